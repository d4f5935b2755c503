"""The footer: the few keys that matter in the focused pane, at most 78 columns."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui import keys

WIDEST = 78


def line(pane: keys.Pane, width: int = WIDEST) -> Content:
    """As many of the pane's keys as fit; help and quit are always among them."""
    shown = [key for key in keys.of(pane) if key.footer and pane in key.footed]
    pieces = [
        Content.assemble((key.hint or key.shown.split()[0], "bold $accented"), f" {key.footer}")
        for key in shown
    ]
    gap = Content("  ")
    room = min(width, WIDEST) - 1
    fixed = pieces[-2:]
    used = sum(piece.cell_length + 2 for piece in fixed) - 2
    kept = []
    for piece in pieces[:-2]:
        if used + piece.cell_length + 2 > room:
            break
        used += piece.cell_length + 2
        kept.append(piece)
    return Content(" ") + gap.join([*kept, *fixed])


class KeyFooter(Widget):
    """One line of keys."""

    pane: reactive[keys.Pane] = reactive("article")

    def render(self) -> Content:
        """The line."""
        return line(self.pane, self.size.width)

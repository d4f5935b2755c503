"""The title line: what is read, how much was found, or how far the reading is."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

_TITLE = 24
"""Cells that the title gets before facts are left out."""


class TitleLine(Widget):
    """One line: the title at the left, facts at the right; the facts stay when space is short."""

    title: reactive[str] = reactive("")
    facts: reactive[str] = reactive("")
    working: reactive[bool] = reactive(False)

    def render(self) -> Content:
        """The line."""
        width = self.size.width - 2
        words = self.facts
        # What was found matters more than the file's name; a title of 24 cells still says something.
        while not self.working and cell_len(words) > width - _TITLE and " · " in words:
            words = words.partition(" · ")[2]
        accent = "$accented" if self.working else ""
        facts = Content(words).stylize(accent)
        room = width - facts.cell_length - 2
        if room < 8:
            return Content(" ") + facts.truncate(max(width, 0), ellipsis=True)
        title = Content(self.title).stylize(f"bold {accent}").truncate(room, ellipsis=True)
        gap = Content(" " * max(width - title.cell_length - facts.cell_length, 0))
        return Content(" ") + title + gap + (facts if accent else facts.stylize("$faint"))

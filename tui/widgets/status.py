"""The title line: what is read, how much was found, or how far the reading is."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class TitleLine(Widget):
    """One line: the title at the left, facts at the right; the facts stay when space is short."""

    title: reactive[str] = reactive("")
    facts: reactive[str] = reactive("")
    working: reactive[bool] = reactive(False)

    def watch_working(self, working: bool) -> None:
        """Facts of a reading that goes on wear the accent."""
        self.set_class(working, "-working")

    def render(self) -> Content:
        """The line."""
        width = self.size.width - 2
        facts = Content(self.facts)
        room = width - facts.cell_length - 2
        if room < 8:
            facts = facts.truncate(max(width, 0), ellipsis=True)
            return Content(" ") + facts
        title = Content(self.title).stylize("bold").truncate(room, ellipsis=True)
        gap = Content(" " * max(width - title.cell_length - facts.cell_length, 0))
        return Content(" ") + title + gap + facts.stylize("$accented" if self.working else "$faint")

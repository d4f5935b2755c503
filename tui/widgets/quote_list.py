"""The list of quotes: a row an utterance."""

from tui.cells import Line
from tui.row_lines import quote_line
from tui.rows import Row
from tui.widgets.entity_list import EntityList

SPEAKER = 24
"""Cells that a speaker gets at most: the words are what the row is for."""


class QuoteList(EntityList):
    """Utterances in reading order."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__("quotes", id=id, classes=classes)

    def draw(self, item: Row, width: int) -> Line:
        """Speaker, kind, words."""
        names = min(self.names(width), max(width // 3, 8), SPEAKER)
        return quote_line(item, width, names, self.limit)

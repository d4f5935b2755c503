"""What stands on the first page: lines of the article and rows of its list, each in the cells where the explorer has them."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len

from core.model import Article, Extraction
from tui import layout
from tui.selection import Kind
from tui.widgets.wrap import AT_ONCE, WrapIndex

Ink = Literal["ink", "bold", "faint"]
_FAINT = frozenset({"muted", "quoted", "strip", "kind-indirect"})
"""The styles of lists that are fainter than the rest; others are not told apart yet."""


@dataclass(frozen=True, slots=True)
class Put:
    """A text and the cell where it begins; both count from 0."""

    row: int
    column: int
    text: str
    ink: Ink = "ink"


def text(article: Article, measure: int, place: int, width: int, height: int) -> Iterator[Put]:
    """The lines of the article from a place on, as far as they are seen."""
    box = layout.article_box(width, height)
    wrapped = WrapIndex(article, layout.text_width(measure, box.width), place + AT_ONCE)
    left = box.left + layout.text_left(box.width, wrapped.width)
    top = max(min(wrapped.line_of(place), len(wrapped) - box.height), 0)
    for row, line in enumerate(range(top, min(top + box.height, len(wrapped)))):
        start, end = wrapped.starts[line], wrapped.ends[line]
        if end > start:
            number = bisect_right(article.paragraphs, (start, len(article.text) + 1)) - 1
            ink: Ink = "bold" if layout.is_heading(article, max(number, 0)) else "ink"
            yield Put(box.top + row, left, wrapped.text[start:end], ink)


def rows(extraction: Extraction, kind: Kind, width: int, height: int) -> Iterator[Put]:
    """The first rows of a list, where there is room beside the text."""
    from tui import row_lines
    from tui.rows import Filter
    from tui.rows import rows as every

    box = layout.list_box(width, height)
    if box is None:
        return
    found = every(extraction, kind)
    # A cell for the cursor's sign, and one for the scroll bar where there is more than is seen.
    room = box.width - 1 - (len(found) > box.height)
    names = row_lines.name_column(found, room)
    length = len(extraction.article.text)
    for number, row in enumerate(found[: box.height]):
        column = box.left
        pieces = row_lines.row_line(row, room, names, Filter(), length)
        for piece, style in (("▸" if number == 0 else " ", ""), *pieces):
            ink: Ink = "faint" if style in _FAINT else "bold" if number == 0 else "ink"
            yield Put(box.top + number, column, piece, ink)
            column += cell_len(piece)

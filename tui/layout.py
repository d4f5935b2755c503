"""Where the panes stand for a terminal's size, in cells: for the screen's classes, the text, and the first page."""

from dataclasses import dataclass

from core.model import Article

WIDE = 120
"""Columns from which three panes stand side by side."""
VAST = 140
"""Columns from which lists and detail get more of them."""
SIDE, VAST_SIDE = 57, 68
"""Columns of lists and detail beside the text, as in ``app.tcss``."""
MARGIN = 2
"""Cells left of the text, for the rule of quotes; one stays free at the right."""
_HEADING = 70
"""Characters of a heading at most."""


@dataclass(frozen=True, slots=True)
class Box:
    """The inside of a pane, without its border."""

    left: int
    top: int
    width: int
    height: int


def is_tiny(width: int, height: int) -> bool:
    """Whether there is room for no pane at all."""
    return width < 30 or height < 8


def side(width: int) -> int:
    """Columns of lists and detail when the explorer opens; 0 where they are a drawer."""
    return 0 if width < WIDE else SIDE if width < VAST else VAST_SIDE


def article_box(width: int, height: int) -> Box:
    """Where the article stands when the explorer opens, in a terminal that is not tiny; without its scroll bar."""
    return Box(1, 2, width - side(width) - 3, height - 4)


def list_box(width: int, height: int) -> Box | None:
    """Where the list stands when the explorer opens: the upper half of the side."""
    if not side(width):
        return None
    return Box(width - side(width) + 1, 2, side(width) - 2, (height - 2) // 2 - 2)


def text_width(measure: int, room: int) -> int:
    """Cells of a line of text, in a pane with so much room."""
    return min(measure, room - MARGIN - 1)


def text_left(room: int, width: int) -> int:
    """Cells left of a line of text, which stands in the middle."""
    return max(MARGIN, (room - width) // 2)


def is_heading(article: Article, number: int) -> bool:
    """Whether a paragraph is the title, or looks like a heading: short, and without a stop."""
    start, end = article.paragraphs[number]
    if number == 0 and article.title:
        return True
    return end - start <= _HEADING and article.text[end - 1].isalpha() and number > 0

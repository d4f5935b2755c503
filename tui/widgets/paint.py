"""One screen line of the article: its text cut where styles begin and end."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Layer = tuple[int, int, str]
"""Start and end in the article, and the name of a style; later layers lie above earlier ones."""


def line(
    text: str,
    start: int,
    end: int,
    layers: Iterable[Layer],
    style_of: Callable[[tuple[str, ...]], Style],
) -> list[Segment]:
    """The segments of the text from ``start`` to ``end``."""
    inside = [
        (max(first, start), min(last, end), name)
        for first, last, name in layers
        if first < end and last > start
    ]
    cuts = sorted({start, end, *(cut for first, last, _ in inside for cut in (first, last))})
    return [
        Segment(
            text[first:last],
            style_of(tuple(name for a, b, name in inside if a <= first and last <= b)),
        )
        for first, last in pairwise(cuts)
    ]


def centred(segments: list[Segment], margin: list[Segment], width: int, base: Style) -> Strip:
    """A line behind its margin, filled up to the width."""
    return Strip([*margin, *segments]).adjust_cell_length(width, base)

"""Text by terminal cells: measuring, cutting, padding, in pieces that carry the name of their style."""

from collections.abc import Iterable

from rich.cells import cell_len, get_character_cell_size

from core.model import Span

Piece = tuple[str, str]
"""A text and the name of its style (a component class of LineList without its prefix; "" is plain)."""
Line = tuple[Piece, ...]


def cut(text: str, width: int) -> str:
    """A text in at most so many cells; what is cut ends with …, at a word where one is near."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    head = _fitting(text, width - 1)
    space = head.rfind(" ")
    if space >= max(len(head) - 8, 1) and not text[len(head)].isspace():
        head = head[:space]
    return head.rstrip(" ,;:") + "…"


def pad(text: str, width: int, *, right: bool = False) -> str:
    """A text in exactly so many cells."""
    text = cut(text, width)
    gap = " " * (width - cell_len(text))
    return gap + text if right else text + gap


def fit(line: Iterable[Piece], width: int) -> Line:
    """A line in at most so many cells."""
    kept: list[Piece] = []
    left = width
    for text, style in line:
        size = cell_len(text)
        if size > left:
            kept.append((cut(text, left), style))
            break
        kept.append((text, style))
        left -= size
    return tuple(kept)


def marked(text: str, spans: Iterable[Span], style: str, other: str = "") -> Line:
    """A text with some of its parts in a style."""
    pieces: list[Piece] = []
    done = 0
    for start, end in spans:
        pieces += [(text[done:start], other), (text[start:end], style)]
        done = end
    return tuple(piece for piece in (*pieces, (text[done:], other)) if piece[0])


def around(text: str, spans: tuple[Span, ...], width: int) -> tuple[str, tuple[Span, ...]]:
    """A part of a text that fits and shows its first span, cut with …; and the spans in that part.

    A third of the width at most is given to what stands before the first span.
    """
    if not spans or cell_len(text) <= width:
        return text, spans
    start, end = spans[0]
    before = max(min(width // 3, width - cell_len(text[start:end]) - 2), 0)
    if cell_len(text[:end]) <= width * 2 // 3:
        return text, spans
    begin = start - len(_fitting(text[:start][::-1], before))
    space = text.find(" ", begin, start)
    begin = space + 1 if space >= 0 else begin
    shift = begin - 1
    kept = tuple((a - shift, b - shift) for a, b in spans if a >= begin)
    return "…" + text[begin:], kept


def _fitting(text: str, width: int) -> str:
    """The longest beginning of a text that fits; a mark stays with its letter."""
    used = 0
    for index, character in enumerate(text):
        used += get_character_cell_size(character)
        if used > width:
            return text[:index]
    return text

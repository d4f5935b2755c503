"""Sentences as a reader sees them around quotations: ``"We won!" she said.`` is one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from core.document import Document
from core.model import Span
from core.quotes.cues import verb
from core.quotes.marks import Marked

_STOP = re.compile(r"[.!?…][)\]\"”’'»]*\s+(?=[\"“‘„«(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|St|Jr|Sr|No|Inc|Ltd|Co|Corp|vs|Rev|Hon|Adm|Maj"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\b[A-Za-z]|\.[A-Za-z])\.\s*$"
)
_WORD = re.compile(r"[\w’'.-]+")


@dataclass(frozen=True, slots=True)
class Frame:
    """One sentence with whole quotations in it; ``marked`` are the outermost marked spans within."""

    start: int
    end: int
    paragraph: int
    marked: tuple[Marked, ...]


def frames(document: Document, outer: Sequence[Marked]) -> tuple[Frame, ...]:
    """The frames of an article, in order; none crosses a paragraph."""
    text = document.article.text
    starts = [m.outer_start for m in outer]
    sentence_starts = [s for s, _ in document.sentences]
    found: list[Frame] = []
    for number, (start, end) in enumerate(document.article.paragraphs):
        marked = outer[bisect_left(starts, start) : bisect_left(starts, end)]
        bounds = set(sentence_starts[bisect_right(sentence_starts, start) : bisect_left(sentence_starts, end)])
        bounds |= {m.end() for m in _STOP.finditer(text, start, end)}
        cuts = [start, *(b for b in sorted(bounds) if start < b < end and _parts(text, start, b, end, marked)), end]
        for a, b in zip(cuts, cuts[1:], strict=False):
            stripped = a + len(text[a:b].rstrip())
            inside = tuple(
                marked[
                    bisect_left([m.outer_start for m in marked], a) : bisect_left(
                        [m.outer_start for m in marked], b
                    )
                ]
            )
            found.append(Frame(a, stripped, number, inside))
    return tuple(found)


def _parts(text: str, paragraph: int, at: int, end: int, marked: Sequence[Marked]) -> bool:
    """Whether a new sentence begins at an offset, quotations being seen as one word each."""
    index = bisect_right([m.outer_start for m in marked], at - 1) - 1
    last = marked[index] if index >= 0 else None
    if last is not None and last.outer_start < at < last.outer_end:
        return False
    before = text[max(paragraph, at - 12) : at].rstrip()
    if last is not None and not text[last.outer_end : at].strip() and last.closed:
        said = text[last.start : last.end][-1:]
        follows = text[last.outer_end : last.outer_end + 1]
        if said in ".…" and not follows.strip():
            return not text[at : at + 1].islower()
        if said in "?!":
            return not attributes(text[at : min(end, at + 120)])
        return False
    if _ABBREVIATION.search(before) and not text[at : at + 1] in "\"“‘«":
        return False
    return before[-1:] in ".!?…" or before.rstrip("\"”’'»)]")[-1:] in ".!?…"


def attributes(after: str) -> bool:
    """Whether the words after a quotation say who spoke: ``Smith asked.``, ``asked the minister.``"""
    words = [m.group() for m in _WORD.finditer(re.split(r"[,.;:!?\"“]\s|[.!?]$", after)[0])][:9]
    return any(verb(word) for word in words)


def bounds(frame: Frame) -> tuple[Span, ...]:
    """The stretches of a frame that lie outside quotation marks."""
    found: list[Span] = []
    at = frame.start
    for marked in frame.marked:
        if marked.outer_start > at:
            found.append((at, marked.outer_start))
        at = max(at, marked.outer_end)
    if at < frame.end:
        found.append((at, frame.end))
    return tuple(found)

"""Sentences as a reader sees them around quotations: ``"We won!" she said.`` is one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

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

    def mark_before(self, offset: int) -> Marked | None:
        """The last marked span that begins before an offset."""
        at = bisect_left(self.marked, offset, key=_outer_start) - 1
        return self.marked[at] if at >= 0 else None

    def covers(self, offset: int) -> bool:
        """Whether an offset lies inside quotation marks."""
        last = self.mark_before(offset + 1)
        return last is not None and offset < last.outer_end


def _outer_start(marked: Marked) -> int:
    return marked.outer_start


def frames(document: Document, outer: Sequence[Marked]) -> tuple[Frame, ...]:
    """The frames of an article, in order; none crosses a paragraph."""
    text = document.article.text
    starts = [m.outer_start for m in outer]
    sentence_starts = [s for s, _ in document.sentences]
    found: list[Frame] = []
    for number, (start, end) in _joined(document.article.paragraphs, outer):
        marked = outer[bisect_left(starts, start) : bisect_left(starts, end)]
        bounds = set(
            sentence_starts[
                bisect_right(sentence_starts, start) : bisect_left(sentence_starts, end)
            ]
        )
        bounds |= {m.end() for m in _STOP.finditer(text, start, end)}
        cuts = [
            start,
            *(b for b in sorted(bounds) if start < b < end and _parts(text, start, b, end, marked)),
            end,
        ]
        for a, b in pairwise(cuts):
            stripped = a + len(text[a:b].rstrip())
            low, high = (bisect_left(marked, x, key=_outer_start) for x in (a, b))
            inside = tuple(marked[low:high])
            found.append(Frame(a, stripped, number, inside))
    return tuple(found)


def _joined(paragraphs: Sequence[Span], outer: Sequence[Marked]) -> Iterator[tuple[int, Span]]:
    """Paragraphs by number; two that one quotation runs across are read as one."""
    number = 0
    while number < len(paragraphs):
        first, (start, end) = number, paragraphs[number]
        last = bisect_left(outer, end, key=_outer_start) - 1
        while last >= 0 and outer[last].outer_end > end and number + 1 < len(paragraphs):
            number += 1
            end = paragraphs[number][1]
            last = bisect_left(outer, end, key=_outer_start) - 1
        yield first, (start, end)
        number += 1


def _parts(text: str, paragraph: int, at: int, end: int, marked: Sequence[Marked]) -> bool:
    """Whether a new sentence begins at an offset, quotations being seen as one word each."""
    index = bisect_left(marked, at, key=_outer_start) - 1
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
    if _ABBREVIATION.search(before) and text[at : at + 1] not in '"“‘«':
        return False
    return before[-1:] in ".!?…" or before.rstrip("\"”’'»)]")[-1:] in ".!?…"


def attributes(after: str) -> bool:
    """Whether the words after a quotation say who spoke: ``Smith asked.``, ``asked the minister.``"""
    words = [m.group() for m in _WORD.finditer(re.split(r"[,.;:!?\"“]\s|[.!?]$", after)[0])][:9]
    return any(verb(word) for word in words)

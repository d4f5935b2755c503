"""A place in a text, found again by the paragraphs around it when the text changed meanwhile."""

from bisect import bisect_right
from dataclasses import dataclass
from hashlib import blake2b
from operator import eq

from core.model import Article

_AROUND = 3
"""Paragraphs by which a place is known: its own, and those after it, should its own have changed."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place; the paragraphs are kept as digests: what somebody reads is nobody's business."""

    offset: int
    """In the text as it was."""
    within: int = 0
    """Characters from the beginning of the paragraph."""
    paragraphs: tuple[str, ...] = ()


def anchored(article: Article, offset: int) -> Anchor:
    """The anchor of an offset."""
    number = _number(article, offset)
    if number is None:
        return Anchor(offset)
    start = article.paragraphs[number][0]
    around = range(number, min(number + _AROUND, len(article.paragraphs)))
    return Anchor(offset, max(offset - start, 0), tuple(_digest(article, n) for n in around))


def found(article: Article, anchor: Anchor) -> int:
    """The offset where the place is now; the old offset where nothing of it is left."""
    here = _number(article, anchor.offset)
    if here is None or not anchor.paragraphs:
        return max(min(anchor.offset, len(article.text)), 0)
    if anchored(article, anchor.offset) == anchor:
        return anchor.offset
    digests = [_digest(article, number) for number in range(len(article.paragraphs))]
    alike = [
        sum(map(eq, digests[number : number + _AROUND], anchor.paragraphs))
        for number in range(len(digests))
    ]
    if not any(alike):
        return min(anchor.offset, len(article.text))
    number = max(range(len(alike)), key=lambda number: (alike[number], -abs(number - here)))
    start, end = article.paragraphs[number]
    return start + min(anchor.within, end - start - 1)


def _number(article: Article, offset: int) -> int | None:
    last = bisect_right(article.paragraphs, (offset, len(article.text) + 1)) - 1
    return max(last, 0) if article.paragraphs else None


def _digest(article: Article, number: int) -> str:
    words = article.text[slice(*article.paragraphs[number])].encode()
    return blake2b(words, digest_size=6).hexdigest()

"""Comparing spans and names: overlap, one-to-one pairs, precision and recall."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from core.model import Span

Left = TypeVar("Left")
Right = TypeVar("Right")
_EDGE = " \t\r\n\"'“”‘’«».,;:!?…-–—"
_ARTICLES = {"mr", "mrs", "ms", "dr", "prof", "sir", "the", "a", "an"}


def f1(hits: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision, recall = hits / max(found, 1), hits / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def trimmed(text: str, span: Span) -> Span:
    """A span without white space, quotation marks and punctuation at its edges."""
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def overlap(a: Span, b: Span) -> float:
    """Shared characters by all characters of two spans (Jaccard)."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def pairs(
    left: Sequence[Left],
    right: Sequence[Right],
    weight: Callable[[Left, Right], float],
    least: float,
) -> list[tuple[Left, Right]]:
    """One-to-one pairs of at least a weight, the heaviest first."""
    rows = [(weight(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)]
    used_left: set[int] = set()
    used_right: set[int] = set()
    found = []
    for heavy, i, j in sorted(rows, reverse=True):
        if heavy >= least and i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            found.append((left[i], right[j]))
    return found


def words(name: str | None) -> frozenset[str]:
    """The words of a name in small letters, without titles and articles."""
    return frozenset(re.findall(r"\w+", (name or "").casefold())) - _ARTICLES


def alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Half of the words are shared."""
    return a == b or (bool(a | b) and len(a & b) / len(a | b) >= 0.5)

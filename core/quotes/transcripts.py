"""Turns of a transcript: ``Q:``, ``SMITH:``, ``Anna Berg: "…"``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.model import Article, Span
from core.quotes.cast import Cast, Named

_LABEL = re.compile(
    r"(?P<label>[QA]|[A-Z][A-Z.’'-]+(?:\s[A-Z][A-Z.’'-]+){0,3}|(?:[A-Z][\w.’'-]+)(?:\s(?:[a-z]{2,3}\s)?[A-Z][\w.’'-]+){0,4})"
    r"(?:\s\([^)\n]{1,40}\))?\s?:\s+(?=\S)"
)
_NOT_NAMES = {
    "NOTE", "UPDATE", "READ MORE", "WATCH", "RELATED", "EDITOR", "SOURCE", "PHOTO", "PHOTOS", "BREAKING", "MORE",
    "CORRECTION", "SEE ALSO", "READ", "ALSO READ", "VIDEO", "DATE", "TIME", "PLACE", "PS", "FILE", "IMAGE", "WHEN",
    "WHERE", "WHAT", "WHO", "HOW", "WHY", "CONTACT", "TEL", "EMAIL", "CREDIT", "EXCLUSIVE", "OPINION", "ANALYSIS",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """One labelled turn: where its label and its words stand."""

    label: Span
    words: Span
    paragraph: int
    named: Named | None
    marked: bool
    """The words stand in quotation marks."""


def turns(article: Article, cast: Cast) -> tuple[Turn, ...]:
    """Labelled turns. One label alone makes no transcript unless it is a person's name before a mark."""
    text = article.text
    found: list[Turn] = []
    for number, (start, end) in enumerate(article.paragraphs):
        match = _LABEL.match(text, start, end)
        if match is None or match["label"].upper() in _NOT_NAMES:
            continue
        begin, stop = match.span("label")
        named = _who(cast, text, begin, stop)
        words = (match.end(), start + len(text[start:end].rstrip()))
        found.append(Turn((begin, stop), words, number, named, text[match.end()] in "\"“‘'«„"))
    labels = [text[t.label[0] : t.label[1]] for t in found]
    shouted = [label for label in labels if label.isupper()]
    questions = "Q" in labels and "A" in labels
    return tuple(
        turn
        for turn, label in zip(found, labels, strict=True)
        if turn.marked
        or (questions and label in ("Q", "A"))
        or (
            label.isupper()
            and label not in ("Q", "A")
            and len(shouted) >= 3
            and len(set(shouted)) < len(shouted) + 1
        )
        or (turn.named is not None and turn.named.kind == "person" and _several(found) >= 3)
    )


def _several(found: Sequence[Turn]) -> int:
    return sum(turn.named is not None and turn.named.kind == "person" for turn in found)


def _who(cast: Cast, text: str, start: int, end: int) -> Named | None:
    for named in cast.at(start, end):
        if named.start >= start and named.end <= end + 1:
            return named
    surname = text[start:end].split()[-1].casefold()
    for named in cast.named:
        if named.kind == "person" and surname in named.name.casefold().split():
            return named
    return None

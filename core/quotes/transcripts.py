"""Turns of a transcript: ``Q:``, ``SMITH:``, ``Anna Berg: "…"``."""

import re
from collections.abc import Mapping
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
    by_word: dict[str, Named] = {}
    for named in cast.named:
        if named.kind == "person":
            for word in named.name.casefold().split():
                by_word.setdefault(word, named)
    for number, (start, end) in enumerate(article.paragraphs):
        match = _LABEL.match(text, start, end)
        if match is None or match["label"].upper() in _NOT_NAMES:
            continue
        begin, stop = match.span("label")
        who = _who(cast, by_word, text, begin, stop)
        words = (match.end(), start + len(text[start:end].rstrip()))
        found.append(Turn((begin, stop), words, number, who, text[match.end()] in "\"“‘'«„"))
    labels = [text[t.label[0] : t.label[1]] for t in found]
    shouted = sum(label.isupper() for label in labels)
    people = sum(t.named is not None and t.named.kind == "person" for t in found)
    questions = "Q" in labels and "A" in labels
    return tuple(
        turn
        for turn, label in zip(found, labels, strict=True)
        if turn.marked
        or (questions and label in ("Q", "A"))
        or (label.isupper() and label not in ("Q", "A") and shouted >= 3)
        or (turn.named is not None and turn.named.kind == "person" and people >= 3)
    )


def _who(cast: Cast, by_word: Mapping[str, Named], text: str, start: int, end: int) -> Named | None:
    for named in cast.at(start, end):
        if named.start >= start and named.end <= end + 1:
            return named
    return by_word.get(text[start:end].split()[-1].casefold())

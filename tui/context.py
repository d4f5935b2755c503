"""What stands around a thing in the text: its paragraph, its sentence, who is named with whom, the question before."""

from bisect import bisect_right
from collections import Counter

from core.model import Extraction, Mention, Person, Span
from tui.matching import fold

_FAR = 12
"""Paragraphs back at most in which a question is looked for: a long answer."""
_CLOSING = " \n\t\"'”’»)]"


def paragraph(extraction: Extraction, offset: int) -> int:
    """The index of the paragraph at an offset, or of the last before it (at least 0)."""
    return max(bisect_right(extraction.article.paragraphs, (offset, 1 << 62)) - 1, 0)


def sentence(extraction: Extraction, offset: int) -> Span:
    """The sentence at an offset; its paragraph where there are no sentences."""
    spans = extraction.sentences or extraction.article.paragraphs or ((0, 0),)
    start, end = spans[max(bisect_right(spans, (offset, 1 << 62)) - 1, 0)]
    if start <= offset < end:
        return start, end
    paragraphs = extraction.article.paragraphs
    return paragraphs[paragraph(extraction, offset)] if paragraphs else (offset, offset)


def named_with(extraction: Extraction, index: int) -> tuple[tuple[int, int, int], ...]:
    """Other people in the same sentences: index, in how many sentences, where first; the most often first."""
    own = {_number(extraction, m.start) for m in extraction.people[index].mentions}
    found: Counter[int] = Counter()
    first: dict[int, int] = {}
    for other, person in enumerate(extraction.people):
        if other == index:
            continue
        shared: set[int] = set()
        for mention in person.mentions:
            place = _number(extraction, mention.start)
            if place in own:
                shared.add(place)
                first.setdefault(other, mention.start)
        if shared:
            found[other] = len(shared)
    return tuple((other, times, first[other]) for other, times in found.most_common())


def said_about(extraction: Extraction, index: int) -> tuple[int, ...]:
    """The quotes of others in which a person is named."""
    person = extraction.people[index]
    return inside(extraction, person.mentions, frozenset(person.quotes))


def inside(
    extraction: Extraction, mentions: tuple[Mention, ...], but: frozenset[int] = frozenset()
) -> tuple[int, ...]:
    """The quotes in which one of the mentions stands, without some."""
    starts = [mention.start for mention in mentions]
    return tuple(
        number
        for number, quote in enumerate(extraction.quotes)
        if number not in but
        and bisect_right(starts, quote.end - 1) > bisect_right(starts, quote.start - 1)
    )


def namesakes(people: tuple[Person, ...], index: int) -> tuple[int, ...]:
    """Other people who share a last name, or whom a one-word form of either could name as well."""
    me = people[index]
    return tuple(
        other
        for other, person in enumerate(people)
        if other != index and (_could_be(me, person) or _could_be(person, me))
    )


def question(extraction: Extraction, index: int) -> Span | None:
    """The question that a quote answers in an interview: the nearest one before it that its speaker did not ask.

    Between the two may stand only more of the same answer; a text with a single such paragraph is no interview.
    """
    text, paragraphs = extraction.article.text, extraction.article.paragraphs
    asking = [text[a:b].rstrip(_CLOSING).endswith("?") for a, b in paragraphs]
    if sum(asking) < 2:
        return None
    quote = extraction.quotes[index]
    here = paragraph(extraction, quote.start)
    own = [q for q in extraction.quotes if q.speaker == quote.speaker and q.speaker is not None]
    for number in range(here - 1, max(here - 1 - _FAR, -1), -1):
        start, end = paragraphs[number]
        mine = any(q.start < end and q.end > start for q in own)
        if asking[number] and not mine:
            last = sentence(extraction, end - 1)
            return last if text[slice(*last)].rstrip(_CLOSING).endswith("?") else (start, end)
        if not mine:
            return None
    return None


def _number(extraction: Extraction, offset: int) -> int:
    spans = extraction.sentences or extraction.article.paragraphs
    return bisect_right(spans, offset, key=_start)


def _start(span: Span) -> int:
    return span[0]


def _could_be(one: Person, other: Person) -> bool:
    words = fold(other.name).split()
    if not words:
        return False
    alone = {tuple(fold(alias).split()) for alias in one.aliases}
    return fold(one.name).split()[-1:] == words[-1:] or any((word,) in alone for word in words)

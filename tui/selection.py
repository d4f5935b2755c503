"""What can be selected, and where it stands in the text: pure lookups over an Extraction."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from core.model import Candidate, Extraction, Organization, Person, Place, Quote, Span

Kind = Literal["people", "places", "quotes", "organizations"]
KINDS: tuple[Kind, ...] = ("people", "places", "quotes", "organizations")
TITLES: dict[Kind, str] = {
    "people": "People",
    "places": "Places",
    "quotes": "Quotes",
    "organizations": "Orgs",
}

Record = Person | Place | Organization | Quote


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, place, organisation or quote; ``start`` (its first mention) finds it again in a later Extraction."""

    kind: Kind
    index: int
    """Into the Extraction's tuple of that kind; for a chain of quotes the chain's first."""
    start: int
    """Article offset of the first mention, or of the quote."""


def records(extraction: Extraction, kind: Kind) -> tuple[Record, ...]:
    """All records of a kind, in the article's order."""
    found: tuple[Record, ...] = getattr(extraction, kind)
    return found


def start_of(record: Record) -> int:
    """Where a record first stands in the text."""
    return record.start if isinstance(record, Quote) else record.mentions[0].start


def thing(extraction: Extraction, kind: Kind, index: int) -> Thing:
    """The thing at an index; a quote that continues another stands for the first of its chain."""
    if kind == "quotes":
        index = chain_head(extraction, index)
    return Thing(kind, index, start_of(records(extraction, kind)[index]))


def things(extraction: Extraction, kind: Kind) -> Iterator[Thing]:
    """The things of a kind in order: a chain of quotes is one."""
    for index, record in enumerate(records(extraction, kind)):
        if not (isinstance(record, Quote) and record.continues is not None):
            yield Thing(kind, index, start_of(record))


def record_of(extraction: Extraction, current: Thing) -> Record:
    """The record behind a thing."""
    return records(extraction, current.kind)[current.index]


def again(extraction: Extraction, current: Thing | None) -> Thing | None:
    """The same thing in a newer Extraction, found by its first mention; None where it is gone."""
    if current is None:
        return None
    here = records(extraction, current.kind)
    if current.index < len(here) and start_of(here[current.index]) == current.start:
        return current
    for index, record in enumerate(here):
        if isinstance(record, Quote):
            if record.start == current.start:
                return thing(extraction, current.kind, index)
        elif any(mention.start == current.start for mention in record.mentions):
            return thing(extraction, current.kind, index)
    return None


def chain_head(extraction: Extraction, index: int) -> int:
    """The first quote of the chain that a quote belongs to."""
    before = extraction.quotes[index].continues
    while before is not None and before < index:
        index, before = before, extraction.quotes[before].continues
    return index


def chain(extraction: Extraction, index: int) -> tuple[int, ...]:
    """The quotes of one utterance, in order, from its head."""
    links = [index]
    for number in range(index + 1, len(extraction.quotes)):
        before = extraction.quotes[number].continues
        if before is not None and before in links:
            links.append(number)
    return tuple(links)


def marks(extraction: Extraction, current: Thing) -> tuple[Span, ...]:
    """Where a thing stands in the text: its mentions, or the pieces of its chain."""
    record = record_of(extraction, current)
    if isinstance(record, Quote):
        pieces = (extraction.quotes[number] for number in chain(extraction, current.index))
        return tuple((piece.start, piece.end) for piece in pieces)
    return tuple((mention.start, mention.end) for mention in record.mentions)


def land(place: Place | Candidate) -> str:
    """The name of the country that a place lies in; empty for countries themselves and where it is unknown."""
    return "" if place.kind == "country" else place.country_name or ""


def name_of(extraction: Extraction, current: Thing) -> str:
    """The canonical name, or a quote's words."""
    record = record_of(extraction, current)
    return record.text if isinstance(record, Quote) else record.name

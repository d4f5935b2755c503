"""What a list shows: the rows of a kind, filtered and sorted; one row a person, place, organisation or utterance."""

from dataclasses import dataclass, replace
from typing import Literal

from core.model import Extraction, Organization, Person, Place, Quote
from tui import matching
from tui.selection import Kind, Thing, land

Sort = Literal["order", "count", "name"]
SORTS: tuple[Sort, ...] = ("order", "count", "name")
SURE = 0.7
"""Below this probability a speaker is told to be uncertain."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list, as data; how it is drawn depends on the width."""

    thing: Thing
    name: str
    """The name; of an utterance its speaker, or ""."""
    words: str
    """A person's first role, a place's country, an utterance's words."""
    aliases: tuple[str, ...] = ()
    mentions: int = 0
    quotes: int = 0
    kind: str = ""
    """A place's or a quote's."""
    unsure: bool = False
    spots: tuple[int, ...] = ()
    """Article offsets of the mentions."""

    @property
    def key(self) -> int:
        """What finds the row again when the data changed."""
        return self.thing.start


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is limited to."""

    query: str = ""
    only: str | None = None
    """The name of a speaker, set by a key."""

    def __bool__(self) -> bool:
        return bool(self.query.strip() or self.only)


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows that a list shows."""

    rows: tuple[Row, ...] = ()
    total: int = 0


def chains(quotes: tuple[Quote, ...]) -> tuple[tuple[int, ...], ...]:
    """The utterances: indexes of quotes that continue each other, in reading order of their first."""
    found: dict[int, list[int]] = {}
    head_of: dict[int, int] = {}
    for index, quote in enumerate(quotes):
        head = index if quote.continues is None else head_of.get(quote.continues, index)
        head_of[index] = head
        found.setdefault(head, []).append(index)
    return tuple(tuple(links) for links in found.values())


def rows(extraction: Extraction, kind: Kind) -> tuple[Row, ...]:
    """Every row of a kind, in the article's order; what a filter compares is made ready."""
    match kind:
        case "people":
            return tuple(_person(i, person) for i, person in enumerate(extraction.people))
        case "places":
            return tuple(_place(i, place) for i, place in enumerate(extraction.places))
        case "organizations":
            return tuple(_organization(i, o) for i, o in enumerate(extraction.organizations))
        case "quotes":
            said = tuple(_utterance(extraction, links) for links in chains(extraction.quotes))
            for row in said:
                matching.fold(row.words)
            return said


def listing(every: tuple[Row, ...], kind: Kind, limit: Filter, sort: Sort = "order") -> Listing:
    """The rows that pass a filter, sorted; names that match best come first, quotes stay in their order."""
    shown = _quotes(every, limit) if kind == "quotes" else _names(every, limit)
    if sort == "count":
        often: dict[str, int] = {}
        for row in shown:
            often[row.name] = often.get(row.name, 0) + max(row.mentions, 1)
        shown.sort(key=lambda row: -often[row.name])
    elif sort == "name":
        shown.sort(key=lambda row: (not row.name, matching.fold(row.name)))
    if kind != "quotes" and limit.query.strip():
        shown.sort(key=lambda row: rank(limit.query, row) or 0)
    return Listing(tuple(shown), len(every))


def rank(query: str, row: Row) -> int | None:
    """How well a row's name or one of its other names answers a filter; None: not at all."""
    ranks = (matching.rank(query, name) for name in (row.name, *row.aliases))
    return min((r for r in ranks if r is not None), default=None)


def _names(every: tuple[Row, ...], limit: Filter) -> list[Row]:
    if not limit.query.strip():
        return list(every)
    return [row for row in every if rank(limit.query, row) is not None]


def _quotes(every: tuple[Row, ...], limit: Filter) -> list[Row]:
    wanted = matching.terms(limit.query)
    shown = every if limit.only is None else [row for row in every if row.name == limit.only]
    fold, matches = matching.fold, matching.matches
    if wanted.speakers:
        shown = [row for row in shown if matches(wanted.speakers, fold(row.name))]
    if not wanted.words:
        return list(shown)
    if len(wanted.words) == 1:
        word = wanted.words[0]
        return [row for row in shown if word in fold(row.words)]
    return [row for row in shown if matches(wanted.words, fold(row.words))]


def _person(index: int, person: Person) -> Row:
    role = _line(person.roles[0]) if person.roles else ""
    return replace(_named("people", index, person), words=role, quotes=len(person.quotes))


def _place(index: int, place: Place) -> Row:
    row = _named("places", index, place)
    doubtful = bool(place.alternatives)
    return replace(row, words=land(place), kind=place.kind or "", unsure=doubtful)


def _organization(index: int, body: Organization) -> Row:
    return replace(_named("organizations", index, body), quotes=len(body.quotes))


def _named(kind: Kind, index: int, record: Person | Place | Organization) -> Row:
    spots = tuple(mention.start for mention in record.mentions)
    aliases = tuple(alias for alias in record.aliases if alias != record.name)
    return Row(Thing(kind, index, spots[0]), record.name, "", aliases, len(spots), spots=spots)


def _utterance(extraction: Extraction, links: tuple[int, ...]) -> Row:
    pieces = [extraction.quotes[index] for index in links]
    first = pieces[0]
    return Row(
        Thing("quotes", links[0], first.start),
        _line(first.speaker or ""),
        _line(" … ".join(piece.text for piece in pieces)),
        mentions=1,
        kind=first.kind,
        unsure=first.speaker is not None and first.confidence < SURE,
        spots=tuple(piece.start for piece in pieces),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


_BARS = " ▁▂▃▄▅▆▇█"


def strip(spots: tuple[int, ...], length: int, width: int) -> str:
    """Where something occurs in a text, from its beginning to its end: a bar for each part.

    >>> strip((0, 1, 9), 10, 5)
    '█   ▄'
    """
    counts = [0] * width
    for spot in spots:
        counts[min(spot * width // max(length, 1), width - 1)] += 1
    most = max(counts, default=0)
    return "".join(_BARS[-(-count * 8 // most)] if most else " " for count in counts)

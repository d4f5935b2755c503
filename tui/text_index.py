"""Where names and quotes stand in the text: sorted once, found by bisection."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from core.model import Extraction, Label, Organization, Person, Place, Span
from tui import selection
from tui.rows import Filter, Row, rows
from tui.selection import KINDS, Kind, Thing

Style = str
STYLES: dict[Label, Style] = {
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "ORG": "organization",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A span of the text that belongs to a thing; ``mention`` counts from 0."""

    start: int
    end: int
    thing: Thing
    mention: int
    uncertain: bool = False
    evidence: str = ""


class TextIndex:
    """Names, their things, and quotes of one Extraction in the order of the text."""

    def __init__(self, extraction: Extraction) -> None:
        self.entities = extraction.entities
        self._entity_starts = [entity.start for entity in extraction.entities]
        self.names = _names(extraction)
        self._name_starts = [spot.start for spot in self.names]
        self.quotes = _quotes(extraction)
        self._quote_starts = [spot.start for spot in self.quotes]
        # Quotes may lie in each other: the furthest end so far tells where looking back may stop.
        self._quote_reach = list(accumulate((spot.end for spot in self.quotes), max))
        self.rows: dict[Kind, tuple[Row, ...]] = {kind: rows(extraction, kind) for kind in KINDS}
        self.kinds = [quote.kind for quote in extraction.quotes]

    def styled(self, start: int, end: int) -> list[tuple[int, int, Style]]:
        """The names that touch a span of the text, with the style of their kind."""
        first = max(bisect_right(self._entity_starts, start) - 1, 0)
        last = bisect_left(self._entity_starts, end)
        return [
            (entity.start, entity.end, STYLES.get(entity.label, "other"))
            for entity in self.entities[first:last]
            if entity.end > start
        ]

    def quoted(self, start: int, end: int) -> list[Spot]:
        """The quotes that touch a span of the text."""
        first = bisect_right(self._quote_reach, start)
        last = bisect_left(self._quote_starts, end)
        return [spot for spot in self.quotes[first:last] if spot.end > start]

    def name_at(self, offset: int) -> Spot | None:
        """The name that covers a character."""
        number = bisect_right(self._name_starts, offset) - 1
        spot = self.names[number] if number >= 0 else None
        return spot if spot and offset < spot.end else None

    def quote_at(self, offset: int) -> Spot | None:
        """The innermost quote that covers a character."""
        return max(self.quoted(offset, offset + 1), key=lambda spot: spot.start, default=None)

    def step(self, spots: list[Spot], offset: int, direction: int) -> Spot | None:
        """The next spot after an offset, or the one before it."""
        starts = self._name_starts if spots is self.names else self._quote_starts
        at = bisect_right(starts, offset) if direction > 0 else bisect_left(starts, offset) - 1
        return spots[at] if 0 <= at < len(spots) else None


def _names(extraction: Extraction) -> list[Spot]:
    groups: tuple[tuple[Kind, tuple[Person | Place | Organization, ...]], ...] = (
        ("people", extraction.people),
        ("places", extraction.places),
        ("organizations", extraction.organizations),
    )
    spots = [
        Spot(
            mention.start,
            mention.end,
            Thing(kind, index, record.mentions[0].start),
            number,
            mention.uncertain,
            mention.evidence,
        )
        for kind, group in groups
        for index, record in enumerate(group)
        for number, mention in enumerate(record.mentions)
    ]
    return sorted(spots, key=lambda spot: spot.start)


def _quotes(extraction: Extraction) -> list[Spot]:
    heads: dict[int, tuple[int, int]] = {}
    spots = []
    for index, quote in enumerate(extraction.quotes):
        before = heads.get(quote.continues) if quote.continues is not None else None
        head, number = (before[0], before[1] + 1) if before else (index, 0)
        heads[index] = (head, number)
        start = extraction.quotes[head].start
        spots.append(Spot(quote.start, quote.end, Thing("quotes", head, start), number))
    return sorted(spots, key=lambda spot: spot.start)


@dataclass(frozen=True, slots=True)
class Marks:
    """What `n` walks: search hits, a name's mentions, the shown quotes."""

    title: str = ""
    spans: tuple[Span, ...] = ()
    drawn: tuple[Span, ...] | None = None
    """Those that stand out in the text; None: all."""

    def near(self, offset: int) -> int | None:
        """Which span begins at an offset."""
        number = bisect_left(self.spans, (offset,))
        if number < len(self.spans) and self.spans[number][0] == offset:
            return number
        return None

    def step(self, offset: int, direction: int) -> int | None:
        """The number of the next span after an offset, or before it; around the end."""
        if not self.spans:
            return None
        if direction > 0:
            return bisect_left(self.spans, (offset + 1,)) % len(self.spans)
        return (bisect_left(self.spans, (offset,)) - 1) % len(self.spans)

    def touching(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans that stand out on a piece of the text."""
        spans = self.spans if self.drawn is None else self.drawn
        first = max(bisect_left(spans, (start,)) - 1, 0)
        return tuple(s for s in spans[first : bisect_left(spans, (end,))] if s[1] > start)


def quote_marks(index: TextIndex, shown: Sequence[Row], limit: Filter) -> Marks:
    """The utterances that a list shows, each by its beginning; none is drawn."""
    starts = {row.key for row in shown}
    spans = [(s.start, s.end) for s in index.quotes if s.mention == 0 and s.start in starts]
    query = f"“{limit.query.strip()}”" if limit.query.strip() else ""
    return Marks(
        " ".join(filter(None, ("quotes", limit.only and f"of {limit.only}", query))),
        tuple(spans),
        (),
    )


def marks_of(extraction: Extraction, thing: Thing) -> Marks:
    """The marks of a thing."""
    name = selection.name_of(extraction, thing) if thing.kind != "quotes" else "quote"
    return Marks(name, tuple(sorted(selection.marks(extraction, thing))))

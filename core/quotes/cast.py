"""Who can speak in an article: people, organisations and places by where they are named."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.model import Organization, Person, Place, SpeakerKind


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of somebody or something that may speak."""

    start: int
    end: int
    name: str
    kind: SpeakerKind
    person: Person | None


@dataclass(slots=True)
class Cast:
    """All mentions of an article in order."""

    people: Sequence[Person]
    organizations: Sequence[Organization]
    places: Sequence[Place]
    named: list[Named] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for person in self.people:
            self.named += [
                Named(m.start, m.end, person.name, "person", person) for m in person.mentions
            ]
        for organization in self.organizations:
            self.named += [
                Named(m.start, m.end, organization.name, "organization", None)
                for m in organization.mentions
            ]
        for place in self.places:
            self.named += [
                Named(m.start, m.end, place.name, "description", None) for m in place.mentions
            ]
        self.named.sort(key=lambda n: (n.start, -n.end))
        self._starts = [n.start for n in self.named]

    def within(self, start: int, end: int) -> list[Named]:
        """The mentions that lie inside a span."""
        rows = self.named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [n for n in rows if n.end <= end]

    def at(self, start: int, end: int) -> list[Named]:
        """The mentions that overlap a span."""
        first = max(0, bisect_left(self._starts, start) - 3)
        rows = self.named[first : bisect_left(self._starts, end)]
        return [n for n in rows if n.end > start]

    def before(self, offset: int, most: int = 60) -> list[Named]:
        """The last mentions that end at or before an offset, nearest first."""
        last = bisect_right(self._starts, offset)
        return [n for n in reversed(self.named[max(0, last - most) : last]) if n.end <= offset]

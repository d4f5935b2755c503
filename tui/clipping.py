"""What is copied: words, with attribution, Markdown, JSON, rows for a sheet, a map link. Never forges a quotation."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Literal

from core.export import attribution, escaped, record
from core.model import Extraction, Organization, Person, Place, Quote
from tui.context import paragraph
from tui.rows import chains
from tui.selection import Kind, Thing, land, record_of

Form = Literal["plain", "attributed", "markdown", "json", "tsv", "map"]
FORMS: tuple[Form, ...] = ("plain", "attributed", "markdown", "json", "tsv", "map")
_COLUMNS: dict[Kind, tuple[str, ...]] = {
    "people": ("name", "role", "aliases", "mentions", "quotes"),
    "places": ("name", "kind", "country", "latitude", "longitude", "population", "mentions"),
    "organizations": ("name", "aliases", "mentions", "quotes"),
    "quotes": ("paragraph", "kind", "speaker", "role", "quote", "confidence"),
}
Links = dict[int, tuple[int, ...]]
_NOUNS: dict[Kind, tuple[str, str]] = {
    "people": ("name", "names"),
    "places": ("place", "places"),
    "organizations": ("organisation", "organisations"),
    "quotes": ("quote", "quotes"),
}


@dataclass(frozen=True, slots=True)
class Clip:
    """A text to be copied, and what to call it."""

    text: str
    what: str
    """For the notice: "3 quotes with attribution"."""


def clip(extraction: Extraction, things: Iterable[Thing], form: Form) -> Clip | None:
    """Things in a form; None where the form has nothing to say of them (a map link of a person)."""
    chosen = tuple(things)
    links = linked(extraction)
    match form:
        case "json":
            text = _json(extraction, chosen)
        case "tsv":
            text = "\n".join("\t".join(row) for row in table(extraction, chosen))
        case "map":
            found = (map_link(record_of(extraction, thing)) for thing in chosen)
            text = "\n".join(link for link in found if link)
        case "plain":
            text = "\n".join(_plain(extraction, thing, links) for thing in chosen)
        case "attributed":
            text = "\n".join(_attributed(extraction, thing, links) for thing in chosen)
        case "markdown":
            text = "\n\n".join(_markdown(extraction, thing, links) for thing in chosen)
    return Clip(text, _what(chosen, form)) if text else None


def map_link(place: Person | Place | Organization | Quote) -> str | None:
    """Where OpenStreetMap shows a place; None without coordinates.

    The zoom follows the kind: a country whole, a site near.
    """
    if not isinstance(place, Place) or place.latitude is None or place.longitude is None:
        return None
    zoom = {"country": 5, "region": 7, "water": 7, "site": 14}.get(place.kind or "", 11)
    at = f"{place.latitude:.5f}", f"{place.longitude:.5f}"
    return f"https://www.openstreetmap.org/?mlat={at[0]}&mlon={at[1]}#map={zoom}/{at[0]}/{at[1]}"


def linked(extraction: Extraction) -> Links:
    """The quotes of every utterance, by the index of its first."""
    return {numbers[0]: numbers for numbers in chains(extraction.quotes)}


def _pieces(extraction: Extraction, thing: Thing, links: Links) -> tuple[Quote, ...]:
    return tuple(extraction.quotes[number] for number in links[thing.index])


def _plain(extraction: Extraction, thing: Thing, links: Links) -> str:
    found = record_of(extraction, thing)
    if not isinstance(found, Quote):
        return _line(found.name)
    pieces = _pieces(extraction, thing, links)
    if len(pieces) == 1:
        return pieces[0].text
    return " … ".join(words for _, words in _stretches(pieces))


def _attributed(extraction: Extraction, thing: Thing, links: Links) -> str:
    found = record_of(extraction, thing)
    if isinstance(found, Person):
        return _line(", ".join((found.name, *found.roles[:1])))
    if isinstance(found, Place):
        return _line(", ".join(filter(None, (found.name, land(found)))))
    if isinstance(found, Organization):
        return _line(found.name)
    pieces = _pieces(extraction, thing, links)
    stretches = _stretches(pieces)
    words = " … ".join(f"“{_inner(words)}”" if quoted else words for quoted, words in stretches)
    return f"{words} — {_speaker(extraction, pieces)}"


def _markdown(extraction: Extraction, thing: Thing, links: Links) -> str:
    found = record_of(extraction, thing)
    if isinstance(found, Quote):
        pieces = _pieces(extraction, thing, links)
        speaker = f"— {escaped(_speaker(extraction, pieces))}"
        stretches = _stretches(pieces)
        if all(not quoted for quoted, _ in stretches):
            return f"{escaped(' … '.join(words for _, words in stretches))} {speaker}"
        parts = [
            f"> “{escaped(_inner(words))}”" if quoted else escaped(words)
            for quoted, words in stretches
        ]
        return "\n\n".join((*parts, speaker))
    if isinstance(found, Place):
        link = map_link(found)
        return f"[{escaped(found.name)}]({link})" if link else escaped(found.name)
    roles = found.roles[:1] if isinstance(found, Person) else ()
    return ", ".join((f"**{escaped(found.name)}**", *(escaped(role) for role in roles)))


def _stretches(pieces: tuple[Quote, ...]) -> list[tuple[bool, str]]:
    """An utterance as stretches of quoted and of paraphrased words, in order.

    Direct pieces that follow each other were parted only by the reporting words and go together;
    fragments stay apart: between them stood the reporter's words.
    """
    found: list[tuple[bool, str]] = []
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        texts = [_line(piece.text) for piece in group]
        if kind == "direct":
            found.append((True, _rejoined(texts)))
        else:
            found += [(kind == "partial", words) for words in texts]
    return found


def _rejoined(texts: list[str]) -> str:
    """Sentences that were parted by "she said": the comma before it stood for a full stop when a new one begins."""
    whole = texts[0]
    for text in texts[1:]:
        starts_anew = text[:1].isupper() and not re.match(r"I\b", text)
        whole = f"{whole.removesuffix(',')}." if whole.endswith(",") and starts_anew else whole
        whole = f"{whole} {text}"
    return whole


def _inner(words: str) -> str:
    """Words as they stand inside double marks: marks of their own become single, the comma before "said" goes."""
    words = words.removesuffix(",")
    for mark, single in (("“", "‘"), ("”", "’"), ('"', "'")):
        words = words.replace(mark, single)
    return words


def _speaker(extraction: Extraction, pieces: tuple[Quote, ...]) -> str:
    """Who said it; of a chain the least certain piece decides whether that is told."""
    quoted = [piece for piece in pieces if piece.kind != "indirect"]
    told = (quoted or list(pieces))[0]
    least = min(piece.confidence for piece in pieces)
    words = _line(attribution(extraction, replace(told, confidence=least)))
    return f"{words} (partly paraphrased)" if 0 < len(quoted) < len(pieces) else words


def records(extraction: Extraction, things: Iterable[Thing]) -> list[dict[str, Any]]:
    """The records of the export contract; of a chain all its quotes."""
    whole = record(extraction)
    links = linked(extraction)
    return [
        whole[thing.kind][number]
        for thing in things
        for number in (links[thing.index] if thing.kind == "quotes" else (thing.index,))
    ]


def _json(extraction: Extraction, things: tuple[Thing, ...]) -> str:
    found = records(extraction, things)
    return json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=2)


def table(extraction: Extraction, things: Iterable[Thing]) -> list[tuple[str, ...]]:
    """A row a thing, under a header; every kind of thing has its own columns. Safe in a sheet."""
    lines: list[tuple[str, ...]] = []
    links = linked(extraction)
    for kind, group in groupby(things, key=lambda thing: thing.kind):
        lines.append(_COLUMNS[kind])
        lines += [tuple(map(_cell, _values(extraction, thing, links))) for thing in group]
    return lines


def _values(extraction: Extraction, thing: Thing, links: Links) -> tuple[object, ...]:
    found = record_of(extraction, thing)
    match found:
        case Person():
            role = found.roles[0] if found.roles else ""
            others = ", ".join(found.aliases)
            return found.name, role, others, len(found.mentions), len(found.quotes)
        case Place():
            where = found.latitude, found.longitude, found.population
            return found.name, found.kind, found.country_name, *where, len(found.mentions)
        case Organization():
            return found.name, ", ".join(found.aliases), len(found.mentions), len(found.quotes)
        case Quote():
            role = next(
                (p.roles[0] for p in extraction.people if p.name == found.speaker and p.roles), ""
            )
            role = role if found.speaker_kind == "person" else ""
            at = paragraph(extraction, found.start) + 1
            words = _plain(extraction, thing, links)
            return at, found.kind, found.speaker, role, words, f"{found.confidence:.2f}"


def _cell(value: object) -> str:
    """A value on one line; what a sheet would take for a formula gets an apostrophe (OWASP, "CSV Injection")."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    line = _line(value)
    return f"'{line}" if line[:1] in tuple("=+-@＝＋－＠") else line


def _what(things: tuple[Thing, ...], form: Form) -> str:
    kinds = {thing.kind for thing in things}
    one, many = _NOUNS[things[0].kind] if len(kinds) == 1 else ("thing", "things")
    how = {
        "plain": "",
        "attributed": " with attribution",
        "markdown": " as Markdown",
        "json": " as JSON",
        "tsv": " as rows for a sheet",
        "map": " as map link",
    }[form]
    return f"{len(things):,} {one if len(things) == 1 else many}{how}"


def _line(text: str) -> str:
    return " ".join(text.split())

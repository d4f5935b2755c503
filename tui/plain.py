"""The article for a terminal that is not one, or a pipe: names and quotes marked, then the lists."""

import shutil
import textwrap
from collections import deque
from collections.abc import Iterator

from core.export import attribution
from core.model import Extraction, Label, Quote

MEASURE = 90
"""Columns of text at most."""
STYLES: dict[str, str] = {"person": "1;36", "place": "4;32", "organization": "1;33"}
"""Select Graphic Rendition parameters; the kinds differ by more than their colour."""
ITALIC, UPRIGHT = "\x1b[3m", "\x1b[23m"
CLOSING = tuple("\"'”’»›“")
_Mark = tuple[int, int, str]
"""An offset, the order among marks of the same offset (ends are below 2), what is put in."""
KINDS: dict[Label, str] = {
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "ORG": "organization",
}


def rendered(extraction: Extraction, *, colour: bool) -> Iterator[str]:
    """The lines. Without colour names stand between asterisks; the number of a quote follows it in brackets."""
    article = extraction.article
    width = min(shutil.get_terminal_size((MEASURE, 24)).columns, MEASURE)
    for warning in article.warnings:
        yield from textwrap.wrap(f"Note: {warning}", width)
    if article.replaced:
        yield f"Note: {article.replaced:,} characters that must not be shown were replaced."
    marks = _marks(extraction, colour)
    for start, end in article.paragraphs:
        yield ""
        yield from _wrapped(article.text[start:end], start, marks, width)
    if extraction.people:
        yield from ("", "PEOPLE")
        for person in extraction.people:
            about = f", {'; '.join(person.roles)}" if person.roles else ""
            yield from _item(f"{person.name}{about} ({len(person.mentions)})", width)
    if extraction.places:
        yield from ("", "PLACES")
        for place in extraction.places:
            country = f", {place.country}" if place.country else ""
            yield from _item(f"{place.name}{country} ({len(place.mentions)})", width)
    if extraction.organizations:
        yield from ("", "ORGANIZATIONS")
        for organization in extraction.organizations:
            yield from _item(f"{organization.name} ({len(organization.mentions)})", width)
    if extraction.quotes:
        yield from ("", "QUOTES")
        for number, quote in enumerate(extraction.quotes, 1):
            yield from _item(
                f"[{number}] {_words(quote)} — {attribution(extraction, quote)}", width
            )


def _words(quote: Quote) -> str:
    words = " ".join(quote.text.split())
    return words if quote.kind == "indirect" else f"“{words}”"


def _item(text: str, width: int) -> list[str]:
    lines = textwrap.wrap(" ".join(text.split()), max(width - 4, 20))
    return [("  " if number == 0 else "    ") + line for number, line in enumerate(lines)]


def _marks(extraction: Extraction, colour: bool) -> deque[_Mark]:
    """What is put in before which offset of the text, in order."""
    found: list[_Mark] = []
    for entity in extraction.entities:
        kind = KINDS.get(entity.label)
        if kind:
            on, off = (f"\x1b[{STYLES[kind]}m", "\x1b[22;24;39m") if colour else ("*", "*")
            found += [(entity.start, 3, on), (entity.end, 0, off)]
    for number, quote in enumerate(extraction.quotes, 1):
        italic = colour and quote.kind != "indirect"
        found.append((quote.start, 2, ITALIC if italic else ""))
        found.append((quote.end, 0, UPRIGHT if italic else ""))
        behind = quote.end + (extraction.article.text[quote.end : quote.end + 1] in CLOSING)
        found.append((behind, 1, f"[{number}]"))
    return deque(sorted(found))


def _wrapped(text: str, start: int, marks: deque[_Mark], width: int) -> Iterator[str]:
    """A paragraph in lines; marks do not count, so that names never change where lines end."""
    text = text.replace("\n", " ").replace("\t", " ")
    place = 0
    for line in textwrap.wrap(text, width, break_on_hyphens=False):
        while text[place].isspace():
            place += 1
        yield _put_in(line, start + place, marks)
        place += len(line)


def _put_in(line: str, start: int, marks: deque[_Mark]) -> str:
    """A line with its marks, which are used up; what begins at its end belongs to the next line."""
    parts, place = [], 0
    end = start + len(line)
    while marks and (marks[0][0] < end or (marks[0][0] == end and marks[0][1] < 2)):
        offset, _, mark = marks.popleft()
        parts += [line[place : max(offset - start, place)], mark]
        place = max(offset - start, place)
    return "".join([*parts, line[place:]])

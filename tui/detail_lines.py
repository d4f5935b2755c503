"""The detail of a person, place, organisation or quote, as lines that lead back into the text. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rich.cells import cell_len, chop_cells

from core.model import Extraction, Mention, Organization, Person, Place, Quote, Span
from tui import context
from tui.rows import SURE
from tui.selection import Thing, chain, land, record_of

LEAD = 5
"""Cells of the column of ¶ numbers."""


@dataclass(frozen=True, slots=True)
class DetailLine:
    """A line of the detail; ``offset`` is None for headings and facts that stand nowhere."""

    key: tuple[str, int]
    """The part of the detail and a number in it: finds the line again when the data changed."""
    text: str
    offset: int | None = None
    lead: str = ""
    """¶ number or count, in a column of its own."""
    spans: tuple[Span, ...] = ()
    """Of ``text``: the name this line is shown for."""
    style: str = ""
    note: str = ""
    """Said behind the text, quietly."""
    unsure: bool = False
    heading: bool = False


def detail(extraction: Extraction, thing: Thing) -> tuple[DetailLine, ...]:
    """Everything worth knowing about a thing."""
    record = record_of(extraction, thing)
    match record:
        case Person():
            return tuple(_person(extraction, thing.index, record))
        case Place():
            return tuple(_place(extraction, record))
        case Organization():
            return tuple(_organization(extraction, record))
        case Quote():
            return tuple(_quote(extraction, thing.index, record))


def _person(extraction: Extraction, index: int, person: Person) -> Iterator[DetailLine]:
    people = extraction.people
    with_whom = context.named_with(extraction, index)
    about = context.said_about(extraction, index)
    if person.roles:
        yield _fact("role", "; ".join(person.roles))
    yield from _aliases(person)
    for other in context.namesakes(people, index):
        role = f", {people[other].roles[0]}" if people[other].roles else ""
        words = f"Not {people[other].name}{role}: a namesake"
        offset = people[other].mentions[0].start
        yield DetailLine(("namesake", offset), _line(words), offset, "!", style="warning")
    facts = [f"said {len(person.quotes)}", f"said about {len(about)}"]
    facts.append(f"named {len(person.mentions)}")
    facts += [f"with {people[other].name} {times}" for other, times, _ in with_whom[:1]]
    yield _fact("counts", " · ".join(facts), "muted")
    yield from _said(extraction, "Said", person.quotes)
    yield from _said(extraction, "Said about", about, speaker=True)
    if with_whom:
        yield _heading("Named with", len(with_whom))
        for other, times, offset in with_whom:
            yield DetailLine(
                ("with", people[other].mentions[0].start), people[other].name, offset, f"{times}×"
            )
    yield from _mentions(extraction, person.mentions)


def _place(extraction: Extraction, place: Place) -> Iterator[DetailLine]:
    facts = [place.kind or "kind unknown", land(place), _people(place.population)]
    yield _fact("kind", " · ".join(filter(None, facts)))
    where = coordinates(place.latitude, place.longitude)
    if where:
        yield _fact("where", where, "muted")
    yield from _aliases(place)
    if place.alternatives:
        yield _heading("Could also be", len(place.alternatives))
        for number, other in enumerate(place.alternatives):
            words = filter(None, (other.kind, land(other), _people(other.population)))
            text = f"{other.name}: {' · '.join(words)}"
            yield DetailLine(("other", number), _line(text), None, "?", style="muted")
    yield from _said(extraction, "In quotes", context.inside(extraction, place.mentions), True)
    yield from _mentions(extraction, place.mentions)


def _organization(extraction: Extraction, body: Organization) -> Iterator[DetailLine]:
    about = context.inside(extraction, body.mentions, frozenset(body.quotes))
    yield from _aliases(body)
    facts = f"said {len(body.quotes)} · said about {len(about)} · named {len(body.mentions)}"
    yield _fact("counts", facts, "muted")
    yield from _said(extraction, "Said", body.quotes)
    yield from _said(extraction, "Said about", about, True)
    yield from _mentions(extraction, body.mentions)


def _quote(extraction: Extraction, index: int, first: Quote) -> Iterator[DetailLine]:
    links = chain(extraction, index)
    person = next((p for p in extraction.people if p.name == first.speaker), None)
    by_person = first.speaker_kind == "person" and person is not None
    role = person.roles[0] if by_person and person and person.roles else ""
    speaker = first.speaker or "speaker unknown"
    offset = first.mention.start if first.mention else None
    words = _line(", ".join(filter(None, (speaker, role))))
    yield DetailLine(("speaker", 0), words, offset, "—", style="name" if first.speaker else "muted")
    if first.speaker is not None:
        sure = f"{first.confidence:.0%} sure"
        unsure = first.confidence < SURE
        yield DetailLine(
            ("sure", 0), _line(f"{sure}: {first.evidence}"), style="muted", unsure=unsure
        )
    elif first.evidence:
        yield _fact("sure", first.evidence, "muted")
    asked = context.question(extraction, index)
    if asked:
        text = _line(extraction.article.text[slice(*asked)])
        yield _heading("Asked")
        yield DetailLine(("asked", asked[0]), text, asked[0], _at(extraction, asked[0]))
    yield _heading("Words", len(links))
    for number in links:
        yield _quoted(extraction, number)
    text = extraction.article.text
    around = tuple(
        dict.fromkeys(context.sentence(extraction, extraction.quotes[n].start) for n in links)
    )
    yield _heading("In the text")
    for start, end in around:
        yield DetailLine(("around", start), _line(text[start:end]), start, _at(extraction, start))


def unmarked(line: DetailLine) -> str:
    """The words of a line without the signs that mark the name."""
    text = line.text
    for start, end in reversed(line.spans):
        text = text[:start] + text[start + 1 : end - 1] + text[end:]
    return text


def wrapped(lines: tuple[DetailLine, ...], width: int) -> tuple[DetailLine, ...]:
    """Lines whose text is too long for a width, gone on with in lines of their own: a quote is read whole."""
    found: list[DetailLine] = []
    for line in lines:
        text = f"{line.text}  ({line.note})" if line.note else line.text
        room = max(width - LEAD - 2, 8)
        if line.heading or cell_len(text) <= room:
            found.append(line)
            continue
        for number, part in enumerate(_parts(text, room)):
            lead = (line.lead if number == 0 else " ") if line.lead else ""
            key = (f"{line.key[0]} {number}", line.key[1]) if number else line.key
            unsure = line.unsure and number == 0
            found.append(replace(line, key=key, text=part, lead=lead, note="", unsure=unsure))
    return tuple(found)


def _parts(text: str, width: int) -> Iterator[str]:
    """A text in parts of at most so many cells, at words where that is possible."""
    part = ""
    for word in text.split(" "):
        if part and cell_len(part) + 1 + cell_len(word) > width:
            yield part
            part = ""
        part = f"{part} {word}" if part else word
        if cell_len(part) > width:
            *full, part = chop_cells(part, width)
            yield from full
    yield part


def _said(
    extraction: Extraction, title: str, numbers: tuple[int, ...], speaker: bool = False
) -> Iterator[DetailLine]:
    if numbers:
        yield _heading(title, len(numbers))
    for number in numbers:
        yield _quoted(extraction, number, speaker)


def _quoted(extraction: Extraction, number: int, speaker: bool = False) -> DetailLine:
    quote = extraction.quotes[number]
    words = _line(quote.text)
    text = words if quote.kind == "indirect" else f"“{words}”"
    who = quote.speaker or "unknown"
    note = " · ".join(filter(None, (who if speaker else "", quote.kind, _line(quote.cue or ""))))
    unsure = quote.speaker is not None and quote.confidence < SURE
    lead = _at(extraction, quote.start)
    style = f"kind-{quote.kind}"
    return DetailLine(
        ("about" if speaker else "said", quote.start),
        text,
        quote.start,
        lead,
        (),
        style,
        note,
        unsure,
    )


def _mentions(extraction: Extraction, mentions: tuple[Mention, ...]) -> Iterator[DetailLine]:
    text = extraction.article.text
    yield _heading("Mentions", len(mentions))
    for mention in mentions:
        start, end = context.sentence(extraction, mention.start)
        end = max(end, mention.end)
        before = text[start : mention.start]
        lead = " ".join(before.split()) + (" " if before[-1:].isspace() and before.strip() else "")
        name = _line(text[mention.start : mention.end])
        after = text[mention.end : end]
        rest = (" " if after[:1].isspace() else "") + _line(after)
        yield DetailLine(
            ("mention", mention.start),
            f"{lead}▸{name}◂{rest}",
            mention.start,
            _at(extraction, mention.start),
            ((len(lead), len(lead) + len(name) + 2),),
            unsure=mention.uncertain,
        )
        if mention.uncertain and mention.evidence:
            yield DetailLine(
                ("why", mention.start), _line(mention.evidence), mention.start, style="muted"
            )


def _aliases(record: Person | Place | Organization) -> Iterator[DetailLine]:
    others = [alias for alias in record.aliases if alias != record.name]
    if others:
        yield _fact("also", f"also: {', '.join(others)}", "muted")


def _heading(text: str, count: int | None = None) -> DetailLine:
    words = text if count is None else f"{text} {count:,}"
    return DetailLine((f"heading {text}", 0), words, style="heading", heading=True)


def _fact(key: str, text: str, style: str = "") -> DetailLine:
    return DetailLine((key, 0), _line(text), style=style)


def _at(extraction: Extraction, offset: int) -> str:
    return f"¶{context.paragraph(extraction, offset) + 1}"


def _people(population: int | None) -> str:
    return f"{population:,} people" if population else ""


def coordinates(latitude: float | None, longitude: float | None) -> str:
    """Degrees as people write them.

    >>> coordinates(51.51, -0.13)
    '51.51° N, 0.13° W'
    """
    if latitude is None or longitude is None:
        return ""
    north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
    return f"{abs(latitude):.2f}° {north}, {abs(longitude):.2f}° {east}"


def _line(text: str) -> str:
    return " ".join(text.split())

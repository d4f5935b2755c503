"""An extraction as JSON, JSON Lines, CSV or Markdown: what other programs and people build on."""

import csv
import io
import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

from core.model import Candidate, Extraction, Mention, Person, Place, Quote, Span
from core.safety import safe

SCHEMA = "summit-tui/1"
COLUMNS = (
    "source",
    "paragraph",
    "kind",
    "speaker",
    "speaker_kind",
    "role",
    "quote",
    "cue",
    "confidence",
    "sentence",
    "start",
    "end",
)
"""Of the CSV: one row a quote; ``paragraph`` counts from 1, offsets are code points of the text."""
UNCERTAIN = 0.7
"""Below this confidence the attribution is told to be uncertain."""


def record(extraction: Extraction) -> dict[str, Any]:
    """The extraction in the export contract's fields."""
    article = extraction.article
    return {
        "schema": SCHEMA,
        "source": article.source,
        "title": article.title,
        "text": article.text,
        "replaced": article.replaced,
        "warnings": list(article.warnings),
        "pipeline": {"name": extraction.pipeline.name, "version": extraction.pipeline.version},
        "entities": [
            {
                "start": e.start,
                "end": e.end,
                "text": e.text,
                "label": e.label,
                "probability": round(e.probability, 3),
            }
            for e in extraction.entities
        ],
        "paragraphs": [list(span) for span in article.paragraphs],
        "sentences": [list(span) for span in extraction.sentences],
        "people": [_person(person) for person in extraction.people],
        "places": [_place(place) for place in extraction.places],
        "organizations": [
            {
                "name": o.name,
                "aliases": list(o.aliases),
                "mentions": [_mention(m) for m in o.mentions],
                "quotes": list(o.quotes),
            }
            for o in extraction.organizations
        ],
        "quotes": [_quote(quote) for quote in extraction.quotes],
    }


def failure_line(source: str, reason: str) -> str:
    """The JSON line of a file that cannot be read."""
    failed = {"schema": SCHEMA, "source": safe(source)[0], "error": reason}
    return json.dumps(failed, ensure_ascii=False) + "\n"


def to_json(extraction: Extraction) -> str:
    """One object, indented, with a final line end."""
    return json.dumps(record(extraction), ensure_ascii=False, indent=2) + "\n"


def to_jsonl(extraction: Extraction) -> str:
    """The same object on one line, with its line end."""
    return json.dumps(record(extraction), ensure_ascii=False) + "\n"


def csv_header() -> str:
    """The CSV's first line, behind the mark by which Excel knows UTF-8."""
    return "\ufeff" + _csv([COLUMNS])


def to_csv(extraction: Extraction, quotes: Iterable[Quote] | None = None) -> str:
    """A row for every quote, or for those given; without the header, so that files can follow each other."""
    article = extraction.article
    roles = {person.name: person.roles[0] for person in reversed(extraction.people) if person.roles}
    return _csv(
        (
            article.source,
            max(bisect_right(article.paragraphs, (q.start, len(article.text))), 1),
            q.kind,
            q.speaker or "",
            q.speaker_kind or "",
            roles.get(q.speaker or "", "") if q.speaker_kind == "person" else "",
            _line(q.text),
            q.cue or "",
            f"{q.confidence:.3f}",
            _line(sentence_around(extraction, (q.start, q.end))),
            q.start,
            q.end,
        )
        for q in (extraction.quotes if quotes is None else quotes)
    )


def sentence_around(extraction: Extraction, span: Span) -> str:
    """The sentence or sentences that a span lies in, as the article has them."""
    sentences = extraction.sentences
    text = extraction.article.text
    first = max(bisect_right(sentences, (span[0], len(text) + 1)) - 1, 0)
    last = max(bisect_right(sentences, (span[1] - 1, len(text) + 1)) - 1, first)
    if not sentences:
        return text[slice(*span)]
    return text[min(sentences[first][0], span[0]) : max(sentences[last][1], span[1])]


def to_markdown(extraction: Extraction) -> str:
    """Who is who, the places, and the quotes with their speakers; a paraphrase never wears quotation marks."""
    article = extraction.article
    lines = [f"# {escaped(article.title or article.source)}", ""]
    if article.replaced:
        lines += [f"*{article.replaced:,} characters that must not be shown were replaced.*", ""]
    if extraction.people:
        lines += ["## People", ""]
        for person in extraction.people:
            also = [alias for alias in person.aliases if alias != person.name]
            lines.append(
                f"- **{escaped(person.name)}**"
                + (f", {escaped('; '.join(person.roles))}" if person.roles else "")
                + (f" (also: {escaped(', '.join(also))})" if also else "")
            )
        lines.append("")
    if extraction.places:
        lines += ["## Places", ""]
        for place in extraction.places:
            country = place.country_name if place.kind != "country" else None
            facts = [fact for fact in (place.kind, country) if fact]
            lines.append(f"- {escaped(place.name)}" + (f" ({', '.join(facts)})" if facts else ""))
        lines.append("")
    if extraction.organizations:
        lines += ["## Organizations", ""]
        lines += [f"- {escaped(organization.name)}" for organization in extraction.organizations]
        lines.append("")
    if extraction.quotes:
        lines += ["## Quotes", ""]
        for quote in extraction.quotes:
            words = escaped(quote.text)
            speaker = f"— {escaped(attribution(extraction, quote))}"
            if quote.kind == "indirect":
                lines += [f"{words} {speaker}", ""]
            else:
                lines += [f"> {words}", "", speaker, ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def attribution(extraction: Extraction, quote: Quote) -> str:
    """Who said it, with the first role; what is paraphrased or uncertain is told."""
    if quote.speaker is None:
        return "speaker unknown" + (" (paraphrased)" if quote.kind == "indirect" else "")
    words = quote.speaker
    if quote.speaker_kind == "person":
        person = next((p for p in extraction.people if p.name == quote.speaker), None)
        if person and person.roles:
            words = f"{words}, {person.roles[0]}"
    notes = ["paraphrased"] if quote.kind == "indirect" else []
    notes += ["attribution uncertain"] if quote.confidence < UNCERTAIN else []
    return words + (f" ({', '.join(notes)})" if notes else "")


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "uncertain": mention.uncertain,
        "evidence": mention.evidence,
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "aliases": list(person.aliases),
        "roles": list(person.roles),
        "mentions": [_mention(mention) for mention in person.mentions],
        "quotes": list(person.quotes),
    }


def _where(place: Place | Candidate) -> dict[str, Any]:
    return {
        "kind": place.kind,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "population": place.population,
        "country_name": place.country_name,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "aliases": list(place.aliases),
        "mentions": [_mention(mention) for mention in place.mentions],
        **_where(place),
        "alternatives": [{"name": other.name, **_where(other)} for other in place.alternatives],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    said = quote.mention
    return {
        "kind": quote.kind,
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "speaker": quote.speaker,
        "speaker_kind": quote.speaker_kind,
        "mention": {"start": said.start, "end": said.end, "text": said.text} if said else None,
        "cue": quote.cue,
        "continues": quote.continues,
        "confidence": round(quote.confidence, 3),
        "evidence": quote.evidence,
    }


def _csv(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe (OWASP, "CSV Injection")."""
    return (
        f"'{value}"
        if isinstance(value, str) and value.lstrip()[:1] in tuple("=+-@＝＋－＠")
        else value
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def escaped(text: str) -> str:
    """A text as one line of Markdown that shows every character as it is."""
    line = re.sub(r"([\\`*_{}\[\]<>#|~&!$^=])", r"\\\1", _line(text))
    return re.sub(
        r"^([+-]|\d+(?=[.)]))", lambda m: f"\\{m[0]}" if m[0] in "+-" else f"{m[0]}\\", line
    )

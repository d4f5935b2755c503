"""An extraction as short lines of JSON, for the pipe between the processes and for the cache.

No line is longer than 64 KB, so that whoever reads them never holds the interpreter for long. The article is
not sent: both sides have it, and texts are cut out of it again.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from core.model import (
    Article,
    Candidate,
    Entity,
    Extraction,
    Mention,
    Organization,
    Person,
    PipelineInfo,
    Place,
    Quote,
    SpeakerMention,
)

MOST = 60_000
"""Characters of rows in one line; with what stands around them it stays below 64 KB."""
Row = list[Any]


def lines(extraction: Extraction) -> Iterator[str]:
    """The extraction as ``["section", [row, …]]`` lines, without line ends."""
    for section, rows in _sections(extraction):
        held: list[str] = []
        size = 0
        for row in rows:
            text = json.dumps(row)
            if held and size + len(text) > MOST:
                yield f'["{section}", [{", ".join(held)}]]'
                held, size = [], 0
            held.append(text)
            size += len(text) + 2
        if held:
            yield f'["{section}", [{", ".join(held)}]]'


def extraction(
    article: Article, pipeline: PipelineInfo, found: Iterable[tuple[str, list[Row]]]
) -> Extraction:
    """The extraction that was sent. Raises LookupError, TypeError or ValueError when the lines are damaged."""
    rows: dict[str, list[Row]] = {}
    for section, some in found:
        rows.setdefault(section, []).extend(some)
    text = article.text
    mentions: dict[tuple[str, int], list[Mention]] = {}
    for owner, index, start, end, uncertain, evidence in rows.get("mentions", ()):
        mentions.setdefault((owner, index), []).append(Mention(start, end, uncertain, evidence))
    said: dict[tuple[str, int], list[int]] = {}
    for owner, index, quote in rows.get("said", ()):
        said.setdefault((owner, index), []).append(quote)

    def of(owner: str, index: int) -> tuple[Mention, ...]:
        return tuple(mentions.get((owner, index), ()))

    return Extraction(
        article=article,
        pipeline=pipeline,
        entities=tuple(
            Entity(start, end, text[start:end], label, probability)
            for start, end, label, probability in rows.get("entities", ())
        ),
        sentences=tuple((start, end) for start, end in rows.get("sentences", ())),
        people=tuple(
            Person(
                name,
                tuple(aliases),
                tuple(roles),
                of("people", i),
                tuple(said.get(("people", i), ())),
                gender,
            )
            for i, (name, aliases, roles, gender) in enumerate(rows.get("people", ()))
        ),
        places=tuple(
            _located(name, aliases, of("places", i), facts, others)
            for i, (name, aliases, facts, others) in enumerate(rows.get("places", ()))
        ),
        organizations=tuple(
            Organization(
                name,
                tuple(aliases),
                of("organizations", i),
                tuple(said.get(("organizations", i), ())),
            )
            for i, (name, aliases) in enumerate(rows.get("organizations", ()))
        ),
        quotes=tuple(
            Quote(kind, text[start:end], start, end, speaker, of_kind, _speaker(text, where), *rest)
            for kind, start, end, speaker, of_kind, where, *rest in rows.get("quotes", ())
        ),
    )


def _located(
    name: str, aliases: list[str], mentions: tuple[Mention, ...], facts: Row, others: list[Row]
) -> Place:
    kind, country, latitude, longitude, population, country_name = facts
    return Place(
        name,
        tuple(aliases),
        mentions,
        kind,
        country,
        latitude,
        longitude,
        population,
        tuple(Candidate(*other) for other in others),
        country_name,
    )


def _speaker(text: str, where: list[int] | None) -> SpeakerMention | None:
    return SpeakerMention(where[0], where[1], text[where[0] : where[1]]) if where else None


def _sections(found: Extraction) -> Iterator[tuple[str, Iterable[Row]]]:
    yield "entities", ([e.start, e.end, e.label, e.probability] for e in found.entities)
    yield "sentences", (list(span) for span in found.sentences)
    yield "people", ([p.name, p.aliases, p.roles, p.gender] for p in found.people)
    yield (
        "places",
        (
            [p.name, p.aliases, _facts(p), [[c.name, *_facts(c)] for c in p.alternatives]]
            for p in found.places
        ),
    )
    yield "organizations", ([o.name, o.aliases] for o in found.organizations)
    for index, person in enumerate(found.people):
        yield "mentions", _mentions("people", index, person.mentions)
        yield "said", (["people", index, quote] for quote in person.quotes)
    for index, place in enumerate(found.places):
        yield "mentions", _mentions("places", index, place.mentions)
    for index, organization in enumerate(found.organizations):
        yield "mentions", _mentions("organizations", index, organization.mentions)
        yield "said", (["organizations", index, quote] for quote in organization.quotes)
    yield (
        "quotes",
        (
            [
                q.kind,
                q.start,
                q.end,
                q.speaker,
                q.speaker_kind,
                [q.mention.start, q.mention.end] if q.mention else None,
                q.cue,
                q.continues,
                q.confidence,
                q.evidence,
            ]
            for q in found.quotes
        ),
    )


def _facts(place: Place | Candidate) -> Row:
    where = [place.latitude, place.longitude, place.population]
    return [place.kind, place.country, *where, place.country_name]


def _mentions(owner: str, index: int, mentions: Iterable[Mention]) -> Iterator[Row]:
    return ([owner, index, m.start, m.end, m.uncertain, m.evidence] for m in mentions)

"""The records that flow from stage to stage: frozen data, no logic.

Offsets are Unicode code points of ``Article.text``, start inclusive, end exclusive, everywhere. For every
record with ``text``, ``start`` and ``end`` holds ``text == article.text[start:end]``.
"""

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]

Label = Literal[
    "PERSON",
    "GPE",
    "LOC",
    "FAC",
    "ORG",
    "NORP",
    "DATE",
    "MONEY",
    "PRODUCT",
    "EVENT",
    "WORK_OF_ART",
    "MISC",
]
PlaceKind = Literal["country", "region", "city", "water", "site", "other"]
QuoteKind = Literal["direct", "partial", "indirect"]
SpeakerKind = Literal["person", "organization", "description"]
Gender = Literal["male", "female"]


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it is explored: decoded, line ends as ``\\n``, unsafe characters replaced one for one."""

    source: str
    """As the user named it; ``-`` for standard input."""
    text: str
    title: str | None
    paragraphs: tuple[Span, ...]
    replaced: int = 0
    """How many characters a terminal must not be shown, and were replaced."""
    warnings: tuple[str, ...] = ()
    """One sentence each, for the reader: undecodable bytes, a text that is not English."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A name as it is highlighted. Entities of one article never overlap and are in order."""

    start: int
    end: int
    text: str
    label: Label
    probability: float = 1.0
    """That span and label are right, 0 to 1, as the pipeline says; 1 where it says nothing."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text where a person, place or organisation is named (no pronouns)."""

    start: int
    end: int
    uncertain: bool = False
    """Two could be meant."""
    evidence: str = ""
    """When uncertain: a short sentence that says why this one."""


@dataclass(frozen=True, slots=True)
class Person:
    """A named individual; ``name`` is the fullest form in the article, without a title."""

    name: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[int, ...] = ()
    """Indexes into ``Extraction.quotes``."""
    gender: Gender | None = None
    """As titles, role nouns, pronouns and given names of the article tell; never shown."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the gazetteer knows by a name."""

    name: str
    kind: PlaceKind
    country: str | None
    """ISO 3166-1 alpha-2."""
    latitude: float | None
    longitude: float | None
    population: int | None
    country_name: str | None = None
    """The usual English name of ``country``."""


@dataclass(frozen=True, slots=True)
class Place:
    """A named place; ``None`` where the gazetteer knows nothing."""

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    kind: PlaceKind | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    latitude: float | None = None
    """Degrees, north positive."""
    longitude: float | None = None
    """Degrees, east positive."""
    population: int | None = None
    alternatives: tuple[Candidate, ...] = ()
    """Namesakes that were not chosen, the likeliest first."""
    country_name: str | None = None
    """The usual English name of ``country``."""


@dataclass(frozen=True, slots=True)
class Organization:
    """A named organisation."""

    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[int, ...] = ()
    """Indexes into ``Extraction.quotes``."""


@dataclass(frozen=True, slots=True)
class SpeakerMention:
    """The words nearest to a quote that name its speaker: "he", "Putin", "the minister"."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said or wrote; ``text`` is without the outer marks."""

    kind: QuoteKind
    text: str
    start: int
    end: int
    speaker: str | None
    """The ``name`` of a person or organisation, else the article's own words, else None: unknown."""
    speaker_kind: SpeakerKind | None
    mention: SpeakerMention | None
    cue: str | None
    """The reporting words: "said", "according to"."""
    continues: int | None
    """Index of the quote that this one goes on with."""
    confidence: float
    """Probability that the speaker is right, 0 when there is none."""
    evidence: str
    """A short sentence for people that says why this speaker."""


@dataclass(frozen=True, slots=True)
class PipelineInfo:
    """Which language pipeline an extraction stands on."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in an article, in the article's order."""

    article: Article
    pipeline: PipelineInfo
    entities: tuple[Entity, ...] = ()
    sentences: tuple[Span, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    organizations: tuple[Organization, ...] = ()
    quotes: tuple[Quote, ...] = ()

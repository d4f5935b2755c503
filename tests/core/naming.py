"""Documents for the tests of names: ``[Ada Roe]`` is a person, ``{Lund}`` a place, ``<Harbour Union>`` an organisation."""

import re

import spacy

from core.document import Block, Document
from core.model import Article, Entity, Label, Person, Place
from core.people import settle as settle_people
from core.places import settle as settle_places

_MARKED = re.compile(r"\[([^\]]+)\]|\{([^}]+)\}|<([^>]+)>")
_NLP = spacy.blank("en")
_NLP.add_pipe("sentencizer")


def marked(text: str) -> tuple[Document, tuple[Entity, ...]]:
    """The document without its marks, and what they mark."""
    plain, entities, end = "", [], 0
    for match in _MARKED.finditer(text):
        plain += text[end : match.start()]
        name = next(group for group in match.groups() if group)
        labels: tuple[Label, ...] = ("PERSON", "LOC", "ORG")
        label = labels["[{<".index(match.group()[0])]
        entities.append(Entity(len(plain), len(plain) + len(name), name, label))
        plain += name
        end = match.end()
    plain += text[end:]
    paragraphs = tuple(m.span() for m in re.finditer(r"\S[^\n]*", plain))
    document = Document(Article("test", plain, None, paragraphs), (Block(0, _NLP(plain)),), False)
    return document, tuple(entities)


def people(text: str) -> dict[str, Person]:
    """The persons by name."""
    return {person.name: person for person in settle_people(*marked(text))}


def places(text: str) -> dict[str, Place]:
    """The places by name."""
    return {place.name: place for place in settle_places(*marked(text))}

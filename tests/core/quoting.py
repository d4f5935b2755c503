"""Documents for the tests of quotations: a text, the people in it, with a tree and without."""

import re

import spacy
from spacy.language import Language

from core.document import Block, Document
from core.model import Article, Gender, Mention, Organization, Person, Quote
from core.quotes import find


def patterns() -> Language:
    """A pipeline that knows words and nothing else."""
    return spacy.blank("en")


def document(nlp: Language, text: str) -> Document:
    paragraphs = tuple(m.span() for m in re.finditer(r"\S[^\n]*", text))
    doc = nlp(text.replace("\n", " "))
    return Document(
        Article("test", text, None, paragraphs), (Block(0, doc),), doc.has_annotation("DEP")
    )


def _mentions(text: str, names: tuple[str, ...]) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for name in sorted(names, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if all(match.end() <= m.start or m.end <= match.start() for m in found):
                found.append(Mention(*match.span()))
    return tuple(sorted(found, key=lambda m: m.start))


def person(
    text: str, names: str, gender: Gender | None = None, roles: tuple[str, ...] = ()
) -> Person:
    """A person of ``text``: "Ada Roe|Roe" are the full name and its short forms."""
    aliases = tuple(names.split("|"))
    return Person(aliases[0], aliases, roles, _mentions(text, aliases), gender=gender)


def organization(text: str, names: str) -> Organization:
    aliases = tuple(names.split("|"))
    return Organization(aliases[0], aliases, _mentions(text, aliases))


def quotes(
    nlp: Language,
    text: str,
    people: tuple[str, ...] = (),
    *,
    men: tuple[str, ...] = (),
    women: tuple[str, ...] = (),
    bodies: tuple[str, ...] = (),
    roles: dict[str, str] | None = None,
) -> tuple[Quote, ...]:
    known = [
        *(person(text, names) for names in people),
        *(person(text, names, "male", ((roles or {}).get(names, ""),)) for names in men),
        *(person(text, names, "female", ((roles or {}).get(names, ""),)) for names in women),
    ]
    known.sort(key=lambda p: p.mentions[0].start)
    found = find(document(nlp, text), known, (), tuple(organization(text, b) for b in bodies))
    for quote in found:
        assert quote.text == text[quote.start : quote.end]
    return found

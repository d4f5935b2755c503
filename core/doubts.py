"""What a supposed person is instead, by the words around it: a noun before, an article, the list that it stands in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core import clues, gazetteer
from core.clues import WORDS, Name
from core.document import Document
from core.model import Label
from core.names import fold, role_nouns, titles

HEADS: dict[str, Label] = {
    noun: label for label, nouns in WORDS["heads_before"].items() for noun in nouns
}
"""Nouns that say what the name after them is, "the newspaper Tolan": in Worldwide train of 114 in 119, one is a person."""
PLACES_OF = frozenset(WORDS["places_of"])
"""The same of places with "of", "the village of Tolan": of 114 in 121, one is a person."""
FOLLOWING: dict[str, Label] = {
    noun: label for label, nouns in WORDS["heads_after"].items() for noun in nouns
}
"""Nouns that say what the names before them are, "the Tolan and Oru people": of 201 in 223, none is a person."""
PLACES: tuple[Label, ...] = ("LOC", "GPE", "FAC")
_HEAD = re.compile(r"(?<!\w)([\w-]+) (of (?:the )?)?[\"“‘'«]?$")
_OPENED = re.compile(r"[\"“«]$")
_CLOSED = re.compile(r"[,.]?[\"”»]")
_NAMING = re.compile(r"(?:\b(?:as|by|called|named|nicknamed|dubbed|alias|aka)|name|moniker)\W+$")
_WORD = re.compile(r"([\w-]+)\.? $")
_THE = re.compile(r"\b[Tt]he $")
_NEXT = re.compile(r"[\"”’'»]? ([a-z]+)")
_JOINT = re.compile(r",? (?:and|or|&) |, ")
_OF_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBG", "VBN", "CD"})
_LIST_GOES_ON = re.compile(r",? (?:and|or|&) [A-Z]|, [A-Z]|[-–/]")


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a mention is rather than a person; ``defined`` where the text says what it is, for all its mentions."""

    name: Name
    label: Label
    defined: bool


def doubts(document: Document, names: Sequence[Name]) -> Iterator[Doubt]:
    """The mentions that the pipeline takes for persons and the words around them do not."""
    text = document.article.text
    supposed = {name.text.casefold() for name in names if name.label == "PERSON"}
    for run in _lists(text, names):
        label = _head(text, run[0]) or _following(text, run[-1]) or _alike(text, run)
        for name in run:
            if name.text.casefold() in supposed:
                if label:
                    yield Doubt(name, label, defined=True)
                elif name.label == "PERSON" and (told := _articled(document, name)):
                    yield Doubt(name, told, defined=False)


def _lists(text: str, names: Sequence[Name]) -> Iterator[list[Name]]:
    """Names that only commas and "and" part; a name by itself is a list of one."""
    run: list[Name] = []
    ended = False
    for name in names:
        joint = _JOINT.fullmatch(text, run[-1].end, name.start) if run else None
        if run and (joint is None or (ended and joint[0] == ", ")):
            yield run
            run = []
        ended = joint is not None and joint[0] != ", "
        run.append(name)
    if run:
        yield run


def _head(text: str, name: Name) -> Label | None:
    before = _HEAD.search(text[max(name.start - 40, 0) : name.start])
    if before is None:
        return None
    noun = before[1]
    if before[2]:
        return "LOC" if noun in PLACES_OF else None
    return HEADS.get(noun)


def _following(text: str, name: Name) -> Label | None:
    after = _NEXT.match(text, name.end, name.end + 30)
    return FOLLOWING.get(after[1]) if after else None


def _alike(text: str, run: Sequence[Name]) -> Label | None:
    """Places are listed with places: what stands with a known place, and with no full name but places'.

    In Worldwide train 786 of 799 names of one word, without a fuller person's, that stand in lists of places are
    places, and 2 are persons. A comma before "and" joins two names less than two clauses.
    """
    last = text[run[-2].end : run[-1].start] if len(run) > 1 else ", "
    clauses = len(run) == 2 and last.startswith(",")
    if last == ", " or clauses:
        return None
    others = [name for name in run if name.label != "PERSON" or " " in name.text]
    places = all(name.label in PLACES for name in others)
    return "LOC" if places and any(map(_is_known, others)) else None


def _is_known(name: Name) -> bool:
    return gazetteer.is_settled(name.text)


def _articled(document: Document, name: Name) -> Label | None:
    """What has an article is no person, but before a noun ("the Tolan family"): in Worldwide train 24 in 3,300 are.

    Of the names of one word among them those with "s" are mostly groups of people, the others organisations.
    """
    text = document.article.text
    if not _THE.search(text, max(name.start - 4, 0), name.start) or _LIST_GOES_ON.match(
        text, name.end
    ):
        return None
    token = document.token_at(name.end + 1) if text.startswith(" ", name.end) else None
    if token is not None and token.tag_ in _OF_NOUNS:
        return None
    return "NORP" if name.text.endswith("s") and not name.text.isupper() else "ORG"


def backed(document: Document, names: Sequence[Name]) -> frozenset[str]:
    """Persons, in small letters, that more than their mention speaks for: a fuller name, a part of it alone, a title.

    In Worldwide train 84 in 100 persons of one word have a fuller name in their article, 3 a title before them.
    """
    text = document.article.text
    persons = [name for name in names if name.label == "PERSON"]
    found: set[str] = set()
    for name in persons:
        words = name.text.casefold().split()
        if len(words) > 1:
            found.update(words)
        told = any(kind == "PERSON" for kind, _ in clues.votes(text, name))
        if told or _is_titled(text, name):
            found.add(name.text.casefold())
    return frozenset(found)


def _is_titled(text: str, name: Name) -> bool:
    before = _WORD.search(text[max(name.start - 30, 0) : name.start])
    word = fold(before[1]) if before else ""
    return any(
        form in known
        for form in (word, word.removesuffix("s"))
        for known in (titles(), role_nouns())
    )


def quoted(document: Document, names: list[Name]) -> list[Name]:
    """A name alone between quotation marks is the title of a work, unless the text says who is named so.

    In Worldwide train none of 118 such names is a person, but 5 of 17 after "named" and the like.
    """
    text = document.article.text
    return [
        replace(name, label="MISC")
        if name.label == "PERSON" and _is_quoted(text, name.start, name.end)
        else name
        for name in names
    ]


def _is_quoted(text: str, start: int, end: int) -> bool:
    lead = text[max(start - 30, 0) : start]
    return bool(_OPENED.search(lead) and _CLOSED.match(text, end) and not _NAMING.search(lead))

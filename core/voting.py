"""One label for all mentions of a name: what they say together, with the words around them and its fuller forms."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from core import clues, doubts, gazetteer
from core.borders import VOTED
from core.clues import Name
from core.document import Document
from core.model import Label

FULLER: dict[Label, float] = {"PERSON": 1.0, "ORG": 0.3}
"""How much a mention of a fuller name says about its first or last word alone."""
MOST_FULLER = 0.8
"""What all fuller names say at most about each mention: "Varna" that is clearly a place stays one beside Ada Varna."""
SURNAME = 0.2
"""How much a person's full name says about each mention of its last word, if that is no place's name."""
DOUBT = 1.2
"""What it says about a mention that the words around it make it no person: a little more than a sure mention."""

Votes = dict[str, dict[Label, float]]


def key(text: str) -> str:
    """A name as its mentions are compared: case, outer marks, "the" and a possessive left out."""
    words = re.sub(r"['’]s?$", "", " ".join(text.split())).strip(" .,\"'“”‘’").casefold()
    return words.removeprefix("the ")


def votes(document: Document, names: Sequence[Name]) -> Votes:
    """What every name's mentions say together, with the words around them and its fuller forms."""
    found: Votes = defaultdict(lambda: defaultdict(float))
    mentions: Counter[str] = Counter()
    for name in names:
        if name.label in VOTED:
            word = key(name.text)
            mentions[word] += 1
            for kind in VOTED:
                found[word][kind] += name.kinds.get(kind, 0.0)
            for kind, weight in clues.votes(document.article.text, name):
                found[word][kind] += weight
    _add_fuller(found, mentions, names)
    _add_doubts(found, mentions, document, names)
    return found


def _add_fuller(found: Votes, mentions: Mapping[str, int], names: Sequence[Name]) -> None:
    """What longer names say about their first and last words."""
    fuller: dict[tuple[str, Label], float] = defaultdict(float)
    surnames: dict[str, float] = defaultdict(float)
    for name in names:
        first, *rest = key(name.text).split() or [""]
        if rest and name.label in FULLER:
            for word in {first, rest[-1]}:
                fuller[word, name.label] += FULLER[name.label] * name.probability
            if name.label == "PERSON" and not gazetteer.find(rest[-1]):
                surnames[rest[-1]] = max(surnames[rest[-1]], name.probability)
    for (word, label), weight in fuller.items():
        if word in found:
            found[word][label] += min(weight, MOST_FULLER * mentions[word])
    for word in surnames.keys() & found.keys():
        found[word]["PERSON"] += SURNAME * surnames[word] * mentions[word]


def _add_doubts(
    found: Votes, mentions: Mapping[str, int], document: Document, names: Sequence[Name]
) -> None:
    """What supposed persons are instead; a definition counts for all mentions, unless the name is backed."""
    backed = {key(text) for text in doubts.backed(document, names)}
    defined = set()
    for doubt in doubts.doubts(document, names):
        word = key(doubt.name.text)
        if doubt.defined and word not in backed:
            defined.add((word, doubt.label))
        else:
            found[word][doubt.label] += DOUBT
    for word, label in defined:
        found[word][label] += DOUBT * mentions[word]


def agree(document: Document, names: list[Name]) -> list[Name]:
    """All mentions of one name get the label that they are likeliest to have together."""
    found = votes(document, names)
    return [_voted(name, found[key(name.text)]) for name in names]


def _voted(name: Name, vote: Mapping[Label, float]) -> Name:
    if name.label not in VOTED or not vote:
        return name
    label, weight = max(vote.items(), key=lambda item: item[1])
    if label == name.label or weight <= 0:
        return name
    return replace(name, label=label, probability=min(weight / sum(vote.values()), 1.0))

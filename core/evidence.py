"""What a whole document says about a doubtful name: its other mentions, and the words around them."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace

from core import clues, gazetteer
from core.borders import (
    VOTED,
    borders,
    completed,
    hyphened,
    initialled,
    nicknamed,
    numbered,
    parted,
)
from core.clues import WORDS, Name
from core.document import Document
from core.model import Label
from core.names import fold, role_nouns, titles

Rule = Callable[[Document, list[Name]], list[Name]]

UNSURE = ("PERSON", "LOC", "GPE", "FAC", "NORP")
_PLAIN = frozenset({"DT", "CD", "IN", "PR", "CC", "TO", "MD", "WP", "WD", "UH", "EX", "RB"})
COMMON = frozenset(WORDS["common_nouns"])
"""Nouns that name nothing by themselves, even with a capital letter (in Worldwide train one time in thirty)."""
_ADDRESS = re.compile(r"://|www\.|\.html?\b|[@_\\]")
FOUND_AGAIN = ("PERSON", "LOC", "GPE", "NORP")
LEAST = 0.45
"""A name that is nowhere as probable as this is none (chosen on Worldwide dev)."""
FULLER: dict[Label, float] = {"PERSON": 1.0, "ORG": 0.3}
"""How much a mention of a fuller name says about its first or last word alone."""
SURNAME = 0.2
"""How much a person's full name says about each mention of its last word, if that is no place's name."""
_COMPASS = re.compile(r"\bthe (West|East|North|South)\b(?![-’']?\w)(?! +[A-Z])")
_DESCRIBED = re.compile(r", (?:(?:an?|the|its|his|her|former|then|acting|deputy|vice) )*([\w-]+)")
_WORD = re.compile(r"\w+|-(?=\w)")


def key(text: str) -> str:
    """A name as its mentions are compared: case, outer marks, "the" and a possessive left out."""
    words = re.sub(r"['’]s?$", "", " ".join(text.split())).strip(" .,\"'“”‘’").casefold()
    return words.removeprefix("the ")


def votes(document: Document, names: list[Name]) -> dict[str, dict[Label, float]]:
    """What every name's mentions say together, with the words around them and its fuller forms."""
    found: dict[str, dict[Label, float]] = defaultdict(lambda: defaultdict(float))
    mentions: Counter[str] = Counter()
    for name in names:
        if name.label in VOTED:
            mentions[key(name.text)] += 1
            for kind in VOTED:
                found[key(name.text)][kind] += name.kinds.get(kind, 0.0)
            for kind, weight in clues.votes(document.article.text, name):
                found[key(name.text)][kind] += weight
    surnames: dict[str, float] = defaultdict(float)
    for name in names:
        first, *rest = key(name.text).split() or [""]
        if rest and name.label in FULLER:
            for word in {first, rest[-1]} & found.keys():
                found[word][name.label] += FULLER[name.label] * name.probability
            if name.label == "PERSON" and not gazetteer.find(rest[-1]):
                surnames[rest[-1]] = max(surnames[rest[-1]], name.probability)
    for word, sure in surnames.items():
        found[word]["PERSON"] += SURNAME * sure * mentions[word]
    return found


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


def acronyms(document: Document, names: list[Name]) -> list[Name]:
    """Letters in parentheses after a full name mean the same as it, all through the document."""
    text = document.article.text
    labels: dict[str, Label] = {}
    for name in names:
        found = re.match(r" ?\(([A-Z][\w.&-]{1,9})\)", text[name.end : name.end + 16])
        if found and name.label in VOTED and len(name.text.split()) > 1:
            labels[key(found[1])] = name.label
    return [
        replace(n, label=labels[key(n.text)])
        if key(n.text) in labels and n.label in VOTED and n.text.isupper()
        else n
        for n in names
    ]


def doubtful(document: Document, names: list[Name]) -> list[Name]:
    """Without names that the pipeline nowhere thinks likelier than not; organisations are rare enough to keep.

    A person's full name before what the person is needs no more: "Mira Tolan, head of the school".
    """
    text = document.article.text
    best: dict[str, float] = defaultdict(float)
    for name in names:
        sure = 1.0 if name.label == "PERSON" and _is_described(text, name) else name.probability
        best[key(name.text)] = max(best[key(name.text)], sure)
    return [n for n in names if n.label not in UNSURE or best[key(n.text)] >= LEAST]


def _is_described(text: str, name: Name) -> bool:
    noun = _DESCRIBED.match(text, name.end)
    return bool(
        " " in name.text and noun and (fold(noun[1]) in role_nouns() or fold(noun[1]) in titles())
    )


def words_only(document: Document, names: list[Name]) -> list[Name]:
    """Without addresses of pages, and without single words that are no names: "The", or "Council" by itself."""
    return [
        name
        for name in names
        if not _ADDRESS.search(name.text)
        and (name.label not in VOTED or " " in name.text or not _is_common(document, name))
    ]


def _is_common(document: Document, name: Name) -> bool:
    token = document.token_at(name.start)
    return name.text.casefold() in COMMON or (token is not None and token.tag_[:2] in _PLAIN)


def missed(document: Document, names: list[Name]) -> list[Name]:
    """Names that were seen in one place and overlooked in another."""
    text = document.article.text
    best: dict[str, Name] = {}
    for name in names:
        known = best.get(name.text)
        if name.label in FOUND_AGAIN and len(name.text) > 2 and name.text[0].isupper():
            best[name.text] = max(known or name, name, key=lambda n: n.probability)
    by_word: dict[str, list[Name]] = defaultdict(list)
    for surface, name in sorted(best.items(), key=lambda item: -len(item[0])):
        if name.probability >= LEAST and (word := _WORD.match(surface)):
            by_word[word[0]].append(name)
    covered = bytearray(len(text))
    for name in names:
        covered[name.start : name.end] = b"\1" * (name.end - name.start)
    added = []
    for word in _WORD.finditer(text):
        for name in by_word.get(word[0], ()):
            start, end = word.start(), word.start() + len(name.text)
            alone = not _WORD.match(text, end) and text[max(start - 1, 0) : start] != "-"
            if alone and text.startswith(name.text, start) and not any(covered[start:end]):
                covered[start:end] = b"\1" * (end - start)
                added.append(
                    replace(name, start=start, end=end, probability=name.probability * 0.6)
                )
    return sorted([*names, *added], key=lambda n: n.start)


def named_states(_: Document, names: list[Name]) -> list[Name]:
    """A place that the gazetteer knows for a country, region or city is a geopolitical entity."""
    return [
        replace(name, label="GPE")
        if name.label == "LOC" and gazetteer.is_settled(name.text)
        else name
        for name in names
    ]


def compass(document: Document, names: list[Name]) -> list[Name]:
    """A quarter of the world or of a country with a capital letter is a place: "the West", "in the South"."""
    text = document.article.text
    taken = [(name.start, name.end) for name in names]
    found = list(names)
    for match in _COMPASS.finditer(text):
        start, end = match.span(1)
        if not any(
            a < end and start < b
            for a, b in taken[max(bisect_left(taken, (start, 0)) - 1, 0) :][:2]
        ):
            found.append(Name(start, end, match[1], "LOC", 0.5, {"LOC": 0.5}))
    return sorted(found, key=lambda name: name.start)


RULES: tuple[Rule, ...] = (
    borders,
    completed,
    hyphened,
    initialled,
    nicknamed,
    parted,
    agree,
    acronyms,
    words_only,
    doubtful,
    missed,
    compass,
    numbered,
    named_states,
)

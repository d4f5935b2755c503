"""The rules that settle names by the whole document, in their order."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from core import gazetteer
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
from core.doubts import backed, quoted
from core.model import Label
from core.names import fold, given_names, role_nouns, titles
from core.voting import agree, key

Rule = Callable[[Document, list[Name]], list[Name]]

UNSURE = ("PERSON", "LOC", "GPE", "FAC", "NORP")
_PLAIN = frozenset({"DT", "CD", "IN", "PR", "CC", "TO", "MD", "WP", "WD", "UH", "EX", "RB"})
COMMON = frozenset(WORDS["common_nouns"])
"""Nouns that name nothing by themselves, even with a capital letter (in Worldwide train one time in thirty)."""
_ADDRESS = re.compile(r"://|www\.|\.html?\b|[@_\\]")
FOUND_AGAIN = ("PERSON", "LOC", "GPE", "NORP")
LEAST = 0.45
"""A name that is nowhere as probable as this is none (chosen on Worldwide dev)."""
LEAST_ALONE = 0.75
"""The same for a person of one word that nothing else speaks for, no fuller name, title or common given name.

In Worldwide train 3 in 100 names of one word without any of these are persons, with a fuller person's 98 in 100.
"""
_COMPASS = re.compile(r"\bthe (West|East|North|South)\b(?![-’']?\w)(?! +[A-Z])")
_DESCRIBED = re.compile(r", (?:(?:an?|the|its|his|her|former|then|acting|deputy|vice) )*([\w-]+)")
_MORE = re.compile(r"(?: [A-Z][\w'’-]*){1,3}")
_WORD = re.compile(r"\w+|-(?=\w)")
_CAPITAL = re.compile(r" [A-Z]\w")


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
    known = backed(document, names)
    return [n for n in names if n.label not in UNSURE or best[key(n.text)] >= _least(n, known)]


def _least(name: Name, known: frozenset[str]) -> float:
    alone = name.label == "PERSON" and " " not in name.text
    if alone and name.text.casefold() not in known and fold(name.text) not in given_names():
        return LEAST_ALONE
    return LEAST


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
        and not (name.label == "PERSON" and name.text.islower())
        and (name.label not in VOTED or " " in name.text or not _is_common(document, name))
    ]


def _is_common(document: Document, name: Name) -> bool:
    token = document.token_at(name.start)
    return name.text.casefold() in COMMON or (token is not None and token.tag_[:2] in _PLAIN)


def cut_short(document: Document, names: list[Name]) -> list[Name]:
    """First names with the rest that follows them elsewhere too: "Mira" before "Tolan", where "Mira Tolan" is known.

    In Worldwide train that rest belongs to the name each time: none of 3,696 persons of one word stands before it.
    """
    text = document.article.text
    full = {name.text for name in names if name.label == "PERSON" and " " in name.text}
    limits = [*(name.start for name in names[1:]), len(text)]
    settled = []
    for name, limit in zip(names, limits, strict=False):
        more = _MORE.match(text, name.end, limit)
        if name.label == "PERSON" and " " not in name.text and more:
            ends = [more.start() + end.end() for end in re.finditer(r" [^ ]+", more[0])]
            longer = (end for end in reversed(ends) if text[name.start : end] in full)
            end = next(longer, name.end)
            name = replace(name, end=end, text=text[name.start : end])
        settled.append(name)
    return settled


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
            if (
                alone
                and not _goes_on(text, end, name)
                and text.startswith(name.text, start)
                and not any(covered[start:end])
            ):
                covered[start:end] = b"\1" * (end - start)
                added.append(
                    replace(name, start=start, end=end, probability=name.probability * 0.6)
                )
    return sorted([*names, *added], key=lambda n: n.start)


def _goes_on(text: str, end: int, name: Name) -> bool:
    """Whether the words after it make it a part of another name ("Tolan Street"), not of "Iowa Democrats"."""
    beside = name.label == "NORP" or (name.label != "PERSON" and gazetteer.find(name.text))
    return not beside and bool(_CAPITAL.match(text, end))


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
    quoted,
    words_only,
    doubtful,
    cut_short,
    missed,
    compass,
    numbered,
    named_states,
)

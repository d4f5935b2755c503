"""Filters as they are typed: names fuzzily, quotes and lines by the beginnings of words; and which part matched."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from core.model import Span

_MARKS = "’‘“”–—…"


class _Folding(dict[int, str]):
    """Code point → what it is compared as: lower case without accents, a space for what is no word."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code)).casefold()
        kept = "".join(c for c in parts if not unicodedata.combining(c))
        folded = "".join(c if c.isalnum() else " " for c in kept)
        self[code] = folded
        return folded


_FOLDING = _Folding()


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """A text as it is compared: words in lower case without accents, each led by one space.

    >>> fold("Putin’s “great\\nRussia”")
    ' putin s great russia'
    """
    if not text.isascii():
        # Text that is ASCII but for its marks then takes the fast way through translate.
        for mark in _MARKS:
            text = text.replace(mark, " ")
    words = text.translate(_FOLDING).split()
    return " " + " ".join(words) if words else ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a filter asks for."""

    words: tuple[str, ...] = ()
    """Folded; every one must begin a word."""
    speakers: tuple[str, ...] = ()
    """Folded, from ``@smith``; every one must begin a word of the speaker's name."""


def terms(query: str) -> Terms:
    """Part a filter into its words and the speakers it is limited to.

    >>> terms("@smith Tax")
    Terms(words=(' tax',), speakers=(' smith',))
    """
    pieces = query.split()
    words = (fold(piece) for piece in pieces if not piece.startswith("@"))
    speakers = (fold(piece) for piece in pieces if piece.startswith("@"))
    return Terms(tuple(w for w in words if w), tuple(s for s in speakers if s))


def matches(wanted: tuple[str, ...], folded: str) -> bool:
    """Whether every term begins a word of a folded text."""
    return all(word in folded for word in wanted)


def ranges(wanted: tuple[str, ...], text: str) -> tuple[Span, ...]:
    """Which parts of a text the terms match: offsets into the text as it stands, in order, never overlapping."""
    if not wanted:
        return ()
    folded, origin = _with_origin(text)
    found: list[Span] = []
    for word in wanted:
        at = folded.find(word)
        while at >= 0:
            found.append((origin[at + 1], origin[at + len(word) - 1] + 1))
            at = folded.find(word, at + len(word))
    return _joined(found)


def rank(query: str, name: str) -> int | None:
    """How well a name answers a fuzzy filter: 0 best, None not at all.

    0: its first words begin so; 1: some words begin so; 2: the letters stand in it together;
    3: they stand in it in order, the first at the beginning of a word.
    """
    wanted = terms(query.replace("@", " ")).words
    folded = fold(name)
    if folded.startswith("".join(wanted)):
        return 0
    if matches(wanted, folded):
        return 1
    letters = "".join(wanted).replace(" ", "")
    if letters in folded.replace(" ", ""):
        return 2
    return 3 if _scattered(letters, folded) else None


def name_ranges(query: str, name: str) -> tuple[Span, ...]:
    """Which parts of a name a fuzzy filter matches."""
    wanted = terms(query.replace("@", " ")).words
    folded, origin = _with_origin(name)
    if matches(wanted, folded):
        return ranges(wanted, name)
    letters = "".join(wanted).replace(" ", "")
    solid = [at for at, letter in enumerate(folded) if letter != " "]
    together = "".join(folded[at] for at in solid).find(letters)
    places = (
        solid[together : together + len(letters)]
        if together >= 0
        else _scattered(letters, folded) or []
    )
    return _joined([(origin[at], origin[at] + 1) for at in places])


def _scattered(letters: str, folded: str) -> list[int] | None:
    """Where the letters stand in order, the first at the beginning of a word; None where they do not."""
    start = folded.find(" " + letters[:1])
    while start >= 0:
        places = [start + 1]
        for letter in letters[1:]:
            following = places[-1] + 1
            word = folded.find(" " + letter, following)
            near = folded.find(letter, following)
            if near < 0:
                break
            places.append(near if near == following or word < 0 else word + 1)
        else:
            return places
        start = folded.find(" " + letters[:1], start + 1)
    return None


def _with_origin(text: str) -> tuple[str, list[int]]:
    """``fold(text)`` and, for each of its characters, the offset it came from."""
    folded: list[str] = []
    origin: list[int] = []
    gap = True
    for offset, character in enumerate(text):
        for letter in _FOLDING[ord(character)]:
            if letter == " ":
                gap = True
                continue
            if gap:
                folded.append(" ")
                origin.append(offset)
                gap = False
            folded.append(letter)
            origin.append(offset)
    return "".join(folded), origin


def _joined(found: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)

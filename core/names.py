"""What a personal or place name is made of: titles, suffixes, initials, and a form in which variants agree."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.model import Gender

DATA = Path(__file__).parent / "data"
GENDERS: dict[str, Gender] = {"m": "male", "f": "female"}

SUFFIXES = frozenset("jr sr ii iii iv md phd esq qc kc obe cbe mbe".split())
PARTICLES = frozenset(
    "al el bin ibn ben bint abu van von der den de del della di da do dos das du la le los las y e st ter ten zu af".split()
)
SURNAME_FIRST = frozenset(
    "kim pak park lee yi choi jung chung kang cho yoon jang lim han oh seo shin kwon hwang ahn song ryu hong moon ri "
    "xi wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng "
    "feng cao peng zeng xiao tian dong pan yuan cai jiang wei yu du ye cheng su lu ding ren shen yao mao chan wong "
    "cheung leung lam kwok chow chong yeung nguyen tran le pham hoang phan vu vo dang bui do ngo duong ly".split()
)
"""Common Korean, Chinese and Vietnamese family names: the first token of such a name is no given name."""

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s\-‐‑–/,]+")
_DROPPED = re.compile(r"[.'’‘`´\"“”()ʻʼ]")
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


def fold(text: str) -> str:
    """A form in which spellings of one name agree: no case, diacritics, dots, apostrophes or hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = _DROPPED.sub("", plain.casefold().translate(_LETTERS))
    return _SEPARATORS.sub(" ", plain).strip()


@cache
def titles() -> dict[str, Gender | None]:
    """Words that stand before a name and are no part of it, folded, with the gender that they tell."""
    return _table("titles.tsv")


@cache
def given_names() -> dict[str, Gender]:
    """Given names, folded, that are borne nearly always by one gender; `data/README.md` names the source."""
    return {name: gender for name, gender in _table("given_names.tsv").items() if gender}


@cache
def role_nouns() -> dict[str, Gender | None]:
    """Nouns for what a person can be ("minister", "spokeswoman"), with the gender that they tell."""
    return _table("role_nouns.tsv")


def _table(file: str) -> dict[str, Gender | None]:
    found: dict[str, Gender | None] = {}
    for line in (DATA / file).read_text("utf-8").splitlines():
        gender, _, words = line.partition("\t")
        for word in words.split(";"):
            found[word] = GENDERS.get(gender)
    return found


def is_title(word: str) -> bool:
    """Whether a word before a name is a title or names a role, and is no given name ("Duke Ellington" is left)."""
    folded = fold(word)
    return folded in titles() or (folded in role_nouns() and folded not in given_names())


def trim(text: str) -> tuple[int, int]:
    """Where the name stands in a mention: without titles before it, a possessive and marks around it.

    A title that is all there is stays: then it is used as a name.
    """
    end = len(text.rstrip(" \t\n,;:!?\"“”'’‘-–—"))
    end = len(_POSSESSIVE.sub("", text[:end]))
    if (
        text[:end].endswith(".")
        and fold(text[:end].split()[-1]) not in SUFFIXES
        and end > 2
        and text[end - 3] not in " ."
    ):
        end -= 1
    start = len(text) - len(text.lstrip(" \t\n,;:!?\"“”'’‘-–—.@"))
    opened = text.find("(", start, end)
    if opened > start:
        end = opened
    words = list(re.finditer(r"\S+", text[start:end]))
    first = 0
    while first < len(words) - 1 and is_title(words[first].group()):
        first += 1
    if first and fold(words[first].group()) in SUFFIXES:
        first -= 1
    return (start + words[first].start(), end) if words else (0, len(text))


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name in folded tokens; nicknames in quotation marks stand among them."""

    tokens: tuple[str, ...]
    suffix: str = ""

    @property
    def is_full(self) -> bool:
        """Whether it has more than one part that tells: "Kim Jong Un", "J. Smith", not "van Dyck"."""
        return len([token for token in self.tokens if token not in PARTICLES]) > 1

    @property
    def gender(self) -> Gender | None:
        """What the given name tells; nothing where the family name comes first or it is an initial."""
        if not self.is_full or self.tokens[0] in SURNAME_FIRST:
            return None
        return given_names().get(self.tokens[0])


def parse(text: str) -> Name:
    """The parts of a trimmed name."""
    tokens = fold(text).split()
    suffix = ""
    while len(tokens) > 1 and tokens[-1] in SUFFIXES:
        suffix = tokens.pop()
    return Name(tuple(tokens), suffix)


def same_part(one: str, other: str) -> bool:
    """Whether two tokens can be the same part of a name: equal, or one the initial of the other."""
    return one == other or (1 in (len(one), len(other)) and one[:1] == other[:1])


def contains(full: Sequence[str], short: Sequence[str]) -> bool:
    """Whether all parts of a short form occur in a fuller one, in order."""
    rest = iter(full)
    return all(any(same_part(part, other) for other in rest) for part in short)

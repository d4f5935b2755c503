"""Whether a person is spoken of as a man or a woman: titles, words of kinship, role nouns, pronouns nearby."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from core.document import Document, start_of
from core.model import Gender
from core.names import fold, role_nouns, titles

PRONOUNS: dict[str, Gender] = {
    "he": "male", "his": "male", "him": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
KIN: dict[str, Gender | None] = {
    "wife": "female", "husband": "male", "mother": "female", "father": "male", "sister": "female", "brother": "male",
    "daughter": "female", "son": "male", "widow": "female", "widower": "male", "aunt": "female", "uncle": "male",
    "niece": "female", "nephew": "male", "girlfriend": "female", "boyfriend": "male", "grandmother": "female",
    "grandfather": "male", "granddaughter": "female", "grandson": "male", "mom": "female", "mum": "female", "dad": "male",
    "cousin": None, "partner": None, "fiancee": "female", "fiance": "male", "stepmother": "female", "stepfather": "male",
    "child": None, "grandchild": None, "twin": None,
}  # fmt: skip
REACH = 160
"""Characters after a mention in which a pronoun is taken for it, where nobody else is named between."""

_WORDS_BEFORE = re.compile(r"([\w'’.\-]+),? $")
_KIN_BEFORE = re.compile(rf"(?:\b(?:{'|'.join(KIN)})),? $", re.IGNORECASE)


def agree(one: Gender | None, other: Gender | None) -> bool:
    """Whether two findings do not contradict each other."""
    return one is None or other is None or one == other


def is_relative(text: str, start: int) -> bool:
    """Whether a word of kinship introduces the name: "his wife Anna", "their son, Paul"."""
    return bool(_KIN_BEFORE.search(text, max(start - 20, 0), start))


def beside(text: str, start: int) -> Gender | None:
    """What the words directly before a name tell: "Mrs", "his wife", "the actress"."""
    position = start
    for _ in range(3):
        before = _WORDS_BEFORE.search(text, max(position - 30, 0), position)
        if before is None:
            return None
        word = fold(before[1])
        told = titles().get(word) or KIN.get(word) or role_nouns().get(word)
        if told:
            return told
        if word not in titles() and word not in role_nouns():
            return None
        position = before.start(1)
    return None


def of_role(roles: Sequence[str]) -> Gender | None:
    """What a role noun tells: "a spokeswoman for the port"; kinship words say it of the person, so they count too."""
    for role in roles:
        for word in re.split(r"[,;]| (?:of|for|from|by|on|who|to|at|in|and|with)\b", role)[
            0
        ].split()[-1:]:
            told = role_nouns().get(fold(word)) or KIN.get(fold(word))
            if told:
                return told
    return None


class Pronouns:
    """Counts of "he" and "she" said soon after each person, while nobody else is named.

    ``mentions`` are offsets with the index of the person named there; their order does not matter.
    """

    def __init__(self, document: Document, mentions: Sequence[tuple[int, int]]) -> None:
        self._named = sorted(mentions)
        self._offsets = [offset for offset, _ in self._named]
        self._votes: dict[int, Counter[Gender]] = {}
        for block in document.blocks:
            for token in block.doc:
                told = PRONOUNS.get(token.lower_)
                if told is None:
                    continue
                person = self._meant(document, start_of(token))
                if person is not None:
                    self._votes.setdefault(person, Counter())[told] += 1

    def _meant(self, document: Document, offset: int) -> int | None:
        """Who was named last, if nobody else was shortly before; else the first named of the sentence before."""
        last = bisect_left(self._offsets, offset) - 1
        if last < 0 or offset - self._offsets[last] > REACH:
            return None
        person = self._named[last][1]
        others = {
            other
            for at, other in self._named[bisect_left(self._offsets, offset - REACH) : last]
            if other != person
        }
        if not others:
            return person
        number = document.sentence_at(offset)
        if not number or not document.sentences or document.sentences[number][0] != offset:
            return None
        first = bisect_left(self._offsets, document.sentences[number - 1][0])
        return self._named[first][1] if first <= last else None

    def of(self, person: int) -> Gender | None:
        """The clear majority, if there is one."""
        votes = self._votes.get(person)
        if not votes:
            return None
        (first, most), *rest = votes.most_common()
        return first if not rest or most >= 2 * rest[0][1] else None

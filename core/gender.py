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
        for word in re.split(r"[,;]| (?:of|for|who|to|at|in|and|with)\b", role)[0].split()[-1:]:
            told = role_nouns().get(fold(word)) or KIN.get(fold(word))
            if told:
                return told
    return None


class Pronouns:
    """Counts of "he" and "she" said soon after each person, while nobody else is named.

    ``mentions`` are offsets with the index of the person named there; their order does not matter.
    """

    def __init__(self, document: Document, mentions: Sequence[tuple[int, int]]) -> None:
        named = sorted(mentions)
        offsets = [offset for offset, _ in named]
        self._votes: dict[int, Counter[Gender]] = {}
        for block in document.blocks:
            for token in block.doc:
                told = PRONOUNS.get(token.lower_)
                if told is None:
                    continue
                offset = start_of(token)
                index = bisect_left(offsets, offset) - 1
                if index < 0 or offset - offsets[index] > REACH:
                    continue
                person = named[index][1]
                if index and named[index - 1][1] != person and offset - offsets[index - 1] <= REACH:
                    continue
                self._votes.setdefault(person, Counter())[told] += 1

    def of(self, person: int) -> Gender | None:
        """The clear majority, if there is one."""
        votes = self._votes.get(person)
        if not votes:
            return None
        (first, most), *rest = votes.most_common()
        return first if not rest or most >= 2 * rest[0][1] else None

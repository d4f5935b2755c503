"""WordPiece over whole words, and what their letter case says: the inputs of an uncased BERT-like encoder."""

import unicodedata
from collections.abc import Iterable

QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
CASES = 8
"""How many case classes there are; the first word of a line has the same ones again, ``CASES`` higher."""


def case_of(word: str) -> int:
    """The case class of a word, 1 to 7; 0 is left for marks that are no word."""
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return 2 if any(char.isdigit() for char in word) else 1
    if not any(char.isupper() for char in letters):
        return 3
    if all(char.isupper() for char in letters):
        return 5 if len(letters) > 1 else 6
    return 4 if letters[0].isupper() and not any(char.isupper() for char in letters[1:]) else 7


class WordPiece:
    """Splits a word into the ids of the longest known pieces, from left to right (Wu et al. 2016)."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.start, self.end, self.unknown = (self.ids[x] for x in ("[CLS]", "[SEP]", "[UNK]"))
        self._known: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str, most: int = 12) -> tuple[int, ...]:
        """The ids of a word's pieces, at least one, at most ``most``."""
        found = self._known.get(word)
        if found is None:
            found = tuple(self._split(word))[:most] or (self.unknown,)
            if len(self._known) < 100_000:
                self._known[word] = found
        return found

    def _split(self, word: str) -> list[int]:
        word = word.replace("``", '"').replace("''", '"').translate(QUOTES).lower()
        plain = [c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn"]
        spaced = "".join(c if c.isalnum() else f" {c} " for c in plain)
        return [number for part in spaced.split() for number in self._longest(part)]

    def _longest(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(min(len(part), start + 24), start, -1):
                number = self.ids.get(prefix + part[start:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            found.append(number)
            start = end
        return found

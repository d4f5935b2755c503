"""Cuts a Doc's words into windows that the encoder can take, at the ends of lines and sentences."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Doc

MOST = 200
"""Words in a window, as in training; a sentence longer than this is cut, with words of context around the cut."""
CONTEXT = 25
TAKEN, AROUND = 400, 55
"""Pieces of a window's own words, and of those on either side: an encoder has 512 places, two of them for marks."""
LETTERS = 1.75
"""Letters that earn a word. English news has 3.6 to a word, with its punctuation and numbers, curt dialogue 2."""
CREDIT = 200
"""Words that a text may have beyond that at most."""
LANGUAGE = re.compile(r"[^\W\d_]{2,}")
STOPS = frozenset(".?!")
CLOSING = frozenset("\"'”’)]")


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start:end`` are read, and what the encoder says of ``first:last`` among them is taken."""

    start: int
    first: int
    last: int
    end: int


def lines(doc: Doc) -> list[list[int]]:
    """The token indexes of every line's words, without white space and what is no language.

    Letters earn words, every word is paid for. Prose has always twice what it needs. Where a text has spent all,
    words without two letters in a row are passed over until it has earned some again: 50,000 numbers or loose
    marks then take no longer than prose of their length.
    """
    found: list[list[int]] = [[]]
    credit: float = CREDIT
    spent = False
    for token in doc:
        text = token.text
        if token.is_space:
            broken = "\n" in text
        else:
            letters = sum(map(len, LANGUAGE.findall(text)))
            credit = min(credit + letters / LETTERS, CREDIT)
            spent = credit < (CREDIT / 4 if spent else 1)
            broken = spent and not letters
            if not broken:
                credit -= 1
                found[-1].append(token.i)
        if broken and found[-1]:
            found.append([])
    return found if found[-1] else found[:-1]


def windows(words: list[str], sizes: list[int], starts: list[int]) -> Iterator[Window]:
    """Windows over the words of a text.

    ``sizes`` is how many pieces each has, ``starts`` the words that begin a line; 0 is among them.
    """
    reach = [0, *accumulate(sizes)]
    begin = 0
    ends = [*starts[1:], len(words)]
    line = 0
    while begin < len(words):
        most = min(begin + MOST, bisect_right(reach, reach[begin] + TAKEN) - 1)
        while line < len(ends) and ends[line] <= most:
            line += 1
        end = ends[line - 1] if line else 0
        if end <= begin:
            end = _sentence_end(words, begin, min(most, len(words)))
            whole = words[end - 1] in STOPS | CLOSING
            # Without a sentence end the window reads on, so that the words at the cut are seen with both sides.
            seen = min(end + CONTEXT, bisect_right(reach, reach[end] + AROUND) - 1, len(words))
            more = end if whole else seen
        else:
            more = end
        less = begin
        if begin and not _is_end(words, begin, starts):
            less = max(begin - CONTEXT, bisect_left(reach, reach[begin] - AROUND))
        yield Window(less, begin, end, more)
        begin = end


def _is_end(words: list[str], begin: int, starts: list[int]) -> bool:
    return words[begin - 1] in STOPS | CLOSING or begin in starts


def _sentence_end(words: list[str], begin: int, end: int) -> int:
    for cut in range(end, begin + (end - begin) // 3, -1):
        after = cut - 1
        while after > begin and words[after] in CLOSING:
            after -= 1
        if words[after] in STOPS and (cut == len(words) or words[cut] not in CLOSING):
            return cut
    return end

"""The wrap index: which piece of the article stands on which screen line, by cell width, in linear time."""

import re
from array import array
from bisect import bisect_right

from rich.cells import CellSpan, split_graphemes

from core.model import Article

# All that is one cell wide without doubt; any other character sends its paragraph the slow way.
_UNSURE = re.compile(
    "[^\x20-\x7e\xa0-\u02ff\u0370-\u0373\u0391-\u03ff\u0400-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 50, 100
AT_ONCE = 20_000
"""Characters beyond a place that are wrapped before a paint: more than any screen shows."""


def flat(text: str) -> str:
    """A text with line ends and tabs as spaces, character for character."""
    return text.replace("\n", " ").replace("\t", " ")


def _clusters(text: str) -> list[CellSpan]:
    return split_graphemes(text)[0]


class WrapIndex:
    """Lines of at most ``width`` cells; between two paragraphs an empty one. Rebuilt for another width.

    ``until`` is the offset up to which the text is wrapped at once; ``more`` goes on from there.
    """

    def __init__(self, article: Article, width: int, until: int | None = None) -> None:
        self._text = article.text
        self._paragraphs = article.paragraphs
        self._next = 0  # the paragraph that is wrapped next
        self.text = flat(article.text)
        self.width = max(width, 1)
        self.starts = array("i")
        self.ends = array("i")
        self.more(len(self.text) if until is None else until)

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def reached(self) -> int:
        """The offset up to which the text is wrapped."""
        rest = self._paragraphs[self._next :][:1]
        return rest[0][0] if rest else len(self.text)

    def more(self, until: int) -> bool:
        """Wrap on to the paragraph that holds an offset, and it too; whether there is more to wrap."""
        paragraphs = self._paragraphs
        while self._next < len(paragraphs) and (
            not self.starts or paragraphs[self._next][0] <= until
        ):
            if self._next:
                before = self.ends[-1]
                self.starts.append(before)
                self.ends.append(before)
            self._paragraph(*paragraphs[self._next])
            self._next += 1
        if not self.starts:
            self.starts.append(0)
            self.ends.append(0)
        return self._next < len(paragraphs)

    def line_of(self, offset: int) -> int:
        """The line on which a character stands; in the white space between paragraphs, the one before."""
        if offset >= self.reached:
            self.more(offset)
        line = max(bisect_right(self.starts, offset) - 1, 0)
        if line and self.starts[line] == self.ends[line]:
            line -= 1
        return line

    def offset_at(self, line: int, column: int) -> int:
        """The character at a cell of a line, or the line's end."""
        start, end = self.starts[line], self.ends[line]
        cells = 0
        for first, _, width in _clusters(self.text[start:end]):
            cells += width
            if cells > column:
                return start + first
        return end

    def _paragraph(self, start: int, end: int) -> None:
        line = start
        newline = self._text.find("\n", start, end)
        while newline >= 0:
            # A short or a very long line was ended by its writer, not by a program that wraps.
            if not _SHORTEST_WRAPPED <= newline - line <= _LONGEST_WRAPPED:
                self._piece(start, newline)
                start = newline + 1
            line = newline + 1
            newline = self._text.find("\n", line, end)
        self._piece(start, end)

    def _piece(self, start: int, end: int) -> None:
        if _UNSURE.search(self.text, start, end):
            self._by_cells(start, end)
        else:
            self._by_length(start, end)

    def _by_length(self, start: int, end: int) -> None:
        text, width = self.text, self.width
        add_start, add_end = self.starts.append, self.ends.append
        while end - start > width:
            cut = text.rfind(" ", start, start + width + 1)
            if cut <= start:
                cut = after = start + width
            else:
                after = cut + 1
                while after < end and text[after] == " ":
                    after += 1
            add_start(start)
            add_end(cut)
            start = after
        if start < end or not self.starts:
            add_start(start)
            add_end(end)

    def _by_cells(self, start: int, end: int) -> None:
        text = self.text
        line = start
        cells = 0
        space = -1
        cells_at_space = 0
        for first, last, width in _clusters(text[start:end]):
            at = start + first
            if text[at] == " " and last == first + 1:
                if cells <= self.width:
                    space, cells_at_space = at, cells + 1
                cells += 1
                continue
            if cells + width > self.width and at > line:
                if space > line:
                    self.starts.append(line)
                    self.ends.append(space)
                    line, cells = space + 1, cells - cells_at_space
                if cells + width > self.width and at > line:
                    self.starts.append(line)
                    self.ends.append(at)
                    line, cells = at, 0
                space = -1
            cells += width
        self.starts.append(line)
        self.ends.append(end)

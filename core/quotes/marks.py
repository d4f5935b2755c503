"""Pairing of quotation marks of all kinds, paragraph by paragraph, in linear time."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.model import Span

OPENING = "“„‟«‹‘‚"
CLOSING = "”»›’"
DOUBLE = '"“”„‟«»＂'
SINGLE = "'‘’‚‹›"
_MARK = re.compile(r"``|''|[\"“”„‟«»＂'‘’‚‹›]")
_ELISION = re.compile(
    r"(?:em|er|im|tis|twas|til|till|cause|cos|bout|round|n|ello|e|ll|ve|s|d)\b|\d0s\b|\d\d\b", re.I
)
_WORD = re.compile(r"\S")
_CLAUSE_END = ",.;:!?…—–-)]"


@dataclass(frozen=True, slots=True)
class Marked:
    """A span inside quotation marks: ``start`` to ``end`` are the words, without the outer marks."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool
    """Whether the closing mark is there; if not, the span ends with its paragraph."""
    depth: int
    """0 for outermost marks."""
    continues: bool
    """The paragraph reopens a quotation that the paragraph before left open."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    double: bool
    before: str
    after: str

    @property
    def opens(self) -> bool:
        """White space, a bracket, a dash or another mark before, no white space after."""
        free = (
            not self.before or self.before.isspace() or self.before in "([{-–—/" + DOUBLE + SINGLE
        )
        return free and bool(self.after) and not self.after.isspace()

    @property
    def closes(self) -> bool:
        """No white space before, no letter after."""
        tight = bool(self.before) and not self.before.isspace()
        return tight and not self.after.isalnum()


@dataclass(slots=True)
class _Paragraph:
    """The open marks of one paragraph, and the spans that were closed."""

    open: list[_Mark] = field(default_factory=list)
    doubles: int = 0
    found: list[tuple[_Mark, int, int, bool]] = field(default_factory=list)

    def push(self, mark: _Mark) -> None:
        self.open.append(mark)
        self.doubles += mark.double

    def pop(self, end: int, outer_end: int, closed: bool) -> None:
        mark = self.open.pop()
        self.doubles -= mark.double
        self.found.append((mark, end, outer_end, closed))

    def close(self, mark: _Mark) -> None:
        """Close the innermost open mark of the same weight; single ones left open within were apostrophes."""
        while self.open and self.open[-1].double != mark.double:
            self.doubles -= self.open.pop().double
        if self.open:
            self.pop(mark.start, mark.end, True)


def find(text: str, paragraphs: Sequence[Span]) -> tuple[Marked, ...]:
    """All spans inside marks, outer ones before the ones nested in them.

    A quotation left open ends with its paragraph, unless the next one closes it without opening any; the rest
    of the article is not harmed by it.
    """
    found: list[Marked] = []
    left_open = False
    for number, (start, end) in enumerate(paragraphs):
        begin = start
        if found and found[-1].outer_end > start:
            begin = found[-1].outer_end
        was_open, left_open = left_open, False
        first = True
        ends: list[int] = []
        for mark, inner_end, outer_end, closed in _pairs(text, begin, end):
            while ends and ends[-1] <= mark.start:
                ends.pop()
            depth = len(ends)
            ends.append(outer_end)
            at_start = first and not text[start : mark.start].strip()
            first = False
            if _WORD.search(text, mark.end, inner_end) is None:
                continue
            if not closed and depth == 0:
                beyond = _closed_in(text, mark, paragraphs[number + 1 : number + 2])
                if beyond is not None:
                    inner_end, outer_end, closed = beyond, beyond + 1, True
                else:
                    left_open = True
            a, b = _trim(text, mark.end, inner_end)
            again = was_open and at_start and depth == 0
            found.append(Marked(a, b, mark.start, outer_end, closed, depth, again))
    return tuple(found)


def _closed_in(text: str, mark: _Mark, following: Sequence[Span]) -> int | None:
    """Where the next paragraph closes a quotation that was left open, without having opened one itself."""
    if mark.text not in ("“", "«"):
        return None
    for start, end in following:
        first = next((m for m in _marks(text, start, end) if m.double), None)
        if first is not None and first.text == _PARTNERS[mark.text]:
            return first.start
    return None


def _pairs(text: str, start: int, end: int) -> list[tuple[_Mark, int, int, bool]]:
    return sorted(_pair(text, start, end), key=lambda row: (row[0].start, -row[2]))


def outermost(marked: Sequence[Marked]) -> tuple[Marked, ...]:
    """Those that lie in no other."""
    return tuple(m for m in marked if m.depth == 0)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _pair(text: str, start: int, end: int) -> list[tuple[_Mark, int, int, bool]]:
    marks = list(_marks(text, start, end))
    closers = [m.start for m in marks if not m.double and m.closes and m.text != "‘"]
    straight = sum(m.text == '"' for m in marks)
    state = _Paragraph()
    for mark in marks:
        if mark.double:
            _double(state, mark, straight % 2 == 1)
        else:
            _single(state, mark, text, closers)
    while state.open:
        if state.open[-1].double:
            state.pop(end, end, False)
        else:
            state.open.pop()
    return state.found


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, start, end):
        a, b = match.span()
        before = text[a - 1] if a > start else ""
        after = text[b] if b < end else ""
        mark = match.group()
        double = mark in ("``", "''") or mark in DOUBLE
        yield _Mark(a, b, mark, double, before, after)


def _double(state: _Paragraph, mark: _Mark, odd: bool) -> None:
    """A double mark opens or closes by its shape, a shapeless or misused one by its neighbours."""
    top = next((m for m in reversed(state.open) if m.double), None) if state.doubles else None
    kind = mark.text
    if top is None:
        inch = kind == '"' and mark.before.isdigit()
        shapeless = kind in ('"', "＂") and mark.before.isspace() and mark.after.isspace()
        fits = mark.opens and not inch
        if kind == "``" or (kind in OPENING and not _misplaced(mark)) or fits or shapeless:
            state.push(mark)
    elif _matches(top.text, kind):
        if odd and kind == '"' and mark.opens and mark.before.isspace():
            while state.open and state.open[-1] is not top:
                state.open.pop()
            state.pop(mark.start, mark.start, False)
            state.push(mark)
        else:
            state.close(mark)
    else:
        low_or_open = kind == "``" or (kind in OPENING and not (kind == "“" and _misplaced(mark)))
        if low_or_open or (kind == '"' and mark.opens and not mark.closes):
            state.push(mark)
        else:
            state.close(mark)


def _misplaced(mark: _Mark) -> bool:
    """An opening mark that stands where only a closing one can."""
    return mark.closes and not mark.opens


_PARTNERS = {
    '"': '"',
    "＂": "＂",
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«»",
    "”": "”",
    "``": "''",
    "''": "''",
}


def _matches(opened: str, mark: str) -> bool:
    return mark in _PARTNERS.get(opened, "")


def _single(state: _Paragraph, mark: _Mark, text: str, closers: list[int]) -> None:
    """A single mark is a quotation mark only when a partner stands in the paragraph; else an apostrophe."""
    if mark.before.isalnum() and mark.after.isalnum():
        return
    top = state.open[-1] if state.open else None
    inside = top is not None and not top.double
    if inside and top is not None and mark.closes and mark.text != "‘":
        if not _possessive(mark, text, closers, top):
            state.close(mark)
        return
    opening = mark.text in OPENING or mark.text in ("'", "›")
    if (
        not opening
        or not mark.opens
        or not (mark.after.isalnum() or mark.after in "[(¿¡…$£€#@" + DOUBLE)
    ):
        return
    if mark.text == "'" and _ELISION.match(text, mark.end):
        return
    if bisect_left(closers, mark.end + 1) < len(closers):
        state.push(mark)


def _possessive(mark: _Mark, text: str, closers: list[int], opened: _Mark) -> bool:
    """``'the players' wives came,'``: after an s, before a small letter, and a better closing mark follows."""
    if mark.before not in "sS" or mark.after != " ":
        return False
    nearby = text[mark.end : mark.end + 2].strip()
    if not nearby or not nearby.islower():
        return False
    at = bisect_left(closers, mark.end)
    if at == len(closers):
        return False
    return text[closers[at] - 1] in _CLAUSE_END and closers[at] - opened.start < 600

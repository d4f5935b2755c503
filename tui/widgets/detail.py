"""The detail of the current thing: lines that lead back into the text."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual import work
from textual.message import Message

from core.model import Extraction, Place, Quote
from tui import keys, matching
from tui.cells import Line, Piece, around, fit, marked, pad
from tui.detail_lines import LEAD, DetailLine, detail, unmarked, wrapped
from tui.messages import Jump, LinesMade
from tui.selection import Thing, record_of
from tui.widgets.line_list import LineList

_LONG = 500
"""Mentions and quotes from which on the lines are made in a thread: about 10 ms of work."""
_MANY = 2_000
"""Quotes in the article from which on they are: each is looked at for who is spoken about."""


class Detail(LineList[DetailLine]):
    """Everything worth knowing about a thing, filtered by words."""

    BINDINGS = keys.bindings("detail")

    @dataclass
    class Made(Message):
        """A thread made the lines of a thing."""

        extraction: Extraction
        thing: Thing
        lines: tuple[DetailLine, ...]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.thing: Thing | None = None
        self.filter = ""
        self.total = 0
        self.shown = 0
        self._extraction: Extraction | None = None
        self._every: tuple[DetailLine, ...] = ()

    def show(self, extraction: Extraction | None, thing: Thing | None, query: str = "") -> None:
        """Show a thing; the cursor stays on its line as long as the thing is the same."""
        other = _place(thing) != _place(self.thing)
        if thing != self.thing or extraction is not self._extraction:
            self._extraction, self.thing = extraction, thing
            if extraction is None or thing is None:
                self._every = ()
            elif _is_long(extraction, thing):
                self._every = () if other else self._every
                self._make(extraction, thing)
            else:
                self._every = detail(extraction, thing)
        self.filter = query
        lines = _filtered(self._every, query)
        self.total = sum(not line.heading for line in self._every)
        self.shown = sum(not line.heading for line in lines)
        if thing is not None and thing.kind == "quotes":
            lines = wrapped(lines, self.size.width - 2)  # the cursor's sign, the scroll bar
        self.replace(lines, top=other)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _make(self, extraction: Extraction, thing: Thing) -> None:
        self.post_message(self.Made(extraction, thing, detail(extraction, thing)))

    def on_detail_made(self, made: Made) -> None:
        """Show the lines, if they are still wanted."""
        made.stop()
        if made.extraction is self._extraction and made.thing == self.thing:
            self._every = made.lines
            self.show(self._extraction, self.thing, self.filter)
            self.post_message(LinesMade())

    @property
    def chosen(self) -> str | None:
        """The words of the line under the cursor; none of a quote's, which is copied as a whole."""
        line = self.current
        if line is None or (self.thing is not None and self.thing.kind == "quotes"):
            return None
        return unmarked(line)

    def on_resize(self) -> None:
        """A quote is wrapped anew."""
        if self.thing is not None and self.thing.kind == "quotes":
            self.show(self._extraction, self.thing, self.filter)

    def selectable(self, item: DetailLine) -> bool:
        """Every line but headings."""
        return not item.heading

    def draw(self, item: DetailLine, width: int) -> Line:
        """The ¶ number, the words around the name, and what is said of them."""
        if item.heading:
            rule = "─" * max(width - cell_len(item.text) - 1, 0)
            return fit(((f"{item.text} {rule}", "heading"),), width)
        sign: Piece = ("? " if item.unsure else "", "warning")
        lead: tuple[Piece, ...] = ((pad(item.lead, LEAD), "count"),) if item.lead else ()
        if item.key[0] == "why":
            lead = ((" " * LEAD, ""),)
        note = f"  {item.note}" if item.note and width >= 40 else ""
        left = width - cell_len(sign[0]) - sum(cell_len(text) for text, _ in lead)
        wanted = matching.ranges(matching.terms(self.filter).words, item.text)
        text_cells = max(left - min(cell_len(note), left // 3), 0)
        text, spans = around(item.text, wanted or item.spans, text_cells)
        words = fit(marked(text, spans, "match", item.style), text_cells)
        return fit((*lead, sign, *words, (note, "muted")), width)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter or a double click."""
        event.stop()
        if self.current and self.current.offset is not None:
            self.post_message(Jump(self.current.offset))

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """The cursor moved."""
        event.stop()


def _place(thing: Thing | None) -> tuple[str, int] | None:
    return (thing.kind, thing.start) if thing else None


def _is_long(extraction: Extraction, thing: Thing) -> bool:
    record = record_of(extraction, thing)
    if isinstance(record, Quote):
        return False
    said = 0 if isinstance(record, Place) else len(record.quotes)
    return len(record.mentions) + said > _LONG or len(extraction.quotes) > _MANY


def _filtered(lines: tuple[DetailLine, ...], query: str) -> tuple[DetailLine, ...]:
    """The lines that hold every term, under their headings; a heading without lines goes."""
    wanted = matching.terms(query).words
    if not wanted:
        return lines
    kept: list[DetailLine] = []
    for line in lines:
        if line.heading:
            if kept and kept[-1].heading:
                kept.pop()
            kept.append(line)
        elif matching.matches(wanted, matching.fold(f"{line.text} {line.note}")):
            kept.append(line)
    return tuple(kept[:-1] if kept and kept[-1].heading else kept)

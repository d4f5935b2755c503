"""The detail of the current thing: lines that lead back into the text."""

from rich.cells import cell_len

from core.model import Extraction
from tui import keys, matching
from tui.cells import Line, Piece, around, fit, marked, pad
from tui.detail_lines import DetailLine, detail
from tui.messages import Jump
from tui.selection import Thing
from tui.widgets.line_list import LineList

_LEAD = 5


class Detail(LineList[DetailLine]):
    """Everything worth knowing about a thing, filtered by words."""

    BINDINGS = keys.bindings("detail")

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
        other = thing != self.thing
        if other or extraction is not self._extraction:
            self._every = detail(extraction, thing) if extraction and thing else ()
            self._extraction, self.thing = extraction, thing
        self.filter = query
        lines = _filtered(self._every, query)
        self.total = sum(not line.heading for line in self._every)
        self.shown = sum(not line.heading for line in lines)
        self.replace(lines, top=other)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The words of the line under the cursor."""
        return (self.current.text,) if self.current else ()

    def selectable(self, item: DetailLine) -> bool:
        """Every line but headings."""
        return not item.heading

    def draw(self, item: DetailLine, width: int) -> Line:
        """The ¶ number, the words around the name, and what is said of them."""
        if item.heading:
            rule = "─" * max(width - cell_len(item.text) - 1, 0)
            return fit(((f"{item.text} {rule}", "heading"),), width)
        sign: Piece = ("? " if item.unsure else "", "warning")
        lead: tuple[Piece, ...] = ((pad(item.lead, _LEAD), "count"),) if item.lead else ()
        if item.key[0] == "why":
            lead = ((" " * _LEAD, ""),)
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

"""The lists of people, places, quotes and organisations."""

from core.model import Extraction
from tui import keys
from tui.cells import Line
from tui.messages import Crossed, Highlighted, RowsChanged
from tui.row_lines import name_column, row_line
from tui.rows import SORTS, Filter, Listing, Row, Sort, listing, rows
from tui.selection import Kind, Thing
from tui.widgets.line_list import LineList


class EntityList(LineList[Row]):
    """The rows of one kind, as filtered and sorted."""

    BINDINGS = keys.bindings("list")

    def __init__(self, kind: Kind, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.kind: Kind = kind
        self.sort: Sort = "order"
        self.limit = Filter()
        self.listing = Listing()
        self.length: int | None = None
        """Of the article, where the strip of occurrences is wanted."""
        self._extraction: Extraction | None = None
        self._every: tuple[Row, ...] = ()
        self._names: tuple[int, int] | None = None

    def show(
        self,
        extraction: Extraction | None,
        limit: Filter,
        *,
        strip: bool = False,
        every: tuple[Row, ...] | None = None,
    ) -> None:
        """Show what was found, limited by a filter; the cursor stays on its row where that is still shown.

        ``every`` are the rows where a thread has made them already.
        """
        if extraction is not self._extraction:
            self._extraction = extraction
            made = rows(extraction, self.kind) if extraction and every is None else every
            self._every = made or ()
        typed = limit.query != self.limit.query and self.kind != "quotes"
        self.limit = limit
        self.length = len(extraction.article.text) if extraction and strip else None
        self._list(top=typed)

    @property
    def thing(self) -> Thing | None:
        """The thing under the cursor."""
        return self.current.thing if self.current else None

    @property
    def chosen(self) -> tuple[Thing, ...]:
        """The marked things in the order of the article; without marks the one under the cursor."""
        marked = tuple(row.thing for row in self._every if row.key in self.marked)
        return marked or ((self.thing,) if self.thing else ())

    def go_to_thing(self, thing: Thing) -> bool:
        """Set the cursor on a thing; False where the filter hides it."""
        return self.go_to(thing.start)

    def draw(self, item: Row, width: int) -> Line:
        """Name, role or country, counts; of quotes speaker, kind, words."""
        return row_line(item, width, self.names(width), self.limit, self.length)

    def names(self, width: int) -> int:
        """How wide the names are drawn in a line of that width."""
        if self._names is None or self._names[0] != width:
            self._names = width, name_column(self.listing.rows, width)
        return self._names[1]

    def action_sort(self) -> None:
        """By the article's order, by count, by name, and round again."""
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self._list()
        self.post_message(RowsChanged())

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """The cursor moved."""
        event.stop()
        self.post_message(Highlighted(self.thing))

    def on_line_list_marked(self, event: LineList.Marked) -> None:
        """The border counts the marks."""
        event.stop()
        self.post_message(RowsChanged())

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter or a double click."""
        event.stop()
        if self.thing:
            self.post_message(Crossed(self.thing.start, self.thing))

    def _list(self, *, top: bool = False) -> None:
        self.listing = listing(self._every, self.kind, self.limit, self.sort)
        self._names = None
        self.replace(self.listing.rows, top=top)

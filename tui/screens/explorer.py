"""The explorer: it holds what is found, chosen and searched; the panes show it and tell what happens in them."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from textual import on
from textual.timer import Timer

from core.model import Article, Span
from tui import keys, search
from tui.messages import (
    Crossed,
    FilterEnded,
    Highlighted,
    Jump,
    RowWanted,
    SearchTyped,
    Stood,
    TypingCancelled,
    TypingWalked,
)
from tui.rows import Filter
from tui.screens.listing import ListingScreen
from tui.selection import KINDS, Thing
from tui.state import State
from tui.text_index import Marks, marks_of, quote_marks

if TYPE_CHECKING:
    from tui.widgets.search_box import SearchBox

REST = 0.1
"""Seconds that the cursor of a list rests before detail and marks follow."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where the reader was."""

    place: int
    cursor: Span | None
    pane: keys.Pane


class ExplorerScreen(ListingScreen):
    """One article, explored."""

    def __init__(self, article: Article, measure: int, before: State | None = None) -> None:
        super().__init__(article, measure, before)
        self.marks = Marks()
        self.cursor: Span | None = None
        self._before_search: tuple[Marks, Here] | None = None
        self._before_jump: Here | None = None
        self._resting: Timer | None = None

    def forget(self) -> None:
        """The text is another: no offset into the old one holds any more."""
        super().forget()
        self._before_jump = self._before_search = None
        for kind in KINDS if self.is_filled else ():
            self.list_of(kind).unmark()
        self._stop_resting()
        if self.is_filled:
            self.set_marks(Marks(), None)

    @property
    def _search_box(self) -> "SearchBox":
        return cast("SearchBox", self.query_one("#search"))

    # The current thing and its marks

    @on(FilterEnded)
    def _marks_follow_the_filter(self) -> None:
        if self.pane == "list" and self.list.thing:
            self._rest(Highlighted(self.list.thing))

    @on(Highlighted)
    def _rest(self, message: Highlighted) -> None:
        if self.pane != "list" or (message.thing and message.thing.kind != self.kind):
            return
        self._stop_resting()
        self._resting = self.set_timer(REST, self.settle)

    def settle(self) -> None:
        """Let detail and marks follow the cursor of the list now."""
        if self._stop_resting():
            self._select(self.list.thing)

    def _stop_resting(self) -> bool:
        waiting = self._resting is not None
        if self._resting:
            self._resting.stop()
        self._resting = None
        return waiting

    def _select(self, thing: Thing | None) -> None:
        self.current = thing
        if not (thing and self.extraction and self.index):
            return
        marks = marks_of(self.extraction, thing)
        if thing.kind == "quotes":
            shown = quote_marks(self.index, self.list.listing.rows, self.limits["quotes"])
            marks = replace(shown, drawn=marks.spans)
        self.set_marks(marks, None)

    def set_marks(self, marks: Marks, cursor: Span | None) -> None:
        """Let spans stand out in the text."""
        self.marks, self.cursor = marks, cursor
        self.text.show_marks(marks, cursor)

    @on(Stood)
    def _stand(self, message: Stood) -> None:
        spot = message.spot
        if self.extraction:
            self.set_marks(marks_of(self.extraction, spot.thing), (spot.start, spot.end))
        self.current = spot.thing
        self.text.go_to(spot.start)

    @on(Crossed)
    def _cross(self, message: Crossed) -> None:
        self._stop_resting()
        if message.thing:
            self._select(message.thing)
        self._jump(message.offset)

    @on(Jump)
    def _jump_to(self, message: Jump) -> None:
        self._jump(message.offset)

    def _jump(self, offset: int) -> None:
        self._before_jump = self._here()
        number = self.marks.near(offset)
        if number is not None:
            self.set_marks(self.marks, self.marks.spans[number])
        self.text.go_to(offset)
        self.focus_pane("article")

    @on(RowWanted)
    def _row(self, message: RowWanted) -> None:
        self._before_jump = self._here()
        kind = message.thing.kind
        if not self.list_of(kind).go_to_thing(message.thing):
            self.limits[kind] = Filter()
            self._show_lists(kind)
            self.list_of(kind).go_to_thing(message.thing)
        self.open_list(kind)

    def action_go(self, where: str) -> None:
        """To the article or a list, there to the current thing where it is shown."""
        self.settle()
        super().action_go(where)
        if self.current and self.current.kind == where:
            self.list.go_to_thing(self.current)
        if where != "article" and self.is_filled and self.list.thing:
            self._rest(Highlighted(self.list.thing))

    def action_detail(self) -> None:
        """The detail of the current thing."""
        if self.is_filled:
            self.settle()
            self.focus_pane("detail")

    def action_walk(self, direction: int) -> None:
        """To the next mark in the text."""
        if not self.is_filled:
            return
        self.settle()
        at = self.cursor[0] if self.cursor else self.text.place - (direction > 0)
        if self.cursor is None and self.marks.drawn:
            at = self.marks.drawn[0][0] - (direction > 0)  # the quote of the row comes first
        number = self.marks.step(at, direction)
        if number is None:
            self.notify("nothing is marked: choose a name, or search with /", markup=False)
            return
        self.set_marks(self.marks, self.marks.spans[number])
        self.text.go_to(self.marks.spans[number][0])
        self._follow()

    def _follow(self) -> None:
        """The name or quote that is reached is the current thing: the border says so."""
        spot = self.text.spot()
        if not (spot and self.extraction):
            return
        self.current = spot.thing
        if self.marks.drawn is not None:
            drawn = marks_of(self.extraction, spot.thing).spans
            self.set_marks(replace(self.marks, drawn=drawn), self.cursor)

    # Search

    def action_find(self) -> None:
        """Search the text, or filter the lines of a list."""
        if not self.is_filled:
            return
        if self.pane == "article":
            self._before_search = (self.marks, self._here())
            self.add_class("-searching")
            self._search_box.open()
        else:
            self.bar("#filter" if self.pane == "list" else "#detail-filter").edit()

    @on(SearchTyped)
    def _search(self, message: SearchTyped) -> None:
        if not self._before_search:
            return
        before, here = self._before_search
        hits = search.find(self.article.text, message.words)
        marks = Marks(f"“{message.words}”", hits) if message.words.strip() else before
        if not (message.kept and marks == self.marks):  # else the reader may have walked on
            number = marks.step(here.place - 1, 1) if hits else None
            self.set_marks(marks, hits[number] if number is not None else here.cursor)
            if number is not None:
                self.text.go_to(hits[number][0])
        if message.kept:
            if message.words and not hits:
                self.notify(f"“{message.words}” is not in the text", markup=False)
            self._end_search()
            self._follow()

    @on(TypingWalked)
    def _walk(self, message: TypingWalked) -> None:
        if self.pane == "article":
            self.action_walk(message.step)
        else:
            (self.detail if self.pane == "detail" else self.list).move(message.step)

    @on(TypingCancelled)
    def _undo_search(self) -> None:
        if self._before_search:
            marks, here = self._before_search
            self.set_marks(marks, here.cursor)
            self.text.go_to(here.place, top=True)
        self._end_search()

    def _end_search(self) -> None:
        self._before_search = None
        self.remove_class("-searching")
        self._search_box.close()
        self.focus_pane("article")

    # Levels

    def _here(self) -> Here:
        return Here(self.text.place, self.cursor, self.pane)

    def action_back(self) -> None:
        """Where I was before the jump; again: forth."""
        if self._before_jump:
            there, self._before_jump = self._before_jump, self._here()
            self.set_marks(self.marks, there.cursor)
            self.text.go_to(there.place, top=True)
            self.focus_pane(there.pane)

    def action_leave(self) -> None:
        """One level back; never quits."""
        if not self.is_filled:
            return
        if self.selections:
            self.clear_selection()
        elif self.text.chosen:
            self.text.action_sentence()
        elif self.pane == "detail" and self.detail_query:
            self.detail_query = ""
            self.watch_current(self.current)
        elif self.pane == "list" and self.limits[self.kind]:
            self.limits[self.kind] = Filter()
            self._show_lists(self.kind)
            self._show_filter()
        elif self.pane == "article" and self.marks.title.startswith("“"):
            self.set_marks(Marks(), None)
        elif self.working:
            self.cancel()
        elif self.zoomed:
            self.zoomed = False
        else:
            self.focus_pane("article")

    def action_keys(self) -> None:
        """The keys of this pane."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.pane))

    def action_close(self) -> None:
        """Quit."""
        self.app.exit(0)

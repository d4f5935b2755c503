"""Lists, filters and detail: what each shows of the extraction, and what their titles say."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual import on
from textual.content import Content
from textual.widget import Widget

from core.model import Article, Extraction
from tui import search, selection
from tui.messages import (
    ChipRemoved,
    FilterChanged,
    FilterEnded,
    LinesMade,
    RowsChanged,
)
from tui.rows import Filter
from tui.screens.copying import CopyingScreen
from tui.selection import KINDS, Kind, Thing
from tui.state import State

if TYPE_CHECKING:
    from tui.widgets.filter_bar import FilterBar

_CORNERS = 4
"""Cells of a border's title line, inside the corners, that are not the title's."""
_COUNTED = 1_000_000
"""Characters of text up to which a filter's words are counted in it at every letter."""


class ListingScreen(CopyingScreen):
    """Fills lists and detail, each limited by its filter."""

    def __init__(self, article: Article, measure: int, before: State | None = None) -> None:
        super().__init__(article, measure, before)
        self.limits: dict[Kind, Filter] = dict.fromkeys(KINDS, Filter())
        self.detail_query = ""
        self._strip = False

    def opened(self) -> None:
        """From the first frame on the lists are drawn for their width."""
        self._strip = not self.has_class("-narrow")
        super().opened()

    def watch_extraction(self, extraction: Extraction | None) -> None:
        """Give every pane the new data; the selection stays."""
        if not self.is_filled:
            return
        if extraction is not None and self.index is not None:
            self.text.show(extraction, self.index)
            self.current = selection.again(extraction, self.current)
        self._show_lists(*KINDS)
        self._show_filter()
        self.watch_current(self.current)

    def watch_pane(self) -> None:
        """A drawer that opens has a width from now on."""
        super().watch_pane()
        self.call_after_refresh(self._laid_out)

    def _laid_out(self) -> None:
        if not self.is_filled:
            return
        strip = not self.has_class("-narrow")
        if strip == self._strip:
            self._name_lists()
            return
        self._strip = strip
        self._show_lists(*KINDS)

    def bar(self, name: str) -> "FilterBar":
        """The line of a filter."""
        return cast("FilterBar", self.query_one(name))

    def _show_lists(self, *kinds: Kind) -> None:
        for kind in kinds:
            self.list_of(kind).show(
                self.extraction,
                self.limits[kind],
                strip=self._strip,
                every=self.index.rows[kind] if self.index else None,
            )
        self._name_lists()

    def _show_filter(self) -> None:
        limit, listing = self.limits[self.kind], self.list.listing
        in_text = None
        if limit.query.strip() and len(self.article.text) <= _COUNTED:
            in_text = len(search.find(self.article.text, limit.query))
        bar = self.bar("#filter")
        bar.kind = self.kind
        if not (limit or bar.display):
            return  # telling a hidden bar would lay the whole screen out again
        bar.show(self.kind, limit, len(listing.rows), listing.total, in_text)

    def _name_lists(self) -> None:
        titles = [
            Content.styled(
                f"{number} {selection.TITLES[kind]} {self._count(kind)}",
                "bold $ink" if kind == self.kind else "$faint",
            )
            for number, kind in enumerate(KINDS, 1)
        ]
        pane = self.query_one("#list-pane")
        title = Content(" ─ ").join(titles)
        if 0 < pane.size.width - _CORNERS < title.cell_length:
            title = Content("  ").join(titles)
        facts = [] if self.list.sort == "order" else [f"by {self.list.sort}"]
        facts += [f"{len(self.list.marked):,} marked"] if self.list.marked else []
        _entitle(pane, title, Content(" · ".join(facts)))

    def _count(self, kind: Kind) -> str:
        if not self.extraction:
            return "…"
        listing = self.list_of(kind).listing
        return f"{len(listing.rows)}/{listing.total}" if self.limits[kind] else str(listing.total)

    def watch_kind(self) -> None:
        """The filter and the counts are of the list that is shown."""
        if self.is_filled:
            self._show_filter()
            self._name_lists()

    @on(RowsChanged)
    def _rows_changed(self) -> None:
        self._name_lists()

    def watch_current(self, current: Thing | None) -> None:
        """The detail follows."""
        if not self.is_filled:
            return
        self.detail.show(self.extraction, current, self.detail_query)
        name = ""
        if self.extraction and current:
            name = (
                "Quote" if current.kind == "quotes" else selection.name_of(self.extraction, current)
            )
        title = Content(name or "Detail ─ choose a name or quote")
        _entitle(self.query_one("#detail-pane"), title)
        bar = self.bar("#detail-filter")
        if self.detail_query or bar.display:
            bar.show(
                "people", Filter(self.detail_query), self.detail.shown, self.detail.total, None
            )

    @on(LinesMade)
    def _detail_ready(self) -> None:
        self.watch_current(self.current)

    @on(FilterChanged)
    def _filter(self, message: FilterChanged) -> None:
        if self.pane == "detail":
            self.detail_query = message.text
            self.watch_current(self.current)
            return
        self.limits[message.kind] = replace(self.limits[message.kind], query=message.text)
        self._show_lists(message.kind)
        self._show_filter()

    @on(ChipRemoved)
    def _remove_chip(self) -> None:
        self.limits[self.kind] = replace(self.limits[self.kind], only=None)
        self._show_lists(self.kind)
        self._show_filter()

    @on(FilterEnded)
    def _end_filter(self) -> None:
        self.focus_pane(self.pane)
        self.call_after_refresh(self._detail_ready)
        self.call_after_refresh(self._show_filter)

    def action_only(self) -> None:
        """Only the quotes of the current person; again: all."""
        if not self.is_filled:
            return
        self.settle()
        if self.limits["quotes"].only:
            self.limits["quotes"] = replace(self.limits["quotes"], only=None)
        else:
            name = self._speaker()
            if not name:
                self.notify("o shows the quotes of one person: choose a person first", markup=False)
                return
            self.limits["quotes"] = replace(self.limits["quotes"], only=name)
        self._show_lists("quotes")
        self.action_go("quotes")
        self._show_filter()

    def _speaker(self) -> str | None:
        if not (self.extraction and self.current):
            return None
        if self.current.kind == "quotes":
            return self.extraction.quotes[self.current.index].speaker
        return (
            selection.name_of(self.extraction, self.current)
            if self.current.kind != "places"
            else None
        )


def _entitle(pane: Widget, title: Content, subtitle: Content | None = None) -> None:
    """Name a pane; to say the same again would repaint it."""
    if title.markup != pane.border_title:
        pane.border_title = title
    if subtitle is not None and subtitle.markup != pane.border_subtitle:
        pane.border_subtitle = subtitle

# ruff: noqa: D
"""Interim list and detail, until the real ones land."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from core.model import Extraction
from tui import keys, selection
from tui.messages import Crossed, Highlighted
from tui.selection import Kind, Thing


class PlainList(OptionList):
    BINDINGS = keys.bindings("list")

    def __init__(self, kind: Kind) -> None:
        super().__init__(id=f"list-{kind}", markup=False)
        self.kind = kind
        self.things: list[Thing] = []

    def show(self, extraction: Extraction) -> None:
        self.things = list(selection.things(extraction, self.kind))
        at = self.highlighted
        self.set_options([Content(selection.name_of(extraction, t)) for t in self.things])
        self.highlighted = at or (0 if self.things else None)

    @property
    def thing(self) -> Thing | None:
        at = self.highlighted
        return self.things[at] if at is not None and at < len(self.things) else None

    def select(self, thing: Thing) -> None:
        if thing in self.things:
            self.highlighted = self.things.index(thing)

    def action_down(self) -> None:
        self.action_cursor_down()

    def action_up(self) -> None:
        self.action_cursor_up()

    def action_cross(self) -> None:
        if self.thing:
            self.post_message(Crossed(self.thing.start, self.thing))

    def on_option_list_option_highlighted(self) -> None:
        if self.has_focus:
            self.post_message(Highlighted(self.thing))


class PlainDetail(VerticalScroll, can_focus=True):
    BINDINGS = keys.bindings("detail")

    def compose(self) -> ComposeResult:
        yield Static(id="words")

    def show(self, extraction: Extraction, thing: Thing | None) -> None:
        name = selection.name_of(extraction, thing) if thing else ""
        self.query_one("#words", Static).update(Content(name))

"""The explorer: article, lists and detail. The screen owns the state; the panes show it and tell what happens."""

from dataclasses import dataclass
from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive, var
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Input, Static

from core.model import Article, Extraction, Span
from tui import events, facts, keys, search, selection
from tui.messages import Crossed, Highlighted, Jump, RowWanted, Stood
from tui.screens.help import HelpScreen
from tui.selection import KINDS, Kind, Thing
from tui.text_index import Marks, TextIndex, marks_of
from tui.widgets.article_view import ArticleView
from tui.widgets.footer import KeyFooter
from tui.widgets.plain_list import PlainDetail, PlainList
from tui.widgets.status import TitleLine

REST = 0.1
"""Seconds that the cursor of a list rests before detail and marks follow."""


@dataclass
class Told(Message):
    """An event of the extractor, with the index made in its thread."""

    event: events.Event
    index: TextIndex | None = None


class ExplorerScreen(Screen[None]):
    """One article, explored."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(None)
    AUTO_FOCUS = "#article"

    extraction: reactive[Extraction | None] = reactive(None)
    kind: reactive[Kind] = reactive[Kind]("people")
    current: reactive[Thing | None] = reactive(None)
    pane: reactive[keys.Pane] = reactive[keys.Pane]("article")
    zoomed: reactive[bool] = reactive(False)
    marks: var[Marks] = var(Marks())
    cursor: var[Span | None] = var(None)

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article
        self.index: TextIndex | None = None
        self.working = False
        self.last_search = ""
        self._before_search: tuple[Marks, Span | None, int] | None = None
        self._before_jump: tuple[int, Span | None, str | None] | None = None
        self._resting: Timer | None = None

    # Layout

    def compose(self) -> ComposeResult:
        """Title, panes, search, footer; "too small" comes first, so that it is there before any list."""
        yield Static("too small", id="small")
        yield TitleLine()
        with Container(id="body"):
            yield ArticleView(self.article, self.measure)
            with Vertical(id="side"):
                with ContentSwitcher(id="lists", initial="list-people"):
                    for kind in KINDS:
                        yield PlainList(kind)
                yield PlainDetail(id="detail")
        yield Input(id="search", compact=True)
        yield KeyFooter()

    @property
    def measure(self) -> int:
        """Columns of text at most."""
        measure: int = getattr(self.app, "settings").measure  # noqa: B009
        return measure

    @property
    def text(self) -> ArticleView:
        """The article's pane."""
        return self.query_one(ArticleView)

    def list_of(self, kind: Kind) -> PlainList:
        """A list's pane."""
        return self.query_one(f"#list-{kind}", PlainList)

    def on_resize(self) -> None:
        """Choose the layout for the size."""
        width, height = self.app.size
        self.set_class(width >= 140, "-vast")
        self.set_class(width < 120, "-narrow")
        self.set_class(width < 120 and height < 18, "-single")
        self.set_class(height < 28, "-low")
        self.set_class(width < 30 or height < 8, "-tiny")

    def watch_pane(self) -> None:
        """Show the pane with the focus, where there is no room for all."""
        for name in ("article", "list", "detail"):
            self.set_class(self.pane == name, f"-at-{name}")
        if self.is_mounted:
            self.query_one(KeyFooter).pane = self.pane

    def watch_zoomed(self, zoomed: bool) -> None:
        """The focused pane alone, or all."""
        self.set_class(zoomed, "-zoomed")

    def on_mount(self) -> None:
        """Say what is read, and begin."""
        self.text.tell(title=Content(" Article "))
        self.query_one(TitleLine).title = self.article.title or self.article.source
        self._say_totals()
        for warning in self.article.warnings:
            self.notify(warning, markup=False)
        self.begin()

    # The extraction

    def begin(self) -> None:
        """Ask for names and quotes of the article."""
        self.working = True
        self.query_one(TitleLine).working = True
        self.app.extractor.start(self.article, self._told)  # type: ignore[attr-defined]

    def _told(self, event: events.Event) -> None:
        whole = isinstance(event, events.Partial | events.Done)
        index = TextIndex(cast("events.Done", event).extraction) if whole else None
        self.post_message(Told(event, index))

    def on_told(self, told: Told) -> None:
        """Show what the extractor tells."""
        line = self.query_one(TitleLine)
        match told.event:
            case events.Progress(done, total) if self.working:
                line.facts = f"reading {done:,} of {total:,} words"
            case events.Partial(extraction) | events.Done(extraction):
                self.index = told.index
                self.extraction = extraction
                if isinstance(told.event, events.Done):
                    self._stop_working()
            case events.Failed(reason):
                self._stop_working()
                line.facts = f"{reason} · r tries again"
                self.notify(reason, severity="error", markup=False)

    def _stop_working(self) -> None:
        self.working = False
        self.query_one(TitleLine).working = False
        self._say_totals()

    def _say_totals(self) -> None:
        words = facts.counted(len(self.article.text.split()), "word", "words")
        known = f" · {facts.totals(self.extraction)}" if self.extraction else ""
        source = self.article.source.rsplit("/", 1)[-1]
        self.query_one(TitleLine).facts = f"{source} · {words}{known}"

    def watch_extraction(self, extraction: Extraction | None) -> None:
        """Give every pane the new data; the selection stays."""
        if extraction is None or self.index is None:
            return
        self.text.show(extraction, self.index)
        for kind in KINDS:
            self.list_of(kind).show(extraction)
        self._name_lists()
        self.current = selection.again(extraction, self.current)

    def _name_lists(self) -> None:
        title = Content(" ─ ").join(
            Content.styled(
                f"{number} {selection.TITLES[kind]} {self._count(kind)}",
                "bold" if kind == self.kind else "$faint",
            )
            for number, kind in enumerate(KINDS, 1)
        )
        for kind in KINDS:
            self.list_of(kind).border_title = Content(" ") + title + Content(" ")

    def _count(self, kind: Kind) -> str:
        return (
            str(sum(1 for _ in selection.things(self.extraction, kind))) if self.extraction else "…"
        )

    # What panes tell

    @on(Highlighted)
    def _rest(self, message: Highlighted) -> None:
        if self._resting:
            self._resting.stop()
        thing = message.thing
        self._resting = self.set_timer(REST, lambda: self._select(thing))

    def _select(self, thing: Thing | None) -> None:
        self._resting = None
        self.current = thing
        if thing and self.extraction:
            self.set_marks(marks_of(self.extraction, thing), None)

    def set_marks(self, marks: Marks, cursor: Span | None) -> None:
        """Let spans stand out in the text."""
        self.marks, self.cursor = marks, cursor
        self.text.show_marks(marks, cursor)

    def watch_current(self, current: Thing | None) -> None:
        """The detail follows."""
        if self.extraction:
            self.query_one(PlainDetail).show(self.extraction, current)

    @on(Crossed)
    def _cross(self, message: Crossed) -> None:
        if message.thing:
            self._select(message.thing)
        self._jump(message.offset)

    @on(Jump)
    def _jump_to(self, message: Jump) -> None:
        self._jump(message.offset)

    def _jump(self, offset: int) -> None:
        self._remember()
        number = self.marks.near(offset)
        span = self.marks.spans[number] if number is not None else (offset, offset + 1)
        self.focus_pane("article")
        self.set_marks(self.marks, span)
        self.text.go_to(offset)

    @on(Stood)
    def _stand(self, message: Stood) -> None:
        spot = message.spot
        if self.extraction:
            self.set_marks(marks_of(self.extraction, spot.thing), (spot.start, spot.end))
        self.current = spot.thing
        self.text.go_to(spot.start)

    @on(RowWanted)
    def _row(self, message: RowWanted) -> None:
        self._remember()
        self._open(message.thing.kind)
        self.list_of(message.thing.kind).select(message.thing)

    # Focus

    def on_descendant_focus(self) -> None:
        """Know which pane has the focus."""
        focused = self.focused
        if isinstance(focused, PlainList):
            self.pane = "list"
        elif isinstance(focused, PlainDetail):
            self.pane = "detail"
        elif isinstance(focused, ArticleView):
            self.pane = "article"

    def focus_pane(self, pane: keys.Pane) -> None:
        """Give a pane the focus, and show it where it was hidden."""
        self.pane = pane
        targets: dict[keys.Pane, Widget] = {
            "article": self.text,
            "list": self.list_of(self.kind),
            "detail": self.query_one(PlainDetail),
        }
        # A pane that was hidden can take the focus only after the styles have changed.
        self.call_after_refresh(targets[pane].focus)

    def action_go(self, where: str) -> None:
        """To the article or a list."""
        if where == "article":
            self.focus_pane("article")
            return
        self._open(cast("Kind", where))
        thing = self.list_of(self.kind).thing
        if thing:
            self._rest(Highlighted(thing))

    def _open(self, kind: Kind) -> None:
        self.kind = kind
        self.query_one(ContentSwitcher).current = f"list-{kind}"
        self._name_lists()
        self.focus_pane("list")

    def action_pane(self, direction: int) -> None:
        """The next or previous pane."""
        order: tuple[keys.Pane, ...] = ("article", "list", "detail")
        self.focus_pane(order[(order.index(self.pane) + direction) % 3])

    def action_detail(self) -> None:
        """The detail of the current thing."""
        self._settle()
        self.focus_pane("detail")

    def _settle(self) -> None:
        if self._resting:
            self._resting.stop()
            self._select(self.list_of(self.kind).thing)

    def action_zoom(self) -> None:
        """The focused pane alone, or all."""
        self.zoomed = not self.zoomed

    # Marks, search and history

    def action_walk(self, direction: int) -> None:
        """To the next mark in the text."""
        self._settle()
        at = self.cursor[0] if self.cursor else self.text.place - (direction > 0)
        number = self.marks.step(at, direction)
        if number is None:
            self.notify("no marks: choose a name, or search with /", markup=False)
            return
        span = self.marks.spans[number]
        self.set_marks(self.marks, span)
        self.text.go_to(span[0])

    def action_find(self) -> None:
        """Search the text, or filter the lines of a list."""
        self._before_search = (self.marks, self.cursor, self.text.place)
        box = self.query_one("#search", Input)
        box.value = ""
        box.placeholder = (
            f"search · Enter repeats {self.last_search}" if self.last_search else "search"
        )
        self.add_class("-searching")
        self.call_after_refresh(box.focus)

    @on(Input.Changed, "#search")
    def _type(self, event: Input.Changed) -> None:
        if self.has_class("-searching") and event.value:
            self._search(event.value)

    def _search(self, words: str) -> None:
        hits = search.find(self.article.text, words)
        place = self._before_search[2] if self._before_search else self.text.place
        marks = Marks(f"“{words}”", hits)
        number = marks.step(place - 1, 1)
        self.set_marks(marks, hits[number] if number is not None else None)
        if number is not None:
            self.text.go_to(hits[number][0])

    @on(Input.Submitted, "#search")
    def _keep_search(self, event: Input.Submitted) -> None:
        words = event.value or self.last_search
        if words:
            self._search(words)
            self.last_search = words
            if not self.marks.spans:
                self.notify(f"“{words}” is not in the text", markup=False)
        self._end_search()

    def _end_search(self) -> None:
        self.remove_class("-searching")
        self.focus_pane("article")

    def _remember(self) -> None:
        self._before_jump = (self.text.place, self.cursor, self.pane)

    def action_back(self) -> None:
        """Where I was before the jump; again: forth."""
        if self._before_jump is None:
            return
        place, cursor, pane = self._before_jump
        self._remember()
        self.set_marks(self.marks, cursor)
        self.text.go_to(place, top=True)
        self.focus_pane(cast("keys.Pane", pane))

    # Levels

    def action_leave(self) -> None:
        """One level back; never quits."""
        self.clear_selection()
        if self.has_class("-searching"):
            if self._before_search:
                marks, cursor, place = self._before_search
                self.set_marks(marks, cursor)
                self.text.go_to(place, top=True)
            self._end_search()
        elif self.text.chosen:
            self.text.action_sentence()
        elif self.working:
            self.app.extractor.cancel()  # type: ignore[attr-defined]
            self._stop_working()
        elif self.marks.title.startswith("“"):
            self.set_marks(Marks(), None)
        elif self.zoomed:
            self.zoomed = False
        else:
            self.focus_pane("article")

    def action_keys(self) -> None:
        """The keys of this pane."""
        self.app.push_screen(HelpScreen(self.pane))

    def action_close(self) -> None:
        """Quit."""
        self.app.exit(0)

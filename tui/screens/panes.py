"""The frame: article, lists and detail laid out for any size, and the focus that goes from one to the other."""

from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from core.model import Article
from tui import keys
from tui.selection import KINDS, Kind
from tui.widgets.article_view import ArticleView
from tui.widgets.detail import Detail
from tui.widgets.entity_list import EntityList
from tui.widgets.filter_bar import FilterBar
from tui.widgets.footer import KeyFooter
from tui.widgets.quote_list import QuoteList
from tui.widgets.search_box import SearchBox
from tui.widgets.status import TitleLine

WIDE = 120
"""Columns from which three panes stand side by side."""
_ORDER: tuple[keys.Pane, ...] = ("article", "list", "detail")


class PanesScreen(Screen[None]):
    """Three panes from 120 columns on; below, the article and a drawer; in few rows one pane alone."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(None)
    AUTO_FOCUS = "#article"

    kind: var[Kind] = var[Kind]("people")
    pane: var[keys.Pane] = var[keys.Pane]("article")
    zoomed: var[bool] = var(False)

    def __init__(self, article: Article, measure: int) -> None:
        super().__init__()
        self.article = article
        self.measure = measure

    def compose(self) -> ComposeResult:
        """Title, panes, search, footer; the panes come only once there is room for them."""
        yield Static("too small", id="small")
        yield TitleLine()
        yield Container(id="body")
        yield SearchBox(id="search")
        yield KeyFooter()

    async def _fill(self) -> None:
        lists = [
            QuoteList(id=f"list-{k}") if k == "quotes" else EntityList(k, id=f"list-{k}")
            for k in KINDS
        ]
        await self.query_one("#body").mount(
            ArticleView(self.article, self.measure),
            Vertical(
                Vertical(
                    FilterBar(id="filter"),
                    ContentSwitcher(*lists, id="lists", initial=f"list-{self.kind}"),
                    id="list-pane",
                    classes="pane",
                ),
                Vertical(
                    FilterBar(id="detail-filter"),
                    Detail(id="detail"),
                    id="detail-pane",
                    classes="pane",
                ),
                id="side",
            ),
        )
        self.text.tell(title=Content("Article"))
        self.watch_pane()
        self.filled()
        self.text.focus()

    def filled(self) -> None:
        """The panes are there."""

    @property
    def is_filled(self) -> bool:
        """Whether there was room for the panes yet."""
        return bool(self.query("#side"))

    @property
    def text(self) -> ArticleView:
        """The article's pane."""
        return self.query_one(ArticleView)

    @property
    def list(self) -> EntityList:
        """The list that is shown."""
        return self.list_of(self.kind)

    @property
    def detail(self) -> Detail:
        """The detail's pane."""
        return self.query_one(Detail)

    def list_of(self, kind: Kind) -> EntityList:
        """A list by its kind."""
        return self.query_one(f"#list-{kind}", EntityList)

    # Sizes

    async def on_resize(self) -> None:
        """Choose the layout for the size."""
        width, height = self.app.size
        tiny = width < 30 or height < 8
        self.set_class(width >= 140, "-vast")
        self.set_class(width < WIDE, "-narrow")
        self.set_class(width < WIDE and height < 18, "-single")
        self.set_class(height < 28, "-low")
        self.set_class(tiny, "-tiny")
        self.watch_pane()
        if not tiny and not self.is_filled:
            await self._fill()

    def watch_pane(self) -> None:
        """Show the pane with the focus, where there is no room for all."""
        # Where all panes are seen the class would change nothing, and cost a repaint of the screen.
        one = self.zoomed or self.has_class("-narrow")
        for name in _ORDER:
            self.set_class(one and self.pane == name, f"-at-{name}")
        for footer in self.query(KeyFooter):
            footer.pane = self.pane

    def watch_zoomed(self, zoomed: bool) -> None:
        """The focused pane alone, or all."""
        self.set_class(zoomed, "-zoomed")
        self.watch_pane()

    def action_zoom(self) -> None:
        """The focused pane alone, or all."""
        self.zoomed = not self.zoomed

    # Focus

    def on_descendant_focus(self) -> None:
        """Know which pane has the focus."""
        focused = self.focused
        if isinstance(focused, EntityList):
            self.pane = "list"
        elif isinstance(focused, Detail):
            self.pane = "detail"
        elif isinstance(focused, ArticleView):
            self.pane = "article"

    def focus_pane(self, pane: keys.Pane) -> None:
        """Give a pane the focus, and show it where it was hidden."""
        if not self.is_filled:
            return
        self.pane = pane
        targets: dict[keys.Pane, Widget] = {
            "article": self.text,
            "list": self.list,
            "detail": self.detail,
        }
        self.set_focus(targets[pane], scroll_visible=False)

    def open_list(self, kind: Kind) -> None:
        """Show a list and give it the focus."""
        self.kind = kind
        self.switch_list(kind)
        self.focus_pane("list")

    def switch_list(self, kind: Kind) -> None:
        """Show a list in its pane."""
        self.query_one("#lists", ContentSwitcher).current = f"list-{kind}"

    def action_pane(self, direction: int) -> None:
        """The next or previous pane."""
        self.focus_pane(_ORDER[(_ORDER.index(self.pane) + direction) % len(_ORDER)])

    def action_go(self, where: str) -> None:
        """To the article or a list."""
        if not self.is_filled:
            return
        if where == "article":
            self.focus_pane("article")
        else:
            self.open_list(cast("Kind", where))

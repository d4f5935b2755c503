"""The frame: article, lists and detail laid out for any size, and the focus that goes from one to the other."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from core.model import Article
from tui import anchor, keys, layout
from tui.screens.side import lists_and_detail
from tui.screens.sized import SizedScreen
from tui.selection import Kind
from tui.state import State
from tui.widgets.article_view import ArticleView
from tui.widgets.footer import KeyFooter
from tui.widgets.search_box import SearchBox
from tui.widgets.status import TitleLine

if TYPE_CHECKING:
    from tui.widgets.detail import Detail
    from tui.widgets.entity_list import EntityList

_ORDER: tuple[keys.Pane, ...] = ("article", "list", "detail")


class PanesScreen(SizedScreen[None]):
    """Three panes from 120 columns on; below, the article and a drawer; in few rows one pane alone."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(None)
    AUTO_FOCUS = "#article"

    kind: var[Kind] = var[Kind]("people")
    pane: var[keys.Pane] = var[keys.Pane]("article")
    zoomed: var[bool] = var(False)
    is_filled = False
    """Whether the panes are there: in a tiny terminal not before it has grown."""

    def __init__(self, article: Article, measure: int, before: State | None = None) -> None:
        super().__init__()
        self.article = article
        self.measure = measure
        self._place = 0
        if before:
            self._place = anchor.found(article, before.place)
            self.set_reactive(PanesScreen.kind, before.kind)

    def compose(self) -> ComposeResult:
        """Everything at once, laid out for the size from the first frame on."""
        self._arrange()
        yield TitleLine()
        if not layout.is_tiny(*self.app.size):
            yield from self._panes()
        yield KeyFooter()

    def _panes(self) -> ComposeResult:
        room = layout.article_box(*self.app.size).width
        yield ArticleView(self.article, self.measure, self._place, room)
        yield Vertical(*lists_and_detail(self.kind), id="side")
        yield SearchBox(id="search")
        yield Static("/", id="search-sign")

    def on_mount(self) -> None:
        """The screen stands; its panes too, unless the terminal is tiny."""
        tiny = self.has_class("-tiny")
        if not tiny and not self.query("#detail"):
            return  # a signal ended the App meanwhile, which mounts nothing more
        self.is_filled = not tiny
        self.opened()

    def opened(self) -> None:
        """The screen stands."""

    def filled(self) -> None:
        """The panes are there, later than usual."""

    @property
    def text(self) -> ArticleView:
        """The article's pane."""
        return self.query_one(ArticleView)

    @property
    def list(self) -> "EntityList":
        """The list that is shown."""
        return self.list_of(self.kind)

    @property
    def detail(self) -> "Detail":
        """The detail's pane."""
        return cast("Detail", self.query_one("#detail"))

    def list_of(self, kind: Kind) -> "EntityList":
        """A list by its kind."""
        return cast("EntityList", self.query_one(f"#list-{kind}"))

    # Sizes

    def _arrange(self) -> None:
        """Choose the layout for the size."""
        width, height = self.app.size
        self.update_classes(
            {
                "-vast": width >= layout.VAST,
                "-narrow": width < layout.WIDE,
                "-single": width < layout.WIDE and height < 18,
                "-low": height < 28,
                "-tiny": layout.is_tiny(width, height),
            }
        )
        self.watch_pane()

    async def on_resize(self) -> None:
        """Arrange the panes; mount them where they have room at last."""
        self._arrange()
        if self.has_class("-tiny"):
            if not self.query("#small"):
                await self.mount(Static("too small", id="small"))
        elif not self.query(ArticleView):
            await self.mount(*self._panes(), after=self.query_one(TitleLine))
            self.is_filled = True
            self.text.focus()
            self.filled()

    def watch_pane(self) -> None:
        """Show the pane with the focus, where there is no room for all."""
        # Where all panes are seen the class would change nothing, and cost a repaint of the screen.
        one = self.zoomed or self.has_class("-narrow")
        self.update_classes({f"-at-{name}": one and self.pane == name for name in _ORDER})
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
        name = self.focused.id or "" if self.focused else ""
        if name.startswith("list-"):
            self.pane = "list"
        elif name in ("article", "detail"):
            self.pane = cast("keys.Pane", name)

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
        if self.is_filled:
            self.focus_pane(_ORDER[(_ORDER.index(self.pane) + direction) % len(_ORDER)])

    def action_go(self, where: str) -> None:
        """To the article or a list."""
        if not self.is_filled:
            return
        if where == "article":
            self.focus_pane("article")
        else:
            self.open_list(cast("Kind", where))

"""The keys of a pane, from the registry."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui import keys
from tui.screens.sized import SizedScreen

_NAMES: dict[keys.Pane, str] = {"article": "article", "list": "lists", "detail": "detail"}


class HelpScreen(SizedScreen[None], ModalScreen[None]):
    """What every key does in one pane."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,question_mark", "dismiss", "close"),
        ("j", "scroll(1)", "down"),
        ("k", "scroll(-1)", "up"),
    ]

    def __init__(self, pane: keys.Pane) -> None:
        super().__init__()
        self.pane = pane

    def compose(self) -> ComposeResult:
        """A box with a line a key."""
        with VerticalScroll(id="help") as box:
            box.border_title = Content(f"Keys of the {_NAMES[self.pane]}")
            box.border_subtitle = Content("j k scroll · Esc closes")
            own = [key for key in keys.of(self.pane) if key.panes]
            everywhere = [key for key in keys.of(self.pane) if not key.panes]
            yield Static(_table(own))
            yield Static(Content.styled("Everywhere", "$accented"), classes="heading")
            yield Static(_table(everywhere))

    def action_scroll(self, lines: int) -> None:
        """Scroll the box."""
        box = self.query_one("#help")
        box.scroll_relative(y=lines, animate=False)


def _table(shown: list[keys.Key]) -> Content:
    rows = [Content.assemble((f"{key.shown:<12}", "bold"), key.help) for key in shown]
    return Content("\n").join(rows)

"""The menu of `c`: in which form the chosen things are copied, with a look at what it will be."""

from typing import ClassVar, Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from core.model import Extraction
from tui.clipping import Clip, Form, clip
from tui.screens.sized import SizedScreen
from tui.selection import Thing
from tui.widgets.line_list import LineList
from tui.widgets.menu import Choice, Menu

_CHOICES: tuple[tuple[Form, Choice], ...] = (
    ("plain", Choice("plain", "p", "plain", "the words or names alone")),
    ("attributed", Choice("attributed", "a", "with attribution", "who said it, and how sure")),
    ("markdown", Choice("markdown", "m", "Markdown", "quoted words as block quotes")),
    ("json", Choice("json", "d", "JSON", "the records of the export")),
    ("tsv", Choice("tsv", "t", "rows for a sheet", "TSV, with a header")),
    ("map", Choice("map", "l", "map link", "OpenStreetMap")),
)
_WHOLE = Choice("whole", "w", "full width", "shown without mouse capture, to select by hand")
_SAMPLE = 3
"""Things that the preview is made of."""


Answer = tuple[Clip, Literal["copy", "whole"]] | None


class CopyAsScreen(SizedScreen[Answer], ModalScreen[Answer]):
    """Gives the text, and whether it is copied or shown; None where the menu was left."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,c", "dismiss", "close")]

    def __init__(self, extraction: Extraction, things: tuple[Thing, ...]) -> None:
        super().__init__()
        self.extraction = extraction
        self.things = things

    def compose(self) -> ComposeResult:
        """The choices that have something to say of the things, and the preview."""
        with Vertical(id="copy-as") as box:
            box.border_title = Content("Copy as")
            box.border_subtitle = Content("Enter copies · Esc closes")
            yield Menu()
            yield Static(id="copy-preview", markup=False)

    def on_mount(self) -> None:
        """Only places with coordinates have a map link."""
        located = self.clip("map", self.things) is not None
        choices = [choice for form, choice in _CHOICES if form != "map" or located]
        menu = self.query_one(Menu)
        menu.styles.height = len(choices) + 1
        menu.replace([*choices, _WHOLE])
        menu.focus()

    def clip(self, form: Form, things: tuple[Thing, ...]) -> Clip | None:
        """The things in a form."""
        return clip(self.extraction, things, form)

    def on_key(self, event: events.Key) -> None:
        """A letter chooses at once."""
        if event.character and self.query_one(Menu).choose(event.character):
            event.stop()

    def on_line_list_moved(self) -> None:
        """The preview follows the cursor."""
        made = self.clip(self._form(), self.things[:_SAMPLE])
        self.query_one("#copy-preview", Static).update(Content(made.text if made else ""))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Give the whole text."""
        event.stop()
        chosen = self.query_one(Menu).current
        made = self.clip(self._form(), self.things)
        if chosen and made:
            self.dismiss((made, "whole" if chosen == _WHOLE else "copy"))

    def _form(self) -> Form:
        chosen = self.query_one(Menu).current
        return next((form for form, choice in _CHOICES if choice == chosen), "attributed")

"""Exporting to a file: what, in which format, where; asks before it overwrites."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, cast

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from core.model import Extraction
from core.safety import shown
from tui.exporting import ENDINGS, Format, rendered, write
from tui.screens.sized import SizedScreen
from tui.selection import TITLES, Thing
from tui.widgets.line_list import LineList
from tui.widgets.menu import Choice, Menu

_LETTERS: dict[Format, str] = {"csv": "c", "json": "d", "markdown": "m"}


class ExportScreen(SizedScreen[str | None], ModalScreen[str | None]):
    """Gives one sentence about the file that was written; None where nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "back", "back")]

    @dataclass
    class Written(Message):
        """The writing ended, well or not."""

        path: Path
        error: str = ""

    def __init__(
        self, extraction: Extraction, things: tuple[Thing, ...], folder: Path | None = None
    ) -> None:
        super().__init__()
        self.extraction = extraction
        self.things = things
        self.folder = folder or Path.cwd()
        self._asked: Path | None = None

    def compose(self) -> ComposeResult:
        """The choices, the file's name, and what there is to say."""
        with Vertical(id="export") as box:
            box.border_title = Content("Export")
            box.border_subtitle = Content("Enter goes on · Esc goes back")
            yield Menu()
            yield Input(compact=True, id="export-name", placeholder="file name")
            yield Static(id="export-note", markup=False)

    def on_mount(self) -> None:
        """Offer the list as filtered, and all, in three formats."""
        choices = []
        if self.things:
            words = f"{len(self.things):,} {TITLES[self.things[0].kind].lower()}"
            choices += [
                Choice(f"list {form}", letter, f"{words}, {_named(form)}", "this list as filtered")
                for form, letter in _LETTERS.items()
            ]
        choices += [
            Choice(f"all {form}", letter.upper(), f"all, {_named(form)}", _what_all(form))
            for form, letter in _LETTERS.items()
        ]
        menu = self.query_one(Menu)
        menu.styles.height = len(choices)
        menu.replace(choices)
        menu.focus()

    def on_key(self, event: events.Key) -> None:
        """A letter chooses at once."""
        menu = self.query_one(Menu)
        if menu.has_focus and event.character and menu.choose(event.character):
            event.stop()

    def on_line_list_moved(self) -> None:
        """The name gets the ending of the format."""
        source = self.extraction.article.source
        stem = "article" if source == "-" else Path(source).stem or "article"
        thing = self.things[0].kind if self.things and self._choice[0] == "list" else ""
        part = f"-{thing}" if thing else ""
        self.query_one(Input).value = shown(f"{stem}{part}{ENDINGS[self._choice[1]]}")

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Now the name."""
        event.stop()
        self.query_one(Input).focus()

    def on_input_changed(self) -> None:
        """Another name is another question."""
        self._asked = None
        self._say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write; over an old file only when Enter came a second time."""
        if not event.value.strip():
            self._say("a file needs a name")
            return
        path = self.folder / Path(event.value.strip()).expanduser()
        if path.is_dir():
            self._say(f"{shown(str(path))} is a folder")
        elif path.exists() and self._asked != path:
            self._asked = path
            self._say(f"{shown(path.name)} exists: Enter again overwrites it, Esc goes back")
        else:
            self._say("writing…")
            self._write(path, *self._choice)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _write(self, path: Path, what: str, form: Format) -> None:
        try:
            write(path, rendered(self.extraction, self.things if what == "list" else None, form))
        except OSError as error:
            self.post_message(self.Written(path, error.strerror or "it could not be written"))
        else:
            self.post_message(self.Written(path))

    def on_export_screen_written(self, message: Written) -> None:
        """Close, or say what went wrong."""
        if message.error:
            self._say(shown(f"{message.path}: {message.error}; nothing was changed"))
        else:
            self.dismiss(shown(f"Written: {message.path}"))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What a thread could not do is told: nothing else would show it."""
        if event.state is WorkerState.ERROR:
            self._say(shown(f"that failed: {event.worker.error}"))

    def action_back(self) -> None:
        """From the name to the choices, from there out."""
        menu = self.query_one(Menu)
        if menu.has_focus:
            self.dismiss(None)
        else:
            menu.focus()

    @property
    def _choice(self) -> tuple[str, Format]:
        chosen = self.query_one(Menu).current
        what, form = chosen.key.split() if chosen else ("all", "json")
        return what, cast("Format", form)

    def _say(self, words: str) -> None:
        self.query_one("#export-note", Static).update(Content(words))


def _named(form: Format) -> str:
    return {"csv": "CSV", "json": "JSON", "markdown": "Markdown"}[form]


def _what_all(form: Format) -> str:
    return {
        "csv": "every quote a row",
        "json": "all that was found",
        "markdown": "who is who, places, quotes",
    }[form]

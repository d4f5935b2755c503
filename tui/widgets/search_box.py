"""The line in which words are typed to be searched in the article."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class SearchBox(Input):
    """Tells every letter; Enter keeps, an empty Enter repeats the last search, Esc takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("up", "walk(-1)", show=False),
    ]

    @dataclass
    class Typed(Message):
        """The words so far; ``kept`` once Enter was pressed."""

        words: str
        kept: bool = False

    class Cancelled(Message):
        """Esc: as it was before."""

    @dataclass
    class Walked(Message):
        """An arrow key: to the next hit or the one before."""

        direction: int

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.last = ""

    def open(self) -> None:
        """Begin a search."""
        with self.prevent(Input.Changed):
            self.value = ""
        self.placeholder = (
            f"search the text · Enter repeats {self.last}" if self.last else "search the text"
        )
        self.display = True
        self.focus()

    def close(self) -> None:
        """Hide the line."""
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as it is typed."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep what was found."""
        event.stop()
        self.last = event.value.strip() or self.last
        self.post_message(self.Typed(self.last, kept=True))

    def action_cancel(self) -> None:
        """Take the search back."""
        self.post_message(self.Cancelled())

    def action_walk(self, direction: int) -> None:
        """To another hit."""
        self.post_message(self.Walked(direction))

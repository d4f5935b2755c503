"""The line in which words are typed to be searched in the article."""

from textual.widgets import Input

from tui.messages import SearchTyped
from tui.widgets.typing_line import TypingLine


class SearchBox(TypingLine):
    """Tells every letter; Enter keeps, an empty Enter repeats the last search, Esc takes it back."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
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
        self.post_message(SearchTyped(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep what was found."""
        event.stop()
        self.last = event.value.strip() or self.last
        self.post_message(SearchTyped(self.last, kept=True))

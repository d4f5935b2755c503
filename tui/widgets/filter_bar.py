"""The line in which a filter is typed: chips set by keys, the words, and how much is shown."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from tui.messages import ChipRemoved, FilterChanged, FilterEnded, TypingCancelled
from tui.rows import Filter
from tui.selection import Kind
from tui.widgets.typing_line import TypingLine


class FilterBar(Horizontal):
    """Shows a filter, and edits it after ``edit()``; every letter is told as it is typed."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.kind: Kind = "people"
        self._before = ""
        self._last: dict[Kind, str] = {}

    def compose(self) -> ComposeResult:
        """Sign, chip, words, count."""
        yield Static("/", classes="filter--sign")
        yield Static("", classes="filter--chip", markup=False)
        yield _Words()
        yield Static("", classes="filter--count", markup=False)

    def show(self, kind: Kind, limit: Filter, shown: int, total: int, in_text: int | None) -> None:
        """Show a filter and what it lets through; hidden while there is none and nobody types."""
        self.kind = kind
        words = self.query_one(_Words)
        if words.value != limit.query and not words.has_focus:
            # Whoever types may be some letters ahead of the filter.
            self._put(limit.query)
        chip = self.query_one(".filter--chip", Static)
        chip.update(Content(f"{limit.only} ×" if limit.only else ""))
        chip.display = bool(limit.only)
        count = f"{shown:,} of {total:,}"
        if in_text is not None:
            count += f" · {in_text:,} in text"
        self.query_one(".filter--count", Static).update(Content(count))
        self.display = bool(limit) or words.has_focus

    def edit(self) -> None:
        """Let the words be typed; Esc brings back what they are now."""
        words = self.query_one(_Words)
        self._before = words.value
        self.display = True
        words.focus(scroll_visible=False)
        words.action_end()

    def on_input_changed(self, event: Input.Changed) -> None:
        """A letter was typed."""
        event.stop()
        self.post_message(FilterChanged(self.kind, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps the words; without any it brings back the last."""
        event.stop()
        text = event.value.strip() or ("" if self._before else self._last.get(self.kind, ""))
        if text:
            self._last[self.kind] = text
        self._end(text)

    def on_click(self, event: object) -> None:
        """A click on the chip takes it away."""
        chip = self.query_one(".filter--chip", Static)
        if getattr(event, "widget", None) is chip:
            self.post_message(ChipRemoved())

    def on_typing_cancelled(self, event: TypingCancelled) -> None:
        """Esc: the words as they were before typing."""
        event.stop()
        self._end(self._before)

    def _end(self, text: str) -> None:
        if text != self.query_one(_Words).value:
            self._put(text)
            self.post_message(FilterChanged(self.kind, text))
        self.post_message(FilterEnded())

    def _put(self, text: str) -> None:
        with self.prevent(Input.Changed):
            self.query_one(_Words).value = text


class _Words(TypingLine):
    """The words of the filter; Backspace before the first letter takes the chip away."""

    def action_delete_left(self) -> None:
        """Backspace."""
        if not self.value:
            self.post_message(ChipRemoved())
        super().action_delete_left()

"""A line in which words are typed while the arrow keys move elsewhere."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.widgets import Input

from tui.messages import TypingCancelled, TypingWalked


class TypingLine(Input):
    """One line of words; Esc takes them back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("up", "walk(-1)", show=False),
    ]

    cursor_blink = var(False)  # calm, and nothing is sent while nothing happens

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, compact=True, select_on_focus=False)

    def action_cancel(self) -> None:
        """Take the words back."""
        self.post_message(TypingCancelled())

    def action_walk(self, step: int) -> None:
        """Move what the words are typed for."""
        self.post_message(TypingWalked(step))

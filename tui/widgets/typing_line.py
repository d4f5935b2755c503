"""A line in which words are typed while the arrow keys move elsewhere."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class TypingLine(Input):
    """One line of words; Esc takes them back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("up", "walk(-1)", show=False),
    ]

    @dataclass
    class Cancelled(Message):
        """Esc: as it was before."""

    @dataclass
    class Walked(Message):
        """An arrow key while typing: one on, or one back."""

        step: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, compact=True, select_on_focus=False)

    def action_cancel(self) -> None:
        """Take the words back."""
        self.post_message(self.Cancelled())

    def action_walk(self, step: int) -> None:
        """Move what the words are typed for."""
        self.post_message(self.Walked(step))

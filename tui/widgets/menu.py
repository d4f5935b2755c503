"""A menu of a few choices, each with a letter of its own."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.cells import Line, fit, pad
from tui.widgets.line_list import LineList


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of a menu."""

    key: str
    """What choosing it gives."""
    letter: str
    """Pressed, it chooses at once."""
    words: str
    note: str = ""


class Menu(LineList[Choice]):
    """Choices; ``LineList.Chosen`` tells which."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "down", "Down", show=False),
        Binding("k,up", "up", "Up", show=False),
        Binding("enter", "cross", "Choose", show=False),
    ]

    def draw(self, item: Choice, width: int) -> Line:
        """The letter, the words, a note."""
        words = pad(item.words, min(23, max(width - 3, 0)))
        return fit(
            ((f"{item.letter}  ", "count"), (words, "name"), (" ", ""), (item.note, "muted")), width
        )

    def choose(self, letter: str) -> bool:
        """Choose by a letter; False where no line has it."""
        for choice in self.items:
            if choice.letter == letter:
                self.go_to(choice.key)
                self.action_cross()
                return True
        return False

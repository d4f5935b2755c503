"""What widgets tell the screen. They own no truth: the screen decides what follows."""

from dataclasses import dataclass

from textual.message import Message

from tui.selection import Kind, Thing
from tui.text_index import Spot


@dataclass
class Highlighted(Message):
    """The cursor of a list moved to a thing, or to nothing."""

    thing: Thing | None


@dataclass
class Crossed(Message):
    """Enter on a row: show this place in the text."""

    offset: int
    thing: Thing | None


@dataclass
class Jump(Message):
    """A line of the detail was chosen: show this place in the text."""

    offset: int


@dataclass
class FilterChanged(Message):
    """The words of a filter changed."""

    kind: Kind
    text: str


@dataclass
class Stood(Message):
    """In the text the reader stands on a name or quote."""

    spot: Spot


@dataclass
class RowWanted(Message):
    """Enter in the text: show the row of this thing."""

    thing: Thing


class RowsChanged(Message):
    """The order or the marks of the rows changed."""


class LinesMade(Message):
    """The detail of a thing that is named very often is there now."""


class FilterEnded(Message):
    """The typing of a filter ended: the list takes the focus back."""


class ChipRemoved(Message):
    """A filter's chip was clicked, or Backspace was pressed before its first letter."""


@dataclass
class SearchTyped(Message):
    """The words to be searched so far; ``kept`` once Enter was pressed."""

    words: str
    kept: bool = False


class TypingCancelled(Message):
    """Esc in a line of words: as it was before."""


@dataclass
class TypingWalked(Message):
    """An arrow key while words are typed: one on, or one back."""

    step: int

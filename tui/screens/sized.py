"""Screens that are laid out for the terminal's present size only."""

from typing import TypeVar

from textual.geometry import Size
from textual.screen import Screen

Result = TypeVar("Result")


class SizedScreen(Screen[Result]):
    """Passes over sizes that are out of date.

    A screen tells itself each size that it was laid out for. Two of them in its queue at once, as when a terminal is
    resized while it is busy, would change it to and fro for ever.
    """

    def _screen_resized(self, size: Size) -> None:
        if size == self.app.size:
            super()._screen_resized(size)

"""The first page, drawn before Textual is imported, which takes longer than all else until there are words to read.

Every cell of it is one that the explorer will show in the same place, so that nothing jumps when it takes over.
"""

import contextlib
import os
import shutil
import signal
import sys
import termios
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType
from typing import Any

from core.model import Article
from tui import layout
from tui.config import Settings
from tui.widgets.wrap import AT_ONCE, WrapIndex

ENTER, LEAVE = "\x1b[?1049h", "\x1b[?1049l\x1b[?25h"
"""Escape codes: to the alternate screen, and back with the cursor shown."""
FAR = 200_000
"""A place further on is not drawn: the text must be wrapped up to there first, which takes as long as Textual."""
_STDERR = 2  # where Textual draws


@dataclass(frozen=True, slots=True)
class Ground:
    """Background and ink of a theme, in 16 million colours and in 256."""

    back: tuple[str, int]
    ink: tuple[str, int]

    def codes(self, *, many: bool) -> str:
        """The escape code that turns both on."""
        return f"\x1b[{_code(38, self.ink, many)};{_code(48, self.back, many)}m"


GROUNDS = {
    "summit-dark": Ground(("#16181b", 233), ("#dcdfe3", 253)),
    "summit-light": Ground(("#faf9f6", 231), ("#22262b", 235)),
}
"""Our own themes' (`themes`); another's page has the terminal's own colours until the explorer stands."""


class FirstPage:
    """A page on the terminal, and the terminal's modes as they were before it."""

    def __init__(self, page: str) -> None:
        self._modes: list[Any] | None = termios.tcgetattr(sys.stdin.fileno())
        modes = termios.tcgetattr(sys.stdin.fileno())
        modes[3] &= ~(termios.ECHO | termios.ICANON)  # keys wait for the explorer, unseen
        modes[6][termios.VSUSP] = modes[6][termios.VQUIT] = b"\0"
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, modes)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _end)
        os.write(_STDERR, page.encode())

    def hand_over(self) -> list[Any] | None:
        """The explorer takes the terminal; returns the modes that it must restore in the end."""
        modes, self._modes = self._modes, None
        return modes

    def close(self) -> None:
        """Leave the terminal as it was, unless the explorer has taken it."""
        modes = self.hand_over()
        if modes is not None:
            with contextlib.suppress(OSError, termios.error):
                os.write(_STDERR, LEAVE.encode())
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, modes)


def show(article: Article, settings: Settings, place: int) -> FirstPage | None:
    """Draw the page on which a place stands; None where it can't be done, or not soon."""
    if place > FAR or not (os.isatty(_STDERR) and os.isatty(sys.stdin.fileno())):
        return None
    size = shutil.get_terminal_size()
    if layout.is_tiny(*size):
        return None
    ground = GROUNDS.get(settings.theme)
    codes = colours(os.environ)
    colour = ground.codes(many=codes == "truecolor") if ground and codes else ""
    lines = page(article, settings.measure, place, *size)
    body = "".join(
        f"\x1b[{y + 1};{x + 1}H{_bold(text) if heading else text}" for y, x, text, heading in lines
    )
    try:
        return FirstPage(f"{ENTER}\x1b[?25l{colour}\x1b[2J{body}\x1b[0m")
    except (OSError, termios.error):
        return None


def page(
    article: Article, measure: int, place: int, width: int, height: int
) -> Iterator[tuple[int, int, str, bool]]:
    """Row, column and text of every line that is seen, and whether it is a heading."""
    box = layout.article_box(width, height)
    wrapped = WrapIndex(article, layout.text_width(measure, box.width), place + AT_ONCE)
    left = box.left + layout.text_left(box.width, wrapped.width)
    top = max(min(wrapped.line_of(place), len(wrapped) - box.height), 0)
    for row, line in enumerate(range(top, min(top + box.height, len(wrapped)))):
        start, end = wrapped.starts[line], wrapped.ends[line]
        if end > start:
            number = bisect_right(article.paragraphs, (start, len(article.text) + 1)) - 1
            heading = layout.is_heading(article, max(number, 0))
            yield box.top + row, left, wrapped.text[start:end], heading


def colours(environment: "os._Environ[str] | dict[str, str]") -> str:
    """``truecolor``, ``256``, or nothing for terminals of 16 colours or none, as Rich tells them apart."""
    if environment.get("NO_COLOR"):
        return ""
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    term = environment.get("TERM", "").strip().lower()
    return "256" if term.endswith(("-256color", "-kitty")) else ""


def _code(kind: int, colour: tuple[str, int], many: bool) -> str:
    exact, near = colour
    parts = (int(exact[at : at + 2], 16) for at in (1, 3, 5))
    return f"{kind};2;" + ";".join(map(str, parts)) if many else f"{kind};5;{near}"


def _bold(text: str) -> str:
    return f"\x1b[1m{text}\x1b[22m"


def _end(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)

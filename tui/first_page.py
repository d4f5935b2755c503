"""The first page, drawn before Textual is imported, which takes longer than all else until there are words to read.

Every cell of it is one that the explorer will show in the same place, so that nothing jumps when it takes over.
Keys wait in the terminal until then.
"""

import contextlib
import os
import shutil
import signal
import termios
from collections.abc import Callable, Iterable, Mapping
from types import FrameType
from typing import Any

from core.model import Article, Extraction
from tui import first_lines, layout
from tui.config import Settings
from tui.first_lines import Ink, Put
from tui.selection import Kind

ENTER, LEAVE = "\x1b[?1049h", "\x1b[?1049l\x1b[?25h"
"""Escape codes: to the alternate screen, and back with the cursor shown."""
FAR = 200_000
"""Characters: what lies further on is not drawn, for to wrap the text up to there takes as long as Textual."""
COLOURS = {
    "summit-dark": {"back": ("#16181b", 233), "ink": ("#dcdfe3", 253), "faint": ("#a0a3a6", 247)},
    "summit-light": {"back": ("#faf9f6", 231), "ink": ("#22262b", 235), "faint": ("#57585b", 240)},
}
"""Our own themes' (`themes`), in 16 million colours and in 256; another theme's page has the terminal's own."""
_STDIN = 0
_STDOUT = 1  # where the driver draws


class FirstPage:
    """A page on the terminal, and the terminal's modes as they were before it.

    A signal ends the program at once, after ``at_end``: raised in the middle of an import, an exception may
    come out as another.
    """

    def __init__(self, settings: Settings, at_end: Callable[[], None]) -> None:
        self._settings = settings
        self._at_end = at_end
        self._size = shutil.get_terminal_size()
        self._colours = _codes(settings.theme, colours(os.environ))
        self._before: list[Any] | None = termios.tcgetattr(_STDIN)
        modes = termios.tcgetattr(_STDIN)
        modes[3] &= ~(termios.ECHO | termios.ICANON)
        modes[6][termios.VSUSP] = modes[6][termios.VQUIT] = _no_key()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) != signal.SIG_IGN:  # as under nohup
                signal.signal(number, self._end)
        termios.tcsetattr(_STDIN, termios.TCSANOW, modes)

    def show_text(self, article: Article, place: int) -> None:
        """The lines of the article from a place on."""
        self._write(f"{ENTER}\x1b[?25l{self._colours['ink']}\x1b[2J")
        self._draw(first_lines.text(article, self._settings.measure, place, *self._size))

    def show_rows(self, extraction: Extraction, kind: Kind) -> None:
        """The rows of a list."""
        self._draw(first_lines.rows(extraction, kind, *self._size))

    def hand_over(self) -> list[Any] | None:
        """The explorer takes the terminal; returns the modes that it must restore in the end."""
        before, self._before = self._before, None
        return before

    def close(self) -> None:
        """Leave the terminal as it was, unless the explorer has taken it."""
        before = self.hand_over()
        if before is not None:
            self._write(LEAVE)
            with contextlib.suppress(termios.error):
                termios.tcsetattr(_STDIN, termios.TCSANOW, before)

    def _end(self, number: int, _: FrameType | None) -> None:
        self.close()
        self._at_end()
        os._exit(128 + number)

    def _draw(self, lines: Iterable[Put]) -> None:
        drawn = "".join(
            f"\x1b[{put.row + 1};{put.column + 1}H{self._colours[put.ink]}{put.text}"
            for put in lines
        )
        self._write(drawn + "\x1b[0m")

    def _write(self, words: str) -> None:
        with contextlib.suppress(OSError):  # the explorer will find the terminal gone, too
            left = words.encode()
            while left:
                left = left[os.write(_STDOUT, left) :]


def opened(settings: Settings, place: int, at_end: Callable[[], None]) -> FirstPage | None:
    """A page for a place in a text; None where there can be none, or not soon."""
    terminals = os.isatty(_STDOUT) and os.isatty(_STDIN)
    if place > FAR or not terminals or layout.is_tiny(*shutil.get_terminal_size()):
        return None
    try:
        return FirstPage(settings, at_end)
    except (OSError, termios.error):
        return None


def colours(environment: Mapping[str, str]) -> str:
    """``truecolor``, ``256``, or nothing for terminals of 16 colours or none, as Rich tells them apart.

    Nothing for GNU screen too, which clears without colour: there would be ground behind words alone.
    """
    if environment.get("NO_COLOR") or environment.get("STY"):
        return ""
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    term = environment.get("TERM", "").strip().lower()
    return "256" if term.endswith(("-256color", "-kitty")) else ""


def _codes(theme: str, known: str) -> dict[Ink, str]:
    """The escape code of each ink, on the theme's ground."""
    named = COLOURS.get(theme)
    if not named or not known:
        return {"ink": "\x1b[0m", "bold": "\x1b[0;1m", "faint": "\x1b[0m"}
    back, ink, faint = (
        _code(named[part], exact=known == "truecolor") for part in ("back", "ink", "faint")
    )
    return {
        "ink": f"\x1b[0;38;{ink};48;{back}m",
        "bold": f"\x1b[0;1;38;{ink};48;{back}m",
        "faint": f"\x1b[0;38;{faint};48;{back}m",
    }


def _code(colour: tuple[str, int], *, exact: bool) -> str:
    parts = (int(colour[0][at : at + 2], 16) for at in (1, 3, 5))
    return "2;" + ";".join(map(str, parts)) if exact else f"5;{colour[1]}"


def _no_key() -> bytes:
    """What stands in a terminal's modes for a key that is none."""
    return bytes([os.fpathconf(_STDIN, "PC_VDISABLE")])

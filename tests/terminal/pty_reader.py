"""A terminal that a test reads: bytes as they came, and the screen as a person sees it."""

import base64
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping

import pyte

PATIENCE = 15.0
"""Seconds until a condition counts as never met."""


class Terminal:
    """A program on a pty of its own; leave the ``with`` block and it is gone."""

    def __init__(
        self, words: list[str], environment: Mapping[str, str], size: tuple[int, int] = (120, 40)
    ) -> None:
        self.received = b""
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execvpe(words[0], words, dict(environment))
        self.resize(*size)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.fd)
        if self.status() is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)

    def resize(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)

    def type(self, keys: str | bytes) -> None:
        os.write(self.fd, keys.encode() if isinstance(keys, str) else keys)

    def read(self, seconds: float = 0.05) -> bytes:
        """What comes within some time, at once when it comes."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return b""
        self.received += data
        # pyte draws the content of device control strings, and knows no private CSI with "<", ">" or "$".
        self._stream.feed(re.sub(rb"\x1b\[[<>=?][\d;]*\$?[upc]|\x1bP.*?\x1b\\", b"", data))
        return data

    def until(self, met: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
        """Read until a condition holds."""
        end = time.monotonic() + patience
        while not met():
            if not self.read() and time.monotonic() > end:
                raise AssertionError(
                    f"never came: {what}\n{self.shown()}\n{self.received[-600:]!r}"
                )

    def quiet(self, seconds: float = 0.3) -> None:
        """Read until nothing comes any more."""
        while self.read(seconds):
            pass

    def see(self, words: str) -> None:
        """Wait for words on the screen, wherever lines break."""
        self.until(lambda: _flat(words) in _flat(self.shown()), words)

    def told(self, words: str) -> None:
        """Wait for words in a box of their own, that stands over other text."""
        first = words.split()[0]

        def met() -> bool:
            lines = self.screen.display
            corners = [
                (y, m.start())
                for y, line in enumerate(lines)
                for m in re.finditer(re.escape(first), line)
            ]
            boxes = ("".join(line[x:] for line in lines[y : y + 8]) for y, x in corners)
            return any(_flat(box).startswith(_flat(words)) for box in boxes)

        self.until(met, words)

    def shown(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def clipboard(self) -> list[str]:
        """Every text that OSC 52 brought."""
        found = re.findall(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]+)(?:\a|\x1b\\)", self.received)
        return [base64.b64decode(data).decode() for data in found]

    def status(self) -> int | None:
        """The program's exit status; minus the signal when one ended it; None while it runs."""
        try:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
        except ChildProcessError:
            return self._status
        if pid:
            self._status = os.waitstatus_to_exitcode(status)
            return self._status
        return None

    _status = 0

    def ended(self) -> int:
        """Wait for the end; the exit status."""
        result: list[int] = []

        def over() -> bool:
            status = self.status()
            result.extend([] if status is None else [status])
            return bool(result)

        self.until(over, "the program's end")
        self.quiet(0.1)
        return result[0]

    def modes(self) -> set[str]:
        """The private modes that are on: 1049 the alternate screen, 1000 to 1016 the mouse, 2004 paste."""
        on: set[str] = set()
        for names, switch in re.findall(rb"\x1b\[\?([\d;]+)([hl])", self.received):
            for name in names.decode().split(";"):
                (on.add if switch == b"h" else on.discard)(name)
        return on


def _flat(text: str) -> str:
    return re.sub(r"[\s│┃▏▕|]+", "", text)

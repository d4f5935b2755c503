"""A program on a real pty, timed from exec until it shows something."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

PATIENCE = 120.0
"""Seconds until a program counts as stuck."""


class Watched:
    """A Python module on a pty of 120×40; what it sends is read as it comes."""

    def __init__(self, module: str, arguments: Sequence[str], home: Path) -> None:
        # An installed program has its byte code, which some surroundings forbid a checkout to keep.
        foreign = ("XDG_", "TMUX", "STY", "PYTHONDONTWRITEBYTECODE")
        environment = {
            **{n: v for n, v in os.environ.items() if not n.startswith(foreign)},
            "HOME": str(home),
            "TERM": "xterm-256color",
            "SSH_CONNECTION": "far away",
        }
        self.received = b""
        self._start = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            os.execve(sys.executable, [sys.executable, "-m", module, *arguments], environment)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def __enter__(self) -> "Watched":
        return self

    def __exit__(self, *_: object) -> None:
        # An extractor that is still loading would slow down whatever is timed next.
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        for pid in (self.pid, *map(int, children)):
            os.kill(pid, signal.SIGKILL)
        os.close(self._fd)
        os.waitpid(self.pid, 0)

    def until(self, pattern: str, since: int = 0) -> float:
        """Seconds from exec until a pattern came. Raises TimeoutError."""
        wanted = re.compile(pattern.encode())
        while not wanted.search(self.received, since):
            self._read(PATIENCE)
        return time.perf_counter() - self._start

    def quiet(self, seconds: float = 0.5) -> int:
        """Read until nothing comes for a while; all bytes so far."""
        while select.select([self._fd], [], [], seconds)[0]:
            self._read(seconds)
        return len(self.received)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._fd, keys.encode())

    def memory(self) -> float:
        """The process's memory at its highest, MB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0

    def _read(self, seconds: float) -> None:
        if not select.select([self._fd], [], [], seconds)[0]:
            raise TimeoutError(f"nothing came for {seconds:.0f} s")
        try:
            self.received += os.read(self._fd, 65536)
        except OSError as error:
            raise TimeoutError("the program ended") from error

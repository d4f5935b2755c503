"""The routes to a clipboard: each says what was done, and what is known of it."""

import base64
import contextlib
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tui import desktop
from tui.surroundings import LIMIT, Surroundings

SCREEN_PIECE = 240
"""Bytes that GNU screen passes on in one device control string (256 less its frame; 600 leak onto the screen)."""
MOSH_LIMIT = 12_000
"""Bytes of text above which mosh 1.4 cuts silently (measured)."""
TERMINAL_LIMIT = 74_994
"""Bytes of text above which many terminals take nothing: 100,000 of base64, less the frame (xterm and others)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a route did: ``words`` begin a sentence when it is ``done``, and give the reason when not."""

    route: str
    done: bool
    words: str
    confirmed: bool = False
    warning: str = ""


def take(
    route: str, text: str, here: Surroundings, line: str, write: Callable[[str], None]
) -> Outcome:
    """Try a route; ``line`` is the configured command, ``write`` brings escape codes to the terminal."""
    match route:
        case "command":
            return command(text, here, line)
        case "tmux":
            return tmux(text, here)
        case "screen":
            return screen(text, here, write)
        case "system":
            return system(text, here)
        case _:
            return terminal(text, here, write)


def command(text: str, here: Surroundings, line: str) -> Outcome:
    """Give the text to the reader's own command: no shell, no output, two seconds."""
    try:
        words = shlex.split(line)
    except ValueError as error:
        return Outcome("command", False, f"clipboard_command cannot be read ({error})")
    if not words:
        return Outcome("command", False, "no clipboard_command is set")
    status, reason = _given(words, text, here.environment)
    if status == 0:
        return Outcome("command", True, f"Given to {words[0]}, unconfirmed")
    return Outcome("command", False, f"{words[0]} {reason}")


def tmux(text: str, here: Surroundings) -> Outcome:
    """Load the text into a tmux buffer, and let tmux send it on to the outer terminal."""
    if not here.in_tmux:
        return Outcome("tmux", False, "not inside tmux")
    if here.tmux is None:
        return Outcome("tmux", False, "tmux does not answer")
    sends_on = here.tmux.version >= (3, 2)
    words = ["tmux", "load-buffer", *(["-w"] if sends_on else []), "-"]
    status, reason = _given(words, text, here.environment)
    if status != 0:
        return Outcome("tmux", False, f"tmux load-buffer {reason}")
    onward, sent = _onward(here, sends_on)
    warning = _too_long(text, here) if sent else ""
    return Outcome("tmux", True, f"In the tmux buffer (prefix ]); {onward}", True, warning)


def _onward(here: Surroundings, sends_on: bool) -> tuple[str, bool]:
    """What becomes of the buffer outside tmux, and whether anything was sent."""
    outer = here.tmux
    if not sends_on or outer is None:
        return "not sent on: tmux is older than 3.2", False
    if not outer.tty:
        return "not sent on: no terminal is attached", False
    if not outer.sends:
        return f"not sent on: tmux knows no clipboard of TERM={outer.terminal}", False
    if outer.mosh and "52;c;" not in outer.sends:
        return "sent on, but mosh drops it (see --doctor)", False
    return "sent on, unconfirmed", True


def screen(text: str, here: Surroundings, write: Callable[[str], None]) -> Outcome:
    """OSC 52 through GNU screen, in device control strings short enough for it."""
    if not here.in_screen:
        return Outcome("screen", False, "not inside screen")
    sequence = osc52(text)
    pieces = range(0, len(sequence), SCREEN_PIECE)
    write("".join(f"\x1bP{sequence[at : at + SCREEN_PIECE]}\x1b\\" for at in pieces))
    return Outcome(
        "screen",
        True,
        "Sent through screen to the terminal (OSC 52), unconfirmed",
        warning=_too_long(text, here),
    )


def system(text: str, here: Surroundings) -> Outcome:
    """The desktop's clipboard, read back: pyperclip returns as if it had worked on a dead display."""
    words = [sys.executable, "-P", str(Path(desktop.__file__))]
    status, reason = _given(words, text, here.environment)
    if status == desktop.IS_THERE:
        return Outcome("system", True, "In the clipboard, read back", True)
    if status == desktop.NO_TOOL:
        reason = "found no tool (xclip, xsel or wl-copy)"
    elif status == desktop.DIFFERS:
        reason = "did not take it (read back, it differs)"
    return Outcome("system", False, f"the desktop's clipboard {reason}")


def terminal(text: str, here: Surroundings, write: Callable[[str], None]) -> Outcome:
    """OSC 52, the terminal's own clipboard sequence; nothing comes back."""
    write(osc52(text))
    words = "Sent to the terminal (OSC 52), unconfirmed"
    if here.in_tmux:
        words += "; tmux drops it unless set-clipboard is on"
    elif not here.in_screen and here.term.startswith(("tmux", "screen")):
        near = "tmux" if here.term.startswith("tmux") else "tmux or screen"
        words += f"; {near} on your side needs set-clipboard on (see --doctor)"
    return Outcome("osc52", True, words, warning=_too_long(text, here))


def plan(choice: str, line: str, here: Surroundings) -> tuple[str, ...]:
    """Which routes are tried, in order; `copy` ends early when one is enough."""
    if choice != "auto":
        return () if choice == "off" else (choice,)
    names = ["command"] if line else []
    if here.in_tmux:
        names.append("tmux")
    elif here.in_screen:
        names.append("screen")
    if not here.remote or here.display:
        names.append("system")
    if not (here.tmux or here.in_screen) and not has_no_clipboard(here.term):
        names.append("osc52")
    return tuple(names)


def enough(route: str, outcomes: Sequence[Outcome], here: Surroundings) -> bool:
    """Whether a route is not needed any more after what was done."""
    done = {outcome.route for outcome in outcomes if outcome.done}
    # A forwarded display and the terminal may belong to two machines, so over SSH both get the text.
    return "command" in done or (route == "osc52" and bool(done) and not here.remote)


def has_no_clipboard(term: str) -> bool:
    """Terminals that are known to have no clipboard: the Linux console, hardware, none at all."""
    return term in ("", "linux", "dumb") or (term.startswith("vt") and term[2:5].isdigit())


def osc52(text: str) -> str:
    """The sequence that sets the clipboard; selector ``c``, for mosh takes no other."""
    return f"\x1b]52;c;{base64.b64encode(encoded(text)).decode('ascii')}\a"


def encoded(text: str) -> bytes:
    """UTF-8, exact: line ends kept, nothing added."""
    return text.encode("utf-8", "replace")


def _too_long(text: str, here: Surroundings) -> str:
    size = len(encoded(text))
    if here.mosh and size > MOSH_LIMIT:
        return f"{size:,} bytes: mosh cuts above about {MOSH_LIMIT:,}"
    if size > TERMINAL_LIMIT:
        return f"{size:,} bytes: many terminals take at most {TERMINAL_LIMIT:,}"
    return ""


def _given(words: list[str], text: str, environment: Mapping[str, str]) -> tuple[int, str]:
    """Give a text to a program of its own session, without output: its status, and a reason when that is not 0."""
    try:
        child = subprocess.Popen(
            words,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return -1, f"cannot be started ({getattr(error, 'strerror', None) or error})"
    try:
        child.communicate(encoded(text), timeout=LIMIT)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        return -1, f"gave no answer in {LIMIT:.0f} s"
    return child.returncode, f"failed (exit status {child.returncode})"

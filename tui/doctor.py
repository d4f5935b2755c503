"""What this terminal can do, which way a copy will go and why, and the one line for which file if it will not."""

import contextlib
import curses
import os
import secrets
import shutil
from collections.abc import Iterator

from core.safety import shown
from tui import clipboard
from tui.clipboard import ClipboardSettings
from tui.routes import MOSH_LIMIT, has_no_clipboard, plan
from tui.surroundings import Surroundings, look

SLOW_ESCAPE = 50
"""Milliseconds after Esc above which a reader feels it."""
_WORDS = ("ferry", "harbour", "lantern", "meadow", "orchard", "pebble", "saddle", "thimble")
_WAYS = {
    "command": "clipboard_command",
    "tmux": "a tmux buffer, and on to the outer terminal",
    "screen": "OSC 52 through screen",
    "system": "the desktop's clipboard (pyperclip), read back",
    "osc52": "OSC 52 to the terminal",
}


def run(settings: ClipboardSettings, *, test_copy: bool = False) -> int:
    """Print the report to standard output, and with ``test_copy`` copy a word; the exit status."""
    here = look()
    lines = list(test(settings)) if test_copy else list(report(settings, here))
    print("\n".join(shown(line) for line in lines))
    return 0


def report(settings: ClipboardSettings, here: Surroundings) -> Iterator[str]:
    """The lines of the report."""
    size = shutil.get_terminal_size()
    yield f"Terminal   TERM={here.term or '(not set)'}, {colours(here)}, {size.columns}x{size.lines}"
    yield f"Inside     {', '.join(_inside(here)) or 'neither tmux, screen nor SSH'}"
    ways = [_WAYS[name] for name in plan(settings.clipboard, settings.clipboard_command, here)]
    yield f"Copying    {', then '.join(ways) or 'only into a file'}"
    yield f"Because    {_why(settings, here)}"
    if (
        not has_no_clipboard(here.term)
        and here.term.startswith(("tmux", "screen"))
        and not (here.in_tmux or here.in_screen)
    ):
        yield "Hint       on your side, in ~/.tmux.conf: set -s set-clipboard on"
    yield from _tmux(here)
    if here.mosh:
        yield f"mosh       cuts copies above about {MOSH_LIMIT:,} bytes"
    folder = None if settings.private else clipboard.last_copy_path()
    yield f"Last copy  {folder or 'not kept (private)'}"


def test(settings: ClipboardSettings) -> Iterator[str]:
    """Copy a random word, and say where to paste it."""
    word = f"{secrets.choice(_WORDS)}-{secrets.randbelow(900) + 100}"
    result = clipboard.copy(word, settings=settings, write=_to_terminal)
    yield result.words
    if result.route in ("none", "off"):
        return
    yield f"Now paste into another window of your own machine: it should say {word}."
    if result.route == "tmux":
        yield "In tmux, prefix ] pastes it as well."


def colours(here: Surroundings) -> str:
    """How many colours the terminal is known to have."""
    if here.environment.get("COLORTERM") in ("truecolor", "24bit"):
        return "16 million colours"
    try:
        curses.setupterm(here.term or "dumb", os.open(os.devnull, os.O_RDWR))
        count = curses.tigetnum("colors")
    except curses.error:
        return "colours unknown (TERM is not in terminfo)"
    return f"{count} colours" if count > 1 else "no colours"


def _inside(here: Surroundings) -> Iterator[str]:
    if here.in_tmux:
        outer = here.tmux
        version = f" {outer.version[0]}.{outer.version[1]}" if outer else ", which does not answer"
        yield f"tmux{version}"
        if outer and outer.tty:
            yield f"attached to TERM={outer.terminal}"
    if here.in_screen:
        yield "screen"
    if here.mosh:
        yield "mosh"
    elif here.remote:
        yield "SSH"
    if here.display:
        yield f"display {here.environment.get('WAYLAND_DISPLAY') or here.environment.get('DISPLAY')}"


def _why(settings: ClipboardSettings, here: Surroundings) -> str:
    if settings.clipboard != "auto":
        return f'the settings say clipboard = "{settings.clipboard}"'
    if settings.clipboard_command:
        return "the settings have a clipboard_command"
    if here.in_tmux:
        return "$TMUX is set"
    if here.in_screen:
        return "$STY is set"
    if has_no_clipboard(here.term):
        return f"TERM={here.term} has no clipboard"
    if here.remote:
        return "you are far away: " + ("a display is forwarded" if here.display else "no display")
    return "you are at this machine; the terminal is asked if the desktop fails"


def _tmux(here: Surroundings) -> Iterator[str]:
    outer = here.tmux
    if outer is None:
        return
    if not outer.tty:
        yield "Sent on    no: no terminal is attached to this tmux session"
    elif not outer.sends:
        yield f"Sent on    no: tmux knows no clipboard of TERM={outer.terminal}. If it has one, in ~/.tmux.conf:"
        yield f"           set -as terminal-features ',{outer.terminal}:clipboard'"
    elif outer.mosh and "52;c;" not in outer.sends:
        yield "Sent on    no: mosh takes only the selector c. In ~/.tmux.conf:"
        yield f"           set -as terminal-overrides ',{outer.terminal}:Ms=\\E]52;c;%p2%s\\7'"
    elif outer.version < (3, 2):
        yield "Sent on    no: tmux before 3.2 cannot; prefix ] pastes inside tmux"
    else:
        yield f"Sent on    yes, as OSC 52 to TERM={outer.terminal}; whether it listens, --doctor --copy tells"
    if outer.escape_time > SLOW_ESCAPE:
        yield f"Esc        tmux holds it for {outer.escape_time} ms. In ~/.tmux.conf: set -sg escape-time 10"


def _to_terminal(sequence: str) -> None:
    with contextlib.suppress(OSError), open("/dev/tty", "w", encoding="ascii") as terminal:  # noqa: PTH123
        terminal.write(sequence)

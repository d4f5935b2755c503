"""However the explorer ends, the terminal is as it was before; and what else a terminal may do to it."""

import os
import signal
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.pty_reader import Terminal
from tests.terminal.test_copying import ARTICLE, EXPLORE

MOUSE = {"1000", "1002", "1003", "1006", "1015", "1016"}
ALL = MOUSE | {"1049", "1004", "2004"}
CRASH = """
import sys
from tui.cli import main
from tui.screens.explorer import ExplorerScreen
def fall(self): raise RuntimeError("a mistake of ours")
ExplorerScreen.action_keys = fall
sys.exit(main(sys.argv[1:]))
"""

Opens = Callable[..., Terminal]


def opened(open_terminal: Opens, **more: str) -> Terminal:
    terminal = open_terminal(EXPLORE, **more)
    terminal.see("3 Quotes 3")
    return terminal


def restored(terminal: Terminal) -> None:
    assert not terminal.modes() & ALL
    assert "25" in terminal.modes(), "the cursor is shown"
    assert termios.tcgetattr(terminal.fd)[3] & termios.ECHO, "what is typed is echoed"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_order_and_the_place_is_kept(
    open_terminal: Opens, environment: dict[str, str], number: signal.Signals
) -> None:
    terminal = opened(open_terminal)
    assert "1049" in terminal.modes()
    os.kill(terminal.pid, number)
    assert terminal.ended() == 128 + number
    restored(terminal)
    assert Path(environment["HOME"], ".local/state/summit-tui/places.json").exists()


def test_a_terminal_that_goes_away_ends_it(open_terminal: Opens) -> None:
    terminal = opened(open_terminal)
    children = Path(f"/proc/{terminal.pid}/task/{terminal.pid}/children").read_text().split()
    os.close(terminal.fd)
    _, status = os.waitpid(terminal.pid, 0)
    terminal.fd = os.open(os.devnull, os.O_RDWR)
    assert os.WIFEXITED(status), "it left by itself"
    assert not any(Path(f"/proc/{child}").exists() for child in children), "no extractor stays"


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_crash_is_told_in_one_line_and_leaves_the_terminal_as_it_was(
    open_terminal: Opens, debug: str
) -> None:
    terminal = open_terminal([sys.executable, "-c", CRASH, str(ARTICLE)], SUMMIT_TUI_DEBUG=debug)
    terminal.see("3 Quotes 3")
    terminal.type("?")
    assert terminal.ended() == 1
    restored(terminal)
    last = terminal.received.rpartition(b"\x1b[?1049l")[2].decode()
    assert "summit-tui: a mistake of the program (RuntimeError: a mistake of ours)" in last
    assert ("Traceback" in last) is bool(debug)


def test_ctrl_z_and_fg(open_terminal: Opens) -> None:
    shell = open_terminal(["sh", "-i"], PS1="ready> ")
    shell.see("ready>")
    shell.type(" ".join(EXPLORE) + "\r")
    shell.see("3 Quotes 3")
    before = len(shell.received)
    shell.type("\x1a")
    shell.until(lambda: b"ready> " in shell.received[before:], "the shell")
    restored(shell)
    before = len(shell.received)
    shell.type("fg\r")
    shell.until(lambda: b"Quotes" in shell.received[before:], "the explorer again")
    assert "1049" in shell.modes()
    shell.type("q")
    shell.until(lambda: "1049" not in shell.modes(), "the end")
    restored(shell)


def test_an_invalid_byte_does_it_no_harm(open_terminal: Opens) -> None:
    terminal = opened(open_terminal)
    terminal.type(b"\x1b[M \xff\xfe\xc3(")
    terminal.type("?")
    terminal.see("a line down")


def test_esc_and_a_letter_together_are_two_keys(open_terminal: Opens) -> None:
    """As tmux hands them over: Esc closes the help, 3 goes to the quotes."""
    terminal = opened(open_terminal)
    terminal.type("?")
    terminal.see("a line down")
    terminal.type("\x1b3")
    terminal.see("Words 1")


@pytest.mark.parametrize("term", ["xterm", "screen", "tmux-256color", "linux", "vt220"])
def test_every_usual_terminal_shows_it(open_terminal: Opens, term: str) -> None:
    terminal = opened(open_terminal, TERM=term)
    terminal.see("Port Hallam and Osby sign ferry pact")
    terminal.type("q")
    assert terminal.ended() == 0


def test_a_storm_of_sizes_is_cheap(open_terminal: Opens) -> None:
    terminal = opened(open_terminal)
    terminal.quiet()
    before = len(terminal.received)
    for step in range(100):
        terminal.resize(80 + step % 37, 24 + step % 13)
        terminal.read(0)
    terminal.resize(100, 30)
    terminal.until(lambda: terminal.screen.display[-1].strip() != "", "a repaint")
    terminal.quiet()
    paint = 40_000
    assert len(terminal.received) - before < 20 * paint, "a hundred sizes cost a few paints"
    terminal.type("q")
    assert terminal.ended() == 0


def test_keys_that_come_at_once_find_the_focus_where_the_last_one_put_it(
    open_terminal: Opens,
) -> None:
    terminal = opened(open_terminal)
    terminal.type("3/nobody\rY1/osk\r")
    terminal.see("1 People 1/3")
    terminal.until(lambda: bool(terminal.clipboard()), "the copy")
    assert terminal.clipboard()[0].startswith("“Nobody called us” — Oskar Brandt")

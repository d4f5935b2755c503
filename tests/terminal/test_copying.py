"""``3`` and ``y`` in the explorer: the quote arrives, and the reader is told what is true."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.terminal.conftest import Tmux, remote
from tests.terminal.pty_reader import Terminal
from tests.tui.copying import tool

ARTICLE = Path(__file__).with_name("ferry.txt")
EXPLORE = [sys.executable, "-m", "tui", str(ARTICLE)]
QUOTE = "We waited eleven years for this ferry – and we will not wait for another winter,"
TOLD = f"“We waited eleven years f…” {len(QUOTE)} characters"
OSC = f"1 quote: Sent to the terminal (OSC 52), unconfirmed: {TOLD}"

Opens = Callable[..., Terminal]
Wraps = Callable[[list[str]], list[str]]


def copy(terminal: Terminal) -> None:
    """As a reader does it: wait for the lists, go to the quotes, copy the first."""
    terminal.see("3 Quotes 3")
    terminal.type("3")
    terminal.see("Words 1")
    terminal.type("y")


def test_over_ssh(
    open_terminal: Opens, ssh: Callable[[str], list[str]], environment: dict[str, str]
) -> None:
    terminal = open_terminal(ssh(remote(environment, EXPLORE)))
    copy(terminal)
    terminal.told(OSC)
    assert terminal.clipboard() == [QUOTE]


def test_in_tmux(open_terminal: Opens, tmux: Tmux) -> None:
    terminal = open_terminal(tmux.within(EXPLORE))
    copy(terminal)
    terminal.told(f"1 quote: In the tmux buffer (prefix ]); sent on, unconfirmed: {TOLD}")
    assert tmux.ask("show-buffer") == QUOTE
    assert terminal.clipboard() == [QUOTE]


def test_in_tmux_over_ssh(
    open_terminal: Opens, ssh: Callable[[str], list[str]], tmux: Tmux, environment: dict[str, str]
) -> None:
    terminal = open_terminal(ssh(remote(environment, tmux.within(EXPLORE), "TMUX_TMPDIR")))
    copy(terminal)
    terminal.told(f"1 quote: In the tmux buffer (prefix ]); sent on, unconfirmed: {TOLD}")
    assert tmux.ask("show-buffer") == QUOTE
    assert terminal.clipboard() == [QUOTE]


def test_in_screen(open_terminal: Opens, screen: Wraps) -> None:
    terminal = open_terminal(screen(EXPLORE))
    copy(terminal)
    terminal.told(f"1 quote: Sent through screen to the terminal (OSC 52), unconfirmed: {TOLD}")
    assert terminal.clipboard() == [QUOTE]


def test_on_a_display(open_terminal: Opens, display: str, environment: dict[str, str]) -> None:
    terminal = open_terminal(EXPLORE)
    copy(terminal)
    terminal.told(f"1 quote: In the clipboard, read back: {TOLD}")
    assert terminal.clipboard() == []
    ask = ["xclip", "-o", "-selection", "clipboard"]
    done = subprocess.run(ask, env=environment, capture_output=True, check=True)
    assert done.stdout.decode() == QUOTE


def test_on_a_dead_display(open_terminal: Opens) -> None:
    terminal = open_terminal(EXPLORE, DISPLAY=":77")
    copy(terminal)
    terminal.told(OSC)
    assert terminal.clipboard() == [QUOTE]
    assert "open display" not in terminal.shown()


def test_with_a_tool_that_hangs_the_keys_go_on(
    open_terminal: Opens, tmp_path: Path, environment: dict[str, str]
) -> None:
    for name in ("wl-copy", "wl-paste"):
        tool(tmp_path, name, "exec sleep 60")
    path = f"{tmp_path}:{environment['PATH']}"
    terminal = open_terminal(EXPLORE, WAYLAND_DISPLAY="wayland-0", PATH=path, TERM="linux")
    copy(terminal)
    terminal.type("?")
    terminal.see("read again")
    assert "Not copied" not in terminal.shown(), "help came before the tool was given up"
    terminal.type("\x1b")
    terminal.told(
        "1 quote: Not copied: the desktop's clipboard gave no answer in 2 s, TERM=linux has no"
    )
    kept = tmp_path / ".local/state/summit-tui/last-copy.txt"
    assert kept.read_text() == QUOTE


def test_with_no_tool_at_all(open_terminal: Opens, tmp_path: Path) -> None:
    terminal = open_terminal(EXPLORE, TERM="vt220", PATH=str(tmp_path))
    copy(terminal)
    terminal.told(
        "1 quote: Not copied: the desktop's clipboard found no tool (xclip, xsel or wl-copy)"
    )
    assert (tmp_path / ".local/state/summit-tui/last-copy.txt").read_text() == QUOTE
    assert terminal.clipboard() == []

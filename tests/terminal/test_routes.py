"""Routes in rarer surroundings, without the explorer around them."""

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import Tmux, remote
from tests.terminal.pty_reader import Terminal

QUOTE = "“We waited eleven years for this ferry,” she said – 寒い.\nTwice."
SHORT = "““We waited eleven years…”"
COUNT = f"{len(QUOTE)} characters"
COPY = [sys.executable, "-m", "tests.terminal.copier", QUOTE]
LONG = "ferry " * 700

Opens = Callable[..., Terminal]
Wraps = Callable[[list[str]], list[str]]


@pytest.mark.parametrize("term", ["vt220", "linux", "screen"])
def test_tmux_on_a_terminal_without_clipboard(open_terminal: Opens, tmux: Tmux, term: str) -> None:
    terminal = open_terminal(tmux.within(COPY), TERM=term)
    terminal.see(
        f"In the tmux buffer (prefix ]); not sent on: tmux knows no clipboard of TERM={term}"
    )
    assert tmux.ask("show-buffer") == QUOTE
    assert terminal.clipboard() == []


def test_tmux_taken_over_from_another_place(
    open_terminal: Opens, ssh: Callable[[str], list[str]], tmux: Tmux, environment: dict[str, str]
) -> None:
    """The session began on a display that is dead by now; then it is attached over SSH."""
    first = open_terminal(tmux.within(["sh"]), DISPLAY=":77")
    first.see("[t] 0:sh")
    attach = ["tmux", "-L", "summit", "attach-session", "-d"]
    second = open_terminal(ssh(remote(environment, attach, "TMUX_TMPDIR")))
    first.until(lambda: first.status() is not None, "the first terminal's end")
    told = "import tui.surroundings as s; h = s.look(); print('remote', h.remote, 'display', h.display)"
    second.type(f"{shlex.join([sys.executable, '-c', told])}\r")
    second.see("remote True display False")


def test_in_tmux_on_a_display(open_terminal: Opens, display: str, tmux: Tmux) -> None:
    terminal = open_terminal(tmux.within(COPY))
    terminal.see(f"In the clipboard, read back, and in the tmux buffer (prefix ]): {SHORT} {COUNT}")


def test_with_no_tool_at_all(open_terminal: Opens, tmp_path: Path) -> None:
    terminal = open_terminal(COPY, TERM="vt220", PATH=str(tmp_path))
    terminal.see("Not copied: the desktop's clipboard found no tool (xclip, xsel or wl-copy)")
    terminal.see("the text is in ~/.local/state/summit-tui/last-copy.txt")
    assert (tmp_path / ".local/state/summit-tui/last-copy.txt").read_text() == QUOTE
    assert terminal.clipboard() == []


def test_doctor_names_the_file_and_the_line(open_terminal: Opens, tmux: Tmux) -> None:
    report = "from tests.tui.copying import Choice; from tui import doctor; doctor.run(Choice()); input()"
    terminal = open_terminal(tmux.within([sys.executable, "-c", report]), TERM="vt220")
    terminal.see("set -as terminal-features ',vt220:clipboard'")
    terminal.see("tmux holds it for 500 ms. In ~/.tmux.conf: set -sg escape-time 10")

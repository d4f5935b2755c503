"""The page that stands before Textual does: what the explorer will show, in the same cells; nothing is lost with it."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.reading import read
from tests.terminal.pty_reader import Terminal
from tests.terminal.test_copying import ARTICLE, EXPLORE
from tests.terminal.test_leaving import restored
from tui import anchor, state
from tui.selection import Kind

Opens = Callable[..., Terminal]

PAGE = """
import sys
from core.reading import read
from tui import config, first_page
page = first_page.opened(config.Settings(), int(sys.argv[2]), lambda: None)
page.show_text(read(sys.argv[1]), int(sys.argv[2]))
sys.stdin.read(1)
page.close()
"""
ROWS = """
import sys
from core import cache
from core.pipelines import info
from core.reading import read
from tui import config, first_page
article = read(sys.argv[1])
page = first_page.opened(config.Settings(), 0, lambda: None)
page.show_text(article, 0)
page.show_rows(cache.get(article, info()), sys.argv[2])
sys.stdin.read(1)
page.close()
"""
STUCK = """
import signal, sys, types
sys.modules["tui.app"] = app = types.ModuleType("tui.app")
app.run = lambda *_: signal.pause()
from tui.cli import main
sys.exit(main(["--private", *sys.argv[1:]]))
"""
BROKEN = """
import sys
sys.modules["textual"] = None
from tui.cli import main
sys.exit(main(["--private", *sys.argv[1:]]))
"""
SLOW = """
import select, sys
from tui import first_page
show = first_page.FirstPage.show_text
def wait(*asked):
    show(*asked)
    select.select([0], [], [])
first_page.FirstPage.show_text = wait
from tui.cli import main
sys.exit(main(sys.argv[1:]))
"""
FOREIGN = (
    "Kanji 漢字かな交じり文 and e\u0301 and 🚀 go on for a while, so that the line is wrapped. "
)
SIZES = [(160, 48), (140, 40), (139, 40), (120, 40), (119, 30), (100, 30), (80, 24), (60, 20)]


def long(folder: Path) -> Path:
    path = folder / "long.txt"
    parts = [f"Paragraph {n} of the council's report. {FOREIGN * (n % 4)}" for n in range(400)]
    path.write_text("Minutes of the lake council\n\n" + "\n\n".join(parts), "utf-8")
    return path


def opened(open_terminal: Opens, code: str, *words: str, **more: object) -> Terminal:
    return open_terminal([sys.executable, "-c", code, *words], **more)


def same_cells(early: Terminal, late: Terminal) -> int:
    """How many cells have a character on the first page; each stands in the explorer too."""
    seen = 0
    for y in range(early.screen.lines):
        for x in range(early.screen.columns):
            page, cell = early.screen.buffer[y][x], late.screen.buffer[y][x]
            if page.data.strip():
                seen += 1
                assert page.data == cell.data, f"row {y}: {early.screen.display[y]!r}"
                assert cell.bold or not page.bold
    return seen


@pytest.mark.parametrize("size", [(120, 40), (160, 48)])
@pytest.mark.parametrize("kind", ["people", "quotes"])
def test_the_rows_of_an_article_that_was_read_before_stand_where_the_explorer_has_them(
    open_terminal: Opens,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    tmp_path: Path,
    kind: Kind,
    size: tuple[int, int],
) -> None:
    first = open_terminal(EXPLORE)
    first.see("3 Quotes 3")
    first.type("q")
    first.ended()
    environment["XDG_STATE_HOME"] = str(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    state.save(str(ARTICLE), state.State(anchor.Anchor(0), kind))

    early = opened(open_terminal, ROWS, str(ARTICLE), kind, size=size)
    early.see("▸Mara Lindqvist")
    early.quiet()
    late = open_terminal(EXPLORE, size=size)
    late.until(lambda: "quit" in late.screen.display[-1], "the explorer's first frame")
    assert same_cells(early, late) > 300


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_the_explorer_shows_the_same_in_the_same_place(
    open_terminal: Opens,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    size: tuple[int, int],
    share: float,
) -> None:
    source = str(long(tmp_path))
    article = read(source)
    place = article.paragraphs[round(share * (len(article.paragraphs) - 1))][0]
    environment["XDG_STATE_HOME"] = str(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    state.save(source, state.State(anchor.anchored(article, place), "people"))

    early = opened(open_terminal, PAGE, source, str(place), size=size)
    early.see(article.text[place : place + 12])
    early.quiet()
    late = open_terminal([sys.executable, "-m", "tui", "--no-cache", source], size=size)
    late.until(
        lambda: "quit" in late.screen.display[-1], "the last line of the explorer's first frame"
    )

    assert same_cells(early, late) > 100


def test_it_stands_alone_on_the_alternate_screen_and_goes_without_a_trace(
    open_terminal: Opens,
) -> None:
    terminal = opened(open_terminal, PAGE, str(ARTICLE), "0")
    terminal.see("Port Hallam and Osby sign ferry pact")
    assert {"1049"} == terminal.modes()
    terminal.type("x")
    assert terminal.ended() == 0
    restored(terminal)


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGTERM, 128 + signal.SIGTERM), (signal.SIGHUP, 128 + signal.SIGHUP), (None, 130)],
)
def test_what_ends_the_program_before_textual_stands_leaves_the_terminal_as_it_was(
    open_terminal: Opens, number: signal.Signals | None, status: int
) -> None:
    terminal = opened(open_terminal, STUCK, str(ARTICLE))
    terminal.see("Oskar Brandt, who leads the harbour union")
    if number:
        os.kill(terminal.pid, number)
    else:
        terminal.type("\x03")
    assert terminal.ended() == status
    restored(terminal)


def test_a_broken_installation_is_told_on_the_screen_before(open_terminal: Opens) -> None:
    terminal = opened(open_terminal, BROKEN, str(ARTICLE))
    assert terminal.ended() == 1
    restored(terminal)
    last = terminal.received.rpartition(b"\x1b[?1049l")[2].decode()
    assert "summit-tui: The installation is incomplete" in last


@pytest.mark.parametrize("closed", ["</dev/null", "<&-"])
@pytest.mark.parametrize("cached", ["", "--no-cache "])
def test_keys_are_taken_from_the_terminal_where_standard_input_is_none(
    open_terminal: Opens, closed: str, cached: str
) -> None:
    explore = f"exec {sys.executable} -m tui {cached}{ARTICLE} {closed}"
    terminal = open_terminal(["sh", "-c", explore])
    terminal.see("3 Quotes 3")
    terminal.type("q")
    assert terminal.ended() == 0
    restored(terminal)


@pytest.mark.parametrize("closed", ["2>/dev/null", "2>&-"])
def test_it_is_seen_where_errors_go_elsewhere(open_terminal: Opens, closed: str) -> None:
    terminal = open_terminal(["sh", "-c", f"exec {sys.executable} -m tui {ARTICLE} {closed}"])
    terminal.see("3 Quotes 3")
    terminal.type("q")
    assert terminal.ended() == 0
    restored(terminal)


def test_both_draw_in_utf_8_whatever_python_is_told(open_terminal: Opens) -> None:
    terminal = opened(open_terminal, SLOW, str(ARTICLE), PYTHONIOENCODING="ascii")
    terminal.see("Port Hallam and Osby sign ferry pact")
    terminal.type("?")
    terminal.see("a line down")
    assert b"\\u25" not in terminal.received


def test_keys_typed_on_the_first_page_reach_the_explorer(open_terminal: Opens) -> None:
    terminal = opened(open_terminal, SLOW, str(ARTICLE))
    terminal.see("Port Hallam and Osby sign ferry pact")
    terminal.type("3?")
    terminal.see("a line down")
    assert terminal.received.count(b"\x1b[?1049h") == 1, "entered once: twice would clear the page"
    terminal.type("qq")
    assert terminal.ended() == 0
    restored(terminal)


def test_enter_typed_on_the_first_page_is_enter(open_terminal: Opens) -> None:
    terminal = opened(open_terminal, SLOW, str(ARTICLE))
    terminal.see("Port Hallam and Osby sign ferry pact")
    terminal.type("/Oskar\r?")
    terminal.see("a line down")
    terminal.type("qq")
    assert terminal.ended() == 0

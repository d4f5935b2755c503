import base64
import re
import stat
from pathlib import Path

import pytest

from tests.tui.copying import Choice, tool
from tui import clipboard
from tui.routes import SCREEN_PIECE, osc52, plan
from tui.surroundings import Surroundings, Tmux, refreshed, tmux_from

TEXT = "“We waited\nfor this ferry” – 寒い\n\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def copied(text: str, environment: dict[str, str], choice: Choice | None = None):
    sent: list[str] = []
    result = clipboard.copy(
        text, settings=choice or Choice(), write=sent.append, environment=environment
    )
    return result, "".join(sent)


def decoded(sequence: str) -> str:
    match = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\a", sequence)
    assert match
    return base64.b64decode(match[1]).decode()


def ssh(tmp_path: Path, **more: str) -> dict[str, str]:
    return {"TERM": "xterm", "PATH": str(tmp_path), "SSH_CONNECTION": "a 1 b 2", **more}


def test_over_ssh_the_terminal_gets_exactly_the_text(tmp_path: Path) -> None:
    result, sent = copied(TEXT, ssh(tmp_path))
    assert decoded(sent) == TEXT
    assert (result.route, result.confirmed) == ("osc52", False)
    assert result.words == (
        f"Sent to the terminal (OSC 52), unconfirmed: ““We waited for this ferr…” {len(TEXT)} characters"
    )


def test_the_last_copy_is_kept_for_the_reader_alone(tmp_path: Path) -> None:
    result, _ = copied(TEXT, ssh(tmp_path))
    assert result.file == tmp_path / "state/summit-tui/last-copy.txt"
    assert result.file.read_bytes() == TEXT.encode()
    assert stat.S_IMODE(result.file.stat().st_mode) == 0o600
    assert [path.name for path in result.file.parent.iterdir()] == ["last-copy.txt"]


def test_private_keeps_no_file(tmp_path: Path) -> None:
    result, sent = copied(TEXT, ssh(tmp_path), Choice(private=True))
    assert sent
    assert result.file is None
    assert not (tmp_path / "state").exists()


def test_a_home_that_takes_no_file_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "blocked").write_text("a file, not a folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "blocked"))
    result, sent = copied(TEXT, ssh(tmp_path))
    assert result.file is None
    assert decoded(sent) == TEXT


def test_screen_gets_pieces_that_it_passes_on(tmp_path: Path) -> None:
    text = "ferry " * 500
    result, sent = copied(text, ssh(tmp_path, STY="1.pts", TERM="screen"))
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", sent, re.DOTALL)
    assert all(len(piece) <= SCREEN_PIECE for piece in pieces)
    assert decoded("".join(pieces)) == text
    assert result.words.startswith("Sent through screen to the terminal (OSC 52), unconfirmed: ")


def test_a_console_without_clipboard_is_told_and_nothing_sent(tmp_path: Path) -> None:
    result, sent = copied("ferry", ssh(tmp_path, TERM="linux"))
    assert sent == ""
    assert result.route == "none"
    assert result.words == (
        f"Not copied: TERM=linux has no clipboard; the text is in {result.file}"
    )


def test_a_near_tmux_is_told_which_option_it_needs(tmp_path: Path) -> None:
    result, sent = copied("ferry", ssh(tmp_path, TERM="tmux-256color"))
    assert decoded(sent) == "ferry"
    assert "tmux on your side needs set-clipboard on" in result.words


@pytest.mark.parametrize(("size", "told"), [(74_994, False), (74_995, True)])
def test_long_texts_are_sent_whole_with_a_warning(tmp_path: Path, size: int, told: bool) -> None:
    result, sent = copied("x" * size, ssh(tmp_path))
    assert decoded(sent) == "x" * size
    assert ("74,995 bytes: many terminals take at most 74,994; whole in" in result.words) is told


def test_the_readers_command_gets_exactly_the_text(tmp_path: Path) -> None:
    line = tool(tmp_path, "keeps", f"/bin/cat > '{tmp_path}/got'; echo noise; echo noise >&2")
    choice = Choice(clipboard_command=f"'{line}' --flag")
    result, sent = copied(TEXT, ssh(tmp_path), choice)
    assert (tmp_path / "got").read_bytes() == TEXT.encode()
    assert sent == ""
    assert result.words.startswith(f"Given to {line}, unconfirmed: ")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("false", "failed (exit status 1)"),
        ("no-such-tool", "cannot be started (No such file or directory)"),
        ("'open", "cannot be read (No closing quotation)"),
    ],
)
def test_a_failing_command_is_told_and_the_next_route_taken(
    tmp_path: Path, line: str, reason: str
) -> None:
    tool(tmp_path, "false", "exit 1")
    line = line if line != "false" else f"{tmp_path}/false"
    result, sent = copied("ferry", ssh(tmp_path), Choice(clipboard_command=line))
    assert decoded(sent) == "ferry"
    assert result.words.startswith("Sent to the terminal (OSC 52), unconfirmed: ")
    assert reason in result.words


def test_a_hanging_tool_is_given_up(tmp_path: Path) -> None:
    tool(tmp_path, "wl-copy", "exec /bin/sleep 60")
    tool(tmp_path, "wl-paste", "exec /bin/sleep 60")
    here = {"TERM": "linux", "PATH": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
    result, _ = copied("ferry", here)
    assert result.words.startswith(
        "Not copied: the desktop's clipboard gave no answer in 2 s, TERM=linux has no clipboard"
    )


def test_a_tool_that_lies_is_not_believed(tmp_path: Path) -> None:
    tool(tmp_path, "wl-copy", "/bin/cat >/dev/null")
    tool(tmp_path, "wl-paste", "echo something else")
    here = {"TERM": "xterm", "PATH": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
    result, sent = copied("ferry", here)
    assert decoded(sent) == "ferry"
    assert (result.route, result.confirmed) == ("osc52", False)


def test_a_tool_that_works_is_read_back(tmp_path: Path) -> None:
    tool(tmp_path, "wl-copy", f"/bin/cat > '{tmp_path}/got'")
    tool(tmp_path, "wl-paste", f"/bin/cat '{tmp_path}/got'")
    here = {"TERM": "xterm", "PATH": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}
    result, sent = copied(TEXT, here)
    assert result.confirmed
    assert sent == ""
    assert result.words.startswith("In the clipboard, read back: ")


def test_off_is_off(tmp_path: Path) -> None:
    result, sent = copied("ferry", ssh(tmp_path), Choice(clipboard="off"))
    assert sent == ""
    assert result.words == f'Not copied: clipboard = "off"; the text is in {result.file}'


@pytest.mark.parametrize("choice", ["tmux", "system", "command"])
def test_a_chosen_route_that_fails_is_not_replaced(tmp_path: Path, choice: str) -> None:
    result, sent = copied("ferry", ssh(tmp_path), Choice(clipboard=choice))
    assert sent == ""
    assert result.route == "none"


def around(**more: object) -> Surroundings:
    empty: dict[str, object] = {
        "environment": {},
        "term": "xterm",
        "in_tmux": False,
        "tmux": None,
        "in_screen": False,
        "remote": False,
        "mosh": False,
        "display": False,
    }
    return Surroundings(**{**empty, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("here", "routes"),
    [
        (around(), ("system", "osc52")),
        (around(remote=True), ("osc52",)),
        (around(remote=True, display=True), ("system", "osc52")),
        (around(in_tmux=True, tmux=Tmux((3, 3), 500)), ("tmux", "system")),
        (around(in_tmux=True, tmux=Tmux((3, 3), 500), remote=True), ("tmux",)),
        (around(in_tmux=True, remote=True), ("tmux", "osc52")),
        (around(in_screen=True, remote=True, term="screen"), ("screen",)),
        (around(remote=True, term="vt220"), ()),
    ],
)
def test_the_surroundings_choose_the_routes(here: Surroundings, routes: tuple[str, ...]) -> None:
    assert plan("auto", "", here) == routes
    assert plan("auto", "xclip", here) == ("command", *routes)


def test_tmux_knows_the_newer_environment() -> None:
    stale = {"DISPLAY": ":9", "SSH_CONNECTION": "old", "SSH_TTY": "/dev/pts/1", "TMUX": "t"}
    assert refreshed(stale, "-DISPLAY\n-SSH_CONNECTION\nTMUX=x\n") == {"TMUX": "t"}
    newer = refreshed(stale, "DISPLAY=:0\nSSH_CONNECTION=new\n")
    assert newer == {**stale, "DISPLAY": ":0", "SSH_CONNECTION": "new"}


def test_tmux_tells_of_the_attached_terminal() -> None:
    told = """-DISPLAY
3.3a\t500\t/dev/pts/2\txterm-256color\t999999999
Terminal 0: vt220 for /dev/pts/1, flags=0x0:
 192: Ms: [missing]
Terminal 1: xterm-256color for /dev/pts/2, flags=0x20:
 192: Ms: (string) \\033]52;%p1%s;%p2%s\\a
"""
    found = tmux_from(told)
    assert found == Tmux(
        (3, 3), 500, "/dev/pts/2", "xterm-256color", "\\033]52;%p1%s;%p2%s\\a", False
    )
    detached = tmux_from("3.3a\t500\t\t\t\n")
    assert detached
    assert (detached.tty, detached.sends) == ("", "")


def test_osc52_ends_with_bell_and_names_the_clipboard() -> None:
    assert osc52("é\r\n") == "\x1b]52;c;w6kNCg==\a"

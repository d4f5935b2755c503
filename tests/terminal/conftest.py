"""Real surroundings, private to the tests: an sshd on loopback, tmux and screen with own sockets, an X server."""

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.terminal.pty_reader import PATIENCE, Terminal

ROOT = Path(__file__).parents[2]


def needs(*programs: str) -> None:
    """Skip the test when a program is not installed."""
    for program in programs:
        if shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin:/sbin") is None:
            pytest.skip(f"{program} is not installed")


def remote(environment: dict[str, str], words: list[str], *names: str) -> str:
    """A command for sshd, which hands on no variable but TERM."""
    own = ("HOME", "PYTHONPATH", "LANG", "PATH", "XDG_CACHE_HOME", *names)
    return shlex.join(["env", *(f"{name}={environment[name]}" for name in own), *words])


def reachable(port: int) -> None:
    """Wait until something listens on a port of this machine."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Extractions of the tests' one article, done once."""
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def environment(tmp_path: Path, cache: str) -> dict[str, str]:
    """Nothing of the surroundings in which the tests run, and a home of its own."""
    return {
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
        "SHELL": "/bin/sh",
        "TERM": "xterm-256color",
        "XDG_CACHE_HOME": cache,
    }


@pytest.fixture
def open_terminal(environment: dict[str, str]) -> Iterator[Callable[..., Terminal]]:
    """Opens programs on ptys; all end with the test."""
    opened: list[Terminal] = []

    def start(words: list[str], size: tuple[int, int] = (120, 40), **more: str) -> Terminal:
        opened.append(Terminal(words, {**environment, **more}, size))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.__exit__()


@dataclass(frozen=True)
class Tmux:
    """A tmux server with default options."""

    environment: dict[str, str]
    folder: str

    def within(self, words: list[str]) -> list[str]:
        return [
            "tmux",
            "-L",
            "summit",
            "-f",
            "/dev/null",
            "new-session",
            "-s",
            "t",
            shlex.join(words),
        ]

    def ask(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", "summit", *words], env=self.environment, capture_output=True, check=False
        )
        return done.stdout.decode()


@pytest.fixture
def tmux(environment: dict[str, str], tmp_path: Path) -> Iterator[Tmux]:
    needs("tmux")
    environment["TMUX_TMPDIR"] = str(tmp_path)
    server = Tmux(environment, str(tmp_path))
    yield server
    server.ask("kill-server")


@pytest.fixture
def screen(
    environment: dict[str, str], tmp_path: Path
) -> Iterator[Callable[[list[str]], list[str]]]:
    """Wraps a command into GNU screen."""
    needs("screen")
    folder = tmp_path / "screens"
    folder.mkdir(mode=0o700)
    environment["SCREENDIR"] = str(folder)
    yield lambda words: ["screen", "-c", "/dev/null", "-S", "t", *words]
    subprocess.run(
        ["screen", "-S", "t", "-X", "quit"], env=environment, capture_output=True, check=False
    )


@pytest.fixture
def display(environment: dict[str, str]) -> Iterator[str]:
    """An X server without a screen, and xclip to look into its clipboard."""
    needs("Xvfb", "xclip")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    if not number:
        pytest.skip("Xvfb does not start here")
    environment["DISPLAY"] = f":{number}"
    yield environment["DISPLAY"]
    server.terminate()
    server.wait()


@pytest.fixture(scope="session")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], list[str]]]:
    """Wraps a shell command into ``ssh -tt`` to a private sshd with a throw-away key."""
    needs("sshd", "ssh", "ssh-keygen")
    folder = tmp_path_factory.mktemp("sshd")
    for name in ("host", "key"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True
        )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "config").write_text(
        f"""ListenAddress 127.0.0.1:{port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/key.pub
PidFile none
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
"""
    )
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    program = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    log = folder / "log"
    server = subprocess.Popen(
        [str(program), "-D", "-f", str(folder / "config"), "-E", str(log)],
        stdin=subprocess.DEVNULL,
    )
    options = ["StrictHostKeyChecking=no", f"UserKnownHostsFile={folder}/known", "LogLevel=ERROR"]
    options += ["IdentitiesOnly=yes", "BatchMode=yes"]
    login = ["ssh", "-F", "none", "-i", str(folder / "key"), "-p", str(port)]
    login += [word for option in options for word in ("-o", option)]
    login.append(f"{getpass.getuser()}@127.0.0.1")
    reachable(port)
    tried = subprocess.run([*login, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        server.kill()
        pytest.skip(f"the private sshd lets nobody in here: {tried.stderr.strip()}")
    yield lambda command: [*login, "-tt", command]
    server.terminate()
    server.wait()

"""Where the program runs at this moment: tmux, screen, SSH, mosh, a desktop; read anew for each copy."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LIMIT = 2.0
"""Seconds that any helper program may take."""

_ASK = "#{version}\t#{escape-time}\t#{client_tty}\t#{client_termname}\t#{client_pid}"


@dataclass(frozen=True, slots=True)
class Tmux:
    """The tmux around us; ``tty`` is empty while no terminal is attached."""

    version: tuple[int, int]
    escape_time: int
    """Milliseconds that tmux waits after Esc."""
    tty: str = ""
    terminal: str = ""
    """TERM of the attached terminal."""
    sends: str = ""
    """The sequence by which tmux would set that terminal's clipboard; empty when it knows none."""
    mosh: bool = False
    """The attached terminal is behind mosh."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What decides the way of a copy."""

    environment: Mapping[str, str]
    """With the stale variables of a reattached tmux session replaced."""
    term: str
    in_tmux: bool
    tmux: Tmux | None
    """None outside tmux, and inside when tmux does not answer."""
    in_screen: bool
    remote: bool
    """Over SSH or mosh."""
    mosh: bool
    display: bool
    """An X or Wayland display is named; it need not be alive."""


def look(environment: Mapping[str, str] | None = None) -> Surroundings:
    """The surroundings now; asks tmux when there is one (3 ms), never raises."""
    now = dict(os.environ if environment is None else environment)
    term = now.get("TERM", "")
    tmux = None
    if now.get("TMUX"):
        answer = _ask_tmux(now)
        now = refreshed(now, answer)
        tmux = tmux_from(answer)
    mosh = tmux.mosh if tmux else behind_mosh(os.getpid())
    remote = bool(now.get("SSH_CONNECTION") or now.get("SSH_TTY")) or mosh
    display = bool(now.get("DISPLAY") or now.get("WAYLAND_DISPLAY"))
    return Surroundings(
        now, term, bool(now.get("TMUX")), tmux, bool(now.get("STY")), remote, mosh, display
    )


def _ask_tmux(environment: Mapping[str, str]) -> str:
    ask = ["tmux", "show-environment", ";", "display-message", "-p", _ASK, ";"]
    try:
        done = subprocess.run(
            [*ask, "show-messages", "-T"],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIMIT,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")


def refreshed(environment: Mapping[str, str], answer: str) -> dict[str, str]:
    """An environment with what ``tmux show-environment`` knows better: ``NAME=new``, ``-NAME`` for gone."""
    now = dict(environment)
    for line in answer.splitlines():
        if "\t" in line:
            break
        if match := re.fullmatch(r"-(\w+)", line):
            now.pop(match[1], None)
        elif (match := re.fullmatch(r"(\w+)=(.*)", line)) and match[1] not in ("TMUX", "TERM"):
            now[match[1]] = match[2]
    # tmux keeps no SSH_TTY up to date, but whoever reattached over SSH brought an SSH_CONNECTION.
    if "-SSH_CONNECTION" in answer.splitlines():
        now.pop("SSH_TTY", None)
    return now


def tmux_from(answer: str) -> Tmux | None:
    """What ``display-message`` and ``show-messages -T`` told."""
    told = next((line.split("\t") for line in answer.splitlines() if line.count("\t") == 4), None)
    if told is None:
        return None
    version, escape_time, tty, terminal, pid = told
    numbers = re.search(r"(\d+)\.(\d+)", version)
    return Tmux(
        (int(numbers[1]), int(numbers[2])) if numbers else (0, 0),
        int(escape_time) if escape_time.isdigit() else 0,
        tty,
        terminal,
        _clipboard_of(answer, tty),
        pid.isdigit() and behind_mosh(int(pid)),
    )


def _clipboard_of(answer: str, tty: str) -> str:
    """The ``Ms`` capability of one terminal, as ``show-messages -T`` lists them one after the other."""
    here = False
    for line in answer.splitlines():
        if match := re.match(r"Terminal \d+: .* for ([^,]+)", line):
            here = match[1] == tty
        elif here and (match := re.match(r"\s*\d+: Ms: \(string\) (.+)", line)):
            return match[1]
    return ""


def behind_mosh(pid: int) -> bool:
    """Whether a process descends from a mosh-server (known on Linux alone)."""
    for _ in range(64):
        try:
            # The name stands in brackets and may hold anything, brackets too.
            before, _, after = (
                Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")
            )
        except OSError:
            return False
        if before.partition("(")[2] == "mosh-server":
            return True
        pid = int(after.split()[1])
    return False

"""From exec to the article's first words, and to the filled lists, on a real pty."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure, alone, in_turn
from benchmarks.texts import written
from benchmarks.watching import Watched

FIRST = "Lighthouse"
FILLED = "▸"
"""The cursor's sign, which a list has as soon as it has rows."""
WHOLE = r"1 People \d"
"""The title of the lists: the explorer itself stands, and takes keys."""
MEGABYTES = {0.1: 17_000, 1: 170_000, 3: 500_000}
"""Words of the texts whose memory is told."""


def figures(folder: Path) -> Iterator[Figure]:
    """First paint and lists, short and long, first and second time."""
    short, long = written(folder, "short.txt", 600), written(folder, "long.txt", 500_000)

    def shown(pattern: str, text: Path, *options: str, module: str = "tui") -> float:
        with Watched(module, [*options, str(text)], folder) as program:
            return program.until(pattern)

    def bare() -> float:
        return shown(FIRST, short, module="benchmarks.bare.screen")

    bare(), shown(FIRST, short, "--private")  # byte code is written once
    yield in_turn(
        "first words, 600 words, against a bare Textual app",
        lambda: shown(FIRST, short, "--private"),
        bare,
        1.20,
    )
    yield in_turn(
        "first words, 3 MB, against the same", lambda: shown(FIRST, long, "--private"), bare, 1.50
    )
    yield in_turn(
        "lists filled, first time, against a bare spaCy script",
        lambda: shown(FILLED, short, "--private"),
        lambda: script(short),
        1.15,
    )
    shown(FILLED, short)
    yield in_turn(
        "lists filled, second time (cache), against the bare app",
        lambda: shown(FILLED, short),
        bare,
        1.25,
    )
    yield in_turn(
        "the explorer stands and takes keys, second time, against the same",
        lambda: shown(WHOLE, short),
        bare,
        None,
    )


def memory(folder: Path) -> Iterator[Figure]:
    """The interface's, above the bare app's, by the size of the text; and an export's."""
    short = written(folder, "short.txt", 600)

    def highest(module: str, text: Path, *options: str) -> float:
        with Watched(module, [*options, str(text)], folder) as program:
            program.until(FIRST)
            program.quiet()
            return program.memory()

    base = highest("benchmarks.bare.screen", short)
    for size, words in MEGABYTES.items():
        text = written(folder, f"{size}.txt", words)
        yield alone(
            f"memory of the interface at {size} MB, above the bare app's {base:.0f} MB",
            [highest("tui", text, "--private") - base for _ in range(3)],
            60 if size == 3 else None,
            "MB",
        )
    for size in MEGABYTES:
        yield alone(
            f"memory of `--export json` at {size} MB",
            [exported(folder / f"{size}.txt")],
            None,
            "MB",
        )


ASKING = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Starts a program from a small process: what a child is told to have used is never less than its parent had."""


def exported(text: Path) -> float:
    """The most memory that an export takes, MB."""
    words = [sys.executable, "-c", ASKING]
    words += [sys.executable, "-m", "tui", "--export", "json", str(text)]
    return int(subprocess.run(words, check=True, capture_output=True).stdout) / 1024


def script(*texts: Path) -> float:
    """Seconds that the bare spaCy script takes."""
    start = time.perf_counter()
    words = [sys.executable, "-m", "benchmarks.bare.pipeline", *map(str, texts)]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def temporary() -> "tempfile.TemporaryDirectory[str]":
    """A folder for texts and homes."""
    return tempfile.TemporaryDirectory(prefix="summit-benchmarks-")

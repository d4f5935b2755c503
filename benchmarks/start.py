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
FILLED = r"\d+ quotes"


def figures(folder: Path) -> Iterator[Figure]:
    """First paint and lists, short and long, first and second time."""
    short, long = written(folder, "short.txt", 600), written(folder, "long.txt", 500_000)

    def paint(module: str, text: Path, *options: str) -> float:
        with Watched(module, [*options, str(text)], folder) as shown:
            return shown.until(FIRST)

    def bare() -> float:
        return paint("benchmarks.bare.screen", short)

    def lists(*options: str) -> float:
        with Watched("tui", [*options, str(short)], folder) as shown:
            return shown.until(FILLED)

    yield in_turn("first words, 600 words", lambda: paint("tui", short, "--private"), bare, 1.20)
    yield in_turn("first words, 3 MB", lambda: paint("tui", long, "--private"), bare, 1.50)
    yield in_turn(
        "lists filled, first time", lambda: lists("--private"), lambda: script(short), 1.15
    )
    lists()
    yield in_turn("lists filled, second time (cache)", lists, bare, 1.25)

    def memory() -> float:
        with Watched("tui", ["--private", str(long)], folder) as shown:
            shown.until(FIRST)
            shown.quiet()
            return shown.memory()

    def bare_memory() -> float:
        with Watched("benchmarks.bare.screen", [str(short)], folder) as shown:
            shown.until(FIRST)
            shown.quiet()
            return shown.memory()

    base = bare_memory()
    yield alone(
        f"memory at 3 MB, above the bare app's {base:.0f} MB",
        [memory() - base for _ in range(3)],
        60,
        "MB",
    )


def script(*texts: Path) -> float:
    """Seconds that the bare spaCy script takes."""
    start = time.perf_counter()
    words = [sys.executable, "-m", "benchmarks.bare.pipeline", *map(str, texts)]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def temporary() -> "tempfile.TemporaryDirectory[str]":
    """A folder for texts and homes."""
    return tempfile.TemporaryDirectory(prefix="summit-benchmarks-")

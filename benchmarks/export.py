"""Extraction without a screen, against the language pipeline alone."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figure import Figure, in_turn
from benchmarks.start import script
from benchmarks.texts import written

MANY = 200
"""Articles of the batch."""
WORDS = 300


def figures(folder: Path, own: Sequence[Path] = ()) -> Iterator[Figure]:
    """One article as JSON; many as JSON Lines."""
    short = written(folder, "one.txt", 600)
    many = list(own) or [written(folder, f"{n}.txt", WORDS, seed=n) for n in range(MANY)]
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in many)
    yield in_turn(
        "--export json, one article", lambda: _export("json", [short]), lambda: script(short), 1.15
    )
    yield in_turn(
        f"--export jsonl, {len(many)} articles: words per second",
        lambda: words / _export("jsonl", many),
        lambda: words / script(*many),
        0.85,
        rounds=3,
        unit="words/s",
        at_least=True,
    )


def _export(form: str, texts: Sequence[Path]) -> float:
    start = time.perf_counter()
    words = [sys.executable, "-m", "tui", "--export", form, *map(str, texts)]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start

"""Bytes that a terminal far away receives: the first paint, a cursor key, a page, a letter of the filter."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure, alone
from benchmarks.start import FILLED
from benchmarks.texts import written
from benchmarks.watching import Watched

ROUNDS = 5


def figures(folder: Path) -> Iterator[Figure]:
    """At 120×40, with the lists filled."""
    text = written(folder, "wire.txt", 2_000)
    with Watched("tui", ["--private", str(text)], folder) as first:
        first.until("quit")
        yield alone("first paint, on the wire", [len(first.received)], 40_000, "bytes")
        first.until(FILLED)
        first.quiet()

        def cost(keys: str, seconds: float) -> float:
            before = first.quiet()
            first.type(keys)
            return first.quiet(seconds) - before

        def several(keys: str, seconds: float = 0.5) -> list[float]:
            return [cost(keys, seconds) for _ in range(ROUNDS)]

        yield alone("page down in the article, on the wire", several(" "), 12_000, "bytes")
        first.type("3")
        first.quiet()
        yield alone("cursor key in a list, on the wire, at once", _at_once(first), 1_000, "bytes")
        yield alone("the same with detail and marks", several("j"), 8_000, "bytes")
        first.type("/")
        first.quiet()
        yield alone("a letter of the filter, on the wire", several("e"), 12_000, "bytes")


def _at_once(shown: Watched) -> list[float]:
    """What comes before the detail follows: cursor keys in one burst, so that it follows once."""
    burst = 20
    before = shown.quiet()
    shown.type("j" * burst)
    return [(shown.quiet() - before) / burst]

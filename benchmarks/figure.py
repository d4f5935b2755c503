"""Figures: ours and the yardstick's timed in turn, told as a ratio with its spread against what was promised."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; ``ratio`` is the median, ``low`` and ``high`` the spread over the rounds."""

    what: str
    ours: str
    yardstick: str
    ratio: str
    promise: str
    kept: bool


def in_turn(
    what: str,
    ours: Callable[[], float],
    yardstick: Callable[[], float],
    limit: float | None,
    rounds: int = 5,
    unit: str = "s",
    at_least: bool = False,
) -> Figure:
    """Run both in turn, the yardstick first; the ratio of each round, their median and range.

    Without a limit nothing is promised.
    """
    pairs = []
    for _ in range(rounds):
        base = yardstick()
        pairs.append((ours(), base))
    ratios = sorted(mine / base for mine, base in pairs)
    middle = median(ratios)
    return Figure(
        what,
        _number(median(mine for mine, _ in pairs), unit),
        _number(median(base for _, base in pairs), unit),
        f"{middle:.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})",
        "–" if limit is None else f"{'≥' if at_least else '≤'} {limit:.2f}",
        limit is None or (middle >= limit if at_least else middle <= limit),
    )


def alone(what: str, values: Iterable[float], limit: float | None, unit: str) -> Figure:
    """A figure without a yardstick: the median, its range, and the limit, where one is promised."""
    found = sorted(values)
    middle = median(found)
    spread = f"{_number(found[0], unit)}–{_number(found[-1], unit)}"
    promise = "–" if limit is None else f"≤ {_number(limit, unit)}"
    kept = limit is None or middle <= limit
    return Figure(what, _number(middle, unit), "–", spread, promise, kept)


def line(figure: Figure) -> str:
    """For the terminal."""
    mark = "ok  " if figure.kept else "OVER"
    return f"{mark}  {figure.what:<58} {figure.ours:>12} {figure.yardstick:>12}  {figure.ratio:<20} {figure.promise}"


def markdown(figures: Iterable[Figure]) -> str:
    """The table for the README."""
    rows = ["| what | ours | yardstick | ratio (spread) | promised |", "|---|---|---|---|---|"]
    rows += [
        f"| {f.what} | {f.ours} | {f.yardstick} | {f.ratio} | {f.promise}{'' if f.kept else ' (missed)'} |"
        for f in figures
    ]
    return "\n".join(rows)


def _number(value: float, unit: str) -> str:
    if unit == "s":
        return f"{value:.2f} s"
    if unit == "ms":
        return f"{value:.1f} ms"
    return f"{value:,.0f} {unit}"

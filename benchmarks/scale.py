"""Long texts: a page, a letter of the filter, and how long the interface ever stands still."""

import asyncio
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import RenderableType
from textual.events import Key
from textual.screen import Screen

from benchmarks.figure import Figure, alone, in_turn
from benchmarks.texts import article as text_of
from core.model import Article, Entity, Extraction, Mention, Person, PipelineInfo, Quote
from core.reading import article
from tui.app import SummitApp
from tui.config import Settings
from tui.events import Done, Event, Extracting
from tui.extractor import Extractor
from tui.screens.explorer import ExplorerScreen

SIZE = (120, 40)
SPANS, QUOTES = 25_000, 10_000
PRESSES = 15
LISTENED = 60.0
"""Seconds of the extraction of 3 MB during which the interface is watched."""


class Given:
    """An extractor that has the result already."""

    def __init__(self, result: Extraction) -> None:
        self.result = result

    def start(self, _article: Article, tell: Callable[[Event], None]) -> None:
        """Tell it at once."""
        tell(Done(self.result))

    def cancel(self) -> None:
        """Nothing runs."""

    def close(self) -> None:
        """Nothing runs."""


def figures(_folder: Path) -> Iterator[Figure]:
    """Page down, filter, stalls."""
    long, short = made(500_000), made(1_000)
    yield in_turn(
        "page down in 3 MB with 25,000 spans, against 6 KB",
        lambda: asyncio.run(paged(long, "G", "b")),
        lambda: asyncio.run(paged(short)),
        1.5,
        rounds=3,
        unit="ms",
    )
    letters = [asyncio.run(filtered(long)) for _ in range(5)]
    yield alone("a letter into the filter of 10,000 quotes", letters, 50, "ms")
    stalls = [asyncio.run(stall(long.article))]
    yield alone(f"longest stall in the first {LISTENED:.0f} s of extracting 3 MB", stalls, 50, "ms")


def made(words: int) -> Extraction:
    """A text with an extraction made without a pipeline: names and quotes found by their shape."""
    read = article(text_of(words), "long.txt")
    text = read.text
    names = list(re.finditer(r"[A-Z][a-z]+ [A-Z][a-z]+", text))[:SPANS]
    said = list(re.finditer(r"“([^”]+)”", text))[:QUOTES]
    entities = tuple(Entity(m.start(), m.end(), m[0], "PERSON") for m in names)
    by_name: dict[str, list[Mention]] = {}
    for found in names:
        by_name.setdefault(found[0], []).append(Mention(found.start(), found.end()))
    people = tuple(Person(name, (name,), (), tuple(places)) for name, places in by_name.items())
    quotes = tuple(
        Quote("direct", m[1], m.start(1), m.end(1), None, None, None, None, None, 0.0, "")
        for m in said
    )
    pipeline = PipelineInfo("made", "1")
    return Extraction(read, pipeline, entities, read.paragraphs, people, (), (), quotes)


async def paged(extraction: Extraction, *before: str) -> float:
    """Milliseconds from a page down to the screen at rest again, the median; each is taken back, untimed.

    At the end of a text, where nothing moves, nothing would be painted.
    """
    app = SummitApp(extraction.article, Given(extraction), Settings(private=True))
    took = []
    async with app.run_test(size=SIZE) as pilot:
        while not getattr(app.screen, "is_filled", False) or app.screen.extraction is None:
            await pilot.pause()
        await pilot.press(*before)
        for _ in range(PRESSES):
            start = time.perf_counter()
            await pilot.press("space")
            took.append((time.perf_counter() - start) * 1000)
            await pilot.press("b")
    return sorted(took)[len(took) // 2]


class Painted(SummitApp):
    """Knows when it last sent something to the terminal, and what the quotes were limited to then."""

    shown = ""

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if isinstance(screen, ExplorerScreen) and screen.is_filled:
            self.shown = screen.list.limit.query


async def filtered(extraction: Extraction) -> float:
    """Milliseconds from a letter to the repaint of the filtered quotes, without Pilot, which waits longer."""
    app = Painted(extraction.article, Given(extraction), Settings(private=True))
    async with app.run_test(size=SIZE) as pilot:
        while not getattr(app.screen, "is_filled", False) or app.screen.extraction is None:
            await pilot.pause()
        await pilot.press("3", "slash")
        await pilot.pause(0.5)
        start = time.perf_counter()
        app.post_message(Key("e", "e"))
        while app.shown != "e":
            await asyncio.sleep(0.001)
        return (time.perf_counter() - start) * 1000


async def stall(read: Article) -> float:
    """The longest pause of a 5 ms heartbeat while a text is extracted, after the first paint; milliseconds."""
    extractor: Extracting = Extractor()
    app = SummitApp(read, extractor, Settings(private=True))
    longest = 0.0
    async with app.run_test(size=SIZE) as pilot:
        while not getattr(app.screen, "is_filled", False):
            await pilot.pause()
        await pilot.pause(0.5)
        end = time.perf_counter() + LISTENED
        last = time.perf_counter()
        while last < end:
            await asyncio.sleep(0.005)
            now = time.perf_counter()
            longest, last = max(longest, now - last - 0.005), now
    extractor.close()
    return longest * 1000

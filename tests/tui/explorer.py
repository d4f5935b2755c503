"""The explorer under test: an extractor that answers at once, by hand."""

from collections.abc import Callable

from textual.notifications import Notification
from textual.pilot import Pilot

from core.model import Article, Extraction
from tests.tui import factory
from tui.app import SummitApp
from tui.config import Settings
from tui.events import Done, Event
from tui.screens.explorer import ExplorerScreen


class Answering:
    """Tells what it was given."""

    def __init__(self, *told: Event) -> None:
        self.told = told
        self.tell: Callable[[Event], None] = lambda event: None
        self.cancelled = self.closed = False

    def start(self, article: Article, tell: Callable[[Event], None]) -> None:
        self.tell = tell
        for event in self.told:
            tell(event)

    def cancel(self) -> None:
        self.cancelled = True

    def close(self) -> None:
        self.closed = True


class ExplorerApp(SummitApp):
    """The App, with an extractor that a test can ask."""

    extractor: Answering


def app(
    extraction: Extraction | None = None,
    *,
    told: tuple[Event, ...] | None = None,
    settings: Settings | None = None,
) -> ExplorerApp:
    found = extraction or factory.extraction()
    answering = Answering(*((Done(found),) if told is None else told))
    return ExplorerApp(found.article, answering, settings or Settings(private=True))


async def until(pilot: Pilot[int], holds: Callable[[], bool]) -> None:
    for _ in range(200):
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError("did not come true in time")


def screen(pilot: Pilot[int]) -> ExplorerScreen:
    found = pilot.app.screen
    assert isinstance(found, ExplorerScreen)
    return found


async def ready(pilot: Pilot[int]) -> ExplorerScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, ExplorerScreen))
    shown = screen(pilot)
    await until(pilot, lambda: shown.extraction is not None and shown.pane == "article")
    await pilot.pause()
    return shown


def border(shown: ExplorerScreen) -> str:
    return str(shown.text.border_subtitle)


def notices(pilot: Pilot[int]) -> list[Notification]:
    return list(pilot.app._notifications)

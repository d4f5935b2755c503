"""The explorer under test: an extractor that answers at once, by hand."""

from collections.abc import Callable

from core.model import Article, Extraction
from tests.tui import factory
from tui.app import SummitApp
from tui.config import Settings
from tui.events import Done, Event


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

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


def app(extraction: Extraction | None = None, *, settings: Settings | None = None) -> SummitApp:
    found = extraction or factory.extraction()
    return SummitApp(found.article, Answering(Done(found)), settings or Settings(private=True))

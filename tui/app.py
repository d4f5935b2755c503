"""The App: themes, global keys, the explorer's screen."""

from textual.app import App

from core.model import Article
from tui.config import Settings
from tui.events import Extracting


class SummitApp(App[int]):
    """One article, explored."""

    def __init__(self, article: Article, extractor: Extracting, settings: Settings) -> None:
        super().__init__()
        self.article = article
        self.extractor = extractor
        self.settings = settings


def run(article: Article, extractor: Extracting, settings: Settings) -> int:
    """Open the explorer; returns the exit status. The extractor should be started already (it queues)."""
    return SummitApp(article, extractor, settings).run() or 0

from collections.abc import Callable

from core.model import Article
from tests.tui import explorer
from tui.events import Event


async def test_an_article_is_extracted_once() -> None:
    app = explorer.app()
    begun: list[Article] = []
    start = app.extractor.start

    def counted(article: Article, tell: Callable[[Event], None]) -> None:
        begun.append(article)
        start(article, tell)

    app.extractor.start = counted  # type: ignore[method-assign]
    async with app.run_test() as pilot:
        await pilot.pause()
        assert len(begun) == 1

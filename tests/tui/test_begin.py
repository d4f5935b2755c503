import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from core.model import Article
from core.reading import article
from tests.tui import explorer, factory
from tests.tui.explorer import until
from tui.events import Event
from tui.screens.explorer import ExplorerScreen


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


def test_the_first_paint_waits_for_nothing_that_only_a_key_needs() -> None:
    code = "import sys, tui.cli, tui.extractor, tui.app; print(*sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)
    loaded = set(done.stdout.decode().split())
    assert not loaded & {
        "spacy",
        "numpy",
        "onnxruntime",
        "pyperclip",
        "charset_normalizer",
        "tomllib",
        "core.export",
        "tui.clipboard",
        "tui.clipping",
        "tui.palette",
        "tui.screens.copy_as",
        "tui.screens.export",
        "tui.screens.help",
    }


async def test_keys_that_come_before_the_lists_are_not_lost() -> None:
    app = explorer.app()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, ExplorerScreen)
        screen.action_go("quotes")
        screen.action_pane(1)
        await until(pilot, lambda: screen.is_filled and screen.pane == "detail")
        assert screen.kind == "quotes"


async def test_a_long_text_is_wrapped_to_its_end_while_it_is_shown() -> None:
    text = "\n\n".join(f"Paragraph {number} of many." for number in range(60_000))
    app = explorer.app(replace(factory.extraction(), article=article(text, "long")), told=())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, ExplorerScreen)
        await until(pilot, lambda: screen.text.virtual_size.height == 119_999)
        await pilot.press("G")
        await until(pilot, lambda: screen.text.place > len(text) - 1000)

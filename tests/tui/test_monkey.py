"""Random keys, clicks and sizes over a nasty article: nothing raises, and the invariants hold."""

import os
import random

import pytest
from textual.command import CommandPalette

from core.model import Article
from core.safety import safe
from tests.tui import factory
from tests.tui.explorer import ExplorerApp, app, ready
from tui.screens.explorer import ExplorerScreen

SEEDS = [int(seed) for seed in os.environ.get("MONKEY_SEEDS", "1 2").split()]
EVENTS = int(os.environ.get("MONKEY_EVENTS", "150"))
KEYS = (
    "j k g G l h L H n N i o s z v y Y c enter escape backspace tab shift+tab 0 1 2 3 4 space A "
    "pagedown pageup ctrl+d ctrl+u slash a @ [ ] question_mark ctrl+p up down left right { } r e"
).split()
NASTY = "\n\n[bold]x[/] [@click=app.quit]y[/] \x1b[31mred 日本語🙂 e\u0301 [/] [[ \u202e" * 5


def nasty() -> ExplorerApp:
    text, replaced = safe(factory.TEXT + NASTY)
    plain = factory.article(text)
    whole = Article(plain.source, text, plain.title, plain.paragraphs, replaced)
    return app(factory.extraction(whole))


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_monkey_breaks_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.clipboard.copy", lambda text, **_: _nothing())
    monkeypatch.setattr("tui.screens.export.write", lambda path, text: None)
    monkeypatch.setattr("tui.whole.show_whole", lambda app, text: None)
    chance = random.Random(seed)
    tested = nasty()
    async with tested.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        for _ in range(EVENTS):
            roll = chance.random()
            if roll < 0.93:
                await pilot.press(chance.choice(KEYS))
            elif roll < 0.96:
                await pilot.resize_terminal(chance.randint(1, 170), chance.randint(1, 50))
            else:
                width, height = tested.size
                await pilot.click(
                    offset=(chance.randrange(max(width, 1)), chance.randrange(max(height, 1)))
                )
            screen = tested.screen
            if isinstance(screen, ExplorerScreen) and screen.is_filled:
                assert screen.current is None or screen.extraction is not None
                assert 0 <= screen.text.place <= len(screen.article.text)
                rows = screen.list.listing.rows
                assert not rows or 0 <= screen.list.cursor < len(rows)
        assert tested.is_running


def _nothing() -> object:
    from tui.clipboard import CopyResult

    return CopyResult("test", True, "copied", None)


@pytest.mark.parametrize("size", [(1, 1), (120, 1), (120, 3)])
async def test_the_palette_is_survived_where_it_has_no_room(size: tuple[int, int]) -> None:
    tested = nasty()
    async with tested.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("ctrl+p")
        assert isinstance(tested.screen, CommandPalette)
        await pilot.resize_terminal(*size)
        await pilot.press("down", "pagedown", "pageup", "escape")
        assert isinstance(tested.screen, ExplorerScreen)

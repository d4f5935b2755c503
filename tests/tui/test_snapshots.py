"""The screen as it looks, every state once; `--snapshot-update` renews the pictures after a wanted change."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.explorer import app, ready
from tui.config import Settings
from tui.events import Failed, Progress

STATES = {
    "name": "l l",
    "person": "1 j i",
    "place": "2 G i",
    "quote": "3 j i",
    "filtered": "3 slash t a x",
    "only": "1 o",
    "zoomed": "3 z",
    "searching": "slash f e r r y",
    "sentence": "v j",
    "help": "question_mark",
    "copy-as": "3 c",
}
SIZES = [(160, 48), (120, 40), (100, 30), (80, 24), (60, 20)]


def pressing(keys: str) -> Callable[[Pilot[int]], Awaitable[None]]:
    async def before(pilot: Pilot[int]) -> None:
        await ready(pilot)
        for key in keys.split():
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause(0.2)  # the cursor of a list rests
        await pilot.pause()

    return before


@pytest.mark.parametrize("state", STATES)
def test_states(state: str, snap_compare: Any) -> None:
    assert snap_compare(app(), terminal_size=(120, 40), run_before=pressing(STATES[state]))


@pytest.mark.parametrize("theme", ["summit-dark", "summit-light"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_sizes(size: tuple[int, int], theme: str, snap_compare: Any) -> None:
    shown = app(settings=Settings(theme=theme, private=True))
    assert snap_compare(shown, terminal_size=size, run_before=pressing("1 j"))


@pytest.mark.parametrize("event", [Progress(12400, 51000), Failed("The extractor died.")])
def test_while_it_works(event: Progress | Failed, snap_compare: Any) -> None:
    assert snap_compare(app(told=(event,)), terminal_size=(80, 24))


def test_too_small(snap_compare: Any) -> None:
    assert snap_compare(app(), terminal_size=(28, 6))

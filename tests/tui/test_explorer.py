"""The keys and flows of the explorer, over a hand-made extraction."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from tests.tui.explorer import app
from tui.screens.explorer import ExplorerScreen


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


async def test_opens_on_the_article_and_q_quits() -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        shown = await ready(pilot)
        assert shown.text.has_focus
        await pilot.press("q")
        assert pilot.app.return_code == 0


async def test_from_name_to_name_the_border_says_who() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        shown = await ready(pilot)
        await pilot.press("l")
        await until(pilot, lambda: "Mara Lindqvist · mention 1/6" in border(shown))
        await pilot.press(*"lllllllll")
        await until(pilot, lambda: "Varga = Tomas Varga (named ¶1)" in border(shown))
        await pilot.press("h")
        await until(pilot, lambda: "Osby" in border(shown))


async def test_crossing_there_and_back() -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        shown = await ready(pilot)
        await pilot.press("l", "l", "enter")
        await until(pilot, lambda: shown.pane == "list")
        assert shown.list_of("people").thing == shown.current
        assert shown.current is not None
        assert shown.current.index == 1
        await pilot.press("enter")
        await until(pilot, lambda: shown.pane == "article")
        await pilot.press("n")
        await until(pilot, lambda: "2/4" in border(shown))
        await pilot.press("backspace")
        await until(pilot, lambda: shown.pane == "list")


async def test_search_is_smart_about_case_and_escape_undoes_it() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        shown = await ready(pilot)
        await pilot.press("slash", *"ferry")
        await until(pilot, lambda: len(shown.marks.spans) == 4)
        await pilot.press("enter")
        await until(pilot, lambda: shown.pane == "article" and shown.text.has_focus)
        first = shown.cursor
        await pilot.press("n")
        await until(pilot, lambda: shown.cursor != first)
        await pilot.press("escape")
        await until(pilot, lambda: not shown.marks.spans)


@pytest.mark.parametrize("size", [(1, 1), (12, 4), (29, 8), (30, 7), (30, 8), (60, 17), (200, 70)])
async def test_no_size_is_too_much(size: tuple[int, int]) -> None:
    async with app().run_test(size=(100, 30)) as pilot:
        shown = await ready(pilot)
        await pilot.press("3")
        await until(pilot, lambda: shown.pane == "list")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert shown.has_class("-tiny") == (size[0] < 30 or size[1] < 8)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert shown.pane == "list"
        assert shown.kind == "quotes"


async def test_resizing_keeps_the_place() -> None:
    async with app().run_test(size=(80, 12)) as pilot:
        shown = await ready(pilot)
        await pilot.press("space", "space")
        place = shown.text.place
        assert place > 0
        for size in ((45, 12), (130, 12), (80, 12)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            line = shown.text.wrapped.line_of(place)
            top = shown.text.scroll_offset.y
            bottom = top + shown.text.size.height
            assert top <= line < bottom


async def test_a_sentence_is_selected_and_extended() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        shown = await ready(pilot)
        await pilot.press("v", "j", "j")
        assert shown.text.chosen == (0, 2)
        await pilot.press("escape")
        assert shown.text.chosen is None

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult

from core.model import Extraction
from tests.tui.factory import extraction
from tui import selection, themes
from tui.messages import Crossed, FilterChanged, Highlighted, Jump
from tui.rows import Filter, Sort, listing, rows
from tui.widgets.detail import Detail
from tui.widgets.entity_list import EntityList
from tui.widgets.filter_bar import FilterBar
from tui.widgets.line_list import LOOKS, LineList

STYLES = Path(__file__).parents[2] / "styles"


class Lists(App[None]):
    COMPONENT_CLASSES = LOOKS
    CSS_PATH: ClassVar = [STYLES / "line_list.tcss", STYLES / "filter_bar.tcss"]
    CSS = "LineList { height: 8; }"

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        yield FilterBar()
        yield EntityList("people")
        yield EntityList("quotes", id="quotes")
        yield Detail()

    def on_mount(self) -> None:
        found = extraction()
        for each in self.query(EntityList):
            each.show(found, Filter())
        self.query_one(Detail).show(found, selection.thing(found, "people", 2))
        self.query_one(EntityList).focus()

    def on_highlighted(self, event: Highlighted) -> None:
        self.told.append(event)

    def on_crossed(self, event: Crossed) -> None:
        self.told.append(event)

    def on_jump(self, event: Jump) -> None:
        self.told.append(event)

    def on_filter_changed(self, event: FilterChanged) -> None:
        self.told.append(event)


def shown(widget: LineList) -> list[str]:  # type: ignore[type-arg]
    return [widget.render_line(y).text for y in range(widget.size.height)]


async def test_keys_move_and_cross() -> None:
    app = Lists()
    async with app.run_test(size=(60, 30)) as pilot:
        people = app.query_one(EntityList)
        await pilot.press("j", "down", "k", "enter")
        assert people.cursor == 1
        crossed = app.told[-1]
        assert isinstance(crossed, Crossed)
        assert crossed.thing == selection.thing(extraction(), "people", 1)
        await pilot.press("G")
        assert people.cursor == 3
        await pilot.press("g")
        assert people.cursor == 0
        await pilot.press("ctrl+d", "ctrl+u", "pagedown")
        assert people.cursor == 3


async def test_a_scroll_bar_covers_nothing() -> None:
    app = Lists()
    async with app.run_test(size=(44, 30)) as pilot:
        await pilot.pause()
        quotes = app.query_one("#quotes", EntityList)
        assert quotes.show_vertical_scrollbar
        assert {len(line) for line in shown(quotes)} == {43}
        assert any(line.rstrip().endswith("…") for line in shown(quotes))


async def test_marks_are_set_one_by_one_and_all() -> None:
    app = Lists()
    async with app.run_test(size=(60, 30)) as pilot:
        people = app.query_one(EntityList)
        await pilot.press("space", "j", "space")
        assert [thing.index for thing in people.chosen] == [0, 2]
        await pilot.press("A")
        assert len(people.chosen) == 4
        await pilot.press("A")
        assert len(people.chosen) == 1


async def test_a_click_sets_the_cursor_and_a_double_click_crosses() -> None:
    app = Lists()
    async with app.run_test(size=(60, 30)) as pilot:
        people = app.query_one(EntityList)
        await pilot.click(people, offset=(3, 2))
        assert people.cursor == 2
        await pilot.click(people, offset=(3, 1), times=2)
        assert isinstance(app.told[-1], Crossed)


async def test_the_cursor_stays_on_its_row_when_more_is_found() -> None:
    app = Lists()
    async with app.run_test(size=(60, 30)) as pilot:
        found = extraction()
        people = app.query_one(EntityList)
        fewer = Extraction(found.article, found.pipeline, people=found.people[1:])
        people.show(fewer, Filter())
        await pilot.press("j")
        app.told.clear()
        people.show(found, Filter())
        await pilot.pause()
        assert people.current
        assert people.current.name == "Ines Varga"
        assert app.told == []


async def test_the_part_that_matched_is_shown() -> None:
    app = Lists()
    async with app.run_test(size=(40, 30)) as pilot:
        quotes = app.query_one("#quotes", EntityList)
        quotes.show(extraction(), Filter("nobody"))
        await pilot.pause()
        lines = [line for line in shown(quotes) if line.strip()]
        assert len(lines) == 2
        assert all("nobody" in line.lower() for line in lines)


@pytest.mark.parametrize("width", [1, 2, 3, 7, 12, 25, 40, 120])
async def test_lines_fill_any_width_exactly(width: int) -> None:
    app = Lists()
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.pause()
        for each in app.query(LineList):
            width_left = each.scrollable_content_region.width
            assert {each.render_line(y).cell_length for y in range(8)} == {width_left}


async def test_no_size_is_too_small() -> None:
    app = Lists()
    async with app.run_test(size=(60, 30)) as pilot:
        for size in ((1, 1), (3, 2), (60, 30), (2, 40)):
            await pilot.resize_terminal(*size)
            await pilot.press("j", "pagedown", "A", "enter", "k")
        for each in app.query(LineList):
            each.styles.width = each.styles.height = 0
        await pilot.press("j", "G", "pageup")
        assert app.is_running


async def test_a_cursor_key_draws_two_lines_only() -> None:
    app = Lists()
    async with app.run_test(size=(60, 30)) as pilot:
        people = app.query_one(EntityList)
        drawn: list[int] = []
        draw = people.render_line
        people.render_line = lambda y: (drawn.append(y), draw(y))[1]  # type: ignore[method-assign]
        await pilot.press("j")
        await pilot.pause()
        assert set(drawn) == {0, 1}


async def test_the_detail_leads_back_into_the_text() -> None:
    app = Lists()
    async with app.run_test(size=(60, 40)) as pilot:
        detail = app.query_one(Detail)
        detail.focus()
        await pilot.press("G", "enter")
        jump = app.told[-1]
        assert isinstance(jump, Jump)
        assert extraction().article.text[jump.offset :].startswith("Varga said that fares")
        detail.show(extraction(), detail.thing, "bridge")
        assert [line.text for line in detail.items] == ["Said 2", "“A ferry is not a bridge,”"]


async def test_a_filter_is_told_letter_by_letter_and_esc_brings_the_old_back() -> None:
    app = Lists()
    async with app.run_test(size=(60, 30)) as pilot:
        bar = app.query_one(FilterBar)
        bar.show("quotes", Filter("tax"), 2, 9, 3)
        bar.edit()
        await pilot.press("e", "s")
        assert app.told[-1] == FilterChanged("quotes", "taxes")
        await pilot.press("escape")
        assert app.told[-1] == FilterChanged("quotes", "tax")


async def test_enter_on_an_empty_filter_repeats_the_last() -> None:
    app = Lists()
    async with app.run_test(size=(60, 30)) as pilot:
        bar = app.query_one(FilterBar)
        bar.show("quotes", Filter(), 9, 9, None)
        bar.edit()
        await pilot.press("t", "a", "x", "enter")
        bar.show("quotes", Filter(), 9, 9, None)
        bar.edit()
        await pilot.press("enter")
        assert app.told[-1] == FilterChanged("quotes", "tax")


@pytest.mark.parametrize(
    ("sort", "first"),
    [("order", "Mara Lindqvist"), ("count", "Mara Lindqvist"), ("name", "Ines Varga")],
)
def test_names_are_sorted(sort: Sort, first: str) -> None:
    every = rows(extraction(), "people")
    assert listing(every, "people", Filter(), sort).rows[0].name == first


def test_quotes_are_limited_by_speaker_and_keep_their_order() -> None:
    every = rows(extraction(), "quotes")
    assert len(every) == 9
    assert [r.words[:7] for r in listing(every, "quotes", Filter("@brandt tax")).rows] == [
        "Lindqvi",
        "The tax",
    ]
    only = listing(every, "quotes", Filter(only="Ines Varga"))
    assert [row.unsure for row in only.rows] == [False, True]


def test_a_chain_is_one_row() -> None:
    every = rows(extraction(), "quotes")
    assert "ferry, … We will" in every[1].words


async def test_a_thing_named_very_often_is_shown_when_it_is_ready() -> None:
    app = Lists()
    async with app.run_test(size=(60, 40)) as pilot:
        found = extraction()
        often = replace(found.people[0], mentions=found.people[0].mentions * 200)
        found = replace(found, people=(often, *found.people[1:]))
        detail = app.query_one(Detail)
        detail.show(found, selection.thing(found, "people", 0))
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert detail.shown > 1200

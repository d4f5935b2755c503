"""The five jobs that the explorer is judged by, each from opening to outcome by keys alone."""

import csv
import json
from pathlib import Path

import pytest

from tests.tui import interview
from tests.tui.explorer import app, border, notices, ready, until
from tests.tui.factory import TEXT
from tests.tui.test_explorer import Copies
from tui.screens.copy_as import CopyAsScreen
from tui.screens.explorer import ExplorerScreen
from tui.screens.export import ExportScreen

SIZES = [(160, 48), (80, 24)]
pytestmark = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> Copies:
    return Copies(monkeypatch)


async def test_who_said_what_about_the_tax_and_that_quote_into_an_email(
    size: tuple[int, int], copies: Copies
) -> None:
    async with app().run_test(size=size, notifications=True) as pilot:
        shown = await ready(pilot)
        await pilot.press("3", "slash", *"tax", "enter")
        await until(
            pilot, lambda: [row.name for row in shown.list.listing.rows] == ["Oskar Brandt"] * 2
        )
        await pilot.press("j", "Y")
        await until(pilot, lambda: len(copies.texts) == 1)
        assert copies.texts == [
            "“The tax is the whole story” — Oskar Brandt, director of the Institute for Coastal Studies"
        ]
        await until(
            pilot, lambda: any("1 quote with attribution" in n.message for n in notices(pilot))
        )
        await pilot.press("enter")
        await until(
            pilot, lambda: shown.text.has_focus and "direct quote: Oskar Brandt" in border(shown)
        )
        await pilot.press("backspace")
        await until(pilot, lambda: shown.list.has_focus)


async def test_which_varga_this_is_and_everything_about_her(
    size: tuple[int, int], copies: Copies
) -> None:
    async with app().run_test(size=size) as pilot:
        shown = await ready(pilot)
        doubtful = TEXT.index("Varga said that fares")
        while shown.cursor is None or shown.cursor[0] < doubtful:
            await pilot.press("l")
        await until(pilot, lambda: "Varga = Ines Varga? " in border(shown))
        assert "Tomas Varga could be meant" in border(shown)
        await pilot.press("i")
        await until(pilot, lambda: shown.detail.has_focus)
        lines = [line.text for line in shown.detail.items]
        assert "the premier's sister and a former captain" in lines
        assert "Not Tomas Varga, Premier: a namesake" in lines
        assert "“A ferry is not a bridge,”" in lines
        assert any("▸Ines Varga◂" in line for line in lines)
        await pilot.press("slash", *"bridge", "enter")
        await until(pilot, lambda: shown.detail.shown == 1)
        await pilot.press("enter")
        await until(
            pilot, lambda: shown.text.has_focus and shown.text.seen((TEXT.index("A ferry is"),) * 2)
        )
        await pilot.press("1", "o")
        await until(pilot, lambda: shown.kind == "quotes" and len(shown.list.listing.rows) == 2)
        await pilot.press("A", "y")
        await until(pilot, lambda: len(copies.texts) == 1)
        assert copies.texts[0].splitlines() == [
            "A ferry is not a bridge,",
            "fares would double within a year",
        ]


async def test_a_place_on_a_map_and_all_quotes_in_a_spreadsheet(
    size: tuple[int, int], copies: Copies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app().run_test(size=size, notifications=True) as pilot:
        shown = await ready(pilot)
        await pilot.press("2", "slash", *"osby", "enter")
        await until(pilot, lambda: [row.name for row in shown.list.listing.rows] == ["Osby"])
        await pilot.press("c")
        await until(pilot, lambda: isinstance(pilot.app.screen, CopyAsScreen))
        await pilot.press("l")
        await until(pilot, lambda: len(copies.texts) == 1)
        assert copies.texts == [
            "https://www.openstreetmap.org/?mlat=56.38000&mlon=13.99000#map=11/56.38000/13.99000"
        ]
        await pilot.press("3", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
        await pilot.press("c", "enter")
        await until(pilot, lambda: any("Written" in n.message for n in notices(pilot)))
        await until(pilot, lambda: isinstance(pilot.app.screen, ExplorerScreen))
        with (tmp_path / "ferry-quotes.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == 10
        assert rows[8]["quote"] == "The tax is the whole story,"
        assert (rows[8]["speaker"], rows[8]["paragraph"]) == ("Oskar Brandt", "8")
        await pilot.press("2", "escape", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
        await pilot.press("d", "enter")
        await until(pilot, lambda: (tmp_path / "ferry-places.json").exists())
    written = json.loads((tmp_path / "ferry-places.json").read_text())
    assert [place["name"] for place in written] == [
        "Port Hallam",
        "Strait of Arran",
        "Osby",
        "Canada",
        "London",
    ]


async def test_all_that_one_of_two_answers_about_the_tax_in_a_long_interview(
    size: tuple[int, int], copies: Copies
) -> None:
    spoken = interview.turns()
    found = interview.extraction(spoken)
    assert len(found.article.text.split()) > 12_000
    wanted = [
        turn.words
        for turn in spoken
        if turn.label == "HOLM"
        and any(word.lower().startswith("tax") for word in turn.words.split())
    ]
    assert 20 < len(wanted) < sum(turn.label == "HOLM" for turn in spoken)
    async with app(found).run_test(size=size) as pilot:
        shown = await ready(pilot)
        await pilot.press("3", "slash", *"@holm tax", "enter")
        await until(pilot, lambda: len(shown.list.listing.rows) == len(wanted))
        assert f"3 Quotes {len(wanted)}/{len(spoken)}" in str(
            shown.query_one("#list-pane").border_title
        )
        await pilot.press("A", "y")
        await until(pilot, lambda: len(copies.texts) == 1)
        assert copies.texts[0].splitlines() == wanted
        await pilot.press("i")
        await until(pilot, lambda: shown.detail.has_focus)
        lines = [line.text for line in shown.detail.items]
        assert lines[lines.index("Asked") + 1].startswith("REPORTER: ")


async def test_reading_start_to_end_from_name_to_name(size: tuple[int, int]) -> None:
    async with app().run_test(size=size) as pilot:
        shown = await ready(pilot)
        assert shown.index is not None
        for number, spot in enumerate(shown.index.names):
            await pilot.press("l")
            await until(pilot, lambda: shown.text.cursor == (spot.start, spot.end))  # noqa: B023
            await until(pilot, lambda: "mention" in border(shown) or "quote" in border(shown))
            assert shown.text.seen((spot.start, spot.end)), number
        await pilot.press("l", "l")
        assert shown.text.cursor == (spot.start, spot.end), "the last name stays"
        await pilot.press("g")
        await until(pilot, lambda: shown.text.place == 0)
        _, seen = shown.text._visible_text()
        while shown.text.scroll_offset.y < shown.text.max_scroll_y:
            place = shown.text.place
            await pilot.press("space")
            assert place < shown.text.place <= seen, "a page never skips a line"
            _, seen = shown.text._visible_text()
        assert seen == len(TEXT.rstrip())

import errno
import json
from pathlib import Path
from typing import ClassVar

import pytest
from textual.app import App
from textual.geometry import Size
from textual.widgets import Input, Static

from tests.tui import explorer
from tests.tui.factory import extraction
from tui import exporting, selection, themes
from tui.screens.copy_as import CopyAsScreen
from tui.screens.export import ExportScreen
from tui.selection import Kind, Thing
from tui.widgets.line_list import LOOKS
from tui.widgets.menu import Menu

STYLES = Path(__file__).parents[2] / "styles"


class Menus(App[None]):
    COMPONENT_CLASSES = LOOKS
    CSS_PATH: ClassVar = [STYLES / "line_list.tcss", STYLES / "menus.tcss"]

    def __init__(self) -> None:
        super().__init__()
        self.given: list[object] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.defaults(self.current_theme)


def things(kind: Kind) -> tuple[Thing, ...]:
    return tuple(selection.things(extraction(), kind))


async def test_a_letter_copies_at_once_in_its_form() -> None:
    app = Menus()
    async with app.run_test(size=(80, 30)) as pilot:
        app.push_screen(CopyAsScreen(extraction(), things("quotes")[:1]), app.given.append)
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
    [(clip, how)] = app.given  # type: ignore[misc]
    assert how == "copy"
    assert clip.text == "“the old northern route” — Tomas Varga, Premier"


async def test_the_preview_follows_and_whole_is_not_copied() -> None:
    app = Menus()
    async with app.run_test(size=(80, 30)) as pilot:
        app.push_screen(CopyAsScreen(extraction(), things("quotes")[:1]), app.given.append)
        await pilot.pause()
        await pilot.press("j")
        await pilot.pause()
        assert "— Tomas Varga" in str(app.screen.query_one("#copy-preview", Static).render())
        await pilot.press("w")
        await pilot.pause()
    assert app.given[0][1] == "whole"  # type: ignore[index]


async def test_a_map_link_is_offered_of_located_places_only() -> None:
    app = Menus()
    async with app.run_test(size=(80, 30)) as pilot:
        for kind, offered in (("places", True), ("people", False)):
            app.push_screen(CopyAsScreen(extraction(), things(kind)), app.given.append)  # type: ignore[arg-type]
            await pilot.pause()
            assert any(c.key == "map" for c in app.screen.query_one(Menu).items) is offered
            await pilot.press("escape")
            await pilot.pause()
    assert app.given == [None, None]


async def test_export_writes_the_list_and_asks_before_it_overwrites(tmp_path: Path) -> None:
    app = Menus()
    async with app.run_test(size=(80, 30)) as pilot:
        app.push_screen(ExportScreen(extraction(), things("people"), tmp_path), app.given.append)
        await pilot.pause()
        (tmp_path / "ferry-people.json").write_text("old")
        await pilot.press("d", "enter")
        await pilot.pause()
        note = str(app.screen.query_one("#export-note", Static).render())
        assert "exists" in note
        assert (tmp_path / "ferry-people.json").read_text() == "old"
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert "Written" in str(app.given[0])
    written = json.loads((tmp_path / "ferry-people.json").read_text())
    assert [person["name"] for person in written][:2] == ["Mara Lindqvist", "Tomas Varga"]


async def test_export_tells_what_went_wrong(tmp_path: Path) -> None:
    app = Menus()
    async with app.run_test(size=(80, 30)) as pilot:
        app.push_screen(ExportScreen(extraction(), things("people"), tmp_path), app.given.append)
        await pilot.pause()
        await pilot.press("d")
        app.screen.query_one(Input).value = "none/x.json"
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "No such file" in str(app.screen.query_one("#export-note", Static).render())
        await pilot.press("escape", "escape")
        await pilot.pause()
    assert app.given == [None]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.csv"
    path.write_text("old")

    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(exporting.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        exporting.write(path, "new")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["x.csv"]


@pytest.mark.parametrize("kind", selection.KINDS)
def test_every_list_has_every_format(kind: Kind) -> None:
    found = extraction()
    chosen = things(kind)
    assert json.loads(exporting.rendered(found, chosen, "json"))
    assert exporting.rendered(found, chosen, "csv").startswith("\ufeff")
    assert exporting.rendered(found, chosen, "markdown").strip()
    assert json.loads(exporting.rendered(found, None, "json"))["schema"] == "summit-tui/1"


@pytest.mark.parametrize("size", [(1, 1), (12, 4), (40, 12)])
async def test_menus_survive_small_terminals(size: tuple[int, int]) -> None:
    app = Menus()
    async with app.run_test(size=size) as pilot:
        app.push_screen(CopyAsScreen(extraction(), things("quotes")))
        await pilot.press("j", "k", "escape")
        app.push_screen(ExportScreen(extraction(), things("quotes")))
        await pilot.press("j", "k", "escape")
        assert app.is_running


@pytest.mark.parametrize("name", ["ExplorerScreen", "HelpScreen", "Palette"])
async def test_a_size_that_is_out_of_date_is_passed_over(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Textual's screen would tell it itself again, and with another in its queue change to and fro for ever."""
    async with explorer.app().run_test(size=(120, 40)) as pilot:
        await explorer.ready(pilot)
        if name != "ExplorerScreen":
            await pilot.press("question_mark" if name == "HelpScreen" else "ctrl+p")
        shown = pilot.app.screen
        assert type(shown).__name__ == name
        laid_out: list[Size] = []
        monkeypatch.setattr(shown, "_refresh_layout", laid_out.append)
        shown._screen_resized(Size(80, 24))
        assert laid_out == []
        shown._screen_resized(Size(120, 40))
        assert laid_out == [Size(120, 40)]

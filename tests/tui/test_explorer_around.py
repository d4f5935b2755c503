"""What is around the three panes: help, palette, progress, a dead extractor, a file that changes."""

from dataclasses import replace
from pathlib import Path

from textual.command import Command, CommandList, DiscoveryHit

from tests.tui.explorer import app, notices, ready, screen, until
from tests.tui.factory import TEXT, article, extraction
from tui import keys
from tui.events import Done, Failed, Partial, Progress
from tui.screens.explorer import ExplorerScreen
from tui.screens.help import HelpScreen
from tui.widgets.status import TitleLine


async def test_help_names_every_key_of_the_pane() -> None:
    async with app().run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExplorerScreen))
        assert pilot.app.is_running


async def test_the_palette_knows_the_themes() -> None:
    async with app().run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        await pilot.press("ctrl+p", *"summit-light")
        await until(pilot, lambda: len(pilot.app.screen.query("CommandList")) > 0)
        await until(pilot, lambda: pilot.app.screen.query_one("CommandList").option_count > 0)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.theme == "summit-light")


async def test_a_dead_extractor_is_told_and_tried_again() -> None:
    failing = app(told=(Progress(10, 200), Failed("The extractor [b]died.")))
    async with failing.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, ExplorerScreen))
        shown = screen(pilot)
        await until(pilot, lambda: "r tries again" in shown.query_one(TitleLine).facts)
        found = extraction()
        failing.extractor.told = (Done(found),)
        await pilot.press("r")
        await until(pilot, lambda: shown.extraction is not None)
        assert "4 people" in shown.query_one(TitleLine).facts


async def test_progress_is_told_and_escape_cancels() -> None:
    slow = app(told=(Progress(1200, 51000),))
    async with slow.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, ExplorerScreen))
        shown = screen(pilot)
        line = shown.query_one(TitleLine)
        await until(pilot, lambda: line.facts == "reading 1,200 of 51,000 words")
        await pilot.press("escape")
        await until(pilot, lambda: slow.extractor.cancelled)
        assert not shown.working


async def test_the_selection_outlives_a_newer_extraction() -> None:
    whole = extraction()
    first = replace(whole, people=whole.people[1:])
    growing = app(told=(Partial(first),))
    async with growing.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, ExplorerScreen))
        shown = screen(pilot)
        await until(pilot, lambda: shown.extraction is first)
        await pilot.press("1", "i")
        await until(pilot, lambda: shown.current is not None)
        growing.extractor.tell(Done(whole))
        await until(pilot, lambda: shown.extraction is whole)
        assert shown.current is not None
        assert shown.current.index == 1
        assert shown.list.thing == shown.current


async def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "[b]news.txt"
    path.write_text(TEXT)
    found = extraction(replace(article(), source=str(path)))
    async with app(found).run_test(size=(80, 24)) as pilot:
        shown = await ready(pilot)
        path.write_text("One line is left.\n")
        shown._look()
        await until(pilot, lambda: any("changed on disk" in n.message for n in notices(pilot)))
        shown.summit.extractor.told = ()
        await pilot.press("r")
        await until(pilot, lambda: shown.article.text == "One line is left.\n")
        assert len(shown.text.wrapped) == 1


async def test_a_file_that_changed_keeps_the_place_and_no_old_marks(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT)
    found = extraction(replace(article(), source=str(path)))
    async with app(found).run_test(size=(80, 12)) as pilot:
        shown = await ready(pilot)
        await pilot.press("l", "right_curly_bracket", "right_curly_bracket")
        await until(pilot, lambda: TEXT[shown.text.place :].startswith("Lindqvist arrived"))
        path.write_text("A word of warning comes first now.\n\n" * 9 + TEXT)
        shown.summit.extractor.told = ()
        await pilot.press("r")
        await until(pilot, lambda: len(shown.article.text) > len(TEXT))
        await pilot.pause()
        assert shown.article.text[shown.text.place :].startswith("Lindqvist arrived")
        assert (shown.marks.spans, shown.cursor, shown.current) == ((), None, None)


async def test_every_binding_of_the_registry_has_an_action() -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        shown = await ready(pilot)
        panes = {"article": shown.text, "list": shown.list, "detail": shown.detail}
        for key in keys.KEYS:
            name = key.action.partition("(")[0]
            if name.startswith("screen."):
                assert hasattr(shown, f"action_{name[7:]}"), key.id
            elif not name.startswith("app."):
                for pane in key.panes:
                    assert hasattr(panes[pane], f"action_{name}"), (key.id, pane)


async def test_a_page_key_in_a_palette_that_is_not_drawn_yet() -> None:
    async with app().run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: len(pilot.app.screen.query("CommandList")) > 0)
        options = pilot.app.screen.query_one(CommandList)
        await until(pilot, lambda: options.option_count > 0)
        options.clear_options().add_option(Command("theme", DiscoveryHit("theme", lambda: None)))
        pilot.app.screen._action_command_list("page_up")  # type: ignore[attr-defined]
        assert pilot.app.is_running


async def test_the_palette_survives_any_size() -> None:
    async with app().run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: len(pilot.app.screen.query("CommandList")) > 0)
        for size in (*((width, 12) for width in range(12, 0, -1)), (100, 30)):
            await pilot.resize_terminal(*size)
            await pilot.press("t")
            await pilot.pause(0.05)
        assert pilot.app.is_running

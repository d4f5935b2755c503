"""The keys and flows of the explorer, over a hand-made extraction."""

from dataclasses import replace

import pytest

from tests.tui.explorer import app, border, notices, ready, screen, until
from tests.tui.factory import TEXT, extraction
from tui import keys
from tui.clipboard import CopyResult
from tui.events import Done, Partial
from tui.messages import FilterEnded
from tui.screens.explorer import ExplorerScreen


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
        await pilot.press("slash", *"ferry", "down", "down", "enter")
        await until(pilot, lambda: shown.text.has_focus and "“ferry” 3/4" in border(shown))
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
        assert border(shown) == "3 sentences · y copies"
        await pilot.press("escape")
        assert shown.text.chosen is None
        assert "copies" not in border(shown)
        await pilot.press("right_curly_bracket", "right_curly_bracket", "v", "k", "k")
        assert shown.text.chosen == (0, 2)
        await pilot.press("j", "j", "j")
        assert shown.text.chosen == (2, 3)


async def test_a_selected_sentence_stays_selected_when_more_is_read() -> None:
    whole = extraction()
    some = replace(whole, sentences=whole.sentences[:4])
    growing = app(told=(Partial(some),))
    async with growing.run_test(size=(80, 60)) as pilot:
        shown = await ready(pilot)
        for _ in range(4):
            await pilot.press("L")
        await pilot.press("v")
        assert shown.text.chosen is not None
        start = shown.text.sentences[shown.text.chosen[0]][0]
        assert start > some.sentences[-1][1], "of what is not read yet the paragraph"
        growing.extractor.tell(Done(whole))
        await until(pilot, lambda: shown.extraction is whole)
        assert whole.sentences[shown.text.chosen[0]][0] == start


class Copies:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []
        monkeypatch.setattr("tui.clipboard.copy", self.copy)

    def copy(self, text: str, **_: object) -> CopyResult:
        self.texts.append(text)
        return CopyResult("test", True, f"Copied [b]{text[:9]}[/]", None)


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> Copies:
    return Copies(monkeypatch)


async def test_the_first_quote_is_two_keys_away(copies: Copies) -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("3", "y")
        await until(pilot, lambda: copies.texts == ["the old northern route"])
        await pilot.press("j", "Y")
        await until(pilot, lambda: len(copies.texts) == 2)
        assert copies.texts[1] == (
            "“We waited eleven years for this ferry. We will not wait another winter.”"
            " — Mara Lindqvist, Transport minister"
        )


async def test_a_filter_that_ends_late_shows_the_detail_of_now() -> None:
    async with app().run_test(size=(160, 48)) as pilot:
        shown = await ready(pilot)
        await pilot.press("3")
        await until(pilot, lambda: shown.current is not None)
        now, shown.current = shown.current, None
        shown.post_message(FilterEnded())
        shown.call_later(setattr, shown, "current", now)
        await pilot.pause()
        await pilot.pause()
        title = shown.query_one("#detail-pane").border_title
        assert shown.current == now
        assert str(title) == "Quote"


async def test_one_copy_is_told_at_a_time(copies: Copies) -> None:
    async with app().run_test(size=(80, 24), notifications=True) as pilot:
        await ready(pilot)
        await pilot.press("3", "y")
        await until(pilot, lambda: len(copies.texts) == 1 and len(notices(pilot)) == 1)
        await pilot.press("Y")
        await until(
            pilot, lambda: len(copies.texts) == 2 and "attribution" in notices(pilot)[-1].message
        )
        assert len(notices(pilot)) == 1


async def test_sentences_are_copied_as_the_article_has_them(copies: Copies) -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("l", "right_curly_bracket", "v", "j", "y")
        await until(pilot, lambda: len(copies.texts) == 1)
        assert copies.texts[0].startswith("Transport minister Mara Lindqvist and Premier")
        assert copies.texts[0].endswith("a delay of three hours.")


async def test_ctrl_c_copies_what_is_selected(copies: Copies) -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        shown = await ready(pilot)
        await pilot.press("v", "ctrl+c")
        await until(pilot, lambda: copies.texts == [TEXT.splitlines()[0]])
        await pilot.press("escape", "slash", *"pact", "shift+left", "shift+left", "ctrl+c")
        await until(pilot, lambda: copies.texts[1:] == ["ct"])
        await pilot.press("escape", "ctrl+c")
        await until(pilot, lambda: any(n.message == "q quits" for n in notices(pilot)))
        assert shown.text.chosen is None


async def test_every_key_is_harmless_where_the_panes_never_had_room() -> None:
    every = [key for each in keys.KEYS for key in each.keys.split(",")]
    async with app().run_test(size=(10, 3)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, ExplorerScreen))
        for key in every:
            if key not in ("q", "ctrl+z", "question_mark", "ctrl+p"):
                await pilot.press(key)
        assert pilot.app.is_running
        assert not screen(pilot).is_filled


async def test_a_thread_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str, **_: object) -> CopyResult:
        raise RuntimeError("out of [b]luck")

    monkeypatch.setattr("tui.clipboard.copy", fail)
    async with app().run_test(size=(80, 24), notifications=True) as pilot:
        await ready(pilot)
        await pilot.press("3", "y")
        await until(
            pilot, lambda: any(n.message == "that failed: out of [b]luck" for n in notices(pilot))
        )


async def test_before_the_lists_are_filled_y_says_so(copies: Copies) -> None:
    silent = app(told=())
    async with silent.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, ExplorerScreen))
        await until(pilot, lambda: screen(pilot).is_filled)
        await pilot.press("3", "y")
        await until(pilot, lambda: any("still reading" in n.message for n in notices(pilot)))
    assert copies.texts == []


async def test_n_walks_the_quotes_that_the_list_shows(copies: Copies) -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        shown = await ready(pilot)
        await pilot.press("3", "slash", *"tax", "enter")
        await until(pilot, lambda: "quotes “tax” –/2" in border(shown))
        await pilot.press("n")
        await until(pilot, lambda: "quotes “tax” 1/2" in border(shown))
        await pilot.press("n", "0", "y")
        await until(pilot, lambda: copies.texts == ["The tax is the whole story,"])
        assert "quotes “tax” 2/2" in border(shown)


async def test_a_search_hit_is_what_the_border_says_and_y_copies(copies: Copies) -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        shown = await ready(pilot)
        await pilot.press("l", "slash", *"Brandt, dir", "enter", "y")
        await until(pilot, lambda: copies.texts == ["Oskar Brandt"])
        assert "Brandt" in border(shown)


async def test_only_the_quotes_of_one_person() -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        shown = await ready(pilot)
        await pilot.press("1", "j", "j", "o")
        await until(pilot, lambda: shown.kind == "quotes" and len(shown.list.listing.rows) == 2)
        await pilot.press("escape")
        await until(pilot, lambda: len(shown.list.listing.rows) == 9)


async def test_filtering_and_its_levels() -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        shown = await ready(pilot)
        await pilot.press("3", "slash", *"@brandt tax")
        await until(pilot, lambda: len(shown.list.listing.rows) == 2)
        await pilot.press("enter")
        await until(pilot, lambda: shown.list.has_focus)
        assert "3 Quotes 2/9" in str(shown.query_one("#list-pane").border_title)
        await pilot.press("escape")
        await until(pilot, lambda: len(shown.list.listing.rows) == 9)
        await pilot.press("escape")
        await until(pilot, lambda: shown.text.has_focus)


async def test_detail_from_the_article_and_a_line_back() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        shown = await ready(pilot)
        await pilot.press("l", "l", "i")
        await until(pilot, lambda: shown.pane == "detail" and shown.detail.has_focus)
        assert "Tomas Varga" in str(shown.query_one("#detail-pane").border_title)
        await pilot.press("G", "enter")
        await until(pilot, lambda: shown.text.has_focus)
        assert "4/4" in border(shown)


async def test_the_rows_of_a_chain_lead_to_its_words() -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        shown = await ready(pilot)
        await pilot.press("L", "L", "enter")
        await until(pilot, lambda: shown.pane == "list" and shown.kind == "quotes")
        assert shown.list.thing == shown.current


async def test_the_border_says_how_many_are_marked() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        shown = await ready(pilot)
        await pilot.press("1", "space", "space", "s")
        pane = shown.query_one("#list-pane")
        await until(pilot, lambda: str(pane.border_subtitle) == "by count · 2 marked")


async def test_in_few_lines_one_pane_has_them_all() -> None:
    async with app().run_test(size=(80, 17)) as pilot:
        shown = await ready(pilot)
        await pilot.press("3")
        await until(pilot, lambda: shown.list.size.height == 13)
        assert not shown.text.is_on_screen


async def test_a_zoomed_drawer_has_the_whole_height() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        shown = await ready(pilot)
        await pilot.press("1", "z")
        await until(pilot, lambda: shown.list.size.height == 20)
        await pilot.press("escape")
        await until(pilot, lambda: shown.list.size.height == 6)


async def test_zoom_and_back() -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        shown = await ready(pilot)
        width = shown.text.size.width
        await pilot.press("z")
        await until(pilot, lambda: shown.text.size.width > width)
        await pilot.press("escape")
        await until(pilot, lambda: shown.text.size.width == width)


async def test_a_click_selects_a_name_and_dragging_selects_words(copies: Copies) -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        shown = await ready(pilot)
        left = shown.text._left + 1
        await pilot.click("#article", offset=(left + 20, 1))
        await until(pilot, lambda: shown.current is not None)
        assert shown.current is not None
        assert (shown.current.kind, shown.current.index) == ("people", 1)
        await pilot.mouse_down("#article", offset=(left, 1))
        await pilot.hover("#article", offset=(left + 3, 1))
        await pilot.mouse_up("#article", offset=(left + 3, 1))
        await pilot.press("ctrl+c")
        await until(pilot, lambda: copies.texts == ["Mara"])

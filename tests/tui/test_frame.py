"""Footer, help and settings: small facts about the frame."""

import json
import os
import stat
from pathlib import Path

import pytest

from tests.tui.factory import TEXT, extraction
from tui import config, facts, keys, search, state
from tui.anchor import Anchor
from tui.text_index import Marks, TextIndex
from tui.widgets import footer


@pytest.mark.parametrize("pane", ["article", "list", "detail"])
def test_the_footer_fits(pane: keys.Pane) -> None:
    assert footer.line(pane, 200).cell_length <= 78
    assert footer.line(pane, 40).cell_length <= 40
    assert "quit" in footer.line(pane, 40).plain


@pytest.mark.parametrize("pane", ["article", "list", "detail"])
def test_every_key_has_one_meaning(pane: keys.Pane) -> None:
    pressed = [one for key in keys.of(pane) for one in key.keys.split(",")]
    assert len(pressed) == len(set(pressed))
    assert len({key.id for key in keys.KEYS}) == len(keys.KEYS)
    assert all(key.help for key in keys.KEYS)


def test_search_is_smart() -> None:
    assert len(search.find("It's it’s IT'S", "it's")) == 3
    assert len(search.find("It's it’s IT'S", "It's")) == 1
    assert search.find("new\n  ferry", "new ferry") == ((0, 11),)
    assert search.find("a.c abc", "a.c") == ((0, 3),)
    assert search.find("abc", "  ") == ()


def test_marks_walk_round() -> None:
    marks = Marks("x", ((2, 4), (9, 10)))
    assert [marks.step(2, 1), marks.step(9, 1), marks.step(2, -1)] == [1, 0, 1]
    assert marks.near(9) == 1
    assert marks.near(3) is None
    assert Marks().step(0, 1) is None


def test_the_index_finds_names_and_quotes() -> None:
    found = extraction()
    index = TextIndex(found)
    at = TEXT.index("Varga said that fares")
    spot = index.name_at(at)
    assert spot is not None
    assert facts.who(found, spot).startswith("Varga = Ines Varga? Ines Varga was named last")
    inside = index.quote_at(TEXT.index("waited eleven"))
    assert inside is not None
    assert facts.who(found, inside) == "direct quote: Mara Lindqvist"
    assert index.name_at(TEXT.index("who") if "who" in TEXT else 5000) is None


def test_settings(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    assert config.load(path) == (config.Settings(), None)
    path.write_text('theme = "nord"\nmeasure = 70\nclipboard = "osc52"\n')
    assert config.load(path) == (
        config.Settings(theme="nord", measure=70, clipboard="osc52"),
        None,
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme = ", "not valid TOML"),
        ("colour = 1", "unknown setting"),
        ('clipboard = "pigeon"', "clipboard must be one of auto"),
        ('measure = "wide"', "measure must be a number"),
        ("measure = 3", "measure must be 20 to 400"),
        ("mouse = 1", "mouse must be true or false"),
        ('"\x1b[31m" = 1', "not valid TOML"),
        ("measure = " + "9" * 5000, "not valid TOML"),
        ("measure = " + "[" * 100_000, "not valid TOML"),
        ("#" * 2_000_000, "too large"),
    ],
)
def test_a_bad_setting_is_one_message_and_the_defaults(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    found, message = config.load(path)
    assert found == config.Settings()
    assert message is not None
    assert said in message
    assert "\n" not in message
    assert "\x1b" not in message


@pytest.mark.parametrize("lies_there", ["fifo", "/dev/zero", "folder", "loop", "foreign"])
def test_what_is_no_file_of_ours_is_told_of_and_never_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lies_there: str
) -> None:
    path = tmp_path / "config.toml"
    match lies_there:
        case "fifo":
            os.mkfifo(path)
        case "/dev/zero" | "loop":
            path.symlink_to(lies_there if lies_there != "loop" else path)
        case "folder":
            path.mkdir()
        case _:
            path.write_text("measure = 70")
            os.chown(path, 12345, -1) if os.geteuid() == 0 else pytest.skip("needs root")
    found, message = config.load(path)
    assert found == config.Settings()
    assert message is not None
    assert "using the defaults" in message
    monkeypatch.setattr(state, "_path", lambda: path)
    assert state.load("an article") is None


def test_places_are_kept_private_and_garbage_is_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state.load("a.txt") is None
    kept = state.State(Anchor(42, 2, ("0f", "a1")), "quotes")
    state.save("a.txt", kept)
    state.save("-", kept)
    assert state.load("a.txt") == kept
    assert state.load("-") is None
    path = tmp_path / "summit-tui" / "places.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "a.txt" not in path.read_text()
    key = next(iter(json.loads(path.read_text())))
    for garbage in (
        f'{{"{key}": {{"place": 1, "kind": "quotes"}}}}',
        "[" * 100_000,
        '{"a": 1}',
        "\0",
        "[]",
    ):
        path.write_text(garbage)
        assert state.load("a.txt") is None

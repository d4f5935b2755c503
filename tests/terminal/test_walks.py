"""The five jobs in a real tmux with the real extractor: what a reader presses, sees, and takes away."""

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import Tmux
from tests.terminal.pty_reader import PATIENCE, Terminal
from tests.tui import interview

SHELLS = Path(__file__).with_name("shells.txt")
STATUS = 1
"""Lines that tmux keeps for itself."""


class Walk:
    """The explorer in a pane of tmux."""

    def __init__(self, terminal: Terminal, tmux: Tmux) -> None:
        self.terminal = terminal
        self.tmux = tmux

    def pane(self) -> str:
        return self.tmux.ask("capture-pane", "-p", "-t", "t")

    def see(self, *words: str, patience: float = PATIENCE) -> None:
        """Wait until all the words stand in the pane."""

        def met() -> bool:
            pane = self.pane()
            return all(each in pane for each in words)

        self.terminal.until(met, f"{words}", patience)

    def press(self, *keys: str) -> None:
        self.tmux.ask("send-keys", "-t", "t", *keys)

    def type(self, words: str) -> None:
        self.tmux.ask("send-keys", "-t", "t", "-l", words)

    def copied(self, words: str) -> None:
        """Wait until tmux holds a text."""
        self.terminal.until(lambda: self.tmux.ask("show-buffer") == words, words)


Opens = Callable[..., Walk]


@pytest.fixture(params=[(160, 48), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
def walk(
    request: pytest.FixtureRequest, open_terminal: Callable[..., Terminal], tmux: Tmux
) -> Opens:
    width, height = request.param

    def start(article: Path) -> Walk:
        words = [sys.executable, "-m", "tui", str(article)]
        return Walk(open_terminal(tmux.within(words), (width, height + STATUS)), tmux)

    return start


def test_who_said_what_about_ammunition(walk: Opens) -> None:
    reader = walk(SHELLS)
    reader.see("5 people")
    reader.press("3", "/")
    reader.type("ammunition")
    reader.see("3 Quotes 4/10", "4 of 10")
    reader.press("Enter", "j", "Y")
    reader.copied(
        "“Our factories can make ammunition day and night. What we cannot make is bread.”"
        " — Karel Moravek, leader of Tolvania"
    )
    reader.see("1 quote with attribution: In the tmux buffer (prefix ])")
    reader.press("Enter")
    reader.see("direct quote: Karel Moravek")


def test_which_moravek_this_is_and_everything_about_him(walk: Opens) -> None:
    reader = walk(SHELLS)
    reader.see("5 people")
    reader.press("/")
    reader.type("Moravek will")
    reader.press("Enter", "l", "h")
    reader.see("Moravek = Karel Moravek? Karel Moravek was called so before")
    reader.press("i", "z")
    reader.see("leader of Tolvania", "Not Petra Moravek", "Said 2", "Mentions 3")
    reader.press("z", "o")
    reader.see("3 Quotes 1/10", "Karel Moravek ×")
    reader.press("y")
    reader.copied("Our factories can make ammunition day and night. What we cannot make is bread.")


def test_a_place_on_a_map_and_the_quotes_in_a_sheet(walk: Opens, tmp_path: Path) -> None:
    reader = walk(SHELLS)
    reader.see("5 people")
    reader.press("2")
    reader.see("2 Places 8", "Poland, city")
    reader.press("/")
    reader.type("oslo")
    reader.press("Enter", "c")
    reader.see("map link")
    reader.press("l")
    reader.terminal.until(
        lambda: "openstreetmap.org/?mlat=59.9" in reader.tmux.ask("show-buffer"), "the link"
    )
    reader.press("3", "e")
    reader.see("10 quotes, CSV")
    reader.press("c", "C-a", "C-k")
    sheet = tmp_path / "quotes.csv"
    reader.type(str(sheet))
    reader.press("Enter")
    reader.see("Written:")
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 12
    assert rows[1]["quote"] == "Our factories can make ammunition day and night,"
    reader.press("3", "e")
    reader.see("10 quotes, CSV")
    reader.press("d", "C-a", "C-k")
    reader.type(str(sheet))
    reader.press("Enter")
    reader.see("exists: Enter again overwrites it")
    assert sheet.read_text(encoding="utf-8-sig").startswith("source,")
    reader.press("Enter")
    reader.terminal.until(lambda: sheet.read_text().startswith("["), "the JSON")
    assert json.loads(sheet.read_text())[0]["speaker"] == "Viktor Dresch"


def test_all_that_one_answers_about_the_tax(walk: Opens, tmp_path: Path) -> None:
    spoken = interview.turns()
    wanted = [
        turn.words
        for turn in spoken
        if turn.label == "HOLM"
        and any(word.lower().startswith("tax") for word in turn.words.split())
    ]
    article = tmp_path / "interview.txt"
    article.write_text(interview.text(spoken))
    reader = walk(article)
    reader.see(f"{len(spoken)} quotes", patience=4 * PATIENCE)
    reader.press("3", "/")
    reader.type("@holm tax")
    reader.see(f"{len(wanted)} of {len(spoken)}")
    reader.press("Enter", "A", "y")
    reader.copied("\n".join(wanted))
    reader.see(f"{len(wanted)} quotes: In the tmux buffer")
    reader.press("i", "z")
    reader.see("Ada Holm", "the turn is labelled “HOLM”", "Asked", "Words 1")


def test_reading_start_to_end(walk: Opens) -> None:
    reader = walk(SHELLS)
    reader.see("5 people")
    missing = set(SHELLS.read_text().split())
    for _ in range(4):
        reader.terminal.quiet()
        missing -= set(reader.pane().split())
        reader.press("Space")
    assert not missing
    reader.press("g")
    for border in (
        "Tolvania · mention 1/2",
        "Dresch = Viktor Dresch (named ¶1) · mention 1/3",
        "Nora Ashdown · mention 1/1",
        "GDANSK · mention 1/2",
        "Poland · mention 1/1",
        "Viktor Dresch · mention 2/3",
    ):
        reader.press("l")
        reader.see(border)
    reader.press("L")
    reader.see("indirect quote: Viktor Dresch")
    reader.press("Enter")
    reader.see("▸Viktor Dresch")

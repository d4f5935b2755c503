"""The wrap index: no line too wide, nothing lost, every offset found."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from core.model import Article
from tui.widgets.wrap import WrapIndex

# Joiners come only inside an emoji: core.safety replaces the others.
CLUSTERS = ["a", "b", "“", "é", " ", "日", "e\u0301", "🙂", "👩\u200d🚀", "-", "\n", "\t"]
WORDS = st.lists(st.sampled_from(CLUSTERS), max_size=120).map("".join)


def wrapped(text: str, width: int) -> WrapIndex:
    whole = Article("t", text, None, ((0, len(text)),) if text else ())
    return WrapIndex(whole, width)


def lines(index: WrapIndex) -> list[str]:
    return [index.text[a:b] for a, b in zip(index.starts, index.ends, strict=True)]


@given(WORDS.map(str.strip), st.integers(2, 30))
@settings(max_examples=300, deadline=None)
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    index = wrapped(text, width)
    found = lines(index)
    assert all(cell_len(line.rstrip()) <= width for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())
    for offset, character in enumerate(text):
        if not character.isspace():
            line = index.line_of(offset)
            assert index.starts[line] <= offset < index.ends[line]


def test_words_stay_whole() -> None:
    assert lines(wrapped("one two three", 8)) == ["one two", "three"]
    assert lines(wrapped("日本 語の", 5)) == ["日本", "語の"]


def test_lines_of_a_wrapped_file_flow_and_short_ones_stay() -> None:
    long = "word " * 13 + "end"
    assert len(wrapped(f"{long}\n{long}", 200)) == 1
    assert lines(wrapped("Roses are red\nViolets are blue", 60)) == [
        "Roses are red",
        "Violets are blue",
    ]


def test_paragraphs_are_kept_apart() -> None:
    whole = Article("t", "One.\n\nTwo.", None, ((0, 4), (6, 10)))
    index = WrapIndex(whole, 20)
    assert lines(index) == ["One.", "", "Two."]
    assert [index.line_of(offset) for offset in (0, 4, 5, 6)] == [0, 0, 0, 2]


@pytest.mark.parametrize("text", ["", "x", "x" * 10_000, "\u0301" * 100, "🙂" * 50])
def test_odd_texts(text: str) -> None:
    index = wrapped(text, 10)
    assert len(index) >= 1
    assert index.offset_at(0, 10_000) <= len(text)


def test_columns_count_cells() -> None:
    index = wrapped("日本 abc", 20)
    assert index.offset_at(0, 5) == 3


def test_three_megabytes_take_a_moment() -> None:
    text = "\n\n".join(["The minister said “nothing” would be done, and left. " * 11] * 5200)
    paragraphs = []
    start = 0
    for piece in text.split("\n\n"):
        paragraphs.append((start, start + len(piece)))
        start += len(piece) + 2
    whole = Article("t", text, None, tuple(paragraphs))
    begun = time.process_time()
    WrapIndex(whole, 72)
    assert time.process_time() - begun < 0.5


@given(st.lists(WORDS.map(str.strip).filter(bool), min_size=1, max_size=8), st.integers(0, 200))
@settings(max_examples=100, deadline=None)
def test_wrapping_in_slices_gives_the_same_lines(parts: list[str], step: int) -> None:
    text, spans = "\n\n", []
    for part in parts:
        spans.append((len(text), len(text) + len(part)))
        text += part + "\n\n"
    article = Article("t", text, None, tuple(spans))
    whole, growing = WrapIndex(article, 12), WrapIndex(article, 12, 0)
    assert growing.line_of(step) == whole.line_of(step)
    while growing.more(growing.reached + step):
        pass
    assert (growing.starts, growing.ends) == (whole.starts, whole.ends)
    assert growing.reached == len(text)

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import matching


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("tax", "The Tax is new"),
        ("ferry win", "another winter without a ferry"),
        ("don't", "They don’t know"),
        ("don’t", "They don't know"),
        ("resume", "the résumé"),
        ("night ferry", "the night\nferry"),
        ("long-", "a long — long – road"),
        ("STRASSE", "die straße"),
    ],
)
def test_words_match_where_a_word_begins(query: str, text: str) -> None:
    assert matching.matches(matching.terms(query).words, matching.fold(text))


@pytest.mark.parametrize(("query", "text"), [("ax", "tax"), ("tax x", "the tax"), ("a", "")])
def test_words_do_not_match_inside_words(query: str, text: str) -> None:
    assert not matching.matches(matching.terms(query).words, matching.fold(text))


def test_a_speaker_is_parted_from_the_words() -> None:
    assert matching.terms("@Smith Tax") == matching.Terms((" tax",), (" smith",))


def test_ranges_point_into_the_text_as_it_stands() -> None:
    text = "“Résumé,” he said. A RÉSUMÉ"
    found = matching.ranges(matching.terms("resume").words, text)
    assert [text[a:b] for a, b in found] == ["Résumé", "RÉSUMÉ"]


def test_names_are_ranked_by_how_well_they_match() -> None:
    names = ["Kim Myong Sik", "Frank Kimber", "Mikis Aas", "Karl Imhof", "Vera Holt"]
    assert [matching.rank("kim", name) for name in names] == [0, 1, None, 3, None]
    assert matching.rank("iki", "Mikis Aas") == 2


def test_the_letters_of_a_fuzzy_match_are_shown() -> None:
    name = "Karl Imhof"
    assert [name[a:b] for a, b in matching.name_ranges("kim", name)] == ["K", "Im"]


@given(st.text(max_size=60), st.text(max_size=6))
def test_whatever_is_typed_ranges_lie_in_the_text_in_order(text: str, query: str) -> None:
    wanted = matching.terms(query).words
    for spans in (matching.ranges(wanted, text), matching.name_ranges(query, text)):
        ends = [0]
        for start, end in spans:
            assert ends[-1] <= start < end <= len(text)
            ends.append(end)
    if wanted and matching.matches(wanted, matching.fold(text)):
        assert matching.ranges(wanted, text)


def test_ten_thousand_quotes_are_searched_between_two_keys() -> None:
    texts = [
        f"number {i} never again a winter of fuel taxes’ weight, she said" * 3 for i in range(10000)
    ]
    for text in texts:
        matching.fold(text)
    wanted = matching.terms("fuel tax 99").words
    start = time.perf_counter()
    found = [text for text in texts if matching.matches(wanted, matching.fold(text))]
    assert found
    assert time.perf_counter() - start < 0.1

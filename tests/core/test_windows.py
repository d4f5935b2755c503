import spacy
from hypothesis import given
from hypothesis import strategies as st

from core.pipelines.windows import AROUND, MOST, TAKEN, lines, windows
from core.pipelines.wordpiece import WordPiece, case_of

WORDS = st.lists(st.sampled_from(["river", "said", ".", '"', "Ana", ","]), min_size=1, max_size=700)


@given(WORDS, st.sets(st.integers(1, 699)), st.data())
def test_every_word_is_taken_from_exactly_one_window(
    words: list[str], breaks: set[int], data: st.DataObject
) -> None:
    starts = sorted({0, *(i for i in breaks if i < len(words))})
    longest = data.draw(st.integers(1, 12))
    sizes = [1 + i * 7 % longest for i in range(len(words))]
    found = list(windows(words, sizes, starts))
    taken = [i for window in found for i in range(window.first, window.last)]
    assert taken == list(range(len(words)))
    assert all(w.start <= w.first < w.last <= w.end <= len(words) for w in found)
    assert all(w.last - w.first <= MOST for w in found)
    assert all(sum(sizes[w.start : w.end]) <= TAKEN + 2 * AROUND for w in found)


def test_windows_end_with_lines_and_sentences_where_they_can() -> None:
    sentence = ["Rain", "fell", "in", "Oslo", "."]
    words = sentence * MOST
    assert all(words[w.last - 1] == "." for w in windows(words, [1] * len(words), [0]))
    lines_of = [0, MOST - 60, MOST + 30]
    found = windows(["a"] * (MOST + 50), [1] * (MOST + 50), lines_of)
    assert [w.last for w in found] == [MOST - 60, MOST + 50]


def test_a_sentence_that_must_be_cut_is_seen_from_both_sides() -> None:
    first, second, *_ = windows(["word"] * 400, [1] * 400, [0])
    assert first.end > first.last
    assert second.start < second.first


def test_long_words_make_a_window_shorter() -> None:
    words = ["Llanfairpwllgwyngyllgogerychwyrndrobwll"] * 400
    first, second, *_ = windows(words, [12] * 400, [0])
    assert first.last == TAKEN // 12
    assert first.end - first.last == second.first - second.start == AROUND // 12


def test_lines_are_without_white_space() -> None:
    doc = spacy.blank("en")("Rain in Oslo\n\n  More on Monday ")
    assert [[doc[i].text for i in line] for line in lines(doc)] == [
        ["Rain", "in", "Oslo"],
        ["More", "on", "Monday"],
    ]


def test_what_is_no_language_is_passed_over_where_there_is_much_of_it() -> None:
    def read(text: str) -> list[str]:
        doc = spacy.blank("en")(text)
        return [doc[i].text for line in lines(doc) for i in line]

    scores = "Ivo Tarn 3 1 0 2 1 ; " * 20
    assert read(scores) == scores.split()
    many = read("Ivo Tarn 3 1 0 2 1 ; " * 500)
    assert many.count("Tarn") == 500
    assert many.count("3") < 450
    digits = read("Numbers: " + "7 " * 50_000 + "in Oslo.")
    assert len(digits) < 400
    assert {"in", "Oslo"} <= set(digits[-3:])
    prose = "The mayor of Oslo, Ivo Tarn, said: “No. I do not.” " * 500
    assert read(prose) == [token.text for token in spacy.blank("en")(prose)]


def test_pieces_are_the_longest_from_the_left() -> None:
    pieces = WordPiece(["[UNK]", "[CLS]", "[SEP]", "un", "##want", "##ed", "u", "'", "cafe", "##s"])
    assert pieces.pieces("Unwanted") == (3, 4, 5)
    assert pieces.pieces("CAFÉS") == (8, 9)
    assert pieces.pieces("’") == (7,)
    assert pieces.pieces("zz") == (0,)
    assert pieces.pieces("\u200b") == (0,)


def test_case_classes_tell_names_from_words() -> None:
    assert [case_of(x) for x in ("—", "19", "rain", "Oslo", "UN", "A", "McRae")] == list(
        range(1, 8)
    )

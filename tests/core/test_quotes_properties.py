import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.quotes import find, marks, transcripts
from core.quotes.cast import Cast
from tests.core.quoting import document, organization, patterns, person

NLP = patterns()
WORDS = st.sampled_from(
    "Ada Roe|she|he|said|told|Acme|that|it|was|late|,|.|?|:|\n|Q:|ROE:|\"|“|”|‘|’|'|«|»|„|``|''|(|)|according to|—"
    "|the minister|announced".split("|")
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(WORDS, max_size=60).map(" ".join),
    st.lists(WORDS, max_size=60).map("".join),
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("’’said'")
def test_any_text_gives_ordered_quotes_that_lie_inside_and_agree_with_it(text: str) -> None:
    people = tuple(p for p in (person(text, "Ada Roe"),) if p.mentions)
    bodies = tuple(b for b in (organization(text, "Acme"),) if b.mentions)
    first = find(document(NLP, text), people, (), bodies)
    assert [q.start for q in first] == sorted(q.start for q in first)
    for number, quote in enumerate(first):
        assert 0 <= quote.start < quote.end <= len(text)
        assert quote.text == text[quote.start : quote.end]
        assert 0.0 <= quote.confidence <= 1.0
        assert (quote.speaker is None) == (quote.confidence == 0.0) == (quote.speaker_kind is None)
        assert quote.continues is None or 0 <= quote.continues < number
        if quote.mention is not None:
            assert quote.mention.text == text[quote.mention.start : quote.mention.end]
    assert find(document(NLP, text), people, (), bodies) == first


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_marked_spans_lie_inside_their_paragraph(text: str) -> None:
    for m in marks.find(text, [(0, len(text))]):
        assert 0 <= m.outer_start < m.start <= m.end <= m.outer_end <= len(text)


@pytest.mark.parametrize(
    "unit",
    ['"a" ', "“a ", "‘a’ b’ ", '("[', "'tis ", "«»„“", '" '],
    ids=["pairs", "never closed", "single", "nested brackets", "elisions", "mixed", "lone"],
)
def test_a_line_of_a_hundred_thousand_marks_takes_linear_time(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        start = time.process_time()
        marks.find(text, [(0, len(text))])
        return time.process_time() - start

    seconds(1_000)
    small, large = min(seconds(10_000) for _ in range(3)), seconds(100_000)
    assert large < max(40 * small, 0.5)  # quadratic time would be 100 times


def test_a_long_line_of_quotations_takes_linear_time() -> None:
    def seconds(count: int) -> float:
        text = (
            '"It was late," Ada Roe said, and "odd" things happened as he told them that it was. '
            * count
        )
        whole = document(NLP, text)
        start = time.process_time()
        find(whole, (person(text, "Ada Roe"),), (), ())
        return time.process_time() - start

    seconds(20)
    small, large = min(seconds(200) for _ in range(2)), seconds(1600)
    assert large < 24 * small


def test_a_transcript_of_many_turns_takes_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "\n".join(f"SPEAKER{'ABCDEFGHIJ'[n % 10]}: It was late." for n in range(count))
        whole = document(NLP, text + "\nAda Roe left." * count)
        cast = Cast((person(whole.article.text, "Ada Roe"),), (), ())
        start = time.process_time()
        transcripts.turns(whole.article, cast)
        return time.process_time() - start

    seconds(100)
    small, large = min(seconds(400) for _ in range(3)), seconds(3200)
    assert large < 24 * small  # quadratic time would be 64 times

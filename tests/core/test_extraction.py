from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import core
from core import extraction
from core.extraction import blocks, extract
from core.pipelines import load
from core.reading import article, read

EXAMPLE = str(Path(core.__file__).parent / "data" / "example.txt")


@pytest.fixture(scope="module")
def nlp():
    return load()


@pytest.fixture(scope="module")
def example(nlp):
    return extract(read(EXAMPLE), nlp)


def test_the_example_is_understood(example):
    assert example.article.title == "Harbour town votes to keep its old ferry"
    assert {"Samuel Oyelaran", "Washington"} <= {entity.text for entity in example.entities}
    assert "a road to nowhere" in {quote.text for quote in example.quotes}
    assert example.sentences


def test_every_record_is_cut_out_of_the_article(example):
    text = example.article.text
    for record in (*example.entities, *example.quotes):
        assert record.text == text[record.start : record.end]
    places = [offset for entity in example.entities for offset in (entity.start, entity.end)]
    assert places == sorted(places)


def test_speakers_know_their_quotes(example):
    for speakers in (example.people, example.organizations):
        for speaker in speakers:
            for index in speaker.quotes:
                assert example.quotes[index].speaker == speaker.name
    assert any(speaker.quotes for speaker in (*example.people, *example.organizations))


def test_partial_results_grow_and_the_whole_is_the_same_without_them(nlp):
    long = article(read(EXAMPLE).text * 12, "long")
    partials, told = [], []
    whole = extract(long, nlp, lambda *at: told.append(at), partials.append)
    assert whole == extract(long, nlp)
    sizes = [partial.sentences[-1][1] for partial in partials]
    assert len(sizes) >= 2
    assert all(2 * a <= b for a, b in pairwise(sizes[1:]))
    assert told[-1] == (len(long.text.split()), len(long.text.split()))
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_line_ends_inside_a_paragraph_do_not_matter(nlp):
    flat = article("Mayor Ada Quill said the bridge is closed.\n\n“It is unsafe,” Quill said.", "x")
    wrapped = article(
        flat.text.replace("said the", "said\nthe").replace("is unsafe", "is\nunsafe"), "x"
    )
    one, two = extract(flat, nlp), extract(wrapped, nlp)
    assert [(q.start, q.end, q.speaker) for q in one.quotes] == [
        (q.start, q.end, q.speaker) for q in two.quotes
    ]
    assert one.sentences == two.sentences


def test_codes_for_terminals_are_no_words(nlp):
    text = "“The bridge is closed,” said Mayor \x1b[1mAda Quill\x1b[0m on Monday.\x1b]0;owned\x07"
    found = extract(article(text, "x"), nlp)
    assert [quote.speaker for quote in found.quotes] == ["Ada Quill"]
    assert [person.name for person in found.people] == ["Ada Quill"]


ODD = {
    "a letter": "a",
    "a mark": "“",
    "only marks": "“" * 300,
    "only stops": "?!.",
    "no spaces": "x" * 100_000,
    "many lines": "…\n" * 2000,
    "emoji": "🙂 " * 500,
    "escape codes": "\x1b[31m“Hi,” said Bob.",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_are_survived(nlp, text):
    found = extract(article(text, "odd"), nlp)
    assert found.article.text


@given(st.lists(st.integers(1, 70_000), min_size=1, max_size=12))
def test_blocks_hold_every_paragraph_in_bounds(lengths):
    text = "\n\n".join(("word. " * (length // 6 + 1))[:length].strip() for length in lengths)
    found = article(text, "x")
    spans = list(blocks(found))
    assert all(end - start <= extraction.BLOCK + extraction.MOST + 2 for start, end in spans)
    assert [offset for span in spans for offset in span] == sorted(
        offset for span in spans for offset in span
    )
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    borders = {start for start, _ in found.paragraphs}
    if max(lengths) <= extraction.MOST:
        assert all(start in borders for start, _ in spans)


def test_the_source_changes_nothing(nlp, example):
    other = extract(replace(read(EXAMPLE), source="elsewhere"), nlp)
    assert other.quotes == example.quotes

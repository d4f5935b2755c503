from dataclasses import replace

from core.model import Extraction, Person, PipelineInfo, Quote
from tests.tui.factory import article, extraction, mentions, spans
from tui import context, selection
from tui.detail_lines import DetailLine, detail, unmarked, wrapped
from tui.selection import Kind


def lines(kind: Kind, index: int) -> list[DetailLine]:
    found = extraction()
    return list(detail(found, selection.thing(found, kind, index)))


def words(kind: Kind, index: int) -> list[str]:
    return [line.text for line in lines(kind, index)]


def test_a_person_with_what_was_said_by_and_about_them() -> None:
    text = words("people", 0)
    assert text[0] == "Transport minister"
    assert "also: Lindqvist" in text
    assert "said 2 · said about 1 · named 6 · with Tomas Varga 2" in text
    assert "Said about 1" in text
    assert text.index("Mentions 6") > text.index("Named with 2")


def test_every_mention_is_one_line_with_the_name_marked() -> None:
    found = [line for line in lines("people", 0) if line.key[0] == "mention"]
    assert len(found) == 6
    for line in found:
        [(start, end)] = line.spans
        assert line.text[start:end] in ("▸Mara Lindqvist◂", "▸Lindqvist◂")
        assert line.lead.startswith("¶")
        assert unmarked(line) in " ".join(extraction().article.text.split())


def test_an_uncertain_mention_says_why_and_a_namesake_is_told() -> None:
    found = lines("people", 2)
    assert [line.text for line in found if line.unsure and line.key[0] == "mention"]
    assert "Ines Varga was named last; Tomas Varga could be meant" in words("people", 2)
    assert "Not Tomas Varga, Premier: a namesake" in words("people", 2)
    assert not [line for line in lines("people", 3) if line.key[0] == "namesake"]


def test_a_place_with_its_namesakes() -> None:
    text = words("places", 4)
    assert text[0] == "city · United Kingdom · 8,961,989 people"
    assert text[1] == "51.51° N, 0.13° W"
    assert "London: city · Canada · 422,324 people" in text


def test_a_quote_shows_its_whole_chain_and_the_evidence() -> None:
    text = words("quotes", 1)
    assert text[0] == "Mara Lindqvist, Transport minister"
    assert "Words 2" in text
    assert "“We will not wait another winter.”" in text
    assert "95% sure: subject of 'said'" in text


def test_keys_of_lines_are_unique() -> None:
    found = extraction()
    for kind in selection.KINDS:
        for thing in selection.things(found, kind):
            keys = [line.key for line in detail(found, thing)]
            assert len(keys) == len(set(keys))


def test_the_question_that_an_answer_answers() -> None:
    text = (
        "Will the ferry run at night?\n\nYes, from May.\n\nIt needs two crews.\n\n"
        "And the tax?\n\nThat is not decided.\n"
    )
    full = article(text)

    def answer(part: str) -> Quote:
        start = text.index(part)
        return Quote(
            "direct",
            part,
            start,
            start + len(part),
            "Ada Holm",
            "person",
            None,
            None,
            None,
            0.9,
            "",
        )

    person = Person("Ada Holm", ("Ada Holm",), (), mentions(spans(text, "May")), (0, 1, 2))
    quotes = tuple(
        answer(p) for p in ("Yes, from May.", "It needs two crews.", "That is not decided.")
    )
    found = Extraction(full, PipelineInfo("by_hand", "1"), people=(person,), quotes=quotes)
    asked = [context.question(found, index) for index in range(3)]
    assert [text[slice(*span)] for span in asked if span] == [
        "Will the ferry run at night?",
        "Will the ferry run at night?",
        "And the tax?",
    ]
    report = replace(found, article=article(text.replace("tax?", "tax.")))
    assert context.question(report, 0) is None


def test_a_quote_is_read_whole_at_any_width() -> None:
    found = tuple(lines("quotes", 6))
    for width in (1, 10, 30, 200):
        parts = wrapped(found, width)
        assert len({line.key for line in parts}) == len(parts)
        whole = "".join(line.text for line in parts).replace(" ", "")
        assert "Varga said that fares would double within a year.".replace(" ", "") in whole

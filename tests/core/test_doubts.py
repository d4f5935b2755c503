"""Names that the pipeline takes for persons and the words around them do not."""

import pytest

from tests.core.labelling import found


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("they asked the newspaper [Oru|PERSON] today", "ORG"),
        ("they asked the organisation “[Oru|PERSON]” today", "ORG"),
        ("then tropical storm [Oru|PERSON] came", "MISC"),
        ("in the village of [Oru|PERSON] it rained", "LOC"),
        ("all of the [Oru|PERSON] people sang", "NORP"),
        ("it was a talk by the writer [Oru|PERSON] in May", "PERSON"),
        ("a biography of [Oru|PERSON] came out", "PERSON"),
        ("the Lake Company [Oru|PERSON] said", "PERSON"),
    ],
)
def test_a_noun_beside_a_name_says_what_it_is(marked: str, label: str) -> None:
    assert [kind for _, kind in found(marked)] == [label]


def test_what_a_noun_says_holds_for_all_mentions() -> None:
    text = (
        "[Oru|PERSON] moved. The organisation [Oru|ORG] grew. [Oru|PERSON] won. [Oru|PERSON] sang."
    )
    assert found(text) == [("Oru", "ORG")] * 4


def test_a_noun_beside_one_mention_outweighs_no_full_name() -> None:
    text = (
        "[Mira Tolan|PERSON] met the club [Tolan|PERSON]. [Tolan|PERSON] won. [Tolan|PERSON] sang."
    )
    assert found(text)[1:] == [("Tolan", "PERSON")] * 3


@pytest.mark.parametrize(
    ("marked", "labels"),
    [
        ("in [Norway|LOC] and [Oru|PERSON] it rained", ["GPE", "LOC"]),
        ("in [Norway|LOC], [Oru|PERSON] and [Sweden|LOC]", ["GPE", "LOC", "GPE"]),
        ("the villages of [Oru|PERSON], [Ari|PERSON] and [Eli Sol|PERSON] sang", ["LOC"] * 3),
        ("the [Oru|PERSON], [Ari|PERSON] and [Eli Sol|PERSON] people sang", ["NORP"] * 3),
        ("in [Norway|LOC], [Oru|PERSON] sang", ["GPE", "PERSON"]),
        ("of [Norway|LOC], and [Oru|PERSON] sang", ["GPE", "PERSON"]),
        ("after [Oru|PERSON] and [Ari|PERSON], [Norway|LOC] lost", ["PERSON", "PERSON", "GPE"]),
        ("[Norway|LOC] and [Mira Tolan|PERSON] sang", ["GPE", "PERSON"]),
        ("[Ari|LOC] and [Oru|PERSON] sang", ["LOC", "PERSON"]),
        ("[Norway|LOC], [Mira Tolan|PERSON] and [Oru|PERSON] sang", ["GPE", "PERSON", "PERSON"]),
    ],
)
def test_a_list_is_of_one_kind(marked: str, labels: list[str]) -> None:
    assert [kind for _, kind in found(marked)] == labels


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("they saw the [Oru|PERSON].", "ORG"),
        ("they saw the [Tolans|PERSON].", "NORP"),
        ("the [Oru|PERSON] family sang", "PERSON"),
        ("in the [Oru|PERSON] years they sang", "PERSON"),
        ("the [Oru|PERSON]-led choir sang", "PERSON"),
        ("the [Oru|PERSON] and Ari families sang", "PERSON"),
    ],
)
def test_persons_have_no_article(marked: str, label: str) -> None:
    assert [kind for _, kind in found(marked)] == [label]


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("they saw “[Ida|PERSON],” a film", "MISC"),
        ("they saw a girl named “[Ida|PERSON]” in May", "PERSON"),
        ("“[Ida|PERSON] sang,” he said", "PERSON"),
        ("so “[Varna|LOC]” won", "GPE"),
    ],
)
def test_a_name_in_quotation_marks_is_a_title(marked: str, label: str) -> None:
    assert [kind for _, kind in found(marked)] == [label]


def test_one_word_alone_has_to_be_surer() -> None:
    assert found("They met [Oru|PERSON:0.6] there.") == []
    assert found("They met Captain [Oru|PERSON:0.6] there.") == [("Oru", "PERSON")]
    assert found("They met [Mira Oru|PERSON]. So [Oru|PERSON:0.6] sang.")[1:] == [("Oru", "PERSON")]

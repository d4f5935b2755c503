import re

import pytest

from core.quotes.marks import find, outermost


def spans(text: str, depth: int | None = 0) -> list[str]:
    paragraphs = [m.span() for m in re.finditer(r"\S[^\n]*", text)]
    return [
        text[m.start : m.end] for m in find(text, paragraphs) if depth is None or m.depth == depth
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"Yes," she said, "we do."', ["Yes,", "we do."], id="straight"),
        pytest.param("“Yes,” she said.", ["Yes,"], id="curly"),
        pytest.param("‘Yes,’ she said.", ["Yes,"], id="single curly"),
        pytest.param("'Yes,' she said.", ["Yes,"], id="single straight"),
        pytest.param("«Yes», she said.", ["Yes"], id="guillemets"),
        pytest.param("»Yes«, she said.", ["Yes"], id="guillemets turned inwards"),
        pytest.param("« Yes », she said.", ["Yes"], id="guillemets with spaces"),
        pytest.param("‹Yes›, she said.", ["Yes"], id="single guillemets"),
        pytest.param("„Yes“, she said.", ["Yes"], id="low mark closed by a high one"),
        pytest.param("„Yes”, she said.", ["Yes"], id="low mark closed by a right one"),
        pytest.param("``Yes,'' she said.", ["Yes,"], id="typewriter marks"),
        pytest.param("”Yes,” she said.", ["Yes,"], id="right marks on both sides"),
        pytest.param("＂Yes,＂ she said.", ["Yes,"], id="full-width marks"),
        pytest.param('“Yes," she said. “No.”', ["Yes,", "No."], id="closed by the wrong kind"),
        pytest.param('"Yes,” she said. "No."', ["Yes,", "No."], id="opened by the wrong kind"),
        pytest.param('She said "yes " and left.', ["yes"], id="a space before the closing mark"),
        pytest.param('("Yes," she said)', ["Yes,"], id="after a bracket"),
        pytest.param('He said—"never"—and left.', ["never"], id="between dashes"),
    ],
)
def test_a_pair_of_marks_of_any_kind_is_found(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The players’ bus left at 10 o’clock.", id="possessive plural, curly"),
        pytest.param("It's the boys' and the girls' school.", id="possessive plural, straight"),
        pytest.param("'Twas in the '90s, rock 'n' roll days.", id="elisions, straight"),
        pytest.param("’Twas in the ’90s.", id="elisions, curly"),
        pytest.param("The man is 6'2\" tall.", id="feet and inches"),
        pytest.param("James’s and Charles’ don’t won’t.", id="names that end in s"),
        pytest.param('An empty pair "" and a lone mark at the end "', id="nothing inside"),
    ],
)
def test_apostrophes_and_inches_are_no_quotation_marks(text: str) -> None:
    assert spans(text) == []


def test_an_apostrophe_within_single_marks_does_not_close_them() -> None:
    assert spans("'I don't know what the dog's doing,' he said.") == [
        "I don't know what the dog's doing,"
    ]


def test_a_possessive_plural_within_single_marks_does_not_close_them() -> None:
    assert spans("‘The players’ wives came,’ he said.") == ["The players’ wives came,"]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        pytest.param("“He said ‘go’ twice,” she said.", "He said ‘go’ twice,", "go", id="curly"),
        pytest.param(
            "\"He said 'go' twice,\" she said.", "He said 'go' twice,", "go", id="straight"
        ),
        pytest.param("‘He said “go” twice,’ she said.", "He said “go” twice,", "go", id="British"),
        pytest.param(
            "«He said “go” twice», she said.", "He said “go” twice", "go", id="guillemets"
        ),
    ],
)
def test_nested_marks_are_one_level_deeper(text: str, outer: str, inner: str) -> None:
    assert spans(text) == [outer]
    assert spans(text, 1) == [inner]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    text = '"It never ends, he said.\nThe next one is "fine" and whole.'
    assert spans(text) == ["It never ends, he said.", "fine"]


def test_a_second_opening_mark_ends_a_quotation_that_was_left_open() -> None:
    assert (
        spans('"I said so, he told us. "And then it rained," she said.')[-1]
        == "And then it rained,"
    )


def test_a_reopened_paragraph_goes_on_with_the_one_before() -> None:
    text = "“One thing.\n“And another,” he said.\n“A third,” she said."
    found = find(text, [m.span() for m in re.finditer(r"\S[^\n]*", text)])
    assert [m.continues for m in found] == [False, True, False]
    assert [m.closed for m in found] == [False, True, True]


def test_a_closing_mark_with_nothing_open_is_passed_over() -> None:
    assert spans("It ended badly.” The next “one” is fine.") == ["one"]


def test_outermost_leaves_nested_marks_out() -> None:
    text = "“a ‘b’ c”"
    assert len(outermost(find(text, [(0, len(text))]))) == 1

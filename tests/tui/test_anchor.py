"""A place is found again by the paragraphs around it."""

import pytest

from tests.tui.factory import TEXT, article
from tui.anchor import Anchor, anchored, found

PLACE = TEXT.index("arrived on the first crossing")
FIRST = TEXT.index("Mara Lindqvist and Tomas")


@pytest.mark.parametrize(
    ("rule", "changed"),
    [
        ("nothing changed", TEXT),
        ("a paragraph more before it", TEXT.replace("\n\n", "\n\nA new lead.\n\n", 1)),
        ("a paragraph less before it", TEXT[TEXT.index("Transport") :]),
        ("its own paragraph changed behind it", TEXT.replace("three hours", "two hours")),
        (
            "both at once",
            "A new lead.\n\n" + TEXT.replace("three hours", "two hours"),
        ),
    ],
)
def test_the_place_after_a_change(rule: str, changed: str) -> None:
    place = found(article(changed), anchored(article(), PLACE))
    assert changed[place:].startswith("arrived on the first crossing")


def test_of_paragraphs_that_are_alike_the_nearest_is_meant() -> None:
    text = "Applause.\n\nOne speaks.\n\nApplause.\n\nAnother speaks.\n\nApplause.\n"
    middle = text.index("Applause", 12)
    changed = f"A title\n\n{text}"
    assert found(article(changed), anchored(article(text), middle)) == middle + len("A title\n\n")


def test_where_nothing_is_left_the_offset_stays_inside() -> None:
    assert found(article("One line.\n"), anchored(article(), PLACE)) == len("One line.\n")
    assert found(article(""), anchored(article(), PLACE)) == 0
    assert found(article(), anchored(article(""), 0)) == 0
    assert found(article(), Anchor(PLACE)) == PLACE

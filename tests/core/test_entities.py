from itertools import pairwise

import pytest

from core import evidence
from core.entities import find, spans_of
from tests.core.labelling import document, found


def test_borders_hold_the_name_alone() -> None:
    assert found(
        "[The Lake Council|ORG] met [Mr. Tolan Arbey|PERSON] of [Varna's|LOC] east on [Monday|DATE]."
    ) == [
        ("Lake Council", "ORG"),
        ("Tolan Arbey", "PERSON"),
        ("Varna", "GPE"),
        ("Monday", "DATE"),
    ]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("in [southern Varna|LOC]", [("Varna", "GPE")]),
        ("the [NGO Lake Friends|ORG] said", [("Lake Friends", "ORG")]),
        ("the [Lake Liberty party|ORG] won", [("Lake Liberty", "ORG")]),
        ("[South Korea|LOC] won", [("South Korea", "GPE")]),
        ("the [Norway-Japan|LOC] talks", [("Norway", "GPE"), ("Japan", "GPE")]),
        ("in [Guinea-Bissau|LOC] now", [("Guinea-Bissau", "GPE")]),
        ("the [NATO-Norway|ORG] talks", [("NATO", "ORG"), ("Norway", "GPE")]),
        ("the [Lake Bank of|ORG] said", [("Lake Bank", "ORG")]),
        ("the [Lake Bank and|ORG] others said", [("Lake Bank", "ORG")]),
        ("the [Lake League; LRL|ORG] said", [("Lake League", "ORG")]),
        ("so [MS Tolan|PERSON] said", [("MS Tolan", "PERSON")]),
    ],
)
def test_common_words_and_hyphens_are_no_part(marked: str, names: list[tuple[str, str]]) -> None:
    assert found(marked) == names


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("at [Tolan|PERSON] University", [("Tolan University", "ORG")]),
        ("at [Arbey|PERSON] Lake Hospital", [("Arbey Lake Hospital", "LOC")]),
        ("so [Arbey|PERSON]'s Cabinet said", [("Arbey", "PERSON")]),
        ("at [Arbey|ORG] Centre", [("Arbey Centre", "ORG")]),
        ("the [United States|LOC] of America", [("United States of America", "GPE")]),
        ("so [Mira Sun|PERSON]-ha said", [("Mira Sun-ha", "PERSON")]),
        ("so [Mira|PERSON] “Mims” [Tolan|PERSON] said", [("Mira “Mims” Tolan", "PERSON")]),
        ("so [Mira|PERSON] “never” saw [Tolan|PERSON]", [("Mira", "PERSON"), ("Tolan", "PERSON")]),
        ("near [Arbey|LOC]-on-Sea today", [("Arbey-on-Sea", "LOC")]),
        (
            "so M. S. [Tolan|PERSON] and KB [Sun|PERSON]",
            [("M. S. Tolan", "PERSON"), ("KB Sun", "PERSON")],
        ),
        ("so MP [Tolan|PERSON] and UK [Sun|PERSON]", [("Tolan", "PERSON"), ("Sun", "PERSON")]),
        (
            "so A G [Tolan|PERSON] and MS [Sun|PERSON]",
            [("A G Tolan", "PERSON"), ("MS Sun", "PERSON")],
        ),
        ("so [B|PERSON] [Y Tolan|PERSON] sang", [("B Y Tolan", "PERSON")]),
        (
            "A [Mira Tolan|PERSON] PRIZE BY [ADA SUN|PERSON]",
            [("Mira Tolan", "PERSON"), ("ADA SUN", "PERSON")],
        ),
        ("so [Tolan|PERSON] Lake Insurance grew", [("Tolan Lake Insurance", "ORG")]),
        ("a [Mira Tolan|PERSON]-led choir", [("Mira Tolan", "PERSON")]),
        ("[Tolan|PERSON] and Arbey University", [("Tolan", "PERSON")]),
    ],
)
def test_what_was_cut_off_is_put_back(marked: str, names: list[tuple[str, str]]) -> None:
    assert found(marked) == names


def test_teams_of_one_club_keep_their_numbers() -> None:
    text = "[KLB|ORG] 1 beat [KLB|ORG] 2. Later [KLB|ORG] 2 won. [LTS|ORG] won 3 times."
    assert [name for name, _ in found(text)] == ["KLB 1", "KLB 2", "KLB 2", "LTS"]


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("the [Oru|LOC:0.48] administration", "PERSON"),
        ("so [Ida Oru|LOC:0.6], the harbour master of Varna, said", "PERSON"),
        ("[ORU|LOC:0.4]: We lost days.", "PERSON"),
        ("so [Reuters|LOC:0.6] wrote", "ORG"),
        ("the [Oru League|LOC:0.6] won", "ORG"),
        ("the [Oru Bridge|ORG:0.6] fell", "LOC"),
        ("so [Lake Oru|PERSON:0.6] froze", "LOC"),
        ("the president of the [Oru|LOC:0.48] said", "ORG"),
        ("the president of [Norway|LOC:0.5] said", "GPE"),
        ("so [Lake Oru League|ORG:0.6] won", "ORG"),
        ("a [Oru Ministry of Fish|ORG:0.9], the harbour master of Varna, said", "ORG"),
        ("they sat in [Oru|ORG:0.3]", "LOC"),
    ],
)
def test_words_of_a_name_and_beside_it_tell_its_kind(marked: str, label: str) -> None:
    assert [kind for _, kind in found(marked)] == [label]


def test_a_common_noun_alone_is_no_name() -> None:
    text = "The [Council|ORG] met the [Lake Council|ORG]."
    assert found(text) == [("Lake Council", "ORG")]


def test_addresses_are_no_names() -> None:
    assert found("See [http://lake.example/tolan.html|ORG] or ask.") == []


def test_mentions_of_one_name_agree() -> None:
    text = "[Arbey|PERSON] left. [Arbey|PERSON] wept. The talks with [Arbey|ORG:0.5] failed."
    assert found(text) == [("Arbey", "PERSON")] * 3


def test_a_title_outweighs_a_doubtful_label() -> None:
    text = "President [Oru|LOC:0.6] waved. Nobody saw [Oru|LOC:0.5] later."
    assert found(text) == [("Oru", "PERSON")] * 2


def test_a_surname_follows_the_full_name() -> None:
    text = "[Mira Tolan|PERSON] spoke first. They met [Tolan|LOC:0.6] in the evening."
    assert found(text) == [("Mira Tolan", "PERSON"), ("Tolan", "PERSON")]


def test_a_surname_outweighs_many_doubtful_mentions() -> None:
    text = (
        "[Mira Tolan|PERSON] spoke. " + "Then [Tolan|LOC:0.5] rowed. [Tolan|PERSON:0.4] sang. " * 15
    )
    assert {label for _, label in found(text)} == {"PERSON"}


def test_a_clear_place_is_no_surname() -> None:
    text = (
        "[Mira Oru|PERSON] and [Ida Oru|PERSON] sang. " + "They left [Oru|LOC:1.0] at night. " * 2
    )
    assert found(text)[2:] == [("Oru", "LOC")] * 2


def test_letters_in_parentheses_mean_the_name_before_them() -> None:
    text = "The [Lake Rescue League|ORG] ([LRL|PERSON:0.6]) rowed. The [LRL|LOC:0.6] sank."
    assert found(text)[1:] == [("LRL", "ORG")] * 2


def test_overlooked_mentions_are_added_as_whole_words_only() -> None:
    text = "[Mira Tolan|PERSON] came. Mira Tolan sang, and Mira Tolanova danced."
    assert found(text) == [("Mira Tolan", "PERSON")] * 2


def test_an_overlooked_mention_is_none_where_the_name_goes_on() -> None:
    text = "[Mira Tolan|PERSON] came. So [Tolan|PERSON] sang in Tolan Street, and Tolan danced."
    assert [name for name, _ in found(text)] == ["Mira Tolan", "Tolan", "Tolan"]
    assert len(found("In [Norway|LOC] they met Norway Liberals.")) == 2


def test_a_first_name_gets_the_rest_that_follows_it_elsewhere() -> None:
    text = "[Mira Tolan|PERSON] came. So [Mira|PERSON] Tolan sang. So [Mira|PERSON] Arbey danced."
    assert [name for name, _ in found(text)] == ["Mira Tolan", "Mira Tolan", "Mira"]


def test_persons_have_a_capital_letter() -> None:
    assert found("a sly [chameleon|PERSON] sang to [de Roe|PERSON]") == [("de Roe", "PERSON")]


def test_what_is_nowhere_probable_is_dropped() -> None:
    assert found("They ate [Gallo Pinto|PERSON:0.3] daily.") == []


def test_a_full_name_before_what_the_person_is_stays() -> None:
    assert found("[Mira Tolan|PERSON:0.3], head of the port, spoke") == [("Mira Tolan", "PERSON")]
    assert found("[Mira Tolan|PERSON:0.3], which opened in May, closed") == []


def test_dates_and_money_are_left_alone() -> None:
    assert found("On [the 3rd of May|DATE:0.2] it cost [$5|MONEY:0.3].") == [
        ("the 3rd of May", "DATE"),
        ("$5", "MONEY"),
    ]


@pytest.mark.parametrize("rule", evidence.RULES)
def test_every_rule_leaves_no_names_alone(rule: evidence.Rule) -> None:
    assert rule(document("Nothing to see here."), []) == []


def test_entities_are_in_order_apart_and_true_to_the_text() -> None:
    marked = "[Mira Tolan|PERSON], [Tolan|ORG:0.5] and [Varna|LOC] met; Varna won. Varna, Tolan!"
    read = document(marked)
    entities = find(read)
    assert len(entities) == 6
    assert all(a.end <= b.start for a, b in pairwise(entities))
    assert all(read.article.text[e.start : e.end] == e.text for e in entities)


def test_labels_without_a_place_here_are_dropped() -> None:
    assert spans_of(document("[Ten|CARDINAL] men saw [Varna|GPE].")) == spans_of(
        document("Ten men saw [Varna|GPE].")
    )

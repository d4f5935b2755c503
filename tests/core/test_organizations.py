import pytest
import spacy

from core.document import Block, Document
from core.model import Entity
from core.organizations import settle
from core.reading import article

NLP = spacy.blank("en")


def names(text, *forms):
    """What is settled when every occurrence of the forms is an organisation."""
    found = article(text, "x")
    places = sorted(
        (start, form)
        for form in forms
        for start in range(len(text))
        if text.startswith(form, start)
    )
    taken, entities = 0, []
    for start, form in sorted(places, key=lambda one: (one[0], -len(one[1]))):
        if start >= taken:
            entities.append(Entity(start, start + len(form), form, "ORG"))
            taken = start + len(form)
    document = Document(found, (Block(0, NLP(found.text)),), False)
    return {o.name: o.aliases for o in settle(document, entities)}


def test_an_acronym_in_parentheses_joins_its_name():
    text = "The Harbour Workers' Union (HWU) met. HWU members voted."
    assert names(text, "Harbour Workers' Union", "HWU") == {
        "Harbour Workers' Union": ("Harbour Workers' Union", "HWU")
    }


def test_initials_join_without_parentheses_and_with_or_without_small_words():
    text = "The Bureau of Coastal Affairs said no. The BCA, or B.C.A., is small."
    assert list(names(text, "Bureau of Coastal Affairs", "BCA", "B.C.A.")) == [
        "Bureau of Coastal Affairs"
    ]


def test_initials_of_two_names_join_neither():
    text = "Arden Rail Board and Allied River Bank. ARB was silent."
    assert set(names(text, "Arden Rail Board", "Allied River Bank", "ARB")) == {
        "Arden Rail Board",
        "Allied River Bank",
        "ARB",
    }


@pytest.mark.parametrize("short", ["Tamsin Shipyards", "Tamsin"])
def test_a_beginning_joins_the_only_longer_name(short):
    text = f"Tamsin Shipyards Inc. grew. Later {short} shrank."
    assert list(names(text, "Tamsin Shipyards Inc.", short)) == ["Tamsin Shipyards Inc."]


def test_a_beginning_of_two_names_stays_itself():
    text = "Arden Bank and Arden Rail met. Arden won."
    assert set(names(text, "Arden Bank", "Arden Rail", "Arden")) == {
        "Arden Bank",
        "Arden Rail",
        "Arden",
    }


def test_the_article_is_no_part_of_the_name_and_mentions_hold_their_text():
    text = "The Arden Bank lost. Arden Bank won."
    found = article(text, "x")
    entities = [Entity(0, 14, "The Arden Bank", "ORG"), Entity(21, 31, "Arden Bank", "ORG")]
    (bank,) = settle(Document(found, (Block(0, NLP(text)),), False), entities)
    assert bank.name == "Arden Bank"
    assert [text[m.start : m.end] for m in bank.mentions] == ["Arden Bank", "Arden Bank"]

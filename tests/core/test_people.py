"""Which names mean one person: each case names the rule that it pins down."""

import pytest

from core.people import settle
from tests.core.naming import marked, people

ONE_PERSON = [
    ("a surname joins the full name", "[Ada Roe] came. [Roe] spoke.", "Ada Roe", ["Ada Roe", "Roe"]),
    ("a given name joins the full name", "[Somsak Prasert] came. [Somsak] spoke.", "Somsak Prasert", ["Somsak Prasert", "Somsak"]),
    ("a surname that stands first", "[Pak Chol Su] came. [Pak] spoke.", "Pak Chol Su", ["Pak Chol Su", "Pak"]),
    ("a compound surname", "[Ana Pérez Gil] came. [Pérez Gil] spoke.", "Ana Pérez Gil", ["Ana Pérez Gil", "Pérez Gil"]),
    ("the paternal of two surnames", "[Ana Pérez Gil] came. [Ana Pérez] spoke.", "Ana Pérez Gil", ["Ana Pérez Gil", "Ana Pérez"]),
    ("a piece of a long name", "[María Teresa Soler Gil] came. [Teresa Soler] spoke.", "María Teresa Soler Gil", ["María Teresa Soler Gil", "Teresa Soler"]),
    ("a middle initial may be left out", "[John F. Marlow] came. [John Marlow] spoke.", "John F. Marlow", ["John F. Marlow", "John Marlow"]),
    ("an initial stands for the given name", "[J. Marlow] came. [John Marlow] spoke.", "John Marlow", ["J. Marlow", "John Marlow"]),
    ("the full form may come later, as after a headline", "[Roe] wins vote\n[Ada Roe] won on Monday.", "Ada Roe", ["Roe", "Ada Roe"]),
    ("capitals of a headline are the same name", "[ADA ROE] WINS\n[Ada Roe] won.", "Ada Roe", ["ADA ROE", "Ada Roe"]),
    ("diacritics may be left out", "[José Muñoz] came. [Jose Munoz] spoke.", "José Muñoz", ["José Muñoz", "Jose Munoz"]),
    ("a stroke through a letter is a diacritic", "[Søren Łukasz] came. [Soren Lukasz] spoke.", "Søren Łukasz", ["Søren Łukasz", "Soren Lukasz"]),
    ("hyphens and spaces agree", "[Chan Sau-lin] came. [Chan Sau Lin] spoke.", "Chan Sau-lin", ["Chan Sau-lin", "Chan Sau Lin"]),
    ("a possessive is no part of the name", "[Ada Roe’s] plan. [Roe's] plan.", "Ada Roe", ["Ada Roe", "Roe"]),
    ("a possessive after s", "[Ida Moss'] plan.", "Ida Moss", ["Ida Moss"]),
    ("a title is no part of the name", "[Mrs. Ada Roe] came.", "Ada Roe", ["Ada Roe"]),
    ("several titles", "[Brig. Gen. Omar Haddad] came.", "Omar Haddad", ["Omar Haddad"]),
    ("a role noun in the mention is a title", "[Parliamentarian Ada Roe] came.", "Ada Roe", ["Ada Roe"]),
    ("a given name that is also a title stays", "[Guy Marlow] came. [Marlow] spoke.", "Guy Marlow", ["Guy Marlow", "Marlow"]),
    ("a particle belongs to the surname", "[Piet van der Berg] came. [van der Berg] spoke.", "Piet van der Berg", ["Piet van der Berg", "van der Berg"]),
    ("the particle may be left out", "[Piet van der Berg] came. [Berg] spoke.", "Piet van der Berg", ["Piet van der Berg", "Berg"]),
    ("an Arabic article", "[Karim al-Sayed] came. [al-Sayed] spoke. [Sayed] left.", "Karim al-Sayed", ["Karim al-Sayed", "al-Sayed", "Sayed"]),
    ("a name with bin", "[Faisal bin Nasser] came. [bin Nasser] spoke.", "Faisal bin Nasser", ["Faisal bin Nasser", "bin Nasser"]),
    ("a suffix belongs to the name", "I am [Max Miller], Jr.", "Max Miller, Jr.", ["Max Miller, Jr."]),
    ("a suffix may be left out where nobody else has the name", "[Max Miller] Jr. came. [Miller] spoke.", "Max Miller Jr.", ["Max Miller Jr.", "Miller"]),
    ("a nickname in marks is part of the name", "[Bo “Ace” Lind] came. [Lind] spoke.", "Bo “Ace” Lind", ["Bo “Ace” Lind", "Lind"]),
    ("a nickname parts no name", "[Bo] “[Ace]” [Lind] came. [Lind] spoke.", "Bo “Ace” Lind", ["Bo “Ace” Lind", "Lind"]),
    ("a nickname that nobody marked", '[Bo] "Ace" [Lind] came.', 'Bo "Ace" Lind', ['Bo "Ace" Lind']),
    ("brackets end a name", "[Hasan Raza(A.S] came.", "Hasan Raza", ["Hasan Raza"]),
    ("a full stop that ends the sentence is no initial", "They met [Ada Roe.]", "Ada Roe", ["Ada Roe"]),
    ("a name in one word only", "[Zico] came. [Zico] left.", "Zico", ["Zico"]),
    ("dots of initials may be left out", "[J.R. Marlow] came. [JR Marlow] spoke.", "J.R. Marlow", ["J.R. Marlow", "JR Marlow"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "text", "name", "aliases"), ONE_PERSON, ids=[c[0] for c in ONE_PERSON]
)
def test_one_person(rule: str, text: str, name: str, aliases: list[str]) -> None:
    found = people(text)
    assert list(found) == [name]
    assert list(found[name].aliases) == aliases


SEVERAL = [
    ("two full names that share a surname never merge", "[Ada Roe] met [Ben Roe].", ["Ada Roe", "Ben Roe"]),
    ("a surname first, shared", "[Kim Chol Su] met [Kim Yong Ho].", ["Kim Chol Su", "Kim Yong Ho"]),
    ("father and son, told apart by Jr.", "[Max Miller] met [Max Miller Jr.] there.", ["Max Miller", "Max Miller Jr."]),
    ("Mrs is not the man of that name", "[John Roe] came with Mrs. [Roe].", ["John Roe", "Roe"]),
    ("Mr is not the woman of that name", "[Mary Roe] came. Mr [Roe] left.", ["Mary Roe", "Roe"]),
    ("his wife is not the man of that surname", "[John Emma] and his wife [Emma] came.", ["John Emma", "Emma"]),
    ("the given names of a couple", "[Ana] and [Luis] came.", ["Ana", "Luis"]),
    ("different initials", "[J. Marlow] met [K. Marlow].", ["J. Marlow", "K. Marlow"]),
    ("a middle name that differs", "[John A. Marlow] met [John B. Marlow].", ["John A. Marlow", "John B. Marlow"]),
    ("a family is no person", "[Ada Roe] met the [Marlow] family.", ["Ada Roe"]),
    ("a plural surname is a family", "[Ada Roe] met the [Marlows].", ["Ada Roe"]),
    ("an organisation's name is no mention", "[Ada Roe] gave to the <Roe Foundation>.", ["Ada Roe"]),
    ("who was called so first is not meant by Ms", "Mr [Bo Roe] came. [Roe] left. Ms [Ana Roe] came. Ms [Roe] spoke. Later Ms [Eva Roe] left.", ["Bo Roe", "Ana Roe", "Eva Roe"]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "names"), SEVERAL, ids=[c[0] for c in SEVERAL])
def test_several_persons(rule: str, text: str, names: list[str]) -> None:
    assert list(people(text)) == names


def test_who_was_already_called_so_keeps_the_short_form() -> None:
    found = people("[Kim Chol Su] came. [Kim] spoke. [Kim Yong Ho] came. [Kim] left.")
    assert [m.uncertain for m in found["Kim Chol Su"].mentions] == [False, False, True]
    assert "called so before" in found["Kim Chol Su"].mentions[-1].evidence


def test_else_the_one_named_last_and_marked_as_uncertain() -> None:
    found = people("[Ada Roe] met [Ben Roe]. [Roe] left.")
    assert found["Ben Roe"].mentions[-1].uncertain
    assert "named last" in found["Ben Roe"].mentions[-1].evidence


def test_a_short_form_before_both_namesakes_goes_to_the_first() -> None:
    found = people("[Roe] wins\n[Ada Roe] won. [Ben Roe] lost.")
    assert found["Ada Roe"].aliases == ("Roe", "Ada Roe")


def test_only_those_named_so_far_can_be_meant() -> None:
    found = people("[Ada Roe] came. [Roe] spoke. [Ben Roe] left.")
    assert not found["Ada Roe"].mentions[1].uncertain


def test_a_title_picks_the_namesake_of_that_gender() -> None:
    found = people("[Mary Roe] met [John Roe]. Mrs. [Roe] left. Mr. [Roe] stayed.")
    assert found["Mary Roe"].aliases == ("Mary Roe", "Roe")
    assert found["John Roe"].aliases == ("John Roe", "Roe")
    assert not any(m.uncertain for person in found.values() for m in person.mentions)


def test_the_given_name_of_a_relative_joins_her_full_name() -> None:
    found = people("[Ana Soler] came. His wife [Ana] spoke.")
    assert list(found) == ["Ana Soler"]


GENDERS = [
    ("Mr", "Mr [Teal] came.", "male"),
    ("Ms", "Ms. [Teal] came.", "female"),
    ("a relative", "His daughter [Robin] came.", "female"),
    ("a role noun before the name", "Spokeswoman [Robin Teal] came.", "female"),
    ("an apposition", "[Robin Teal], a businessman from Lund, came.", "male"),
    ("a title that tells nothing", "Dr [Teal] came.", None),
    ("a given name", "[Maria Teal] came.", "female"),
    ("a given name of either", "[Robin Teal] came.", None),
    ("a family name that stands first is no given name", "[Kim Chol Su] came.", None),
    ("a pronoun soon after", "[Teal] came. She spoke.", "female"),
    ("a pronoun opens the sentence after one that another ends", "[Teal] met [Mary Roe]. He spoke.", "male"),
    ("a title is stronger than a pronoun", "Mr [Teal] came. Her plan failed.", "male"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "gender"), GENDERS, ids=[c[0] for c in GENDERS])
def test_gender(rule: str, text: str, gender: str | None) -> None:
    assert next(iter(people(text).values())).gender == gender


def test_mentions_lie_where_the_name_stands() -> None:
    document, entities = marked("Yesterday Mr. [Marlow’s] boat sank.")
    (person,) = settle(document, entities)
    (mention,) = person.mentions
    assert document.article.text[mention.start : mention.end] == "Marlow"


def test_no_entities_no_people() -> None:
    assert people("Nobody came.") == {}


def test_many_namesakes_take_linear_time() -> None:
    text = " ".join(f"[Ada{i} Surname{i}] met [Surname{i}]." for i in range(3000))
    found = people(text)
    assert len(found) == 3000

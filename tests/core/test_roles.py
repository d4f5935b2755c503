"""What the article says somebody is: each case names the rule that it pins down."""

import pytest

from tests.core.naming import people

ROLES = [
    ("a title before the name", "Harbour Minister [Ada Roe] came.", ["Harbour Minister"]),
    ("with the adjective before it", "Today the Danish Prime Minister [Ada Roe] came.", ["Danish Prime Minister"]),
    ("a possessive before it", "The club's chairman [Bo Lind] came.", ["club's chairman"]),
    ("an address tells nothing", "Mr. [Bo Lind] came.", []),
    ("a doctor's title before the role", "Director Dr. [Bo Lind] came.", ["Director"]),
    ("a relative of somebody", "He came with his wife [Ana].", ["his wife"]),
    ("an apposition after the name", "[Ada Roe], a spokeswoman for the port, came.", ["spokeswoman for the port"]),
    ("an apposition without an article", "[Ada Roe], director of the museum, came.", ["director of the museum"]),
    ("an age in between", "[Ada Roe], 43, a teacher from the north, came.", ["teacher from the north"]),
    ("an apposition in brackets", "[Ada Roe] (director of the museum) came.", ["director of the museum"]),
    ("a phrase before the name and its comma", "The director of the museum, [Ada Roe], came.", ["director of the museum"]),
    ("an office with what it is of", "Secretary of the Harbour Council [Ada Roe] came.", ["Secretary of the Harbour Council"]),
    ("is the director", "[Ada Roe] is the director of the museum.", ["director of the museum"]),
    ("was a teacher", "[Ada Roe] was a teacher in the north.", ["teacher in the north"]),
    ("the first president was", "The first president of the club was [Ada Roe].", ["first president of the club"]),
    ("a relative clause", "[Ada Roe], who runs the museum, came.", ["who runs the museum"]),
    ("what somebody did is no role", "[Ada Roe], who came by boat, left.", []),
    ("a reporting verb ends it", "[Ada Roe], director of the museum said so.", ["director of the museum"]),
    ("another person after a comma is no role", "[Ada Roe], [Bo Lind] and others came.", []),
    ("a place after a comma is no role", "[Ada Roe], Copenhagen, came.", []),
    ("an abbreviation in brackets", "[Ada Roe], head of the Harbour Union (HU), came.", ["head of the Harbour Union (HU)"]),
    ("each role once", "Minister [Ada Roe] came. Minister [Roe] spoke.", ["Minister"]),
    ("several roles in order", "Minister [Ada Roe] came. [Roe], a painter, left.", ["Minister", "painter"]),
    ("a year is no part of a title", "In 2021 President [Ada Roe] came.", ["President"]),
    ("nothing said, nothing told", "[Ada Roe] came.", []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "roles"), ROLES, ids=[c[0] for c in ROLES])
def test_roles(rule: str, text: str, roles: list[str]) -> None:
    person = next(iter(people(text).values()))
    assert list(person.roles) == roles

"""Which names mean one place, and which place: each case names the rule that it pins down."""

import subprocess
import sys

import pytest

from core.gazetteer import find, is_settled
from tests.core.naming import places

ONE_PLACE = [
    ("U.S. and United States", "The {U.S.} said. The {United States} did. {US} law. {America}."),
    ("UK and Britain", "{Britain} said. The {UK} did. The {United Kingdom}."),
    ("old and new names of a city", "{Kyiv} was {Kiev}."),
    ("diacritics may be left out", "{São Paulo} or {Sao Paulo}."),
    ("capitals of a dateline", "{LISBON} - It rains in {Lisbon}."),
    ("Mount may be left out", "{Mount Everest} is high. {Everest} is cold."),
    ("City may be left out", "{Darwin City} grows. {Darwin} is hot."),
    ("a noun alone for the one place that has it", "The {Gulf of Thailand} is warm. The {Gulf} is deep."),
    ("two words that end a longer name", "The {Russian Far East} is vast. The {Far East} is cold."),
    ("an unknown place with its kind before or after", "{Port of Nimba} grew. {Nimba Port} closed."),
    ("a possessive is no part of the name", "{Lisbon's} trams. {Lisbon} hills."),
    ("an article is no part of the name", "{the Netherlands} and {Netherlands}."),
    ("a direction in small letters is no part of the name", "{northern Chile} and {Chile}."),
    ("a compound with -based", "A {Lisbon-based} group. {Lisbon} shines."),
    ("city and district written with a comma", "{Washington}, {D.C.} is warm. {Washington, D.C.} sleeps."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text"), ONE_PLACE, ids=[c[0] for c in ONE_PLACE])
def test_one_place(rule: str, text: str) -> None:
    assert len(places(text)) == 1


SEVERAL = [
    ("two places in one mention", "{Lisbon, Portugal} is warm.", ["Lisbon", "Portugal"]),
    ("a small place with its region", "{PORT NIMBA, Maine} - Fog over {Port Nimba}.", ["Port Nimba", "Maine"]),
    ("a country that has and in its name", "{Trinidad and Tobago} won.", ["Trinidad and Tobago"]),
    ("a city is not its port", "{Nimba Port} lies by {Nimba}.", ["Nimba Port", "Nimba"]),
    ("a city whose name holds a country's", "{Mexico City} is in {Mexico}.", ["Mexico City", "Mexico"]),
    ("north and south are two", "{North Korea} and {South Korea}.", ["North Korea", "South Korea"]),
    ("an organisation's place is no mention", "The <Bank of Lund> paid.", []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "names"), SEVERAL, ids=[c[0] for c in SEVERAL])
def test_several_places(rule: str, text: str, names: list[str]) -> None:
    assert list(places(text)) == names


WHICH = [
    ("by inhabitants where nothing is said", "He lives in {London}.", "London", "GB"),
    ("the region said after it", "He lives in {London}, {Ontario}.", "London", "CA"),
    ("the country said after it", "He lives in {Valencia}, {Venezuela}.", "Valencia", "VE"),
    ("a country before its namesakes", "He lives in {Georgia}.", "Georgia", "GE"),
    ("a country that the article names", "{Venezuela} votes. He lives in {Valencia}.", "Valencia", "VE"),
    ("the capital for the state's name", "{Washington} said so.", "Washington", "US"),
    ("a region of a country", "It rains in {Bavaria}.", "Bavaria", "DE"),
    ("a small country's region", "The train to {Manchester} was late.", "Manchester", "GB"),
    ("an American city", "The storm reached {Portland} on Friday.", "Portland", "US"),
    ("written with its accent", "A court in {San José} ruled on it.", "San José", "CR"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "name", "country"), WHICH, ids=[c[0] for c in WHICH])
def test_which_namesake(rule: str, text: str, name: str, country: str) -> None:
    assert places(text)[name].country == country


def test_the_state_said_after_a_city_picks_among_one_country() -> None:
    maine = places("It rains in {Portland}, {Maine}.")["Portland"]
    oregon = places("It rains in {Portland}, {Oregon}.")["Portland"]
    assert (maine.longitude or 0) > -80 > (oregon.longitude or 0)


def test_the_others_are_kept_as_alternatives() -> None:
    place = places("He lives in {London}, {Ontario}.")["London"]
    assert "GB" in [candidate.country for candidate in place.alternatives]


KINDS = [
    ("{Portugal}", "country"),
    ("{Lisbon}", "city"),
    ("{Limpopo}", "region"),
    ("{Southeast Asia}", "region"),
    ("the {Black Sea}", "water"),
    ("the {Mekong}", "water"),
    ("{Mount Everest}", "site"),
    ("the {Soviet Union}", "country"),
    ("{Crimea}", "region"),
    ("the {Nimba Valley Railway}", "site"),
    ("the {Nimba River}", "water"),
    ("{Nimbatown}", None),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text: str, kind: str | None) -> None:
    (place,) = places(f"It rains at {text}.").values()
    assert place.kind == kind


def test_an_unknown_place_keeps_its_name_and_nothing_else() -> None:
    place = places("It rains in {Nimbatown}.")["Nimbatown"]
    assert (place.country, place.latitude, place.longitude, place.population) == (None,) * 4


def test_what_is_known_of_a_city() -> None:
    place = places("It rains in {Lisbon}.")["Lisbon"]
    assert (place.country, place.country_name) == ("PT", "Portugal")
    assert place.latitude == pytest.approx(38.7, abs=0.2)
    assert place.longitude == pytest.approx(-9.1, abs=0.2)
    assert (place.population or 0) > 400_000


@pytest.mark.parametrize(
    "name", ["Portugal", "Lisbon", "Bavaria", "U.S.", "KYIV", "the Netherlands"]
)
def test_known_names(name: str) -> None:
    assert is_settled(name)


@pytest.mark.parametrize("name", ["", "Nimbatown", "Black Sea", "..."])
def test_names_of_no_country_region_or_city(name: str) -> None:
    assert not is_settled(name)


def test_every_line_of_names_points_at_a_place() -> None:
    for name in ("Springfield", "San Jose", "Victoria"):
        assert all(entry.candidate.name for entry in find(name))


def test_the_gazetteer_is_read_only_when_asked() -> None:
    code = "import core.gazetteer as g; assert not g._names.cache_info().currsize"
    subprocess.run([sys.executable, "-c", code], check=True)

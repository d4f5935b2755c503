"""What the words of a name and those beside it tell of its kind; weights are in votes, a sure mention is one."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from core import gazetteer
from core.model import Label
from core.names import fold, role_nouns


@dataclass(frozen=True, slots=True)
class Name:
    """A span that may be a name; ``kinds`` is how likely the pipeline thinks each label for it."""

    start: int
    end: int
    text: str
    label: Label
    probability: float
    kinds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Around:
    """A name's words in small letters, and those that touch it: ``before`` ends with the nearest."""

    name: Name
    words: tuple[str, ...]
    before: tuple[str, ...]
    joint: str
    """What stands between the last word before and the name."""
    after: str
    """The text that follows."""


Vote = tuple[Label, float]
Clue = Callable[[Around], Vote | None]

WORDS = json.loads(Path(__file__).with_name("data").joinpath("evidence.json").read_text("utf-8"))
TITLES = frozenset(WORDS["titles"])
INTO = frozenset(WORDS["before_places"])
COMPANY = frozenset(WORDS["organization_heads"])
SITES = frozenset(WORDS["place_heads"])
OFFICES = frozenset(WORDS["offices"])
FRONTS = frozenset(WORDS["place_fronts"])
"""First words of places' names: in Worldwide train 77 of 80 names that begin so, none is a person's."""
KNOWN = frozenset(WORDS["known_organizations"])
"""Organisations that newspapers all over the world name without saying what they are."""
_WORD = re.compile(r"[\w.]+")
_DESCRIPTION = re.compile(
    r", ((?:an?|the|its|his|her|former|then) (?:[\w-]+ ){0,3}?[\w-]+)(?: of| for| at|,)"
)
_GOVERNMENT = re.compile(r" (?:administrations?|presidency)\b")


def votes(text: str, name: Name) -> list[Vote]:
    """All that the words say, for one mention."""
    lead = text[max(name.start - 40, 0) : name.start]
    found = list(_WORD.finditer(lead))
    around = Around(
        name,
        tuple(word.strip(".").casefold() for word in name.text.split()),
        tuple(match[0] for match in found),
        lead[found[-1].end() :] if found else lead,
        text[name.end : name.end + 40],
    )
    return [vote for clue in CLUES if (vote := clue(around))]


def titled(a: Around) -> Vote | None:
    """A title goes before: "President Tolan"."""
    if a.joint == " " and a.before and a.before[-1][0].isupper():
        return ("PERSON", 1.5) if a.before[-1].casefold().rstrip(".") in TITLES else None
    return None


def into(a: Around) -> Vote | None:
    """A word for going or being there goes before: "in Varna"."""
    return ("LOC", 0.4) if a.joint == " " and a.before and a.before[-1].casefold() in INTO else None


def known(a: Around) -> Vote | None:
    """A name in the gazetteer, countries above all."""
    places = gazetteer.find(a.name.text)
    if places and a.name.text.casefold() not in KNOWN and a.name.kinds.get("NORP", 0.0) < 0.5:
        return "LOC", 1.0 if places[0].candidate.kind == "country" else 0.4
    return None


def famous(a: Around) -> Vote | None:
    """The name of an organisation known all over the world: "Reuters"."""
    return ("ORG", 1.0) if a.name.text.casefold() in KNOWN else None


def headed(a: Around) -> Vote | None:
    """The last word says that it is an organisation: "Lake Rescue League"."""
    return ("ORG", 0.8) if a.words and a.words[-1] in COMPANY else None


def sited(a: Around) -> Vote | None:
    """The last word says that it is a place, or the first: "Varna Bridge", "Lake Varna"."""
    if len(a.words) < 2 or a.words[-1] in COMPANY:
        return None
    return ("LOC", 0.8) if a.words[-1] in SITES or a.words[0] in FRONTS else None


def led(a: Around) -> Vote | None:
    """What is led or joined is an organisation, if no known place: "president of the Oru" (in Worldwide train 285 in 332)."""
    words = [word.casefold() for word in a.before[-3:] if word != "the"]
    office = a.joint == " " and words[-1:] in (["of"], ["for"], ["at"]) and words[-2:-1]
    if office and office[0] in OFFICES and not gazetteer.find(a.name.text):
        return "ORG", 0.5
    return None


def administered(a: Around) -> Vote | None:
    """Governments have the names of those who lead them: "the Tolan administration"."""
    return ("PERSON", 0.5) if _GOVERNMENT.match(a.after) else None


def described(a: Around) -> Vote | None:
    """What a person is follows a full name: "Mira Tolan, the harbour master of Varna"."""
    person = len(a.words) > 1 and COMPANY.isdisjoint(a.words)
    found = _DESCRIPTION.match(a.after) if person else None
    told = found and any(fold(word) in role_nouns() for word in found[1].split())
    return ("PERSON", 1.0) if told and not gazetteer.find(a.name.text) else None


def labelled(a: Around) -> Vote | None:
    """The turns of a transcript begin with who speaks: "TOLAN: We lost days."."""
    turn = a.name.text.isupper() and a.joint[-1:] in ("", "\n") and a.after.startswith(": ")
    return ("PERSON", 0.5) if turn and not gazetteer.find(a.name.text) else None


CLUES: tuple[Clue, ...] = (
    titled,
    into,
    known,
    famous,
    headed,
    sited,
    led,
    administered,
    described,
    labelled,
)
"""Each gains by itself on Worldwide dev; what a word beside a name says beyond these the encoder has read already."""

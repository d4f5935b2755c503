"""Mentions to places: variants joined, namesakes told apart, and what the gazetteer knows about them."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core import gazetteer
from core.document import Document
from core.gazetteer import Entry
from core.model import Candidate, Entity, Mention, Place, PlaceKind, Span
from core.names import fold, trim

LABELS = frozenset({"GPE", "LOC", "FAC"})
GENERIC = frozenset(
    "city town village of the mount mt al el ar as province state county region district municipality".split()
)
"""Words that a place's name may have or lack: "Mount Everest" and "Everest", "Darwin City" and "Darwin"."""
ALONE = frozenset(
    "gulf sea strait straits peninsula channel canal bay delta valley islands island territory territories".split()
)
"""Nouns by which an article means the one place whose name has them: "the Gulf"."""
SITES = frozenset(
    "airport airfield port harbour harbor station street road avenue bridge tower palace castle museum hotel stadium arena hall park "
    "square center centre building temple mosque church cathedral hospital prison base cosmodrome spaceport dam mine campus "
    "theatre theater market mall plaza cemetery railway line highway tunnel plant headquarters monument".split()
)
WATERS = frozenset(
    "river lake sea ocean gulf bay strait canal channel creek lagoon reservoir".split()
)
_JOINTS = re.compile(r",\s+| and ")
_DIRECTION = re.compile(
    r"(?:the )?(?:north|south|east|west|central|inner|upper|lower|mid|down)[a-z-]*\s+(?=[A-Z])"
)
_COMPOUND = re.compile(r"-[a-z]+(?:ed|led|wide|born|style|bound|run)$")
NAMED_COUNTRY_BONUS = 1.0
"""A namesake in a country that the article names counts as ten times its inhabitants."""


@dataclass(slots=True)
class _Group:
    """The mentions of one place; ``number`` is its line of the gazetteer."""

    number: int | None
    entries: tuple[Entry, ...]
    spans: list[tuple[Span, bool]] = field(default_factory=list)


def settle(document: Document, entities: Sequence[Entity]) -> tuple[Place, ...]:
    """The places of an article, sorted by first mention."""
    spans = _spans(document, entities)
    text = document.article.text
    countries = _countries(text[start:end] for start, end in spans)
    groups: dict[str, _Group] = {}
    chosen_by_name: dict[str, str] = {}
    for index, (start, end) in enumerate(spans):
        name = text[start:end]
        entries = gazetteer.find(name)
        around = _said_after(text, spans, index)
        folded = fold(name) if entries else _bare(fold(name))
        if entries and (around or folded not in chosen_by_name):
            entries = _ranked(entries, countries, around)
            key = f"#{entries[0].number}"
        else:
            key = chosen_by_name.get(folded, folded)
        group = groups.setdefault(key, _Group(entries[0].number if entries else None, entries))
        if around or folded not in chosen_by_name:
            chosen_by_name[folded] = key
        group.spans.append(((start, end), len(entries) > 1 and _close(entries) and not around))
    places = [_place(text, group) for group in _joined(text, groups)]
    return tuple(sorted(places, key=lambda place: place.mentions[0].start))


def _spans(document: Document, entities: Sequence[Entity]) -> list[Span]:
    """Where places are named; "Washington" and "D.C." that the pipeline parted are put together."""
    text = document.article.text
    spans: list[Span] = []
    for entity in entities:
        if entity.label not in LABELS:
            continue
        for start, end in _names_in(text, entity):
            _add(text, spans, start, end)
    return spans


def _add(text: str, spans: list[Span], start: int, end: int) -> None:
    if not any(c.isalpha() for c in text[start:end]):
        return
    if spans and text[spans[-1][1] : start] in (", ", " "):
        whole = gazetteer.find(text[spans[-1][0] : end])
        if whole and "," in whole[0].candidate.name:
            spans[-1] = (spans[-1][0], end)
            return
    spans.append((start, end))


def _names_in(text: str, entity: Entity) -> list[Span]:
    """The names in a mention; "Busan, South Korea" are two, "Trinidad and Tobago" is one.

    Before a comma a place may be as small as it likes: "Lower Varna, Norway".
    """
    name = text[entity.start : entity.end]
    if not gazetteer.find(name):
        for joint in _JOINTS.finditer(name):
            before, after = name[: joint.start()], name[joint.end() :]
            known = joint[0].startswith(",") or gazetteer.is_settled(before)
            if known and gazetteer.is_settled(after):
                middle = entity.start + joint.start()
                return [(entity.start, middle), (entity.start + joint.end(), entity.end)]
    return [_name_in(text, entity)]


def _name_in(text: str, entity: Entity) -> Span:
    """The span of the name alone: no article, direction in small letters, possessive or "-based" beside it."""
    name = text[entity.start : entity.end]
    start, end = trim(name)
    direction = _DIRECTION.match(name, start, end)
    start = direction.end() if direction else start
    if name[end : end + 1] == "." and "." in name[start:end]:
        end += 1
    compound = _COMPOUND.search(name, start, end)
    end = compound.start() if compound else end
    if name[start : start + 4].lower() == "the ":
        start += 4
    return entity.start + start, entity.start + end


def _countries(names: Iterable[str]) -> Counter[str]:
    """ISO codes of the countries that the article names outright."""
    found: Counter[str] = Counter()
    for name in names:
        entries = gazetteer.find(name)
        if entries and entries[0].candidate.country:
            best = entries[0].candidate
            if best.kind == "country" and (len(entries) == 1 or not _close(entries)):
                found[best.country or ""] += 1
    return found


def _said_after(text: str, spans: Sequence[Span], index: int) -> Candidate | None:
    """The country or region that follows after a comma: "Paris, Texas"."""
    if index + 1 >= len(spans) or text[spans[index][1] : spans[index + 1][0]] != ", ":
        return None
    entries = gazetteer.find(text[slice(*spans[index + 1])])
    return next((e.candidate for e in entries if e.candidate.kind in ("country", "region")), None)


def _ranked(
    entries: tuple[Entry, ...], countries: Counter[str], within: Candidate | None
) -> tuple[Entry, ...]:
    """Namesakes, the likeliest first: inside the place said after it, in a country that the article names, by inhabitants."""

    def rank(entry: Entry) -> tuple[float, int]:
        candidate = entry.candidate
        score = math.log10(entry.weight + 1)
        if candidate.country in countries and candidate.kind != "country":
            score += NAMED_COUNTRY_BONUS
        if within and candidate.kind != "country" and candidate.country == within.country:
            score += 10.0
            if within.kind == "region":
                score -= _degrees(candidate, within) / 2
        return -score, entry.number

    return tuple(sorted(entries, key=rank))


def _degrees(one: Candidate, other: Candidate) -> float:
    """How far two places are apart, roughly; 0 when unknown."""
    if (
        one.latitude is None
        or one.longitude is None
        or other.latitude is None
        or other.longitude is None
    ):
        return 0.0
    shrink = math.cos(math.radians(one.latitude))
    return math.hypot(one.latitude - other.latitude, (one.longitude - other.longitude) * shrink)


def _close(entries: tuple[Entry, ...]) -> bool:
    """Whether the first two namesakes are both likely: less than ten times as many inhabitants, in different countries."""
    first, second = entries[0], entries[1]
    different = first.candidate.country != second.candidate.country
    return different and second.weight * 10 > first.weight


def _bare(folded: str) -> str:
    """A folded name without the words that it may lack, in any order: "tema port" and "port of tema" agree."""
    words = folded.split()
    kept = sorted(word for word in words if word not in GENERIC)
    return " ".join(kept) or folded


def _joined(text: str, groups: dict[str, _Group]) -> list[_Group]:
    """Groups with short forms put to the one place whose name holds them: "Gulf", "Everest", "Far East"."""
    by_word: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = {
        key: {fold(text[slice(*span)]) for span, _ in g.spans} for key, g in groups.items()
    }
    bare = {
        _bare(name): key
        for key, forms in names.items()
        for name in sorted(forms)
        if groups[key].number is not None
    }
    for key, forms in names.items():
        for form in forms:
            words = form.split()
            by_word[words[0]].add(key)
            by_word[words[-1]].add(key)
    merged = dict(groups)
    for key in groups:
        group = merged[key]
        target = (
            _fuller(key, names, by_word) if group.number is None or _is_vague(names[key]) else None
        )
        if group.number is None:
            target = target or next(
                (bare[b] for b in (_bare(n) for n in sorted(names[key])) if b in bare), None
            )
        if target and target != key and target in merged:
            merged[target].spans.extend(group.spans)
            merged[target].spans.sort()
            del merged[key]
    return list(merged.values())


def _is_vague(forms: Iterable[str]) -> bool:
    return all(form in ALONE or form == "far east" for form in forms)


def _fuller(key: str, names: dict[str, set[str]], by_word: dict[str, set[str]]) -> str | None:
    """The one other place a short form can stand for: it ends or begins that name, and is a noun alone or a part in order."""
    found = set()
    for form in names[key]:
        words = form.split()
        for other in by_word[words[-1]] | by_word[words[0]]:
            for full in names[other]:
                longer = full.split()
                ends = len(longer) > len(words) and (
                    longer[-len(words) :] == words or (form in ALONE and longer[0] == form)
                )
                if other != key and ends and (form in ALONE or len(words) > 1):
                    found.add(other)
    return found.pop() if len(found) == 1 else None


def _place(text: str, group: _Group) -> Place:
    names = Counter(text[slice(*span)] for span, _ in group.spans)
    aliases = tuple(dict.fromkeys(text[slice(*span)] for span, _ in group.spans))
    name = max(
        aliases,
        key=lambda alias: (len(fold(alias).split()), not alias.isupper(), names[alias], len(alias)),
    )
    best = group.entries[0].candidate if group.entries else None
    mentions = tuple(
        Mention(*span, uncertain, _evidence(group.entries) if uncertain else "")
        for span, uncertain in sorted(group.spans)
    )
    if best is None:
        return Place(name, aliases, mentions, kind=_kind_by_word(name))
    return Place(
        name,
        aliases,
        mentions,
        best.kind,
        best.country,
        best.latitude,
        best.longitude,
        best.population,
        tuple(entry.candidate for entry in group.entries[1:6]),
        best.country_name,
    )


def _evidence(entries: tuple[Entry, ...]) -> str:
    first, second = entries[0].candidate, entries[1].candidate
    here, there = (f" in {c.country_name}" if c.country_name else "" for c in (first, second))
    if here == there:
        return f"also the name of another {second.kind}{there}; this one is likelier here"
    return f"also the name of a {second.kind}{there}; this one{here} is likelier here"


def _kind_by_word(name: str) -> PlaceKind | None:
    """What a noun in an unknown place's name tells."""
    words = set(fold(name).split())
    if words & SITES:
        return "site"
    if words & WATERS:
        return "water"
    return (
        "region"
        if words & {"region", "province", "county", "state", "district", "valley", "peninsula"}
        else None
    )

"""Mentions to persons: which names mean one person, the fullest of them, and what the article says they are."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from core import gender, roles
from core.document import Document
from core.model import Entity, Gender, Mention, Person, Span
from core.names import PARTICLES, Name, contains, fold, parse, same_part, trim

MOST_NAMESAKES = 200
"""Bearers of one name part that are looked at, the first in the text: more are not told apart, so that time stays linear."""

_SUFFIX_AFTER = re.compile(r",? (?:Jr|Sr)\b\.?|,? (?:II|III|IV)\b")
_NICKNAME = re.compile(r" (?:“[^“”\n]+”|\"[^\"\n]+\"|‘[^‘’\n]+’) ")
MOST_NICKNAME = 30
_FAMILY_AFTER = re.compile(r" (?:family|brothers|sisters|siblings|dynasty|couple)\b")


@dataclass(slots=True)
class _Naming:
    """A mention with what stands around it that tells which bearer of the name is meant."""

    start: int
    end: int
    name: Name
    words: str
    gender: Gender | None
    relative: bool
    """A word of kinship stands before it: "his wife Anna" is nobody who was named by that name alone before."""


@dataclass(slots=True)
class _Bearer:
    """A person in the making."""

    name: Name
    since: int
    """Offset of the first mention in full."""
    words: str
    """The name as it stands there."""
    gender: Gender | None = None
    mentions: list[Mention] = field(default_factory=list)


def settle(document: Document, entities: Sequence[Entity]) -> tuple[Person, ...]:
    """The persons of an article, sorted by first mention; their quotes are not known yet."""
    namings = _namings(document, entities)
    bearers = _full_names(namings)
    _place_all(namings, bearers)
    named = [bearer for bearer in bearers if bearer.mentions]
    named.sort(key=lambda bearer: bearer.mentions[0].start)
    evidence = gender.Pronouns(
        document, [(m.start, i) for i, b in enumerate(named) for m in b.mentions]
    )
    return tuple(
        _person(document, bearer, evidence.of(index)) for index, bearer in enumerate(named)
    )


def _namings(document: Document, entities: Sequence[Entity]) -> list[_Naming]:
    text = document.article.text
    found = []
    for first, last in _whole(text, entities):
        start, end = trim(text[first:last])
        start, end = first + start, first + end
        suffix = _SUFFIX_AFTER.match(text, end)
        if suffix and suffix.end() >= end:
            end = suffix.end()
        elif text[end : end + 1] == "." and text[start:end].endswith(("Jr", "Sr")):
            end += 1
        name = parse(text[start:end])
        if not name.tokens or not any(c.isalpha() for c in text[start:end]):
            continue
        if _is_family(text, start, end, name):
            continue
        around = gender.beside(text, start)
        found.append(
            _Naming(start, end, name, text[start:end], around, gender.is_relative(text, start))
        )
    return found


def _whole(text: str, entities: Sequence[Entity]) -> list[Span]:
    """The spans of persons; a name that its nickname parts in the middle is put together: "Bo “Ace” Lind"."""
    found: list[Span] = []
    for entity in entities:
        if entity.label != "PERSON":
            continue
        for back in (1, 2):
            if len(found) < back:
                continue
            gap = text[found[-back][1] : entity.start]
            if len(gap) < MOST_NICKNAME and _NICKNAME.fullmatch(gap):
                found[-back:] = [(found[-back][0], entity.end)]
                break
        else:
            found.append((entity.start, entity.end))
    return found


def _is_family(text: str, start: int, end: int, name: Name) -> bool:
    """Whether a whole family is meant: "the Adler family", "the Adlers"."""
    if len(name.tokens) != 1 or text[max(start - 4, 0) : start].lower() != "the ":
        return False
    return bool(_FAMILY_AFTER.match(text, end)) or text[start:end].endswith("s")


def _full_names(namings: Sequence[_Naming]) -> list[_Bearer]:
    """One bearer for every full name; a fuller form of the same name takes the shorter ones in."""
    firsts: dict[Name, _Naming] = {}
    for naming in namings:
        if naming.name.is_full:
            firsts.setdefault(naming.name, naming)
    bearers: list[_Bearer] = []
    by_part: dict[str, list[_Bearer]] = defaultdict(list)
    for name in sorted(firsts, key=lambda name: -len(name.tokens)):
        first = firsts[name]
        wider = _wider(name, by_part)
        if len(wider) == 1 and gender.agree(wider[0].gender, first.gender):
            wider[0].since = min(wider[0].since, first.start)
            continue
        bearer = _Bearer(name, first.start, first.words, first.gender or name.gender)
        bearers.append(bearer)
        for part in _keys(name):
            by_part[part].append(bearer)
    return bearers


def _keys(name: Name) -> set[str]:
    return {token for token in name.tokens if token not in PARTICLES}


def _wider(name: Name, by_part: dict[str, list[_Bearer]]) -> list[_Bearer]:
    """Fuller names that hold all parts of this one in order, by way of its last or its rarest part."""
    keys = sorted(key for key in _keys(name) if len(key) > 1 and key in by_part)
    if not keys:
        return []
    rarest = (
        name.tokens[-1] if name.tokens[-1] in keys else min(keys, key=lambda k: len(by_part[k]))
    )
    return [
        bearer
        for bearer in by_part[rarest][:MOST_NAMESAKES]
        if contains(bearer.name.tokens, name.tokens)
        and _same_ends(bearer.name.tokens, name.tokens)
        and name.suffix in ("", bearer.name.suffix)
    ]


def _same_ends(full: Sequence[str], short: Sequence[str]) -> bool:
    """A full short form keeps the first or the last part, or is a piece of the name: "Teresa Flores" of "Ana Teresa Flores Gil"."""
    size = len(short)
    piece = any(tuple(full[at : at + size]) == tuple(short) for at in range(len(full) - size + 1))
    return same_part(full[0], short[0]) or full[-1] == short[-1] or piece


def _place_all(namings: Sequence[_Naming], bearers: list[_Bearer]) -> None:
    """Give every mention, in reading order, to the person it means."""
    index: dict[str, list[_Bearer]] = defaultdict(list)
    for bearer in sorted(bearers, key=lambda bearer: bearer.since):
        for part in {*_keys(bearer.name), " ".join(bearer.name.tokens)}:
            index[part].append(bearer)
    called: dict[tuple[str, ...], _Bearer] = {}
    last: dict[int, int] = {}
    for naming in namings:
        fits = _fits(naming, index)
        if naming.relative and not naming.name.is_full:
            fits = [bearer for bearer in fits if bearer.name.tokens[0] == naming.name.tokens[0]]
        meant, why = _choose(naming, fits, called, last)
        bearer = meant or _Bearer(naming.name, naming.start, naming.words, naming.gender)
        if meant is None:
            bearers.append(bearer)
            for part in {*naming.name.tokens, " ".join(naming.name.tokens)}:
                index[part].append(bearer)
        bearer.gender = bearer.gender or naming.gender
        bearer.mentions.append(Mention(naming.start, naming.end, bool(why), why))
        last[id(bearer)] = naming.start
        if not why or naming.name.tokens not in called:
            called[naming.name.tokens] = bearer


def _fits(naming: _Naming, index: dict[str, list[_Bearer]]) -> list[_Bearer]:
    """Persons whose name has the parts of this mention: alike, else at an end of it, else anywhere."""
    tokens = naming.name.tokens
    rarest = min((t for t in tokens if t in index), key=lambda t: (len(index[t]), t), default=None)
    if rarest is None:
        return []
    good = [
        bearer
        for bearer in _bearers(tokens, rarest, index)
        if gender.agree(bearer.gender, naming.gender)
        and naming.name.suffix in ("", bearer.name.suffix)
        and contains(bearer.name.tokens, tokens)
    ]
    same = [bearer for bearer in good if bearer.name.tokens == tokens]
    if same and (naming.name.is_full or len(same) == len(good)):
        exact = [bearer for bearer in same if bearer.name.suffix == naming.name.suffix]
        return exact or same
    if naming.name.is_full:
        return [bearer for bearer in good if _same_ends(bearer.name.tokens, tokens)]
    size = len(tokens)
    at_end = [b for b in good if b.name.tokens[-size:] == tokens or b.name.tokens[:size] == tokens]
    return at_end or good


def _bearers(tokens: tuple[str, ...], part: str, index: dict[str, list[_Bearer]]) -> list[_Bearer]:
    """Who has exactly this name, and the first who share its rarest part."""
    exact = index.get(" ".join(tokens), [])[:MOST_NAMESAKES]
    known = {id(bearer) for bearer in exact}
    return exact + [b for b in index[part][:MOST_NAMESAKES] if id(b) not in known]


def _choose(
    naming: _Naming,
    fits: list[_Bearer],
    called: dict[tuple[str, ...], _Bearer],
    last: dict[int, int],
) -> tuple[_Bearer | None, str]:
    """The person meant, and a sentence when it could be another: who was already called so, else who was named last."""
    if not fits:
        return None, ""
    if len(fits) == 1:
        return fits[0], ""
    before = [bearer for bearer in fits if id(bearer) in last]
    if not before:
        return min(fits, key=lambda bearer: bearer.since), ""
    if len(before) == 1:
        return before[0], ""
    known = called.get(naming.name.tokens)
    if known is not None and any(known is bearer for bearer in before):
        return known, _doubt(known, before, "was called so before")
    recent = max(before, key=lambda bearer: last[id(bearer)])
    return recent, _doubt(recent, before, "was named last")


def _doubt(chosen: _Bearer, fits: Sequence[_Bearer], why: str) -> str:
    other = next(bearer for bearer in fits if bearer is not chosen)
    more = f" and {len(fits) - 2} more" if len(fits) > 2 else ""
    return f"{chosen.words} {why}; {other.words}{more} could be meant too"


def _person(document: Document, bearer: _Bearer, pronouns: Gender | None) -> Person:
    text = document.article.text
    aliases = Counter(text[m.start : m.end] for m in bearer.mentions)
    name = max(
        aliases,
        key=lambda form: (
            len(parse(form).tokens),
            bool(parse(form).suffix),
            len(fold(form)),
            not form.isupper(),
            aliases[form],
        ),
    )
    words = roles.of(document, [(m.start, m.end) for m in bearer.mentions])
    told = bearer.gender or gender.of_role(words) or pronouns or parse(name).gender
    return Person(name, tuple(aliases), words, tuple(bearer.mentions), gender=told)

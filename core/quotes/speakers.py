"""From the words that stand for a speaker to who it is: names, pronouns, roles, organisations, descriptions."""

import re
from dataclasses import replace

from core.model import Span
from core.quotes import confidence, descriptions, pronouns
from core.quotes.naming import beside_cue, named_by
from core.quotes.phrases import Phrase
from core.quotes.scene import Scene, Speaker

_PERSONAL = {"he", "she", "him", "her"}
_PLURAL = {"they", "them", "both", "all", "some"}


def resolve(
    scene: Scene, phrase: Phrase, cue: str, paragraph: int, at: Span | None = None
) -> Speaker | None:
    """The speaker that a phrase names, or None when it names nobody that can be told."""
    text = scene.document.article.text
    words = text[phrase.start : phrase.end]
    lower = words.casefold().strip()
    start, end = phrase.start, phrase.end
    beside = beside_cue(scene, phrase, at)
    if beside is not None:
        why = f"named beside {cue}"
        return Speaker(
            beside.name, "person", beside.start, beside.end, "name", confidence.of("name"), why
        )
    near = scene.last_paragraph == paragraph
    if lower in _PERSONAL:
        last = scene.last.name if scene.last and scene.last.kind == "person" else None
        meant = pronouns.person(
            scene.document, scene.cast, lower, start, scene.hidden, scene.sentence, last, near
        )
        same = _described(scene, start, paragraph)
        if same is not None:
            why = f"subject of {cue}, the pronoun “{words}” read as the source before, {same.name}"
            return replace(
                same,
                start=start,
                end=end,
                way="pronoun",
                confidence=confidence.of("pronoun"),
                why=why,
            )
        if meant is None:
            return None
        way = "pronoun" if meant.clear else "unclear pronoun"
        back = (
            "in the same sentence"
            if meant.back <= 0
            else f"named {meant.back} sentence{'s' * (meant.back > 1)} back"
        )
        why = f"subject of {cue}, the pronoun “{words}” read as {meant.named.name} ({back})"
        return Speaker(meant.named.name, "person", start, end, way, confidence.of(way), why)
    if lower in _PLURAL or lower == "it":
        known = scene.last_plural
        if known is None or paragraph - scene.last_paragraph > 1 or not _may_be(lower, known):
            return None
        why = f"subject of {cue}, the pronoun “{words}” read as the last such source, {known.name}"
        return Speaker(
            known.name,
            known.kind,
            start,
            end,
            "unclear pronoun",
            confidence.of("unclear pronoun"),
            why,
        )
    if lower in {
        "who",
        "which",
        "that",
        "this",
        "what",
        "there",
        "i",
        "you",
        "we",
        "one",
        "these",
        "those",
        "me",
        "us",
    }:
        return None
    named = named_by(scene, phrase)
    if named is not None:
        way = "name" if named.kind == "person" else "organization"
        return Speaker(
            named.name, named.kind, start, end, way, confidence.of(way), f"subject of {cue}"
        )
    by_role = descriptions.by_role(scene, phrase, words) or descriptions.same_role(
        scene, phrase, words, near, paragraph
    )
    if by_role is not None:
        name, kind = by_role
        why = f"subject of {cue}, “{words}” read as {name}"
        return Speaker(name, kind, start, end, "role", confidence.of("role"), why)
    end = descriptions.with_relative(scene, phrase, at)
    words = text[start:end]
    return Speaker(
        words,
        "description",
        start,
        end,
        "description",
        confidence.of("description"),
        f"subject of {cue}",
    )


def _may_be(pronoun: str, speaker: Speaker) -> bool:
    """Whether "they" can mean a source (several, or a body), or "it" (no human being)."""
    name = speaker.name or ""
    several = name.endswith("s") or " and " in name or name.casefold() == "police"
    if speaker.kind == "organization":
        return True
    return several if pronoun != "it" else not several and not descriptions.can_speak(speaker)


def _described(scene: Scene, start: int, paragraph: int) -> Speaker | None:
    """An unnamed single speaker just before ("a police spokesman"), nobody being named since."""
    last = scene.last
    if (
        last is None
        or last.kind != "description"
        or last.name is None
        or paragraph - scene.last_paragraph > 1
    ):
        return None
    plural = (
        re.search(r"[^s]s$", last.name)
        or " and " in last.name
        or scene.cast.at(last.start, last.start + 1)
    )
    since = scene.cast.within(last.end, start) if last.end else []
    if plural or any(n.kind == "person" and not scene.hidden(n.start) for n in since):
        return None
    return last

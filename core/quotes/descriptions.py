"""Descriptions of a speaker: "the minister", "the company", "media that attended the meeting"."""

import re

from core.document import children, end_of, start_of
from core.model import Span, SpeakerKind
from core.quotes.cast import Named
from core.quotes.phrases import DETERMINERS, Phrase
from core.quotes.scene import Scene, Speaker

_POSTS = {
    "minister", "president", "director", "chief", "spokesman", "spokeswoman", "spokesperson", "leader", "chairman",
    "chairwoman", "chair", "secretary", "mayor", "governor", "commissioner", "ambassador", "premier", "professor",
    "coach", "captain", "officer", "executive", "manager", "head", "senator", "general", "judge", "lawyer",
}  # fmt: skip
_HUMAN = {
    "man", "woman", "actor", "actress", "singer", "politician", "lawmaker", "player", "star", "official",
    "veteran", "author", "writer", "artist", "athlete", "officer", "candidate", "father", "mother",
    "businessman", "executive", "boss", "rapper", "comedian", "suspect", "victim", "year-old",
}  # fmt: skip
_BODY = {
    "company", "firm", "agency", "group", "organisation", "organization", "ministry", "department", "party",
    "newspaper", "paper", "bank", "university", "airline", "union", "commission", "committee", "council",
    "institute", "association", "team", "club", "office", "force", "body", "government", "network", "court",
}  # fmt: skip
_ANIMATE = re.compile(
    r"(?:[eo]rs?|[ae]nts?|ists?|lead|head|governor|ians?|men|man|women|woman|people|officials?|experts?|sources?|authorit\w+|police|analysts?"
    r"|critics?|witness(?:es)?|parents?|chiefs?|staff|media|stud(?:y|ies)|reports?|polls?|surveys?|research|data"
    r"|figures|records|documents?|statements?|residents?|students?|spokes\w+|aides?)$",
    re.I,
)


def can_speak(speaker: Speaker) -> bool:
    """Whether a described source is somebody, or a document: a decision that "suggests" something is neither."""
    if speaker.kind != "description" or speaker.name is None:
        return True
    words = re.split(r"\s+(?:of|for|from|in|at|to|by)\s+", speaker.name)[0].split()
    bare = words[-1] if words else ""
    return bool(_ANIMATE.search(bare)) or bare.casefold() in _BODY | _HUMAN


def by_role(scene: Scene, phrase: Phrase, words: str) -> tuple[str, SpeakerKind] | None:
    """``the minister``, ``the company``: the person with that role, the body of that kind, last named."""
    bare = DETERMINERS.sub("", words)
    owner = next(iter(scene.cast.before(phrase.start, 1)), None)
    if owner is not None and owner.kind == "organization" and phrase.head.lower_ in _BODY:
        between = scene.document.article.text[owner.end : phrase.start]
        if re.fullmatch(r"\)?\s+|\s*\([^)]*\)\s*", between):
            return owner.name, "organization"  # "the Blue Union (BU) opposition party"
    if bare == words or words[:2].casefold() in ("a ", "an"):
        return None
    tokens = [t.casefold() for t in re.findall(r"[\w-]+", bare)]
    if tokens == ["pm"]:
        tokens = ["prime", "minister"]
    if not tokens or len(tokens) > 5:
        return None
    head = phrase.head.text.casefold()
    noun = head if head in tokens else tokens[-1]
    recent = scene.cast.before(phrase.start, 200)
    for named in recent:
        if named.person is None or scene.hidden(named.start):
            continue
        roles = " ".join(named.person.roles).casefold()
        if roles and all(re.search(rf"\b{re.escape(t)}", roles) for t in tokens[-2:]):
            return named.name, "person"
    for named in recent[:40] if noun in _POSTS else ():
        if named.person is not None and _introduced_as(scene, named, tokens[-2:]):
            return named.name, "person"
    if noun in _HUMAN or tokens[-1].endswith("year-old"):
        last = scene.last
        if last is not None and last.kind == "person" and last.name is not None:
            return last.name, "person"
        for named in recent[:12]:
            if named.kind == "person":
                return named.name, "person"
    for named in recent:
        if named.kind == "organization" and noun in named.name.casefold().split():
            return named.name, "organization"
    for named in recent[:40] if noun in _BODY and len(tokens) > 1 else ():
        if named.kind == "organization" and _introduced_as(scene, named, tokens[-2:]):
            return named.name, "organization"
    for earlier in reversed(scene.described[-8:]):
        known = earlier.name or ""
        if len(known) > len(words) and re.search(rf"\b{re.escape(noun)}\b", known, re.I):
            return known, "description"
    if noun in _BODY and len(tokens) == 1:
        body = scene.last_body
        if body is not None and body.name is not None:
            return body.name, "organization"
        for named in recent[:20]:
            if named.kind == "organization":
                return named.name, "organization"
    return None


def same_role(
    scene: Scene, phrase: Phrase, words: str, near: bool, paragraph: int
) -> tuple[str, SpeakerKind] | None:
    """``the minister`` in the paragraph of a person who spoke, when it is a single human being."""
    last = scene.last
    gap = 0 if near else paragraph - scene.last_paragraph
    if gap > 2 or (gap and phrase.head.lower_ not in _POSTS):
        return None
    if last is None or last.name is None or last.kind != "person" or phrase.head.tag_ != "NN":
        return None
    if not re.fullmatch(r"(?:the|this)\s+[\w-]+(?:\s[\w-]+)?", words, re.I) or not _ANIMATE.search(
        words
    ):
        return None
    return last.name, "person"


def _introduced_as(scene: Scene, named: Named, words: list[str]) -> bool:
    """The words of a role or kind stand right before or after a mention, in its sentence."""
    text = scene.document.article.text
    others = [n.end for n in scene.cast.within(max(0, named.start - 50), named.start)]
    begin = max([max(0, named.start - 50), *others])
    before = re.split(r"[.;:!?\n\"“”]", text[begin : named.start])[-1].casefold()
    after = re.split(r"[.;:!?\n\"“”]", text[named.end : named.end + 70])[0].casefold()
    after = re.sub(r"^\s*\([^)]*\)", "", after)  # an acronym may stand between
    after = after if after.startswith((",", f" {' '.join(words)}")) else ""
    return any(
        all(re.search(rf"\b{re.escape(w)}\b", part) for w in words) for part in (before, after)
    )


def with_relative(scene: Scene, phrase: Phrase, cue: Span | None) -> int:
    """Where a description ends with the clause that narrows it: "media that attended the meeting"."""
    text = scene.document.article.text
    for child in children(phrase.head):
        if child.dep_ != "acl:relcl" or start_of(child) < phrase.end:
            continue
        end = max(end_of(t) for t in child.subtree)
        comma = text.find(",", phrase.end, end)
        end = comma if comma >= 0 else end
        if cue is not None and phrase.end <= cue[0] < end:
            return phrase.end
        return end if 0 < end - phrase.end < 60 else phrase.end
    return phrase.end

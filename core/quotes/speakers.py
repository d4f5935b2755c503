"""From the words that stand for a speaker to who it is: names, pronouns, roles, organisations, descriptions."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from core.document import Document, end_of, start_of
from core.model import Span, SpeakerKind
from core.quotes import confidence, pronouns
from core.quotes.cast import Cast, Named
from core.quotes.marks import Marked
from core.quotes.phrases import Phrase

_PERSONAL = {"he", "she", "him", "her"}
_PLURAL = {"they", "them", "both", "all", "some"}
_OBLIQUE = re.compile(
    r"\b(?:of|for|to|from|with|by|in|at|on|about|against|under|near|outside|than|and|or)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$",
    re.I,
)
_PROXY = re.compile(
    r"\b(?:spokes\w+|lawyers?|attorneys?|aides?|advis[eo]rs?|allies|ally|friends?|supporters?|representatives?"
    r"|assistant|critics?|widow|relatives?|colleagues?|son|daughter|wife|husband|brother|sister|father|mother|family)\s+(?:for|of|to)\b",
    re.I,
)
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
_TITLES = {
    "mr", "mrs", "ms", "dr", "prof", "president", "minister", "prime", "senator", "sen", "gov", "governor", "the",
    "king", "queen", "prince", "pope", "sir", "gen", "general", "late", "former", "then", "his", "her", "their",
}  # fmt: skip
_BODY = {
    "company", "firm", "agency", "group", "organisation", "organization", "ministry", "department", "party",
    "newspaper", "paper", "bank", "university", "airline", "union", "commission", "committee", "council",
    "institute", "association", "team", "club", "office", "force", "body", "government", "network", "court",
}  # fmt: skip
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_DETERMINERS = re.compile(r"^(?:the|this|that|a|an)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke, how it was found, and where the words for it stand."""

    name: str | None
    kind: SpeakerKind | None
    start: int
    end: int
    way: str
    """A key of ``confidence.PROBABILITY``."""
    confidence: float
    why: str


@dataclass(slots=True)
class Scene:
    """What was read so far: who spoke last, and where."""

    document: Document
    cast: Cast
    marked: tuple[Marked, ...]
    last: Speaker | None = None
    last_paragraph: int = -9
    last_plural: Speaker | None = None
    last_body: Speaker | None = None
    described: list[Speaker] = field(default_factory=list)
    _told: list[int] = field(default_factory=list)

    def sentence(self, offset: int) -> int:
        """How many sentences of the reporter's own begin before an offset."""
        if not self._told:
            self._told = [s for s, _ in self.document.sentences if not self.hidden(s)]
        return bisect_right(self._told, offset)

    def hidden(self, offset: int) -> bool:
        """Whether an offset lies inside outermost quotation marks."""
        low, high = 0, len(self.marked)
        while low < high:
            middle = (low + high) // 2
            if self.marked[middle].outer_end <= offset:
                low = middle + 1
            else:
                high = middle
        return low < len(self.marked) and self.marked[low].outer_start <= offset

    def spoke(self, speaker: Speaker, paragraph: int) -> None:
        """Remember who spoke."""
        if speaker.name is None:
            return
        self.last, self.last_paragraph = speaker, paragraph
        if speaker.kind == "organization":
            self.last_body = speaker
        if speaker.kind != "person":
            self.last_plural = speaker
        if speaker.kind == "description" and speaker.way == "description":
            self.described.append(speaker)


def resolve(
    scene: Scene, phrase: Phrase, cue: str, paragraph: int, at: Span | None = None
) -> Speaker | None:
    """The speaker that a phrase names, or None when it names nobody that can be told."""
    text = scene.document.article.text
    words = text[phrase.start : phrase.end]
    lower = words.casefold().strip()
    start, end = phrase.start, phrase.end
    beside = _beside(scene, phrase, at)
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
    named = _head_name(scene, phrase)
    if named is not None:
        way = "name" if named.kind == "person" else "organization"
        return Speaker(
            named.name, named.kind, start, end, way, confidence.of(way), f"subject of {cue}"
        )
    by_role = _by_role(scene, phrase, words) or _same_role(scene, phrase, words, near)
    if by_role is not None:
        name, kind = by_role
        why = f"subject of {cue}, “{words}” read as {name}"
        return Speaker(name, kind, start, end, "role", confidence.of("role"), why)
    return Speaker(
        words,
        "description",
        start,
        end,
        "description",
        confidence.of("description"),
        f"subject of {cue}",
    )


def _introduced_as(scene: Scene, named: Named, words: list[str]) -> bool:
    """The words of a role stand right before or after a mention of the person, in its sentence."""
    text = scene.document.article.text
    others = [n.end for n in scene.cast.within(max(0, named.start - 50), named.start)]
    begin = max([max(0, named.start - 50), *others])
    before = re.split(r"[.;:!?\n\"“”]", text[begin : named.start])[-1].casefold()
    after = re.split(r"[.;:!?\n\"“”]", text[named.end : named.end + 70])[0].casefold()
    after = after if after.startswith(",") else ""
    return any(
        all(re.search(rf"\b{re.escape(w)}\b", part) for w in words) for part in (before, after)
    )


def _with_relative(scene: Scene, phrase: Phrase, cue: Span | None) -> int:
    """Where a description ends with the clause that narrows it: "media that attended the meeting"."""
    text = scene.document.article.text
    for child in phrase.head.children if scene.document.has_tree else ():
        if child.dep_ != "acl:relcl" or start_of(child) < phrase.end:
            continue
        end = max(end_of(t) for t in child.subtree)
        comma = text.find(",", phrase.end, end)
        end = comma if comma >= 0 else end
        if cue is not None and phrase.end <= cue[0] < end:
            return phrase.end
        return end if 0 < end - phrase.end < 60 else phrase.end
    return phrase.end


def _same_role(
    scene: Scene, phrase: Phrase, words: str, near: bool
) -> tuple[str, SpeakerKind] | None:
    """``the minister`` in the paragraph of a person who spoke, when it is a single human being."""
    last = scene.last
    if (
        not near
        or last is None
        or last.name is None
        or last.kind != "person"
        or phrase.head.tag_ != "NN"
    ):
        return None
    if not re.fullmatch(r"(?:the|this)\s+[\w-]+(?:\s[\w-]+)?", words, re.I) or not _ANIMATE.search(
        words
    ):
        return None
    return last.name, "person"


def _beside(scene: Scene, phrase: Phrase, cue: Span | None) -> Named | None:
    """A person named right beside the verb is its subject, whatever the tree says: ``… Smith said``."""
    if cue is None:
        return None
    text = scene.document.article.text
    rows = scene.cast.at(max(0, cue[0] - 2), cue[0]) + scene.cast.at(cue[1] + 1, cue[1] + 2)
    for named in rows:
        gap = text[named.end : cue[0]] if named.end <= cue[0] else text[cue[1] : named.start]
        if (
            named.kind != "person"
            or len(gap) != 1
            or not gap.isspace()
            or scene.hidden(named.start)
        ):
            continue
        lead = text[max(0, named.start - 60) : named.start]
        if named.start >= cue[1] and named.start != phrase.start:
            continue
        if re.search(
            r"(?:\b(?:and|of|by|about|with|than|like|as|at|against)|&|,)\s+(?:\w+\.?\s+)?$", lead
        ) or _PROXY.search(lead):
            continue
        return named
    return None


def _may_be(pronoun: str, speaker: Speaker) -> bool:
    """Whether "they" can mean a source (several, or a body), or "it" (no human being)."""
    name = speaker.name or ""
    several = name.endswith("s") or " and " in name or name.casefold() == "police"
    if speaker.kind == "organization":
        return True
    return several if pronoun != "it" else not several and not _ANIMATE.search(name)


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


def _head_name(scene: Scene, phrase: Phrase) -> Named | None:
    """The person or organisation that the phrase itself names, not one inside it."""
    text = scene.document.article.text
    inside = scene.cast.at(phrase.start, phrase.end)
    people = [n for n in inside if n.kind == "person" and _stands_for(text, phrase, n)]
    if len({n.name for n in people}) > 1 or (people and _joint(text, phrase, people[0])):
        return None
    if people:
        return people[0]
    bodies = [n for n in inside if n.kind != "person"]
    for named in bodies:
        rest = text[phrase.start : named.start] + text[named.end : phrase.end]
        rest = _DETERMINERS.sub("", rest.strip()).strip(" ,.’'()")
        if not rest and not text.startswith(("'s ", "’s "), named.end):
            return named
    last = [n for n in bodies if n.kind == "organization" and n.end >= phrase.end - 1]
    if last and not _OBLIQUE.search(text[phrase.start : last[0].start]) and len(bodies) == 1:
        between = text[phrase.start : last[0].start].strip()
        if len(between.split()) <= 4 and not re.search(
            r"\b(?:officials?|spokes\w+|chair\w*|head|director)\b", between
        ):
            return last[0]
    return _apposition(scene, phrase) or _introduced(scene, phrase)


def _introduced(scene: Scene, phrase: Phrase) -> Named | None:
    """A person named before the phrase, which only says who that is: ``Ada Roe, the head of Acme, said``."""
    text = scene.document.article.text
    for named in scene.cast.before(phrase.start, 8):
        if named.kind != "person":
            continue
        between = text[named.end : phrase.start]
        if (
            len(between) > 160
            or not between.startswith(",")
            or re.search(r"[.;:!?\"“”\n]", between)
        ):
            return None
        if any(t.tag_ in _FINITE for t in scene.document.tokens(named.end, phrase.start)):
            return None
        return named
    return None


def _stands_for(text: str, phrase: Phrase, named: Named) -> bool:
    after = text[named.end : named.end + 3]
    if after[:2] in ("'s", "’s") or (after[:1] in "'’" and named.end < phrase.end):
        return False
    lead = text[phrase.start : named.start]
    if _PROXY.search(lead):
        return False
    if not _OBLIQUE.search(lead):
        return True
    role = re.split(r"\b(?:of|for|at|in|from|on|and)\s", lead)[-1].split()
    return named.end >= phrase.end and any(w.casefold().strip(".") not in _TITLES for w in role)


def _joint(text: str, phrase: Phrase, named: Named) -> bool:
    rest = text[phrase.start : named.start] + "|" + text[named.end : phrase.end]
    return (
        bool(re.search(r"\|\s+and\s|^\s*\S+(?:\s\S+){0,3}\sand\s*\|$", rest))
        and " and " in rest
        and not (rest.split("|")[0][:1].islower())
        and not _role_conjunction(rest)
    )


def _role_conjunction(rest: str) -> bool:
    """``Co-founder and CEO``: two roles of one person."""
    return bool(
        re.search(
            r"\b(?:CEO|founder|president|chair\w*|director|minister|leader|head)\b", rest, re.I
        )
    )


def _apposition(scene: Scene, phrase: Phrase) -> Named | None:
    """A person named in apposition right after the phrase: ``the director, James Nixey, said``."""
    text = scene.document.article.text
    gap = re.match(
        r",?\s+(?:the late |Mr\.? |Ms\.? |Mrs\.? |Dr\.? )?", text[phrase.end : phrase.end + 14]
    )
    if gap is None or phrase.head.tag_ in ("NNS", "NNPS"):
        return None
    at = phrase.end + gap.end()
    found = [n for n in scene.cast.at(at, at + 1) if n.kind == "person" and n.start == at]
    if found and text[found[0].end : found[0].end + 1] in (",", " ", ""):
        return found[0]
    return None


def _by_role(scene: Scene, phrase: Phrase, words: str) -> tuple[str, SpeakerKind] | None:
    """``the minister``, ``the company``: the person with that role, the body of that kind, last named."""
    bare = _DETERMINERS.sub("", words)
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

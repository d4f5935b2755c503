"""Which person or organisation a noun phrase itself names, not one that is only inside it."""

import re

from core.model import Span
from core.quotes.cast import Named
from core.quotes.phrases import DETERMINERS, Phrase
from core.quotes.scene import Scene
from core.wordclass import FINITE

_OBLIQUE = re.compile(
    r"\b(?:of|for|to|from|with|by|in|at|on|about|against|under|near|outside|than|and|or)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$",
    re.I,
)
_PROXY = re.compile(
    r"\b(?:spokes\w+|lawyers?|attorneys?|aides?|advis[eo]rs?|allies|ally|friends?|supporters?|representatives?"
    r"|assistant|critics?|widow|relatives?|colleagues?|son|daughter|wife|husband|brother|sister|father|mother|family)\s+(?:for|of|to)\b",
    re.I,
)
_TITLES = {
    "mr", "mrs", "ms", "dr", "prof", "president", "minister", "prime", "senator", "sen", "gov", "governor", "the",
    "king", "queen", "prince", "pope", "sir", "gen", "general", "late", "former", "then", "his", "her", "their",
}  # fmt: skip
_DOCUMENT_OF = re.compile(
    r"(?:(?:the|a|an)\s+)?\|(?:['’]s)?\s+(?:press\s+)?(?:statement|release|report|announcement|tweet|post)",
    re.I,
)


def named_by(scene: Scene, phrase: Phrase) -> Named | None:
    """The person or organisation that the phrase itself names, not one inside it."""
    text = scene.document.article.text
    inside = scene.cast.at(phrase.start, phrase.end)
    people = [n for n in inside if n.kind == "person" and _stands_for(text, phrase, n)]
    if (
        len(people) > 1
        and " and " not in text[phrase.start : phrase.end]
        and people[-1].end >= phrase.end
    ):
        return people[-1]
    if len({n.name for n in people}) > 1 or (people and _joint(text, phrase, people[0])):
        return None
    if people:
        return people[0]
    bodies = [n for n in inside if n.kind != "person"]
    if bodies and _DOCUMENT_OF.fullmatch(
        text[phrase.start : bodies[0].start] + "|" + text[bodies[0].end : phrase.end]
    ):
        return bodies[0]
    for named in bodies:
        rest = text[phrase.start : named.start] + text[named.end : phrase.end]
        rest = DETERMINERS.sub("", rest.strip()).strip(" ,.’'()")
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


def beside_cue(scene: Scene, phrase: Phrase, cue: Span | None) -> Named | None:
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
        if any(t.tag_ in FINITE for t in scene.document.tokens(named.end, phrase.start)):
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

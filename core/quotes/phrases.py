"""Noun phrases around a reporting verb: by the dependency tree, and by the words beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from core.document import children, end_of, start_of

_WITHIN = {
    "det", "amod", "compound", "nummod", "case", "flat", "conj", "cc", "fixed", "name", "advmod",
    "nmod", "cop", "det:predet", "cc:preconj", "nmod:poss", "nmod:desc", "nmod:npmod", "nmod:unmarked",
    "compound:prt", "goeswith", "dep",
}  # fmt: skip
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"}
_INSIDE = {*_NOMINAL, "ADJ", "DET", "ADP", "CCONJ", "PART"}
_SKIPPED = {"AUX", "ADV", "PART"}
_RELATIVE = {"which", "who", "that", "what", "where", "when"}
PRONOUNS = {"he", "she", "they", "i", "we", "it", "who", "which", "you", "that", "what", "one"}
DETERMINERS = re.compile(r"^(?:the|this|that|a|an)\s+", re.I)
"""What a description may begin with, and be the same without."""
TIMES = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
    "tomorrow", "tonight", "earlier", "later", "week", "month", "year", "morning", "evening",
    "afternoon", "night", "again", "recently", "there", "here", "previously", "also",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in article offsets, with its head."""

    start: int
    end: int
    head: Token


def is_nominal(token: Token) -> bool:
    """A noun, name or pronoun; by form where the pipeline has no tagger."""
    if token.pos_:
        return token.pos_ in _NOMINAL and token.lower_ not in TIMES
    return token.lower_ in PRONOUNS or token.text[:1].isupper()


def of_head(head: Token, low: int, high: int) -> Phrase:
    """The phrase of a head by its tree, without relative clauses and appositions, inside [low, high)."""
    kept = [head]
    waiting = [head]
    while waiting:
        for child in children(waiting.pop()):
            near = low <= start_of(child) and end_of(child) <= high
            beside = child.dep_ == "appos" and child.i == head.i + 1
            if near and (child.dep_ in _WITHIN or beside) and child.pos_ not in {"VERB", "AUX"}:
                kept.append(child)
                waiting.append(child)
    positions = {token.i for token in kept}
    left = right = head.i
    while left - 1 in positions or _bridges(head.doc, left - 1, left - 2 in positions):
        left -= 1
    while right + 1 in positions or _bridges(head.doc, right + 1, right + 2 in positions):
        right += 1
    while (
        left > 0
        and start_of(head.doc[left - 1]) >= low
        and _leads(head.doc[left - 1], head.doc[left])
    ):
        left -= 1
    return Phrase(start_of(head.doc[left]), end_of(head.doc[right]), head)


def _leads(token: Token, following: Token) -> bool:
    """A word that must belong to the noun after it, whatever the tree says: part of a hyphened word, an article."""
    if "-" in (token.text, following.text):
        return not token.is_space
    return following.pos_ in {"ADJ", "NOUN", "PROPN"} and token.pos_ == "DET"


def _bridges(doc: Doc, index: int, beyond: bool) -> bool:
    """A hyphen, comma or bracket between words that belong to the phrase."""
    return beyond and 0 <= index < len(doc) and (doc[index].is_punct or doc[index].is_space)


def before(tokens: Sequence[Token], index: int) -> Phrase | None:
    """The noun phrase that ends right before ``tokens[index]``, auxiliaries and adverbs skipped."""
    at = index - 1
    while at >= 0 and (
        tokens[at].pos_ in _SKIPPED
        or tokens[at].lower_
        in TIMES | {"on", "since", "last", "late", "early", "has", "had", "have"}
    ):
        at -= 1
    if at >= 0 and tokens[at].text == ",":
        at = _past_apposition(tokens, at)
    if at >= 0 and tokens[at].text == ")":
        while at > 0 and tokens[at].text != "(":
            at -= 1
        at -= 1
    if at < 0 or not is_nominal(tokens[at]):
        return None
    head, first = tokens[at], at
    if tokens[at].lower_ in PRONOUNS:
        return Phrase(start_of(head), end_of(head), head)
    while first > 0 and _goes_on(tokens, first - 1):
        first -= 1
    while first < at and (
        tokens[first].pos_ in {"ADP", "CCONJ", "PART", "SCONJ"} or tokens[first].lower_ in _RELATIVE
    ):
        first += 1
    for token in tokens[first : at + 1]:
        if (
            token.lower_ in {"of", "for", "from", "in", "at", "with", "to"}
            and token.i > tokens[first].i
        ):
            head = (
                tokens[token.i - tokens[0].i - 1]
                if token.i - tokens[0].i - 1 < len(tokens)
                else head
            )
            break
    return Phrase(start_of(tokens[first]), end_of(tokens[at]), head)


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.pos_:
        return token.pos_ in _INSIDE or token.text in {"-", "'s", "’s"} or token.tag_ == "POS"
    return token.text[:1].isupper() or token.lower_ in {"the", "a", "an", "of", "for"}


def _past_apposition(tokens: Sequence[Token], comma: int) -> int:
    """``Smith, the minister, said``: the index of ``Smith``, or -1."""
    for at in range(comma - 1, max(-1, comma - 30), -1):
        if tokens[at].text == ",":
            return at - 1
    return -1


def after(tokens: Sequence[Token], index: int) -> Phrase | None:
    """The noun phrase that begins right after ``tokens[index]``."""
    at = index + 1
    if at >= len(tokens):
        return None
    last = None
    for place in range(at, min(len(tokens), at + 14)):
        token = tokens[place]
        if token.lower_ in TIMES or (
            token.pos_ == "ADP" and token.lower_ not in {"of", "for", "from"}
        ):
            break
        hyphened = "-" in (token.text, tokens[place - 1].text) or (
            place + 1 < len(tokens) and tokens[place + 1].text == "-"
        )
        relative = token.lower_ in ("that", "who", "which") and place > at
        if relative or not (hyphened or _goes_on(tokens, place)):
            break
        if is_nominal(token):
            last = place
        if token.pos_ == "PRON" and token.tag_ != "PRP$" and place == at:
            break
    if last is None or tokens[at].pos_ in {"ADP", "CCONJ", "PART"}:
        return None
    head = tokens[last]
    for place in range(at, last):
        if tokens[place + 1].lower_ in {"of", "for", "from"} and is_nominal(tokens[place]):
            head = tokens[place]
            break
    return Phrase(start_of(tokens[at]), end_of(tokens[last]), head)

"""What an article says a person is, in its words: titles, appositions, "is the director of", "who runs"."""

from collections.abc import Sequence

from spacy.tokens import Token

from core.document import Document, end_of, start_of
from core.gender import KIN
from core.model import Span
from core.names import fold, role_nouns, titles

MOST_WORDS = 18
"""Words of the longest role that is told whole; appositions in news are nearly always shorter."""
ADDRESS = frozenset("mr mrs ms miss sir dr lady dame".split())
"""Titles that say nothing of what somebody is."""
DETERMINERS = frozenset("a an the his her its their our my one another".split())
COPULAS = frozenset("is was 's ’s became remains".split())
RELATIVE_VERBS = frozenset(
    "is was has had runs ran heads headed leads led works worked serves served owns owned founded chairs chaired directs "
    "represents represented plays played teaches taught coaches manages managed oversees studies won".split()
)
STOPS = frozenset(', ; : . ! ? – — ( ) [ ] " “ ” … --'.split())
_OPENERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})
REPORTING = frozenset(
    "said says told tells added adds explained wrote announced warned noted tweeted stated claimed asked replied argued "
    "insisted confirmed declared recalled".split()
)


def of(document: Document, mentions: Sequence[Span]) -> tuple[str, ...]:
    """The roles of a person named at these places, each once, in the article's order."""
    found: dict[str, str] = {}
    for start, end in mentions:
        left, right = _around(document, start, end)
        for span in (_title(left), _introduced(left, right), _after(right), _copula(right)):
            if span is None:
                continue
            role = document.article.text[slice(*span)].replace("\n", " ").strip()
            found.setdefault(fold(role), role)
    return tuple(found.values())


def _around(document: Document, start: int, end: int) -> tuple[list[Token], list[Token]]:
    """The words of the sentence before and after a name, nearest first for those before."""
    first, last = start, end
    if document.sentences:
        first, last = document.sentences[document.sentence_at(start)]
    limit = 14 * (MOST_WORDS + 4)
    left = [t for t in document.tokens(max(first, start - limit), start) if end_of(t) <= start]
    right = [
        t for t in document.tokens(end, min(max(last, end), end + limit)) if start_of(t) >= end
    ]
    return left[::-1], right


def _span(tokens: Sequence[Token]) -> Span:
    return start_of(tokens[0]), end_of(tokens[-1])


def _is_role(token: Token) -> bool:
    word = fold(token.text)
    return word in role_nouns() or word in KIN or (word.endswith("s") and word[:-1] in role_nouns())


def _is_title(token: Token) -> bool:
    word = fold(token.text)
    return (word in titles() or _is_role(token)) and word not in ADDRESS


def _modifies(token: Token) -> bool:
    """Whether a word can stand inside the noun phrase before a name."""
    if token.text in STOPS or token.lower_ in REPORTING:
        return False
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or token.text in (
        "-",
        "&",
        "’s",
        "'s",
        "’",
        "'",
        "/",
    )


def _title(left: Sequence[Token]) -> Span | None:
    """The title before a name, "Defense Minister", with all that stands before it in its noun phrase."""
    at = 0
    while at < len(left) and fold(left[at].text) in ADDRESS | {""}:
        at += 1
    if at >= len(left) or not _is_title(left[at]):
        return None
    last = at
    while at + 1 < len(left) and _modifies(left[at + 1]) and at - last < MOST_WORDS:
        at += 1
    if at + 1 < len(left) and left[at + 1].lower_ in ("his", "her", "their", "its"):
        at += 1
    while at > last and left[at].text in ("’s", "'s", "-", "/", "’", "'", "&"):
        at -= 1
    return _span(left[last : at + 1][::-1])


def _introduced(left: Sequence[Token], right: Sequence[Token]) -> Span | None:
    """The phrase before a name and its comma: "The president of the union, "."""
    if (
        not left
        or left[0].text != ","
        or (right and right[0].text not in STOPS and right[0].pos_ not in ("VERB", "AUX"))
    ):
        return None
    end = 1
    while end < len(left) and left[end].text not in STOPS and end <= MOST_WORDS:
        if (
            left[end].pos_ in ("VERB", "AUX", "PRON", "SCONJ")
            and left[end].lower_ not in DETERMINERS
        ):
            break
        end += 1
    phrase = list(left[1:end][::-1])
    while phrase and not (
        phrase[0].lower_ in DETERMINERS
        or _is_role(phrase[0])
        or phrase[0].pos_ in ("PROPN", "ADJ", "NOUN")
    ):
        phrase.pop(0)
    return _span(phrase) if _names_role(phrase) else None


def _names_role(phrase: Sequence[Token]) -> bool:
    """Whether the head of a noun phrase, the last noun before a preposition, is a role."""
    head: Token | None = None
    for token in phrase:
        if (
            token.pos_ in ("ADP", "SCONJ", "VERB")
            and head is not None
            and token.text not in ("’s", "'s")
        ):
            break
        if _is_role(token):
            return True
        if token.pos_ in ("NOUN", "PROPN"):
            head = token
    return False


def _after(right: Sequence[Token]) -> Span | None:
    """An apposition or relative clause after the name: ", a spokesman for the port", ", who runs it"."""
    at = 0
    comma = bool(right) and right[0].text in (",", "(", "–", "—", "-")
    if comma:
        at = 1
    if (
        at < len(right)
        and right[at].text.isdigit()
        and len(right) > at + 2
        and right[at + 1].text == ","
    ):
        at += 2
    if at + 1 < len(right) and right[at].lower_ == "who":
        return _relative(right[at:])
    if not comma:
        return None
    phrase = _until_stop(right[at:])
    if not phrase or not (phrase[0].pos_ in _OPENERS or phrase[0].lower_ in DETERMINERS):
        return None
    if phrase[0].lower_ in REPORTING or not _names_role(phrase):
        return None
    return _span(phrase)


def _relative(tokens: Sequence[Token]) -> Span | None:
    verb = tokens[1].lower_
    if verb not in RELATIVE_VERBS:
        return None
    clause = _until_stop(tokens)
    return _span(clause) if len(clause) > 2 else None


def _copula(right: Sequence[Token]) -> Span | None:
    """What follows "is" or "was" after the name: "the director of the Harbour Museum"."""
    if len(right) < 3 or right[0].lower_ not in COPULAS:
        return None
    at = 1
    while at < len(right) and (right[at].lower_ in DETERMINERS or right[at].pos_ == "ADV"):
        at += 1
    phrase = _until_stop(right[at:])
    nouns = [token for token in phrase[:6] if token.pos_ != "ADP"]
    if not nouns or phrase[0].pos_ in ("VERB", "ADP", "AUX") or not _names_role(phrase):
        return None
    return _span(phrase)


def _until_stop(tokens: Sequence[Token]) -> list[Token]:
    """The words up to the next mark or reporting verb."""
    found: list[Token] = []
    for token in tokens[:MOST_WORDS]:
        if token.text in STOPS or token.lower_ in REPORTING:
            break
        found.append(token)
    while found and found[-1].pos_ in ("CCONJ", "ADP", "SCONJ", "DET"):
        found.pop()
    return found

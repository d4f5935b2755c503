"""What an article says a person is, in its words: titles, appositions, "is the director of", "who runs"."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from core.document import Document, end_of, start_of
from core.gender import KIN
from core.model import Span
from core.names import fold, role_nouns, titles
from core.wordclass import FINITE, word_class

MOST_WORDS = 18
"""Words of the longest role that is told whole; appositions in news are nearly always shorter."""
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
ADDRESS = frozenset("mr mrs ms miss sir dr lady dame".split())
"""Titles that say nothing of what somebody is."""
DETERMINERS = frozenset("a an the his her its their our my one another".split())
COPULAS = frozenset("is was became remains".split())
RELATIVE_VERBS = frozenset(
    "is runs ran heads headed leads led works worked serves served owns owned founded chairs chaired directs "
    "represents represented plays played teaches taught coaches manages managed oversees studies won".split()
)
STOPS = frozenset(', ; : . ! ? – — ( ) [ ] " “ ” … --'.split())
_OPENERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})
REPORTING = frozenset(
    "said says told tells added adds explained wrote announced warned noted tweeted stated claimed asked replied argued "
    "insisted confirmed declared recalled".split()
)
PASSING = REPORTING | frozenset("has does thinks believes hopes wants plans feels knows".split())
"""Verbs after "who" that tell of a moment, not of what somebody is."""


def of(document: Document, mentions: Sequence[Span]) -> tuple[str, ...]:
    """The roles of a person named at these places, each once, in the article's order."""
    found: dict[str, str] = {}
    for start, end in mentions:
        left, right = _around(document, start, end)
        used, title = _title(left)
        found_here = (
            title or _title_with_complement(left),
            _introduced(left[used:], right),
            _inverted(left),
            _after(right),
            _copula(right),
        )
        for span in found_here:
            if span is None:
                continue
            role = _ARTICLE.sub("", document.article.text[slice(*span)].replace("\n", " "))
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
    if (
        token.text in STOPS
        or token.lower_ in REPORTING
        or (token.text.isdigit() and len(token.text) == 4)
    ):
        return False
    return word_class(token) in ("NOUN", "PROPN", "ADJ", "NUM") or token.text in (
        "-",
        "&",
        "’s",
        "'s",
        "’",
        "'",
        "/",
    )


def _title(left: Sequence[Token]) -> tuple[int, Span | None]:
    """The title before a name, "Defense Minister", with its noun phrase; and how many words before the name are used up."""
    at = 0
    while at < len(left) and (left[at].text == "." or fold(left[at].text) in ADDRESS):
        at += 1
    if at >= len(left) or not _is_title(left[at]):
        return at, None
    if fold(left[at].text) == "prof" and at + 1 < len(left) and _is_title(left[at + 1]):
        at += 1
    last = at
    while at + 1 < len(left) and at - last < MOST_WORDS:
        if _modifies(left[at + 1]):
            at += 1
        elif _is_abbreviation(left[at + 1 : at + 4][::-1]):
            at += 3
        else:
            break
    if at + 1 < len(left) and left[at + 1].lower_ in ("his", "her", "their", "its"):
        at += 1
    while at > last and left[at].text in ("’s", "'s", "-", "/", "’", "'", "&"):
        at -= 1
    return at + 1, _span(left[last : at + 1][::-1])


def _is_abbreviation(tokens: Sequence[Token]) -> bool:
    """Whether these are an abbreviation in brackets: "(NPA)"."""
    return (
        len(tokens) == 3
        and tokens[0].text == "("
        and tokens[1].text.isupper()
        and tokens[2].text == ")"
    )


def _title_with_complement(left: Sequence[Token]) -> Span | None:
    """A clause that opens with a title and what it is of, up to the name: "Secretary of the Council Ada Roe"."""
    phrase = _clause(left)
    if (
        len(phrase) < 3
        or not _names_role(phrase)
        or word_class(phrase[-1]) not in ("PROPN", "NOUN")
    ):
        return None
    of = [token for token in phrase if word_class(token) == "ADP"]
    return _span(phrase) if of and of[0].i > phrase[0].i and _is_role(of[0].nbor(-1)) else None


def _clause(left: Sequence[Token]) -> list[Token]:
    """The words back to a mark or the sentence's beginning; none where a verb or pronoun stands among them."""
    found: list[Token] = []
    for token in left[: MOST_WORDS + 1]:
        if token.text in STOPS:
            break
        if (
            word_class(token) in ("VERB", "AUX", "PRON", "SCONJ")
            and token.lower_ not in DETERMINERS
        ):
            return []
        found.append(token)
    return found[::-1] if len(found) <= MOST_WORDS else []


def _inverted(left: Sequence[Token]) -> Span | None:
    """What stands before "is" or "was" and the name: "The first president was Ada Roe"."""
    if not left or left[0].lower_ not in COPULAS:
        return None
    phrase = _clause(left[1:])
    return (
        _span(phrase)
        if phrase and _names_role(phrase) and phrase[0].lower_ in DETERMINERS
        else None
    )


def _introduced(left: Sequence[Token], right: Sequence[Token]) -> Span | None:
    """The phrase before a name and its comma: "The president of the union, "."""
    if (
        not left
        or left[0].text != ","
        or (right and right[0].text not in STOPS and word_class(right[0]) not in ("VERB", "AUX"))
    ):
        return None
    end = 1
    while end < len(left) and left[end].text not in STOPS and end <= MOST_WORDS:
        if (
            word_class(left[end]) in ("VERB", "AUX", "PRON", "SCONJ")
            and left[end].lower_ not in DETERMINERS
        ):
            break
        end += 1
    phrase = list(left[1:end][::-1])
    for index in range(len(phrase) - 2, 0, -1):
        if phrase[index].lower_ == "and" and phrase[index + 1].lower_ in DETERMINERS:
            phrase = phrase[index + 1 :]
            break
    while phrase and not (
        phrase[0].lower_ in DETERMINERS
        or _is_role(phrase[0])
        or word_class(phrase[0]) in ("PROPN", "ADJ", "NOUN")
    ):
        phrase.pop(0)
    return _span(phrase) if _names_role(phrase) else None


def _names_role(phrase: Sequence[Token], many: bool = True) -> bool:
    """Whether the head of a noun phrase, the last noun before a preposition, is a role."""
    head: Token | None = None
    for token in phrase:
        if (
            word_class(token) in ("ADP", "SCONJ", "VERB")
            and head is not None
            and token.text not in ("’s", "'s")
        ):
            break
        if _is_role(token) and (
            many or not fold(token.text).endswith("s") or fold(token.text) in role_nouns()
        ):
            return True
        if word_class(token) in ("NOUN", "PROPN"):
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
    if not phrase or not (word_class(phrase[0]) in _OPENERS or phrase[0].lower_ in DETERMINERS):
        return None
    if phrase[0].lower_ in REPORTING or not _names_role(phrase, many=phrase[0].lower_ == "one"):
        return None
    return _span(phrase)


def _relative(tokens: Sequence[Token]) -> Span | None:
    at = 1
    while at < len(tokens) - 1 and word_class(tokens[at]) == "ADV":
        at += 1
    verb = tokens[at]
    if verb.lower_ not in RELATIVE_VERBS and (verb.tag_ != "VBZ" or verb.lower_ in PASSING):
        return None
    clause = _until_stop(tokens)
    return _span(clause) if len(clause) > 2 else None


def _copula(right: Sequence[Token]) -> Span | None:
    """What follows "is" or "was" after the name: "the director of the Harbour Museum"."""
    if len(right) < 3 or right[0].lower_ not in COPULAS:
        return None
    at = 1
    while at < len(right) and (right[at].lower_ in DETERMINERS or word_class(right[at]) == "ADV"):
        at += 1
    phrase = _until_stop(right[at:])
    nouns = [token for token in phrase[:6] if word_class(token) != "ADP"]
    if not nouns or word_class(phrase[0]) in ("VERB", "ADP", "AUX") or not _names_role(phrase):
        return None
    return _span(phrase)


def _until_stop(tokens: Sequence[Token]) -> list[Token]:
    """The words up to the next mark or verb of the sentence; a relative clause keeps its verb, "(NPA)" its brackets."""
    found: list[Token] = []
    clause = False
    for index, token in enumerate(tokens[:MOST_WORDS]):
        clause = clause or token.lower_ in ("who", "whose", "that", "which")
        inner = tokens[index - 1 : index + 2] if token.text == ")" else tokens[index : index + 3]
        short = any(other.text.isupper() for other in inner) and len(inner) >= 2
        if token.text in ("(", ")") and short:
            found.append(token)
            continue
        if token.text in STOPS or token.lower_ in REPORTING:
            break
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        participle = following is not None and word_class(following) == "ADP"
        if token.tag_ in FINITE and not clause and not participle:
            break
        found.append(token)
    while found and word_class(found[-1]) in ("CCONJ", "ADP", "SCONJ", "DET"):
        found.pop()
    return found

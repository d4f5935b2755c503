"""Acts of reporting in the article's own sentences: a cue and the phrase of who speaks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from core.document import Document, children, end_of, start_of
from core.model import Span
from core.quotes import cues, phrases
from core.quotes.frames import Frame
from core.quotes.phrases import Phrase

_MODALS = {
    "will",
    "shall",
    "would",
    "could",
    "can",
    "may",
    "might",
    "should",
    "must",
    "cannot",
    "let",
    "'d",
}
_BE = {"is", "was", "are", "were", "been", "being", "be", "'s", "got"}
_NOMINAL = {"NOUN", "PROPN", "PRON"}
_CALLED = {"on", "upon", "for"}
_SUBJECTS = {"nsubj", "nsubj:outer", "csubj"}
_NOT_VERBS = {"NOUN", "PROPN", "ADJ", "ADP", "ADV", "NUM"}
_CONTROLLERS = {"advcl", "conj", "xcomp", "acl", "parataxis", "ccomp", "dep", "obl"}


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting verb or "according to", with its source where one was found."""

    token: Token
    lemma: str
    """The verb's lemma, or ``according``."""
    cue: Span
    source: Phrase | None
    frame: int
    passive: bool = False
    how: str = "subject"
    """How the source was found: subject, beside, after, shared, agent, relative, nobody."""


def find(document: Document, frames: Sequence[Frame]) -> tuple[Report, ...]:
    """All reports outside quotation marks, in order."""
    found: list[Report] = []
    for number, frame in enumerate(frames):
        tokens = document.tokens(frame.start, frame.end)
        inside = _inside(tokens, frame)
        for index, token in enumerate(tokens):
            if inside[index]:
                continue
            report = _report(tokens, inside, index, token, number, frame, document.has_tree)
            if report is not None:
                report = _shared(report, tokens, index, found)
            if report is not None:
                found.append(report)
    return tuple(_led(found, n, frames) for n in range(len(found)))


def _led(found: Sequence[Report], number: int, frames: Sequence[Frame]) -> Report:
    """``Warning that …, the minister said``: a participle that opens a sentence shares the next source."""
    report = found[number]
    following = found[number + 1] if number + 1 < len(found) else None
    first = report.cue[0] - frames[report.frame].start < 3 and report.token.tag_ == "VBG"
    if (
        not first
        or following is None
        or following.frame != report.frame
        or following.source is None
    ):
        return report
    return replace(report, source=following.source, how="shared")


def _shared(report: Report, tokens: Sequence[Token], index: int, found: Sequence[Report]) -> Report:
    """``wrote that …, adding that …``: a participle after a comma keeps the source of the verb before."""
    before = tokens[index - 1].lower_ if index else ""
    if index > 1 and tokens[index - 1].pos_ == "ADV":
        before = tokens[index - 2].lower_
    if report.lemma == "according":
        return report
    quoted = (
        report.token.tag_ == "VBG"
        and before == "as"
        and found
        and found[-1].lemma in ("quote", "cite")
    )
    if quoted and found[-1].source is not None:
        return replace(report, source=found[-1].source, how="shared")
    participle = report.token.tag_ == "VBG" and before in (",", "and")
    joined = before in ("and", "but") and report.token.tag_ in ("VBD", "VBZ", "VBP")
    if not (participle or joined) or report.passive:
        return report
    last = found[-1] if found and found[-1].frame == report.frame else None
    if last is None or last.source is None or last.lemma == "according":
        return report
    return replace(report, source=last.source, how="shared")


def _inside(tokens: Sequence[Token], frame: Frame) -> list[bool]:
    """For each token of a frame, whether it lies inside quotation marks."""
    flags: list[bool] = []
    at = 0
    for token in tokens:
        start = start_of(token)
        while at < len(frame.marked) and frame.marked[at].outer_end <= start:
            at += 1
        flags.append(at < len(frame.marked) and frame.marked[at].outer_start <= start)
    return flags


def _report(
    tokens: Sequence[Token],
    inside: Sequence[bool],
    index: int,
    token: Token,
    number: int,
    frame: Frame,
    tree: bool,
) -> Report | None:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.lower_ == "according" and following is not None and following.lower_ == "to":
        source = phrases.after(tokens, index + 1)
        if tree and source is not None:
            source = _whole(source, frame)
        return Report(token, "according", (start_of(token), end_of(following)), source, number)
    lemma = cues.verb(token.text)
    if lemma is None or (token.pos_ in _NOT_VERBS and not _beside_marks(frame, token)):
        return None
    if _hypothetical(tokens, index, lemma):
        return None
    if (
        lemma == "call"
        and token.tag_ == "VBN"
        and token.dep_ == "acl"
        and not _followed_by(tokens, index, "by", "on", "upon", "for")
    ):
        return None
    passive = _passive(tokens, index)
    source, how = _source(tokens, inside, index, frame, tree, passive)
    if source is None and token.pos_ in _NOT_VERBS:
        return None
    end = end_of(token)
    told = lemma == "tell" and following is not None and following.pos_ in _NOMINAL
    called = lemma == "call" and following is not None and following.lower_ in _CALLED
    if following is not None and (told or called):
        end = end_of(following)
    return Report(token, lemma, (start_of(token), end), source, number, passive, how)


def _whole(phrase: Phrase, frame: Frame) -> Phrase:
    by_tree = phrases.of_head(phrase.head, phrase.start, frame.end)
    return Phrase(phrase.start, max(phrase.end, by_tree.end), phrase.head)


def _beside_marks(frame: Frame, token: Token) -> bool:
    """A closing mark stands within a few words before the token: `"…," Smith remarks`."""
    start = start_of(token)
    last = frame.mark_before(start)
    return last is not None and 0 <= start - last.outer_end < 40


def _hypothetical(tokens: Sequence[Token], index: int, lemma: str) -> bool:
    """Not said: a modal, a negation, an infinitive after anything but "went on"."""
    words = [t.lower_ for t in tokens[max(0, index - 4) : index]]
    if lemma in (
        "say",
        "comment",
        "tell",
        "specify",
        "reveal",
        "disclose",
        "elaborate",
        "detail",
        "ask",
    ) and any(w in ("not", "n't", "n’t", "never") for w in words[-2:]):
        return True
    if any(w in _MODALS for w in words[-2:]):
        return True
    if words[-1:] == ["to"]:
        return not any(w in ("went", "goes", "going", "continued", "on") for w in words[:-1])
    base = tokens[index].tag_ == "VB"
    return base and not words and len(tokens) > index + 1


def _followed_by(tokens: Sequence[Token], index: int, *words: str) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].lower_ in words


def _passive(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if any(child.dep_ in ("nsubj:pass", "aux:pass") for child in children(token)):
        return True
    if token.lower_ == "asked" and (
        index == 0 or tokens[index - 1].lower_ in ("when", "if", "once", "while")
    ):
        return True
    if _followed_by(tokens, index, "by") and token.tag_ in ("VBN", "VBD"):
        return True
    words = [t.lower_ for t in tokens[max(0, index - 3) : index] if t.pos_ != "ADV"]
    return bool(words) and words[-1] in _BE and token.tag_ in ("VBN", "VBD", "")


def _source(
    tokens: Sequence[Token],
    inside: Sequence[bool],
    index: int,
    frame: Frame,
    tree: bool,
    passive: bool,
) -> tuple[Phrase | None, str]:
    token = tokens[index]
    if passive:
        return _agent(tokens, index, frame)
    beside = _inverted(tokens, inside, index, frame)
    if beside is not None:
        return (_whole(beside, frame) if tree else beside), "after"
    left = phrases.before(tokens, index)
    if (
        left is not None
        and left.head.lower_ in ("he", "she", "they")
        and left.head.i >= token.i - 3
    ):
        return left, "beside"
    found = _by_tree(token, frame, 0) if tree else None
    if found is not None:
        nearer = left is not None and _alone_before(tokens, index, left, found[0])
        return (left, "beside") if nearer else found
    first = tokens[index - 1] if index else None
    if (
        left is not None
        and token.tag_ != "VBG"
        and not (first is not None and first.lower_ in ("to", "and", "but"))
    ):
        return left, "beside"
    return None, "nobody"


def _alone_before(tokens: Sequence[Token], index: int, left: Phrase, found: Phrase) -> bool:
    """``Prices, which fell, rose, the bank said``: a phrase between a comma and the verb is its subject."""
    if found.end > left.start or left.head.lower_ in ("which", "who", "that"):
        return False
    at = index
    while at > 0 and start_of(tokens[at]) >= left.start:
        at -= 1
    words = [t.lower_ for t in tokens[at + 1 : index]]
    return tokens[at].text == "," and "and" not in words and "," not in words


def _agent(tokens: Sequence[Token], index: int, frame: Frame) -> tuple[Phrase | None, str]:
    """Who says it in a passive: "told by police"; "was quoted as saying" names its subject."""
    token = tokens[index]
    for place in range(index + 1, min(len(tokens) - 1, index + 8)):
        if tokens[place].lower_ == "by":
            source = phrases.after(tokens, place)
            return (source, "agent") if source else (None, "nobody")
    if token.lower_ in ("quoted", "cited"):
        for child in children(token):
            if child.dep_ in ("nsubj:pass", "nsubj"):
                return phrases.of_head(child, frame.start, frame.end), "subject"
        return phrases.before(tokens, index), "beside"
    return None, "nobody"


def _inverted(
    tokens: Sequence[Token], inside: Sequence[bool], index: int, frame: Frame
) -> Phrase | None:
    """`"…," said Smith`: nothing but a mark or comma before the verb, the speaker right after it."""
    if index == 0 or tokens[index].tag_ == "VBG":
        return None
    at = index - 1
    if tokens[at].text == "," and at > 0:
        at -= 1
    start = start_of(tokens[index])
    last = frame.mark_before(start)
    near = last is not None and 0 <= start - last.outer_end <= 3
    marked = near and (inside[at] or tokens[index - 1].is_punct or tokens[index - 1].is_quote)
    if not marked and not (
        tokens[index - 1].text == "," and tokens[index].tag_ in ("VBD", "VBZ", "VBP", "VBN")
    ):
        return None
    found = phrases.after(tokens, index)
    if found is None or found.head.lower_ in ("him", "her", "them", "me", "us", "that"):
        return None
    if not marked:
        beyond = next((t for t in tokens[index + 1 :] if start_of(t) >= found.end), None)
        if beyond is not None and beyond.text not in (",", ".", ";", "("):
            return None
    return found


def _is_dateline(token: Token) -> bool:
    """A place in capitals before a dash: "VARNA, Bulgaria — …"."""
    after = token.doc[token.i + 1 : token.i + 7]
    return len(token) > 2 and token.is_upper and any(t.text in ("—", "–", "--", "-") for t in after)


def _by_tree(token: Token, frame: Frame, depth: int) -> tuple[Phrase, str] | None:
    """The subject of a verb, of the verb it is joined to, or what its relative clause is about."""
    for child in children(token):
        if child.dep_ in _SUBJECTS and frame.start <= start_of(child) < frame.end:
            if child.lower_ in ("who", "which", "that") and token.dep_ == "acl:relcl":
                return phrases.of_head(token.head, frame.start, start_of(token)), "relative"
            if child.lower_ == "what":
                continue
            if frame.covers(start_of(child)) or child.pos_ in {"VERB", "ADV", "ADP"}:
                continue
            if child.lower_ in phrases.TIMES or child.tag_ == "VBG" or _is_dateline(child):
                continue
            return phrases.of_head(
                child, frame.start, frame.end
            ), "subject" if not depth else "shared"
    head = token.head
    if depth > 3 or head == token or not frame.start <= start_of(head) < frame.end:
        return None
    if token.dep_.startswith("acl") and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return phrases.of_head(head, frame.start, start_of(token)), "relative"
    if token.dep_ in _CONTROLLERS and token.tag_ in ("VBG", "VBD", "VBZ", "VBP", "VB", "VBN", ""):
        if token.dep_ in ("ccomp", "parataxis") and token.tag_ != "VBG":
            return None
        if head.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}:
            return _by_tree(head, frame, depth + 1)
    return None

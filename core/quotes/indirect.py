"""Reported speech without marks: the content of a report, by tree where there is one, by patterns else."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from core.document import Document, children, end_of, start_of
from core.model import Span
from core.quotes import cues
from core.quotes.frames import Frame
from core.quotes.reports import Report
from core.wordclass import FINITE

_PAST = {"VBD", "VBZ", "VBP", "VBN"}
_FINITE_WORD = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|will|would|can|could|may|might|must|should|won|lost|\w+ed)\b|n[’']t\b",
    re.I,
)
_COMPLEMENTS = {"that", "if", "whether", "how", "why", "what", "when", "where", "who"}
_RAISED = {"express", "voice", "raise", "repeat"}
_VOWS = {"promise", "pledge", "vow", "threaten", "offer", "agree", "refuse", "swear"}
_LEAST = 3
_ADDRESSED = {"tell", "assure", "inform", "advise", "remind", "notify", "warn", "ask"}
WEAK = {
    "suggest",
    "indicate",
    "reveal",
    "confirm",
    "highlight",
    "underscore",
    "underline",
    "explain",
    "imply",
    "hint",
    "detail",
    "propose",
    "recommend",
    "specify",
    "reflect",
    "advocate",
}


def content(document: Document, report: Report, frame: Frame, later: Report | None) -> Span | None:
    """The span of what is reported, without cue, source, "that" and final stop; None when there is none.

    ``later`` is the next report of the frame: where it is joined to this one, the content ends before it.
    """
    end = _limit(document, report, frame, later)
    if report.lemma == "according":
        span = _according(document, report, frame, end)
    elif report.passive and report.how != "agent" and report.source is None and report.lemma not in (
        "ask", "tell", "urge", "advise", "order", "warn", "report", "instruct", "say",
    ):  # fmt: skip
        return None
    else:
        after = None if report.how == "after" else _after(document, report, end)
        span = after or _before(document, report, frame)
    if span is None:
        return None
    return _trimmed(document, span, frame, report)


def _limit(document: Document, report: Report, frame: Frame, later: Report | None) -> int:
    """Where the content must end: the frame, or a later report that is joined to this one."""
    if later is None or (later.passive and later.source is None):
        return _opening_end(document, report, frame)
    token: Token = later.token
    joined = later.lemma == "according"
    steps = 0
    while not joined and document.has_tree and token.head != token and steps < 3:
        if token.dep_ in ("ccomp", "xcomp", "acl", "acl:relcl") or (
            token.dep_ == "parataxis" and token.head != report.token
        ):
            break
        if token.head == report.token:
            joined = (
                token.dep_ in ("conj", "advcl", "parataxis", "dep") and later.token.tag_ != "VB"
            )
            break
        token = token.head
        steps += 1
    text = document.article.text
    start = later.cue[0]
    if later.source is not None and report.cue[1] < later.source.start < start:
        start = later.source.start
    lead = text[report.cue[1] : start]
    if later.token.tag_ == "VBG" and lead.rstrip().endswith((",", "and")):
        joined = True
    if lead.rstrip().endswith((" what", ", as")):
        return frame.end
    if report.lemma == "ask" and lead.rstrip().endswith(","):
        joined = True
    closing = not text[later.cue[1] : frame.end].strip(" .,")
    if closing and later.source is not None and lead.rstrip().endswith(","):
        joined = True
    if report.cue[0] - frame.start < 6 and (report.passive or report.token.tag_ == "VBG"):
        speaks = later.source.start if later.source is not None else later.cue[0]
        comma = text.rfind(", ", report.cue[1], min(speaks, later.cue[0]))
        return comma if comma >= 0 else later.cue[0]
    if (
        re.search(r"\b(?:and|but)\s+(?:\w+ly\s+|also\s+)?$", lead)
        and later.how == "shared"
        and later.token.tag_ in FINITE
    ):
        joined = True
    if later.lemma == "according" and (dash := re.search(r"\s[—–-]\s", lead)):
        return report.cue[1] + dash.start()
    if not joined:
        return frame.end
    return report.cue[1] + len(
        re.sub(r"[\s,;–—-]*(?:\b(?:and|but|while|as|then|also|later|who)\s+)*$", "", lead)
    )


def _according(document: Document, report: Report, frame: Frame, end: int) -> Span | None:
    text = document.article.text
    lead = text[frame.start : report.cue[0]].strip(' ,“"')
    if report.source is None:
        return None
    if len(lead.split()) >= _LEAST:
        dash = max(text.rfind(d, frame.start, report.cue[0]) for d in (" — ", " – ", " - "))
        return (dash + 3 if dash > 0 else frame.start), report.cue[0]
    commas = [m.end() for m in re.compile(r",\s").finditer(text, report.source.end, frame.end)]
    if not commas:
        return None
    # "According to Varna Boats, a firm in Oslo, fares rose": what describes the source is none of its words.
    head = report.source.head
    while head.head != head and start_of(head.head) in range(
        report.source.start, report.source.end
    ):
        head = head.head
    begin = next(_beyond(document, head, commas), commas[0])
    return begin, max(end, begin)


def _opening_end(document: Document, report: Report, frame: Frame) -> int:
    """The end of the frame, or of the clause that opens it: "Asked whether she would go, Roe laughed"."""
    token = report.token
    opens = report.cue[0] - frame.start < 6 and token.dep_ == "advcl" and token.head.i > token.i
    if not opens:
        return frame.end
    text = document.article.text
    commas = [m.start() for m in re.compile(r",\s").finditer(text, report.cue[1], frame.end)]
    after = next(_beyond(document, token, [at + 2 for at in commas]), None)
    return frame.end if after is None else after - 2


def _beyond(document: Document, head: Token, places: Sequence[int]) -> Iterator[int]:
    """The places at which a word stands that does not hang on a head."""
    for place in places:
        token = document.token_at(place)
        if token is not None and token != head and head not in token.ancestors:
            yield place


def _after(document: Document, report: Report, end: int) -> Span | None:
    begin = report.cue[1]
    if report.source is not None and begin <= report.source.start < begin + 3:
        begin = report.source.end
    tokens = [t for t in document.tokens(begin, end) if start_of(t) >= begin]
    if not tokens or tokens[0].text in (".", ";"):
        return None
    lemma = report.lemma
    if (
        lemma in _ADDRESSED
        and tokens[0].lower_ in ("him", "her", "them", "me", "us")
        and len(tokens) > 1
    ):
        tokens = tokens[1:]
    if (
        report.token.dep_ == "acl:relcl"
        and tokens[0].tag_ in _PAST | FINITE
        and report.how == "subject"
    ):
        return _span(tokens, end)
    says = cues.takes(lemma, "say")
    asks = cues.takes(lemma, "ask")
    if lemma == "ask":
        for number, token in enumerate(tokens[:16]):
            if token.lower_ in ("if", "whether"):
                return _span(tokens[number:], end)
    for number, token in enumerate(tokens[:12]):
        if (
            token.lower_ == "that"
            and token.dep_ not in ("det", "nsubj", "obj")
            and token.tag_ in ("IN", "", "WDT", "DT")
        ):
            if says or asks or number == 0 or lemma in _RAISED or _noun_before(tokens, number):
                return _span(tokens[number + 1 :], end)
            return None
        if token.tag_ in FINITE:
            break
        if (
            (asks or lemma in ("say", "explain", "recount", "describe", "tell"))
            and number
            and token.lower_ in _COMPLEMENTS
        ):
            return _span(tokens[number:], end)
        if asks and token.lower_ == "to" and token.tag_ == "TO":
            return _span(tokens[number:], end)
        if lemma in _VOWS and number == 0 and token.tag_ == "TO":
            return _span(tokens[number:], end)
    if lemma in ("explain", "recount", "ask", "recall") and tokens[0].lower_ in _COMPLEMENTS:
        return _span(tokens, end)
    if says:
        clause = _clause(document, report, tokens, end)
        if clause is not None:
            return clause
    if cues.takes(lemma, "object"):
        return _object(report, tokens, end)
    return None


def _noun_before(tokens: Sequence[Token], number: int) -> bool:
    return number > 0 and cues.is_noun(tokens[number - 1].text)


def _span(tokens: Sequence[Token], end: int) -> Span | None:
    return (start_of(tokens[0]), end) if tokens else None


def _clause(document: Document, report: Report, tokens: Sequence[Token], end: int) -> Span | None:
    """A finite clause right after the cue, past a recipient and adverbials."""
    text = document.article.text
    if document.has_tree and report.token.i < len(report.token.doc):
        for child in children(report.token):
            clausal = child.dep_ in ("ccomp", "parataxis") or (
                child.dep_ == "xcomp" and child.tag_ != "VB"
            )
            if clausal and start_of(child) > report.cue[1] and end_of(child) <= end:
                if not any(t.tag_ in FINITE for t in child.subtree):
                    continue
                first = next((t for t in child.subtree if not t.is_punct), child)
                plain = tokens[0].pos_ in {"DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ"}
                if (plain and report.lemma not in _ADDRESSED) or first.idx < tokens[0].idx:
                    first = tokens[0]
                return _past_that(text, max(start_of(first), start_of(tokens[0])), end)
    skip = 0
    owns = report.lemma not in _ADDRESSED and any(
        c.dep_ == "obj" and start_of(c) > report.cue[0] for c in children(report.token)
    )
    if tokens[0].text == "," or owns or report.lemma == "write":
        return None
    if tokens[0].pos_ == "ADP" or tokens[0].lower_ in (
        "in",
        "on",
        "at",
        "during",
        "after",
        "about",
        "to",
        "from",
    ):
        while skip < len(tokens) and tokens[skip].text not in (",", ":"):
            skip += 1
        skip += 1
        if report.source is None:
            return None
    rest = tokens[skip:]
    if len(rest) < _LEAST:
        return None
    finite = (
        any(t.tag_ in FINITE for t in rest[:25])
        if rest[0].tag_
        else bool(_FINITE_WORD.search(text[start_of(rest[0]) : end]))
    )
    return _past_that(text, start_of(rest[0]), end) if finite else None


def _past_that(text: str, start: int, end: int) -> Span:
    match = re.compile(r"[\s,:]*that\s+(?=\S+\s)", re.I).match(text, start, end)
    return (
        match.end()
        if match and not re.match(r"\s*(?:is|was|has|will)\b", text[match.end() :])
        else start
    ), end


def _object(report: Report, tokens: Sequence[Token], end: int) -> Span | None:
    """The noun that is announced, denied, predicted: ``announced his retirement``."""
    first = (
        tokens[1]
        if tokens[0].lower_ in ("of", "about", "for", "on") and len(tokens) > 1
        else tokens[0]
    )
    if report.source is None or len(tokens) < 2:
        return None
    if first.pos_ in {"DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM", "VERB"} and not first.is_punct:
        return start_of(first), end
    return None


def _before(document: Document, report: Report, frame: Frame) -> Span | None:
    """``Prices rose, he said.``: the clause before the source, parted by a comma."""
    if not cues.takes(report.lemma, "say"):
        return None
    text = document.article.text
    start = report.cue[0]
    if report.source is not None and report.how in ("subject", "beside"):
        start = min(start, report.source.start)
    lead = text[frame.start : start].rstrip()
    if not lead.endswith(",") or len(lead.split()) < _LEAST:
        return None
    tokens = document.tokens(frame.start, frame.start + len(lead))
    outside = [
        t
        for t in tokens
        if not any(m.outer_start <= start_of(t) < m.outer_end for m in frame.marked)
    ]
    if not any(t.tag_ in FINITE for t in outside) and not (
        not outside or (not outside[0].tag_ and _FINITE_WORD.search(lead))
    ):
        return None
    if (
        outside
        and outside[0].lower_ in ("as", "when", "after", "while", "if", "because")
        and "," not in lead[:-1]
    ):
        return None
    return frame.start, frame.start + len(lead)


def _trimmed(document: Document, span: Span, frame: Frame, report: Report) -> Span | None:
    """Edges without white space and stops; None when too little is left outside the marks."""
    text = document.article.text
    start, end = span
    end = _active_after_passive(document, report, _same_subject(report, end))
    while start < end and text[start] in " \n\t,:;":
        start += 1
    while end > start and text[end - 1] in " \n\t,.;:–—-":
        end -= 1
    for marked in frame.marked:
        if start == marked.start and end >= marked.end:
            start = marked.outer_start
        if (
            marked.start <= end <= marked.outer_end
            and marked.closed
            and start <= marked.outer_start
        ):
            end = marked.outer_end
    rest = text[start:end]
    for marked in frame.marked:
        if start <= marked.outer_start and marked.outer_end <= end + 1:
            rest = rest.replace(text[marked.outer_start : marked.outer_end], " ")
        elif marked.start <= start < marked.outer_end:
            return None
    closes_with_marks = rest.endswith(" ") and end - start > len(rest) + 20
    outside = re.findall(r"\w[\w’'-]*", rest)
    least = 2 if report.lemma in ("announce", "deny", "predict", "claim") else _LEAST
    if closes_with_marks:
        least = 7
    if text[start] in '"“‘«' and not _FINITE_WORD.search(rest):
        return None
    return (start, end) if len(outside) >= least and start < end else None


def _active_after_passive(document: Document, report: Report, end: int) -> int:
    """``suggested that it was discussed but gave no details``: a passive's subject gives nothing."""
    tokens = document.tokens(report.cue[1], end)
    for place, token in enumerate(tokens[:-1]):
        verb = tokens[place + 1]
        if (
            token.lower_ not in ("but", "and")
            or verb.tag_ != report.token.tag_
            or verb.dep_ != "conj"
        ):
            continue
        if any(c.dep_.startswith(("nsubj", "aux")) for c in children(verb)):
            continue
        if any(c.dep_ == "nsubj:pass" for c in children(verb.head)):
            return start_of(token)
    return end


def _same_subject(report: Report, end: int) -> int:
    """``said it was talked about but released few details``: the second verb is the source's own act."""
    for child in children(report.token):
        if child.dep_ != "conj" or child.tag_ not in _PAST or start_of(child) >= end:
            continue
        if any(c.dep_.startswith(("nsubj", "aux")) for c in children(child)):
            continue
        joint = next((c for c in children(child) if c.dep_ == "cc"), None)
        if joint is not None and start_of(joint) > report.cue[1]:
            return start_of(joint)
    return end

"""Marked spans told apart: a whole utterance, a fragment in the reporter's sentence, or no quotation."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from core.document import Document, end_of, start_of
from core.model import QuoteKind
from core.quotes import cues
from core.quotes.frames import Frame
from core.quotes.marks import Marked
from core.quotes.reports import Report
from core.wordclass import FINITE

_FINITE_WORDS = re.compile(
    r"\b(?:is|are|was|were|am|be|has|have|had|do|does|did|will|would|can|could|may|might|must|shall"
    r"|should|\w+n[’']t|\w+[’'](?:s|re|m|ll|ve))\b",
    re.I,
)
_WORK = (
    r"(?:book|film|movie|song|album|novel|play|series|show|programme|program|magazine|app|campaign|project|article|"
    r"documentary|poem|painting|single|track|essay|podcast|video|opera|ballet|musical|sculpture|exhibition|game|"
    r"hit|memoir|comedy|drama|seminar|conference|workshop|theme|thesis|report|paper|bestseller|blockbuster|trilogy)s?"
)
_WORK_BEFORE = re.compile(
    _WORK + r"(?:\s+(?:called|titled|entitled|named|of|on|like|such as|including))?[\s,:]*$", re.I
)
_TITLED = re.compile(
    r"\b(?:entitled|titled|named|renamed|headlined|subtitled|theme[:,]?|mottos?|slogans?|banner)\s*$",
    re.I,
)
_WORK_AFTER = re.compile(
    r"\s*(?:an? |the )?(?:mobile |television |tv |radio |feature )?" + _WORK + r"\b", re.I
)
_KNOWN_AS = re.compile(
    r"\b(?:known as|nicknamed|nickname|aka|alias|a\.k\.a\.|so-called|so called|the (?:word|words|term|phrase|name)s?"
    r"|in quotes|codenamed|code-named|meaning|means|translates as|translated as|short for|stands for|or)\s*(?:the |a |an )?$",
    re.I,
)
_SHOWN = re.compile(r"(?:\b(?:on|in|for|at)|[’']s)\s*$")
"""Where titles of programmes stand: on “Morning Talk”, the channel’s “Sunday News”."""
_NAME_BEFORE = re.compile(r"\b[A-Z][\w’'.-]+\s$")
_NAME_AFTER = re.compile(r"\s[A-Z][\w’'-]+")


def kind(document: Document, marked: Marked, frame: Frame, report: Report | None) -> QuoteKind:
    """Direct when it makes a sentence or stands for the whole utterance, else partial."""
    text = document.article.text
    words = text[marked.start : marked.end]
    before = text[frame.start : marked.outer_start].rstrip()
    capital = next((c for c in words if c.isalnum()), "a")
    sentence = is_clause(document, marked)
    stops = words[-1:] in ".?!…"
    alone = not before or (marked.outer_start == frame.start)
    follows_cue = (
        report is not None
        and report.cue[1] <= marked.outer_start
        and not text[report.cue[1] : marked.outer_start].strip(" ,:\n")
    )
    if alone:
        tail = text[marked.outer_end : frame.end]
        ends = words[-1:] in ",.?!…—-" or tail[:1] in (",", "") or not tail.strip(" .")
        return "direct" if sentence or (ends and len(words.split()) > 1) else "partial"
    interrupted = any(m.outer_end <= marked.outer_start for m in frame.marked) and before.endswith(
        ","
    )
    if interrupted and (sentence or stops):
        return "direct"
    opened = before.endswith((":", ",")) or follows_cue
    if capital.isupper() or capital.isdigit():
        if before.endswith((":", "—", "–")) or (opened and (stops or sentence)):
            return "direct"
        return "direct" if sentence and (stops or words[-1:] in ",") else "partial"
    whole = sentence and (stops or re.search(r"[.!?]\s+[A-Z]", words) is not None)
    if whole or (opened and sentence and (follows_cue or before.endswith(":"))):
        return "direct"
    return "partial"


def is_clause(document: Document, marked: Marked) -> bool:
    """Whether the words hold a finite verb with its subject before it."""
    tokens = document.tokens(marked.start, marked.end)[:80]
    if not document.has_tree or not any(t.tag_ for t in tokens):
        return bool(_FINITE_WORDS.search(document.article.text[marked.start : marked.end]))
    inside = [t for t in tokens if start_of(t) >= marked.start and end_of(t) <= marked.end]
    nominal = False
    for token in inside:
        if token.tag_ in FINITE and token.pos_ in {"VERB", "AUX"}:
            return nominal or len(inside) > 2
        nominal = (
            nominal
            or token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}
            or token.lower_ in ("that", "this")
        )
    first = inside[0] if inside else None
    return first is not None and first.tag_ == "VB" and len(inside) > 2


def weight(
    document: Document,
    marked: Marked,
    frame: Frame,
    report: Report | None,
    near: bool = False,
    told: bool = False,
) -> float:
    """How much speaks for a quotation (above 0) or for a title, nickname or term, as a sum of signs.

    Length is the strongest sign: of the marked spans in PolNeAR those of one word are quotations in 57 % of
    cases, those of six words and more in 96 %. ``near``: the cue stands right beside the marks.
    ``told``: they lie within the clause that the report reports.
    """
    text = document.article.text
    words = text[marked.start : marked.end]
    count = len(words.split())
    before = text[max(frame.start, marked.outer_start - 60) : marked.outer_start]
    after = text[marked.outer_end : marked.outer_end + 40]
    score = (-1.0, -0.6, -0.4, 0.2, 0.6, 2.0)[min(count, 6) - 1]
    if report is not None:
        says = report.lemma == "according" or cues.takes(report.lemma, "say")
        score += 3.0 if near else 1.4 if says and told else 0.6
        if cues.takes(report.lemma, "name"):
            score += 0.5
    if words[-1:] in ".?!" and count > 2:
        score += 1.0
    titled = _is_titled(words)
    if titled and (_WORK_BEFORE.search(before) or _WORK_AFTER.match(after)):
        score -= 5.0
    if titled and count < 7 and _SHOWN.search(before):
        score -= 4.0
    if _TITLED.search(before) or (_WORK_BEFORE.search(before) and not near and count < 12):
        score -= 4.0 if count < 14 else 1.0
    if _KNOWN_AS.search(before) and count < 6:
        score -= 4.0
    if titled and count > 1 and not near:
        score -= 2.0 if count < 4 else 3.5
    if not near and count < 4 and text.count(words.strip(",.")) > 2:
        score -= 1.0
    nested_name = _NAME_BEFORE.search(before) and _NAME_AFTER.match(after)
    if nested_name and count < 4 and words[:1].isupper():
        score -= 5.0
    if before.endswith("(") and after.startswith(")") and count < 6:
        score -= 3.0
    return score


def _is_titled(words: str) -> bool:
    """Every long word begins with a capital."""
    long = [w for w in re.findall(r"[^\W\d_][\w’'-]*", words) if len(w) > 3 or w[:1].isupper()]
    return bool(long) and all(w[0].isupper() for w in long)


def reach(
    text: str, marked: Marked, frame: Frame, reports: Sequence[Report]
) -> tuple[Report | None, bool]:
    """The report that a marked span belongs to, if its frame has one, and whether it stands right beside it."""
    split = bisect_left(reports, marked.outer_start, key=lambda r: r.cue[0])
    before = [r for r in reports[max(0, split - 6) : split] if r.cue[1] <= marked.outer_start]
    after = [r for r in reports[split : split + 3] if _begin(r) >= marked.outer_end]
    tail = after[0] if after else None
    stops = text[marked.start : marked.end][-1:]
    comma = text[marked.outer_end : marked.outer_end + 1] == ","
    if (
        tail is not None
        and _only_beside(tail)
        and stops not in ",?!….—–-"
        and not comma
        and not _long_and_near(text, marked, tail)
    ):
        tail = None
    if tail is not None and not _tight(text, marked.outer_end, _begin(tail)):
        tail = None
    if tail is not None and (stops in ",?!…—–-" or marked.outer_start == frame.start):
        return tail, True
    for report in reversed(before):
        gap = text[
            _finish(report)
            if _finish(report) <= marked.outer_start
            else report.cue[1] : marked.outer_start
        ]
        if report.passive and report.source is None:
            continue
        if _introduces(gap) and not (_only_beside(report) and gap.strip(" ,:—–-\n")):
            return report, True
        break
    if tail is not None:
        return tail, True
    usable = [r for r in before if not _only_beside(r)]
    active = [r for r in usable if r.source is not None]
    if usable:
        return (active or usable)[-1], False
    rest = [r for r in after if not _only_beside(r)]
    return (rest[0], False) if rest else (None, False)


def _long_and_near(text: str, marked: Marked, report: Report) -> bool:
    """``"Nobody was hurt" it went on.``: the comma is missing, the words are an utterance all the same."""
    return report.cue[0] - marked.outer_end <= 25 and text.count(" ", marked.start, marked.end) > 2


def _only_beside(report: Report) -> bool:
    return report.lemma != "according" and not any(
        cues.takes(report.lemma, kind) for kind in ("say", "ask", "name", "object")
    )


def _begin(report: Report) -> int:
    return (
        min(report.cue[0], report.source.start)
        if report.source and report.how != "shared"
        else report.cue[0]
    )


def _finish(report: Report) -> int:
    return max(report.cue[1], report.source.end) if report.source else report.cue[1]


def _tight(text: str, start: int, end: int) -> bool:
    return len(text[start:end].strip(" ,.—–-\n")) <= 5 if end - start < 12 else False


def _introduces(gap: str) -> bool:
    """Nothing of weight between cue and mark: ``said: ``, ``told reporters that ``, ``called it ``, ``as a ``."""
    stripped = gap.strip()
    if len(stripped) > 70:
        return False
    if stripped.endswith(":"):
        return True
    return len(stripped.split()) <= 4 and "," not in stripped[1:-1] and not _WORK_BEFORE.search(gap)

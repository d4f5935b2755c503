"""Reads an article's frames in order, as a reader would, and writes down every quote with its speaker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from core.document import Document, start_of
from core.model import Quote, QuoteKind, Span, SpeakerMention
from core.quotes import confidence, cues, indirect, reports, spans, transcripts
from core.quotes.cast import Cast
from core.quotes.descriptions import can_speak
from core.quotes.frames import Frame, frames
from core.quotes.marks import Marked
from core.quotes.phrases import of_head
from core.quotes.reports import Report
from core.quotes.scene import Scene, Speaker
from core.quotes.speakers import resolve
from core.quotes.transcripts import Turn

_BETWEEN = re.compile(
    r"(?:They|The (?:group|team|pair|trio|couple|company|firm|agency|ministry|party|government|police|[a-z]+s))\b"
)
"""How a paragraph begins that is about others than the speaker before it."""
_MOST = 200
"""Reports of one sentence that are looked at; a sentence with more is a list of words, not a sentence."""


@dataclass(slots=True)
class _Reader:
    document: Document
    scene: Scene
    quotes: list[Quote] = field(default_factory=list)
    speakers: dict[int, Speaker | None] = field(default_factory=dict)
    last_quoted: int | None = None
    last_quoted_paragraph: int = -9
    refused: set[str] = field(default_factory=set)
    """Marked words that were taken for a title, nickname or term."""

    @property
    def text(self) -> str:
        return self.document.article.text

    def speaker_of(self, report: Report, paragraph: int) -> Speaker | None:
        """The speaker of a report, resolved once."""
        key = report.cue[0]
        if key not in self.speakers:
            cue = f"“{self.text[slice(*report.cue)]}”"
            self.speakers[key] = (
                resolve(self.scene, report.source, cue, paragraph, report.cue)
                if report.source
                else None
            )
        return self.speakers[key]

    def add(
        self,
        kind: QuoteKind,
        start: int,
        end: int,
        speaker: Speaker | None,
        cue: str | None,
        continues: int | None = None,
    ) -> None:
        mention = None
        if speaker is not None and speaker.end > speaker.start:
            mention = SpeakerMention(
                speaker.start, speaker.end, self.text[speaker.start : speaker.end]
            )
        known = speaker is not None and speaker.name is not None
        self.quotes.append(
            Quote(
                kind,
                self.text[start:end],
                start,
                end,
                speaker.name if speaker else None,
                speaker.kind if speaker and known else None,
                mention,
                cue,
                continues,
                speaker.confidence if speaker and known else 0.0,
                speaker.why if speaker and known else "no speaker is named near these words",
            )
        )


def read(document: Document, cast: Cast, marked: tuple[Marked, ...]) -> tuple[Quote, ...]:
    """The quotes of an article in reading order."""
    reader = _Reader(document, Scene(document, cast, marked))
    rows = frames(document, marked)
    found = reports.find(document, rows)
    turns = {turn.paragraph: turn for turn in transcripts.turns(document.article, cast)}
    at = 0
    for number, frame in enumerate(rows):
        here: list[Report] = []
        while at < len(found) and found[at].frame == number:
            here.append(found[at])
            at += 1
        turn = turns.get(frame.paragraph)
        if turn is not None:
            if frame.start <= turn.label[0] < frame.end:
                _turn(reader, turn)
            continue
        _frame(reader, number, rows, here)
    return _in_order(reader.quotes)


def _others(reader: _Reader, last: Speaker, frame: Frame) -> bool:
    """Whether another person was named since somebody last spoke."""
    begin = reader.document.article.paragraphs[max(0, reader.scene.last_paragraph)][0]
    return any(
        n.kind == "person" and n.name != last.name
        for n in reader.scene.cast.within(begin, frame.start)
    )


def _in_order(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    order = sorted(
        range(len(quotes)),
        key=lambda i: (quotes[i].start, quotes[i].kind != "indirect", quotes[i].end),
    )
    place = {old: new for new, old in enumerate(order)}
    return tuple(
        replace(quotes[i], continues=place[c] if (c := quotes[i].continues) is not None else None)
        for i in order
    )


def _turn(reader: _Reader, turn: Turn) -> None:
    start, end = turn.words
    if turn.marked and end - start > 2:
        start += 1
        end -= reader.text[end - 1] in "\"”’'»“"
    label = reader.text[slice(*turn.label)]
    name = turn.named.name if turn.named else (None if label in ("Q", "A") else label)
    kind = turn.named.kind if turn.named else ("description" if name else None)
    speaker = Speaker(
        name,
        kind,
        *turn.label,
        "labelled",
        confidence.of("labelled"),
        f"the turn is labelled “{label}”",
    )
    reader.add("direct", start, end, speaker, None)
    reader.scene.spoke(speaker, turn.paragraph)


def _frame(reader: _Reader, number: int, rows: Sequence[Frame], here: list[Report]) -> None:
    frame = rows[number]
    used: set[int] = set()
    telling = [
        r
        for r in here
        if r.lemma == "according"
        or cues.takes(r.lemma, "say")
        or cues.takes(r.lemma, "ask")
        or r.how == "shared"
    ]
    contents = [
        indirect.content(
            reader.document,
            report,
            frame,
            next((r for r in telling if r.cue[0] > report.cue[1]), None),
        )
        for report in here[:_MOST]
    ]
    told_by = [
        (report, None if span is not None and _wraps(span, here, contents) else span)
        for report, span in zip(here[:_MOST], contents, strict=True)
    ]
    for place, marked in enumerate(frame.marked):
        _marked(reader, number, rows, told_by, marked, not place, used)
    told = frame.start
    for report, span in told_by:
        if span is None or (span[0] < told and not _stands_alone(report)):
            continue
        speaker = reader.speaker_of(report, frame.paragraph)
        weak = report.lemma in indirect.WEAK or report.how == "relative"
        if weak and (speaker is None or not can_speak(speaker)):
            continue
        told = max(told, span[1])
        reader.add("indirect", *span, speaker, reader.text[slice(*report.cue)])
        if speaker is not None:
            reader.scene.spoke(speaker, frame.paragraph)
        elif report.source is not None:
            reader.scene.last = None


def _wraps(span: Span, here: Sequence[Report], contents: Sequence[Span | None]) -> bool:
    """``He stressed that …, the agency reported``: what he stressed is told, not the whole."""
    return any(
        inner is not None
        and inner != span
        and span[0] <= report.cue[0] < span[0] + 40
        and span[0] < inner[0]
        and inner[1] >= span[1] - 2
        and report.cue[1] <= span[1]
        and report.source is not None
        and report.source.start <= span[0] + 2
        for report, inner in zip(here, contents, strict=False)
    )


def _stands_alone(report: Report) -> bool:
    """A report inside another's content is told by itself only when its speaker is named there."""
    if report.source is None or report.passive or report.how == "shared":
        return False
    return report.source.head.pos_ == "PROPN"


def _marked(
    reader: _Reader,
    number: int,
    rows: Sequence[Frame],
    here: Sequence[tuple[Report, Span | None]],
    marked: Marked,
    first: bool,
    used: set[int],
) -> None:
    frame = rows[number]
    report, near = spans.reach(reader.text, marked, frame, [r for r, _ in here])
    told = report is not None and any(
        r is report and span is not None and span[0] <= marked.start and marked.end <= span[1]
        for r, span in here
    )
    kind = spans.kind(reader.document, marked, frame, report)
    weight = spans.weight(reader.document, marked, frame, report, near, told)
    words = " ".join(re.findall(r"\w+", _words(reader, marked).casefold()))
    speaker: Speaker | None = None
    cue: str | None = None
    continues: int | None = None
    least = 0.0
    if words in reader.refused:
        least = 2.9
    elif report is None and _noun_cue(reader, frame, marked):
        least = -1.3
    elif report is None and kind == "direct" and _alone(reader, frame, marked):
        least = -1.5
    if weight <= least:
        reader.refused.add(words)
        return
    if report is not None:
        speaker = reader.speaker_of(report, frame.paragraph)
        cue = reader.text[slice(*report.cue)]
        if not first and report.cue[0] in used and near:
            continues = reader.last_quoted
        if speaker is None and report.source is None and not report.passive:
            speaker, _ = _carried(reader, frame, marked)
        used.add(report.cue[0])
        if speaker is not None and speaker.kind == "description" and speaker.way == "description":
            speaker = _named_before(reader, frame, [r for r, _ in here], marked) or speaker
    elif _leads_in(reader, frame, marked):
        speaker = _subject(reader, frame, marked)
    else:
        speaker, continues = _carried(reader, frame, marked)
    if marked.continues and reader.last_quoted is not None:
        continues = reader.last_quoted if continues is None else continues
        if report is not None and near and speaker is not None:
            _reach_back(reader, speaker)
    reader.add(kind, marked.start, marked.end, speaker, cue, continues)
    reader.last_quoted = len(reader.quotes) - 1
    reader.last_quoted_paragraph = frame.paragraph
    if speaker is not None:
        reader.scene.spoke(speaker, frame.paragraph)
    elif report is not None and report.source is not None:
        reader.scene.last = None


def _reach_back(reader: _Reader, speaker: Speaker) -> None:
    """A quotation over several paragraphs that is attributed only in its last one."""
    place = reader.last_quoted
    while place is not None and reader.quotes[place].cue is None:
        reader.quotes[place] = replace(
            reader.quotes[place],
            speaker=speaker.name,
            speaker_kind=speaker.kind,
            confidence=confidence.of("reopened", speaker.confidence),
            evidence="the quotation goes on in the next paragraph, which names the speaker",
        )
        place = reader.quotes[place].continues


def _named_before(
    reader: _Reader, frame: Frame, here: Sequence[Report], marked: Marked
) -> Speaker | None:
    """``Roe spoke, saying: "…," the minister noted``: the person named before the words said them."""
    for report in here:
        gap = reader.text[report.cue[1] : marked.outer_start]
        if report.source is not None and len(gap) <= 3 and not gap.strip(" ,:"):
            speaker = reader.speaker_of(report, frame.paragraph)
            return speaker if speaker is not None and speaker.kind == "person" else None
    return None


def _words(reader: _Reader, marked: Marked) -> str:
    """The words between the marks."""
    return reader.text[marked.start : marked.end]


def _alone(reader: _Reader, frame: Frame, marked: Marked) -> bool:
    """Nothing but the quotation stands in its frame."""
    rest = reader.text[frame.start : marked.outer_start] + reader.text[marked.outer_end : frame.end]
    return not any(c.isalnum() for c in rest)


def _leads_in(reader: _Reader, frame: Frame, marked: Marked) -> bool:
    """Whether the reporter's own words stand before the marks in a frame without a report."""
    lead = reader.text[frame.start : marked.outer_start].strip(" ,—–-")
    return len(lead.split()) >= 2


def _noun_cue(reader: _Reader, frame: Frame, marked: Marked) -> bool:
    lead = reader.text[frame.start : marked.outer_start]
    return any(cues.is_noun(word) for word in re.findall(r"[\w-]+", lead))


def _subject(reader: _Reader, frame: Frame, marked: Marked) -> Speaker | None:
    """The subject of the sentence that leads to the marks, when it can speak."""
    tokens = reader.document.tokens(frame.start, marked.outer_start)
    for token in tokens:
        if token.dep_ == "nsubj" and not frame.covers(start_of(token)):
            phrase = of_head(token, frame.start, marked.outer_start)
            speaker = resolve(reader.scene, phrase, "the sentence", frame.paragraph)
            if speaker is not None and (speaker.kind != "description"):
                return replace(
                    speaker,
                    confidence=confidence.of("first in the sentence"),
                    why="subject of the sentence that leads to the quotation",
                )
    for named in reader.scene.cast.within(frame.start, marked.outer_start):
        if named.kind == "person":
            return Speaker(
                named.name,
                "person",
                named.start,
                named.end,
                "first in the sentence",
                confidence.of("first in the sentence"),
                "named in the sentence that leads to the quotation",
            )
    return None


def _carried(reader: _Reader, frame: Frame, marked: Marked) -> tuple[Speaker | None, int | None]:
    """The speaker of the words before, for a quotation that names none itself."""
    last = reader.scene.last
    if last is None or last.name is None:
        return None, None
    gap = frame.paragraph - reader.scene.last_paragraph
    continues = reader.last_quoted if reader.last_quoted_paragraph >= frame.paragraph - 1 else None
    if marked.continues:
        way, why = "reopened", "goes on with the quotation of the paragraph before"
    elif gap == 0:
        way, why = "same paragraph", "follows the words of the same speaker in this paragraph"
    elif gap <= 2 and not (
        gap == 2
        and _BETWEEN.match(reader.text, reader.document.article.paragraphs[frame.paragraph - 1][0])
    ):
        way, why = "next paragraph", "follows the words of the same speaker in the paragraph before"
    elif gap <= 5 and marked.outer_start == frame.start and not _others(reader, last, frame):
        way, why = "further paragraph", "nobody else spoke or was named since this speaker"
    else:
        return None, None
    return Speaker(
        last.name, last.kind, 0, 0, way, confidence.of(way, last.confidence), why
    ), continues

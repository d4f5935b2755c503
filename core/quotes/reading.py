"""Reads an article's frames in order, as a reader would, and writes down every quote with its speaker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from core.document import Document, start_of
from core.model import Quote, QuoteKind, SpeakerMention
from core.quotes import confidence, cues, indirect, reports, spans, transcripts
from core.quotes.cast import Cast
from core.quotes.frames import Frame, frames
from core.quotes.marks import Marked
from core.quotes.phrases import Phrase, of_head
from core.quotes.reports import Report
from core.quotes.speakers import Scene, Speaker, resolve
from core.quotes.transcripts import Turn


@dataclass(slots=True)
class _Reader:
    document: Document
    scene: Scene
    quotes: list[Quote] = field(default_factory=list)
    speakers: dict[int, Speaker | None] = field(default_factory=dict)
    last_quoted: int | None = None
    last_quoted_paragraph: int = -9
    last_frame: int = -9

    @property
    def text(self) -> str:
        return self.document.article.text

    def speaker_of(self, report: Report, paragraph: int) -> Speaker | None:
        """The speaker of a report, resolved once."""
        key = report.cue[0]
        if key not in self.speakers:
            cue = f"“{self.text[slice(*report.cue)]}”"
            self.speakers[key] = (
                resolve(self.scene, report.source, cue, paragraph) if report.source else None
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
    first = True
    for marked in frame.marked:
        _marked(reader, number, rows, here, marked, first, used)
        first = False
    told = frame.start
    for place, report in enumerate(here):
        later = here[place + 1] if place + 1 < len(here) else None
        span = indirect.content(reader.document, report, frame, later)
        if span is None or (span[0] < told and not _stands_alone(report)):
            continue
        if any(
            q.kind == "indirect" and q.start < span[1] and span[0] < q.end and q.start == span[0]
            for q in reader.quotes[-6:]
        ):
            continue
        speaker = reader.speaker_of(report, frame.paragraph)
        told = max(told, span[1])
        reader.add("indirect", *span, speaker, reader.text[slice(*report.cue)])
        if speaker is not None:
            reader.scene.spoke(speaker, frame.paragraph)


def _stands_alone(report: Report) -> bool:
    """A report inside another's content is told by itself only when its speaker is named there."""
    if report.source is None or report.passive or report.how == "shared":
        return False
    return report.source.head.pos_ == "PROPN"


def _marked(
    reader: _Reader,
    number: int,
    rows: Sequence[Frame],
    here: list[Report],
    marked: Marked,
    first: bool,
    used: set[int],
) -> None:
    frame = rows[number]
    report, near = spans.reach(reader.text, marked, frame, here)
    kind = spans.kind(reader.document, marked, frame, report)
    speaker: Speaker | None = None
    cue: str | None = None
    continues: int | None = None
    if report is None and not frame_speaks(reader, frame, marked):
        speaker, continues = _carried(reader, frame, marked)
        sure = speaker is not None and kind == "direct"
        if not sure and not spans.is_quotation(reader.document, marked, frame, None, False):
            return
        if kind == "partial" and speaker is not None and not first and continues is None:
            speaker = None
    elif report is None:
        if not spans.is_quotation(reader.document, marked, frame, None, False) and not _noun_cue(
            reader, frame, marked
        ):
            return
        speaker = _subject(reader, frame, marked)
    else:
        if not spans.is_quotation(reader.document, marked, frame, report, near):
            return
        speaker = reader.speaker_of(report, frame.paragraph)
        cue = reader.text[slice(*report.cue)]
        if not first and report.cue[0] in used and reader.last_quoted is not None and near:
            continues = reader.last_quoted
        if speaker is None and report.source is None and not report.passive:
            speaker, _ = _carried(reader, frame, marked)
        used.add(report.cue[0])
    if marked.continues and reader.last_quoted is not None and continues is None:
        continues = reader.last_quoted
    reader.add(kind, marked.start, marked.end, speaker, cue, continues)
    reader.last_quoted = len(reader.quotes) - 1
    reader.last_quoted_paragraph = frame.paragraph
    reader.last_frame = number
    if speaker is not None:
        reader.scene.spoke(speaker, frame.paragraph)


def frame_speaks(reader: _Reader, frame: Frame, marked: Marked) -> bool:
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
    elif gap <= 2:
        way, why = "next paragraph", "follows the words of the same speaker in the paragraph before"
    else:
        return None, None
    return Speaker(
        last.name, last.kind, 0, 0, way, confidence.of(way, last.confidence), why
    ), continues


__all__ = ["Phrase", "read"]

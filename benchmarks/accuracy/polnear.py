"""Figures on PolNeAR (Newell et al. 2018): content, cue and source of attributions of speech.

Only attributions whose cue holds a form of the program's cue list or "according to" count: PolNeAR marks
thoughts and intentions too, which this program leaves out on purpose. A leading "that" is no part of the content
here, nor are quotation marks and punctuation at its edges.
"""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from benchmarks.accuracy.matching import f1, overlap, pairs, trimmed
from core import reading
from core.extraction import extract
from core.model import Span
from core.quotes import cues


@dataclass(frozen=True, slots=True)
class _Attribution:
    content: Span
    cue: Span | None
    source: Span | None


def measure(folder: Path, nlp: Language, first: int | None) -> None:
    """Print precision, recall and F1 of a split, by exact borders and by overlap."""
    count: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.txt"))[:first]:
        marks = next(iter(sorted(folder.rglob(path.stem + "*.ann"))), None)
        if marks is None:
            continue
        text = path.read_text("utf-8")
        _compare(text, _gold(text, marks.read_text("utf-8")), _found(str(path), nlp), count)
    print(
        "\nPolNeAR, speech only   exact: precision  recall     F1    overlap: precision  recall     F1"
    )
    for part in ("content", "cue", "source"):
        rows = [
            f1(count[f"{part} {how}"], count[f"{part} found"], count[f"{part} wanted"])
            for how in ("exact", "overlap")
        ]
        print(f"{part:21}" + "".join(f"{'':14}{r[0]:.3f}   {r[1]:.3f}  {r[2]:.3f}" for r in rows))
    print(f"{count['content wanted']} attributions in {count['texts']} articles")


def _gold(text: str, notes: str) -> list[_Attribution]:
    spans: dict[str, Span] = {}
    events: list[dict[str, str]] = []
    for line in notes.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            numbers = [int(n) for n in re.findall(r"\d+", rest.split("\t")[0])]
            start, end = trimmed(text, (numbers[0], numbers[-1]))
            spans[key] = (start + 5 * text.startswith("that ", start), end)
        elif key.startswith("E"):
            events.append(dict(pair.split(":", 1) for pair in rest.split() if ":" in pair))
    found: list[_Attribution] = []
    for event in events:
        cue = spans.get(event.get("Cue", ""))
        content = spans.get(event.get("Content", ""))
        if content is None or cue is None or not _speech(text[slice(*cue)]):
            continue
        found.append(_Attribution(content, cue, spans.get(event.get("Source", ""))))
    return found


def _speech(cue: str) -> bool:
    return "according to" in cue.casefold() or any(
        cues.verb(word) for word in re.findall(r"[\w-]+", cue)
    )


def _found(path: str, nlp: Language) -> list[_Attribution]:
    extraction = extract(reading.read(path), nlp)
    text = extraction.article.text
    found: list[_Attribution] = []
    for quote in extraction.quotes:
        content = trimmed(text, (quote.start, quote.end))
        source = trimmed(text, (quote.mention.start, quote.mention.end)) if quote.mention else None
        at = _nearest(text, quote.cue, quote.start, quote.end)
        found.append(_Attribution(content, at, source))
    return found


def _nearest(text: str, cue: str | None, start: int, end: int) -> Span | None:
    if not cue:
        return None
    before = text.rfind(cue, max(0, start - 300), start)
    after = text.find(cue, end, end + 300)
    if before < 0 and after < 0:
        return None
    at = after if before < 0 or (after >= 0 and after - end < start - before - len(cue)) else before
    return at, at + len(cue)


def _compare(
    text: str, gold: list[_Attribution], found: list[_Attribution], count: Counter[str]
) -> None:
    count["texts"] += bool(text)
    for part in ("content", "cue", "source"):
        wanted = sorted({s for a in gold if (s := getattr(a, part)) is not None})
        got = sorted({s for a in found if (s := getattr(a, part)) is not None})
        count[part + " wanted"] += len(wanted)
        count[part + " found"] += len(got)
        count[part + " exact"] += len(set(wanted) & set(got))
        count[part + " overlap"] += len(pairs(wanted, got, overlap, 1e-9))

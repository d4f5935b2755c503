"""Figures on annotated articles: people, places, quotes, speakers, and whether confidence is to be trusted."""

import json
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from spacy.language import Language

from benchmarks.accuracy.matching import alike, f1, overlap, pairs, trimmed, words
from core import reading
from core.extraction import extract
from core.model import Extraction, Quote, Span

_QUOTED = ("direct", "partial")
_BINS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


def measure(folder: Path, nlp: Language) -> None:
    """Print the tables for all articles of a folder."""
    count: Counter[str] = Counter()
    sure: list[tuple[float, bool]] = []
    for path in sorted(folder.glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
        found = extract(reading.read(str(path)), nlp)
        _quotes(gold, found, count, sure)
        for what in ("people", "places"):
            _names(what, gold[what], getattr(found, what), count)
    _show(count)
    _calibration(sure)


def _spans(gold: dict[str, Any], text: str) -> Iterable[tuple[dict[str, Any], Span]]:
    at = 0
    for quote in gold["quotes"]:
        start = text.find(quote["text"], at)
        if quote["kind"] != "indirect":
            at = start + len(quote["text"])
        yield quote, trimmed(text, (start, start + len(quote["text"])))


def _quotes(
    gold: dict[str, Any], found: Extraction, count: Counter[str], sure: list[tuple[float, bool]]
) -> None:
    text = found.article.text
    people = {words(p["name"]): {words(a) for a in p["aliases"]} for p in gold["people"]}
    for name, kinds, least in (("quoted", _QUOTED, 0.8), ("indirect", ("indirect",), 0.6)):
        wanted = [row for row in _spans(gold, text) if row[0]["kind"] in kinds]
        got = [(q, trimmed(text, (q.start, q.end))) for q in found.quotes if q.kind in kinds]
        count[name + " wanted"] += len(wanted)
        count[name + " found"] += len(got)
        for (want, _), (quote, _) in pairs(wanted, got, lambda a, b: overlap(a[1], b[1]), least):
            right = _right(want["speaker"], quote, people)
            count[name + " hits"] += 1
            count[name + " kind"] += want["kind"] == quote.kind
            count[name + " right"] += right
            count[name + " known"] += want["speaker"] is not None
            count[name + " known right"] += right and want["speaker"] is not None
            if quote.speaker is not None:
                sure.append((quote.confidence, right))
                count[name + " given"] += 1
                count[name + " given right"] += right
    marked = Counter(words(q.text) for q in found.quotes if q.kind in _QUOTED)
    for none in gold["not_quotes"]:
        count["not quotes"] += 1
        count["not quotes taken"] += marked[words(none["text"])] > 0


def _right(
    wanted: str | None, quote: Quote, people: dict[frozenset[str], set[frozenset[str]]]
) -> bool:
    if wanted is None or quote.speaker is None:
        return wanted is None and quote.speaker is None
    want, got = words(wanted), words(quote.speaker)
    return got in people[want] if want in people else alike(want, got)


def _names(
    what: str, gold: list[dict[str, Any]], found: Iterable[Any], count: Counter[str]
) -> None:
    wanted = [{words(n) for n in [row["name"], *row["aliases"]]} for row in gold]
    got = [{words(n) for n in [row.name, *row.aliases]} for row in found]
    both = pairs(wanted, got, lambda a, b: len(a & b) / len(a | b), 1e-9)
    count[what + " wanted"] += len(wanted)
    count[what + " found"] += len(got)
    count[what + " hits"] += len(both)
    count[what + " aliases wanted"] += sum(map(len, wanted))
    count[what + " aliases found"] += sum(map(len, got))
    count[what + " aliases hits"] += sum(len(a & b) for a, b in both)


def _show(count: Counter[str]) -> None:
    def share(part: str, whole: str) -> float:
        return count[part] / max(count[whole], 1)

    print("                     precision  recall     F1")
    for name in ("quoted", "indirect", "people", "people aliases", "places", "places aliases"):
        row = f1(count[name + " hits"], count[name + " found"], count[name + " wanted"])
        print(f"{name:20}     {row[0]:.3f}   {row[1]:.3f}  {row[2]:.3f}")
    for name in ("quoted", "indirect"):
        whole = f1(count[name + " right"], count[name + " found"], count[name + " wanted"])[2]
        print(
            f"{name}: right kind {share(name + ' kind', name + ' hits'):.3f}, "
            f"right speaker {share(name + ' known right', name + ' known'):.3f}, "
            f"of those given {share(name + ' given right', name + ' given'):.3f}, found and right (F1) {whole:.3f}"
        )
    print(
        f"no quotations, yet taken: {share('not quotes taken', 'not quotes'):.3f} of {count['not quotes']}"
    )


def _calibration(sure: list[tuple[float, bool]]) -> None:
    print("\nconfidence      quotes   mean confidence   right")
    for low, high in pairwise(_BINS):
        rows = [row for row in sure if low <= row[0] < high]
        if rows:
            mean = sum(c for c, _ in rows) / len(rows)
            right = sum(r for _, r in rows) / len(rows)
            print(f"{low:.2f} to {min(high, 1):.2f}    {len(rows):5}   {mean:15.2f}   {right:.2f}")

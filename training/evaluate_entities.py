"""Prints entity figures: the bare model's, and with what the whole document says, by rule."""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

import spacy
from spacy.language import Language

import core.pipelines.transformer  # noqa: F401  (registers the component)
from core.document import Block, Document
from core.entities import find, spans_of
from core.model import Article, Entity

CLASSES = {
    "Person": "persons", "PERSON": "persons",
    "Location": "places", "Facility": "places", "GPE": "places", "LOC": "places", "FAC": "places",
    "Organization": "organisations", "ORG": "organisations",
    "NORP": "nationalities",
}  # fmt: skip
OUTER = " \t\r\n\"'“”‘’«».,;:!?…-–—"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without outer punctuation, a leading "the" and a possessive ending: the convention of scoring."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip(OUTER))
    end -= len(inner) - len(inner.rstrip(OUTER))
    if text[start:end].casefold().startswith("the "):
        start += 4
    ending = re.search(r"['’]s?$", text[start:end])
    if ending:
        end = start + ending.start()
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip(OUTER)), end - len(inner) + len(
        inner.rstrip(OUTER)
    )


def read(nlp: Language, text: str) -> Document:
    """An article of one block, its lines as paragraphs."""
    paragraphs = tuple(match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text))
    return Document(Article("-", text, None, paragraphs), (Block(0, nlp(text)),), has_tree=True)


class Figures:
    """Precision, recall and F1 by class, exact spans."""

    def __init__(self) -> None:
        self.hit: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.wrong: Counter[tuple[str, str, str]] = Counter()

    def add(
        self, text: str, gold: list[tuple[int, int, str]], entities: tuple[Entity, ...]
    ) -> None:
        """One article."""
        want = {(*trimmed(text, s, e), CLASSES[k]) for s, e, k in gold if k in CLASSES}
        got = {
            (*trimmed(text, x.start, x.end), CLASSES[x.label])
            for x in entities
            if x.label in CLASSES
        }
        for start, end, kind in want:
            self.gold[kind] += 1
            self.hit[kind] += (start, end, kind) in got
            if (start, end, kind) not in got:
                self.wrong["missed", kind, text[start:end]] += 1
        for start, end, kind in got:
            self.found[kind] += 1
            if (start, end, kind) not in want:
                self.wrong["not in the gold", kind, text[start:end]] += 1

    def f1(self) -> dict[str, float]:
        """F1 of each class and of all together."""
        names = ["persons", "places", "organisations", "nationalities"]
        rows = {name: (self.hit[name], self.found[name] + self.gold[name]) for name in names}
        rows["all"] = (self.hit.total(), self.found.total() + self.gold.total())
        return {name: 2 * hit / max(total, 1) for name, (hit, total) in rows.items()}


def main() -> None:
    """The command."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("pipeline", help="a folder")
    ask.add_argument("corpus", type=Path, help='JSON Lines of {"text", "ents"}')
    ask.add_argument("--errors", type=int, default=0)
    a = ask.parse_args()
    nlp = spacy.load(a.pipeline)
    bare, settled = Figures(), Figures()
    for row in map(json.loads, a.corpus.read_text("utf-8").splitlines()):
        document = read(nlp, row["text"])
        bare.add(row["text"], row["ents"], spans_of(document))
        settled.add(row["text"], row["ents"], find(document))
    for title, figures in (("model", bare), ("with the document's evidence", settled)):
        print(f"{title:30}" + "  ".join(f"{k} {v:.3f}" for k, v in figures.f1().items()))
    for (what, kind, text), count in settled.wrong.most_common(a.errors):
        print(f"{count:3} {what:16} {kind:14} {text}")


if __name__ == "__main__":
    main()

"""CoNLL-U treebanks as Python records, with their raw text."""

import itertools
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from training.ner_data import HELD_OUT

GUM_HELD_OUT = frozenset(
    f"GUM_{genre}_{name}" for genre, names in HELD_OUT.items() for name in names
)
"""GUM documents that nothing is ever trained on."""

COLUMNS = 10
"""Of CoNLL-U."""


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word with its place in the paragraph's raw text; ``head`` counts from 0, the root is its own."""

    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str

    def moved(self, by: int) -> "Word":
        """The same word ``by`` characters further on."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(slots=True)
class Paragraph:
    """Running text with the words of its sentences."""

    document: str
    text: str = ""
    sentences: list[list[Word]] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[Paragraph]:
    """The paragraphs of a treebank; the text keeps its own spacing (``SpaceAfter``, multi-word tokens).

    A sentence that ends within a line, as in a file that was cut off, is left out with a warning.
    """
    paragraph = Paragraph("")
    document = ""
    for lines in _sentences(path):
        for line in lines:
            if line.startswith("# newdoc"):
                document = line.partition("=")[2].strip()
            if line.startswith(("# newdoc", "# newpar")) and "newpar_block" not in line:
                if paragraph.sentences:
                    yield paragraph
                paragraph = Paragraph(document)
        rows = [line.split("\t") for line in lines if line[0] != "#"]
        if len(rows[-1]) < COLUMNS:
            warnings.warn(
                f"{path}: a sentence is cut off after {len(rows)} words; left out", stacklevel=2
            )
            continue
        _add(paragraph, rows)
    if paragraph.sentences:
        yield paragraph


def _sentences(path: Path) -> Iterator[list[str]]:
    lines: list[str] = []
    with path.open(encoding="utf-8") as source:
        for line in source:
            if line.strip():
                lines.append(line.rstrip("\n"))
            elif lines:
                yield lines
                lines = []
    if lines:
        yield lines


def _add(paragraph: Paragraph, rows: list[list[str]]) -> None:
    """Append a sentence to a paragraph."""
    spans: list[tuple[int, int]] = []
    words = [row for row in rows if row[0].isdecimal()]
    for row in rows:
        first, _, last = row[0].partition("-")
        if "." in first or (not last and int(first) <= len(spans)):
            continue
        start = len(paragraph.text)
        if last:
            parts = [word[1] for word in words[int(first) - 1 : int(last)]]
            spans.extend((start + a, start + b) for a, b in _cut(row[1], parts))
        else:
            spans.append((start, start + len(row[1])))
        paragraph.text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    paragraph.sentences.append(
        [
            Word(
                *span,
                lemma=row[2],
                upos=row[3],
                xpos=row[4],
                feats="" if row[5] == "_" else row[5],
                head=int(row[6]) - 1 if row[6] != "0" else number,
                deprel=row[7],
            )
            for number, (span, row) in enumerate(zip(spans, words, strict=True))
        ]
    )


def _cut(form: str, parts: list[str]) -> list[tuple[int, int]]:
    """Where the words of a multi-word token lie in it: as spelled, else by share of its length."""
    lengths = [len(part) for part in parts]
    if "".join(parts).casefold() != form.casefold():
        free = max(len(form) - len(parts), 0)
        lengths = [1 + free // len(parts) for _ in parts]
        lengths[0] += len(form) - sum(lengths)
    ends = list(itertools.accumulate(lengths))
    return list(zip([0, *ends[:-1]], ends, strict=True))

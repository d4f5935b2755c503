"""What the encoder learns from: articles with names (Worldwide) and trees (UD), as windows of words."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

KINDS = {
    "Person": "PERSON",
    "Location": "LOC",
    "Facility": "FAC",
    "Organization": "ORG",
    "NORP": "NORP",
    "Date": "DATE",
    "Money": "MONEY",
    "Product": "PRODUCT",
    "Misc": "MISC",
}
NAMES = ["O"] + [f"{mark}-{kind}" for kind in KINDS.values() for mark in "BI"]
SKIP = -100
HELD_OUT = {
    "news": ("homeopathic", "iodine", "nasa", "sensitive"),
    "interview": ("cyclone", "gaming", "hill", "libertarian"),
    "academic": ("exposure", "librarians", "discrimination", "eegimaa"),
    "bio": ("byron", "emperor", "dvorak", "jespersen"),
    "voyage": ("athens", "coron", "oakland", "vavau"),
    "court": ("loan",),
}
"""GUM documents by genre that are never trained on."""


@dataclass(slots=True)
class Line:
    """Words that belong together (a paragraph or a sentence), and what is known of each."""

    words: list[str]
    opens: bool = True
    """Whether a line of the text begins here."""
    names: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    """Index of the head within the line; the word's own for a root; -1 unknown."""
    deps: list[str] = field(default_factory=list)


def lines_of(doc: Doc) -> Iterator[list[int]]:
    """The indexes of the words of each line, white space left out."""
    line: list[int] = []
    for token in doc:
        if token.is_space:
            if "\n" in token.text and line:
                yield line
                line = []
        else:
            line.append(token.i)
    if line:
        yield line


def named(path: Path, nlp: Language) -> list[list[Line]]:
    """Articles of a Worldwide file: one list of lines each."""
    articles = []
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        doc = nlp.make_doc(row["text"])
        labels = [0] * len(doc)
        for start, end, kind in row["ents"]:
            span = doc.char_span(start, end, alignment_mode="expand")
            for token in span:
                labels[token.i] = NAMES.index(
                    f"{'B' if token.i == span.start else 'I'}-{KINDS[kind]}"
                )
        articles.append(
            [
                Line([doc[i].text for i in line], names=[labels[i] for i in line])
                for line in lines_of(doc)
            ]
        )
    return articles


def parsed(path: Path, nlp: Language) -> list[list[Line]]:
    """Documents of a CoNLL-U file: one line for each sentence, on spaCy's tokens."""
    documents: list[list[Line]] = []
    opens = False
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [row for row in block.split("\n") if row]
        if not rows:
            continue
        if any(row.startswith("# newdoc") for row in rows) or not documents:
            documents.append([])
            opens = True
        opens = opens or any(row.startswith("# newpar") for row in rows)
        documents[-1].append(replace(_sentence(rows, nlp), opens=opens))
        opens = False
    return documents


def _sentence(rows: list[str], nlp: Language) -> Line:
    text = ""
    spans: list[tuple[int, int] | None] = []
    columns = []
    until, surface = 0, ("", 0)
    for row in (row.split("\t") for row in rows if not row.startswith("#")):
        if "." in row[0]:
            continue
        space = "" if "SpaceAfter=No" in row[9] else " "
        if "-" in row[0]:
            until = int(row[0].split("-")[1])
            surface = (row[1], len(text))
            text += row[1] + space
            continue
        columns.append(row)
        if int(row[0]) <= until:
            start = text.find(row[1], surface[1], surface[1] + len(surface[0]))
            spans.append((start, start + len(row[1])) if start >= 0 else None)
            if start >= 0:
                surface = (surface[0][start + len(row[1]) - surface[1] :], start + len(row[1]))
        else:
            spans.append((len(text), len(text) + len(row[1])))
            text += row[1] + space
    doc = nlp.make_doc(text.rstrip())
    tokens = [token for token in doc if not token.is_space]
    at = {char: n for n, t in enumerate(tokens) for char in range(t.idx, t.idx + len(t))}
    exact = {(t.idx, t.idx + len(t)): n for n, t in enumerate(tokens)}
    place = [exact.get(span) if span else None for span in spans]
    line = Line([t.text for t in tokens], tags=[""] * len(tokens), morphs=[""] * len(tokens))
    line.heads, line.deps = [-1] * len(tokens), [""] * len(tokens)
    for row, here in zip(columns, place, strict=True):
        if here is None:
            continue
        line.tags[here] = row[4]
        line.morphs[here] = row[3] + ("" if row[5] == "_" else "|" + row[5])
        head = int(row[6])
        if head == 0:
            line.heads[here], line.deps[here] = here, "root"
        elif spans[head - 1] is not None:
            target = at.get(spans[head - 1][0], -1)  # type: ignore[index]
            if target != here:
                line.heads[here], line.deps[here] = target, row[7]
    return line


@dataclass(slots=True)
class Labels:
    """The label sets of the syntax heads."""

    tags: list[str]
    morphs: list[str]
    deps: list[str]

    @classmethod
    def of(cls, documents: list[list[Line]], least: int = 3) -> "Labels":
        """All labels that occur at least ``least`` times."""

        def often(what: str) -> list[str]:
            count = Counter(x for d in documents for line in d for x in getattr(line, what) if x)
            return sorted(x for x, n in count.items() if n >= least)

        return cls(often("tags"), often("morphs"), often("deps"))


def windows(documents: list[list[Line]], most: int, rng: random.Random) -> list[list[Line]]:
    """Runs of whole lines of at most about ``most`` words; a longer line is cut after a full stop."""
    found = []
    for document in documents:
        window: list[Line] = []
        count, limit = 0, rng.randint(most // 2, most)
        for line in (part for whole in document for part in _cut(whole, most)):
            if window and count + len(line.words) > limit:
                found.append(window)
                window, count, limit = [], 0, rng.randint(most * 2 // 3, most)
            window.append(line)
            count += len(line.words)
        if window:
            found.append(window)
    return found


def _cut(line: Line, most: int) -> Iterator[Line]:
    if len(line.words) <= most or line.heads:
        yield line
        return
    start = 0
    while start < len(line.words):
        end = min(start + most, len(line.words))
        if end < len(line.words):
            stops = [i + 1 for i in range(start + most // 2, end) if line.words[i] in ".?!"]
            end = stops[-1] if stops else end
        yield Line(line.words[start:end], start == 0, line.names[start:end])
        start = end

"""Figures on GAP (Webster et al. 2018): which of two names "he" or "she" means."""

import csv
from collections import Counter
from pathlib import Path

from spacy.language import Language

from benchmarks.accuracy.matching import f1
from core import entities, people, reading
from core.document import Block, Document
from core.quotes import marks, pronouns
from core.quotes.cast import Cast
from core.quotes.scene import Scene


def measure(path: Path, nlp: Language, first: int | None) -> None:
    """Print precision, recall and F1 of the names chosen for the pronouns "he" and "she"."""
    count: Counter[str] = Counter()
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [
            row
            for row in csv.DictReader(lines, delimiter="\t")
            if row["Pronoun"].casefold() in ("he", "she")
        ]
    for row in rows[:first]:
        _case(row, nlp, count)
    precision, recall, f = f1(count["right"], count["given"], count["wanted"])
    print(
        f"\nGAP, {count['cases']} cases of he or she: precision {precision:.3f}, recall {recall:.3f}, F1 {f:.3f}"
    )


def _case(row: dict[str, str], nlp: Language, count: Counter[str]) -> None:
    article = reading.article(row["Text"], "gap")
    document = Document(article, (Block(0, nlp(article.text)),), True)
    cast = Cast(people.settle(document, entities.find(document)), (), ())
    outer = marks.outermost(marks.find(article.text, article.paragraphs))
    scene = Scene(document, cast, outer)
    offset = int(row["Pronoun-offset"])
    meant = pronouns.person(
        document, cast, row["Pronoun"], offset, scene.hidden, scene.sentence, None, False
    )
    count["cases"] += 1
    for letter in ("A", "B"):
        start = int(row[f"{letter}-offset"])
        is_meant = row[f"{letter}-coref"].casefold() == "true"
        here = cast.at(start, start + len(row[letter]))
        chosen = meant is not None and any(n.name == meant.named.name for n in here)
        count["wanted"] += is_meant
        count["given"] += chosen
        count["right"] += chosen and is_meant

"""Variety for the entity model: other names in the same sentence, headlines in capitals."""

import random

from training.ner_data import NAMES, Line

SWAPPED = ("PERSON", "LOC", "ORG", "FAC")


def mentions(line: Line) -> list[tuple[int, int, str]]:
    """The spans of a line's names: start, end, kind."""
    found = []
    for i, label in enumerate(line.names):
        mark, _, kind = NAMES[label].partition("-")
        if mark == "B":
            found.append((i, i + 1, kind))
        elif mark == "I" and found:
            found[-1] = (found[-1][0], i + 1, kind)
    return found


def names_of(documents: list[list[Line]]) -> dict[str, list[tuple[str, ...]]]:
    """All different names of a corpus by kind."""
    found: dict[str, dict[tuple[str, ...], None]] = {kind: {} for kind in SWAPPED}
    for document in documents:
        for line in document:
            for start, end, kind in mentions(line):
                if kind in found:
                    found[kind][tuple(line.words[start:end])] = None
    return {kind: list(names) for kind, names in found.items()}


def swap(
    window: list[Line], names: dict[str, list[tuple[str, ...]]], rng: random.Random
) -> list[Line]:
    """The window with some names replaced by others of their kind, one name always by the same."""
    chosen: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    surnames: dict[str, str] = {}
    swapped = []
    for line in window:
        words: list[str] = []
        labels: list[int] = []
        last = 0
        for start, end, kind in mentions(line):
            words += line.words[last:start]
            labels += line.names[last:start]
            last = end
            old = tuple(line.words[start:end])
            new = chosen.get((kind, old))
            if new is None:
                new = old
                if kind == "PERSON" and len(old) == 1 and old[0] in surnames:
                    new = (surnames[old[0]],)
                elif kind in names and rng.random() < 0.6:
                    new = rng.choice(names[kind])
                    if kind == "PERSON" and len(old) == 1:
                        new = new[-1:]
                    elif kind == "PERSON" and len(new) > 1 and rng.random() < 0.5:
                        new = rng.choice(names[kind])[:1] + new[1:]
                if kind == "PERSON" and new != old:
                    surnames[old[-1]] = new[-1]
                chosen[kind, old] = new
            begin = NAMES.index(f"B-{kind}")
            words += new
            labels += [begin] + [begin + 1] * (len(new) - 1)
        swapped.append(Line(words + line.words[last:], line.opens, labels + line.names[last:]))
    return swapped

"""Names out of the pipeline's Docs: borders set right, doubtful labels settled by the whole document."""

from collections.abc import Sequence

from core.clues import Name
from core.document import Document
from core.evidence import RULES, Rule
from core.model import Entity, Label

LABELS: dict[str, Label] = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "GPE": "GPE",
    "LOC": "LOC",
    "FAC": "FAC",
    "ORG": "ORG",
    "NORP": "NORP",
    "DATE": "DATE",
    "MONEY": "MONEY",
    "PRODUCT": "PRODUCT",
    "EVENT": "EVENT",
    "WORK_OF_ART": "WORK_OF_ART",
    "LAW": "WORK_OF_ART",
    "MISC": "MISC",
}
"""What is kept of a pipeline's labels, and under which name."""


def spans_of(document: Document) -> tuple[Entity, ...]:
    """The entities exactly as the pipeline found them."""
    return tuple(_entity(name) for name in _names(document))


def find(document: Document, rules: Sequence[Rule] = RULES) -> tuple[Entity, ...]:
    """The entities of a document, in order and never overlapping."""
    names = _names(document)
    for rule in rules:
        names = rule(document, names)
    return tuple(_entity(name) for name in names)


def _names(document: Document) -> list[Name]:
    names = []
    for block in document.blocks:
        sure = block.doc.user_data.get("probabilities", {})
        kinds = block.doc.user_data.get("kinds", {})
        for span in block.doc.ents:
            label = LABELS.get(span.label_)
            if label is None:
                continue
            place = (span.start_char, span.end_char)
            start, end = block.start + span.start_char, block.start + span.end_char
            probability = float(sure.get(place, 1.0))
            names.append(
                Name(
                    start,
                    end,
                    document.article.text[start:end],
                    label,
                    probability,
                    kinds.get(place, {span.label_: probability}),
                )
            )
    return names


def _entity(name: Name) -> Entity:
    return Entity(name.start, name.end, name.text, name.label, round(name.probability, 4))

"""Documents for the tests of entities: the names that a pipeline found are marked in the text."""

import re

import spacy

from core.document import Block, Document
from core.entities import find
from core.model import Article

_NLP = spacy.blank("en")
_NOUNS = frozenset({"administration", "family", "years"})


def document(marked: str) -> Document:
    """A document from a text with ``[name|LABEL]`` or ``[name|LABEL:probability]`` marks."""
    text, spans, at = "", [], 0
    for mark in re.finditer(r"\[([^|\]]+)\|(\w+):?([\d.]*)\]", marked):
        text += marked[at : mark.start()]
        spans.append((len(text), len(text) + len(mark[1]), mark[2], float(mark[3] or 0.9)))
        text += mark[1]
        at = mark.end()
    text += marked[at:]
    doc = _NLP(text)
    doc.set_ents([doc.char_span(start, end, label) for start, end, label, _ in spans])
    for token in doc:
        token.tag_ = "NN" if token.text in _NOUNS else "XX"
    doc.user_data["probabilities"] = {(start, end): sure for start, end, _, sure in spans}
    return Document(Article("-", text, None, ((0, len(text)),)), (Block(0, doc),), has_tree=False)


def found(marked: str) -> list[tuple[str, str]]:
    """The names that the rules make of it, with their labels."""
    return [(entity.text, entity.label) for entity in find(document(marked))]

"""Which dependency labels Docs speak: our rules read Universal Dependencies and nothing else."""

from collections.abc import Iterable

from spacy.tokens import Doc

FOREIGN = frozenset(
    {"attr", "auxpass", "dobj", "neg", "nsubjpass", "pcomp", "pobj", "poss", "prep", "prt"}
)
"""ClearNLP's labels (``en_core_web_*``), none in UD: there prepositions and copulas are heads, so no tree is better."""


def has_tree(docs: Iterable[Doc]) -> bool:
    """Whether all Docs of a text have dependency trees, in UD labels."""
    return all(
        doc.has_annotation("DEP") and not any(token.dep_ in FOREIGN for token in doc)
        for doc in docs
    )

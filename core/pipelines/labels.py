"""Which dependency labels a pipeline speaks: our rules read Universal Dependencies and nothing else."""

from spacy.language import Language

UNIVERSAL = frozenset({"nsubj", "obj", "obl", "case", "cop", "mark", "ccomp"})
"""Labels that every treebank of Universal Dependencies has, and ClearNLP's scheme has not all of."""
FOREIGN = frozenset({"dobj", "pobj", "prep", "attr", "nsubjpass", "auxpass"})
"""ClearNLP's labels (``en_core_web_*``): its prepositions and copulas are heads, so that trees must not be read as UD."""


def has_tree(nlp: Language) -> bool:
    """Whether the pipeline's Docs carry trees in UD labels."""
    for name in nlp.pipe_names:
        if nlp.get_pipe_meta(name).factory == "summit_transformer":
            return True
        if "token.dep" in nlp.get_pipe_meta(name).assigns:
            labels = set(getattr(nlp.get_pipe(name), "labels", ()))
            return labels >= UNIVERSAL and not labels & FOREIGN
    return False

"""The class of a word, with or without a tagger."""

from spacy.tokens import Token

_CLASSES = {
    word: kind
    for kind, words in {
        "DET": "a an the this that these those every another",
        "ADP": "of in on at to for from with by as about after before during under over since until near into against",
        "AUX": "is was are were be been has had have will would can could may might must shall should did does do",
        "VERB": "came went met made took gave got visited won lost led ran heads runs leads works owns founded arrived spoke",
        "PRON": "he she it they we i you who whom which him them us me his her its their our my your",
        "SCONJ": "that because if although while when where since unless whether",
        "CCONJ": "and or but nor",
        "ADV": "not also then now still later never often already yesterday today here there very",
    }.items()
    for word in words.split()
}
"""The closed classes, for a pipeline without a tagger."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Penn tags of verbs that have a subject."""


def word_class(token: Token) -> str:
    """The UD word class; where the pipeline gives none, closed classes by list and NOUN for the rest."""
    return token.pos_ or _CLASSES.get(token.lower_, "NOUN" if token.text[:1].isalnum() else "PUNCT")

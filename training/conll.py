"""The measures of the CoNLL 2018 shared task on raw text: the system's own words and sentences against the gold."""

from collections import Counter
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from training.corpora import Paragraph

MEASURES = ("words", "sentences", "tags", "UPOS", "feats", "lemmas", "UAS", "LAS")


class Score:
    """Counts that give F1 of each measure: words are the same where they cover the same characters."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.found: Counter[str] = Counter()

    def add(self, text: Paragraph, doc: Doc) -> None:
        """One text as the treebank has it and as the pipeline reads it. Subtypes of relations do not count."""
        gold = {}
        for sentence in text.sentences:
            for word in sentence:
                head = sentence[word.head]
                above = None if head is word else (head.start, head.end)
                relation = word.deprel.partition(":")[0].lower()
                row = (word.xpos, word.upos, word.feats, word.lemma, above, (above, relation))
                gold[word.start, word.end] = row
        tokens = [token for token in doc if not token.is_space]
        found = {}
        for token in tokens:
            above = None if token.head == token else _span(token.head)
            relation = token.dep_.partition(":")[0].lower()
            feats = str(token.morph)
            row = (token.tag_, token.pos_, feats, token.lemma_, above, (above, relation))
            found[_span(token)] = row
        self._count("words", set(gold), set(found))
        for place, name in enumerate(("tags", "UPOS", "feats", "lemmas", "UAS", "LAS")):
            self._count(
                name,
                {(span, row[place]) for span, row in gold.items()},
                {(span, row[place]) for span, row in found.items()},
            )
        ours = [[t for t in sentence if not t.is_space] for sentence in doc.sents]
        self._count(
            "sentences",
            {(sentence[0].start, sentence[-1].end) for sentence in text.sentences},
            {(_span(words[0])[0], _span(words[-1])[1]) for words in ours if words},
        )

    def f1(self, measure: str) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits[measure] / max(self.gold[measure] + self.found[measure], 1)

    def _count(self, measure: str, gold: set, found: set) -> None:
        self.gold[measure] += len(gold)
        self.found[measure] += len(found)
        self.hits[measure] += len(gold & found)


def score(nlp: Language, texts: Iterable[Paragraph]) -> Score:
    """Reads raw text with a pipeline and scores it."""
    result = Score()
    for text in texts:
        result.add(text, nlp(text.text))
    return result


def _span(token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)

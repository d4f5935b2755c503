"""Treebanks into spaCy's binary training data: ``python -m training.prepare --ewt DIR --gum DIR --out DIR``."""

import argparse
import random
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.corpora import GUM_HELD_OUT, Paragraph, Word, read_conllu
from training.typography import varied

WORDS_PER_DOC = 120


def main() -> None:
    """Write ``syntax-train.spacy`` and ``syntax-dev.spacy``."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("ewt", "gum", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--copies", type=int, default=1, help="varied copies of each training text")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)

    vocab = spacy.blank("en").vocab
    paragraphs = list(read_conllu(options.ewt / "train.conllu"))
    for path in sorted(options.gum.glob("*.conllu")):
        if path.stem not in GUM_HELD_OUT:
            paragraphs += read_conllu(path)
    texts = list(joined(paragraphs, rng))
    texts += [varied(text, rng) for _ in range(options.copies) for text in texts]
    rng.shuffle(texts)
    save((as_doc(vocab, text) for text in texts), options.out / "syntax-train.spacy")
    dev = joined(read_conllu(options.ewt / "dev.conllu"), random.Random(options.seed))
    save((as_doc(vocab, text) for text in dev), options.out / "syntax-dev.spacy")


def joined(
    paragraphs: Iterable[Paragraph], rng: random.Random, words_per_doc: int = WORDS_PER_DOC
) -> Iterator[Paragraph]:
    """Paragraphs of one document put together, parted by line ends, up to about so many words."""
    text = Paragraph("")
    for paragraph in paragraphs:
        size = sum(map(len, text.sentences)) + sum(map(len, paragraph.sentences))
        if text.sentences and (text.document != paragraph.document or size > words_per_doc):
            yield text
            text = Paragraph(paragraph.document)
        text.document = paragraph.document
        if text.sentences:
            text.text = text.text.rstrip() + rng.choice(("\n\n", "\n"))
        text.sentences += [
            [word.moved(len(text.text)) for word in sentence] for sentence in paragraph.sentences
        ]
        text.text += paragraph.text
    if text.sentences:
        yield text


def as_doc(vocab: Vocab, text: Paragraph) -> Doc:
    """A gold Doc; white space that is more than one blank becomes a token of its own, hung on the word before it."""
    columns: dict[str, list] = {
        key: []
        for key in (
            "words",
            "spaces",
            "tags",
            "pos",
            "morphs",
            "lemmas",
            "deps",
            "heads",
            "sent_starts",
        )
    }
    flat = [(number, word) for number, sentence in enumerate(text.sentences) for word in sentence]
    gaps = [
        text.text[word.end : following.start] for (_, word), (_, following) in pairwise(flat)
    ] + [""]
    places = list(accumulate((1 + (len(gap) > 1 or gap == "\n") for gap in gaps), initial=0))
    first = {number: index for index, (number, _) in reversed(list(enumerate(flat)))}
    for index, ((number, word), gap) in enumerate(zip(flat, gaps, strict=True)):
        head = places[first[number] + word.head]
        form = text.text[word.start : word.end]
        _append(columns, word, form, gap == " ", head, first[number] == index)
        if len(gap) > 1 or gap == "\n":
            blank = Word(0, 0, gap, "SPACE", "_SP", "", 0, "dep")
            _append(columns, blank, gap, False, places[index], False)
    return Doc(vocab, **columns)


def _append(
    columns: dict[str, list], word: Word, text: str, space: bool, head: int, starts: bool
) -> None:
    row = (text, space, word.xpos, word.upos, word.feats, word.lemma, word.deprel, head, starts)
    for column, value in zip(columns.values(), row, strict=True):
        column.append("ROOT" if column is columns["deps"] and value == "root" else value)


def save(docs: Iterable[Doc], path: Path) -> None:
    """Write Docs for ``spacy train``."""
    DocBin(docs=docs, store_user_data=False).to_disk(path)


if __name__ == "__main__":
    main()

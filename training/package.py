"""Puts the encoder and the lemmatizer together: ``python -m training.package --encoder DIR --lemmas DIR --version V``."""

import argparse
import hashlib
from pathlib import Path

import spacy

import core.pipelines.transformer  # noqa: F401  (registers the component)
from core.pipelines import BUNDLED
from training.tokenizer import runs_of_marks

CARD = "MODEL_CARD.md"
SUMS = "SHA256SUMS"


def main() -> None:
    """Write the pipeline's folder with a checksum for every file; a model card that is there stays."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True, help="from training.export_encoder")
    parser.add_argument("--lemmas", type=Path, required=True, help="`spacy train`'s model-best")
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", type=Path, default=BUNDLED)
    options = parser.parse_args()
    nlp = runs_of_marks()(spacy.blank("en"))
    nlp.add_pipe("summit_transformer").from_disk(options.encoder)
    nlp.add_pipe("trainable_lemmatizer", source=spacy.load(options.lemmas))
    nlp.meta.update(
        name="summit",
        version=options.version,
        spacy_version=">=3.8.7,<3.9.0",
        description="Names, tags, sentences, trees and lemmas of English news",
        license="CC BY-SA 4.0; see the model card",
        author="The summit-tui authors",
    )
    nlp.to_disk(options.out)
    files = sorted(path for path in options.out.rglob("*") if path.is_file())
    rows = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(options.out)}\n"
        for path in files
        if path.name not in (CARD, SUMS)
    ]
    (options.out / SUMS).write_text("".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()

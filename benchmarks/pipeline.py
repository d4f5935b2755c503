"""The bundled pipeline's speed on one core, against the architecture of ``en_core_web_sm`` with random weights."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language

from benchmarks.figure import Figure, in_turn
from benchmarks.texts import article
from core.pipelines import load

ARTICLES, WORDS = 5, 600


def figures(_folder: Path) -> Iterator[Figure]:
    """Words per second, both held to one core."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        texts = [article(WORDS, seed) for seed in range(ARTICLES)]
        words = sum(len(text.split()) for text in texts)
        ours, small = load(), like_small()

        def speed(nlp: Language) -> float:
            start = time.perf_counter()
            for _ in nlp.pipe(texts):
                pass
            return words / (time.perf_counter() - start)

        yield in_turn(
            "the bundled pipeline, one core: words per second",
            lambda: speed(ours),
            lambda: speed(small),
            1.0,
            unit="words/s",
            at_least=True,
        )
    finally:
        os.sched_setaffinity(0, before)


def like_small() -> Language:
    """The components and widths of ``en_core_web_sm`` 3.8 (from its published config), untrained."""
    nlp = spacy.blank("en")
    encoder = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
            "rows": [5000, 1000, 2500, 2500, 50, 50],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }
    nlp.add_pipe("tok2vec", config={"model": encoder})
    heard = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    tags, trees, names = (
        nlp.add_pipe(
            "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": heard}}
        ),
        nlp.add_pipe("parser", config={"model": _transitions("parser", 64, heard)}),
        nlp.add_pipe("ner", config={"model": _transitions("ner", 64, encoder)}),
    )
    for number in range(50):
        tags.add_label(f"T{number}")
    for number in range(45):
        trees.add_label(f"d{number}")
    for number in range(18):
        names.add_label(f"E{number}")
    nlp.initialize()
    return nlp


def _transitions(kind: str, width: int, encoder: dict[str, object]) -> dict[str, object]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": width,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": encoder,
    }

"""Prints every figure that the model card gives.

``OMP_NUM_THREADS=1 python -m training.evaluate --ewt DIR --gum DIR --worldwide DIR [--pipeline NAME_OR_PATH]``
"""

import argparse
import cProfile
import json
import pstats
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import process_time

from spacy.language import Language

from core.entities import find, spans_of
from core.pipelines import load
from training.conll import MEASURES, score
from training.corpora import GUM_HELD_OUT, read_conllu
from training.evaluate_entities import Figures, read
from training.ner_data import KINDS
from training.prepare import joined

NEWS = ("GUM_news_", "GUM_interview_")
COST = """
import re, sys, time
from pathlib import Path
import spacy, core.pipelines
peak = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
spacy.blank("en")("One sentence.")
before, begin = peak(), time.perf_counter()
nlp = core.pipelines.load(sys.argv[1] or None)
seconds = time.perf_counter() - begin
nlp("The minister said on Monday that it would rain.")
print(seconds, peak() - before)
"""


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("ewt", "gum", "worldwide"):
        parser.add_argument(f"--{name}", type=Path, help="a folder; left out, its figures are too")
    parser.add_argument("--pipeline", help="the bundled one where this is left out")
    options = parser.parse_args()
    nlp = load(options.pipeline)
    if options.ewt:
        _print_trees("EWT test, raw text", nlp, [options.ewt / "test.conllu"])
    if options.gum:
        held_out = [options.gum / f"{name}.conllu" for name in sorted(GUM_HELD_OUT)]
        news = [path for path in held_out if path.stem.startswith(NEWS)]
        _print_trees("GUM held out, news and interviews", nlp, news)
        others = [path for path in held_out if path not in news]
        _print_trees("GUM held out, other genres", nlp, others)
    if options.worldwide:
        lines = (options.worldwide / "dev.jsonl").read_text(encoding="utf-8").splitlines()
        articles = [json.loads(line) for line in lines]
        _print_entities(nlp, articles)
        _print_speed(nlp, [article["text"] for article in articles])
    _print_cost(options.pipeline)


def _print_trees(title: str, nlp: Language, paths: list[Path]) -> None:
    paragraphs = [paragraph for path in paths for paragraph in read_conllu(path)]
    found = score(nlp, joined(paragraphs, random.Random(0), words_per_doc=600))
    print(f"\n{title}")
    print("  ".join(f"{measure} {found.f1(measure):.4f}" for measure in MEASURES), flush=True)


def _print_entities(nlp: Language, articles: list[dict]) -> None:
    bare, settled = Figures(), Figures()
    for article in articles:
        document = read(nlp, article["text"])
        bare.add(article["text"], article["ents"], spans_of(document))
        settled.add(article["text"], article["ents"], find(document))
    print("\nWorldwide dev, entities, strict F1")
    for title, figures in (("the pipeline", bare), ("with the document's evidence", settled)):
        print(f"{title:30}" + "  ".join(f"{k} {v:.3f}" for k, v in figures.f1().items()))
    print("\nThe pipeline by label, spans as annotated: precision, recall, F1, count")
    for label, row in _by_label(nlp, articles).items():
        print(f"{label:8}" + "  ".join(f"{value:.3f}" for value in row[:3]) + f"  {row[3]}")


def _by_label(nlp: Language, articles: list[dict]) -> dict[str, tuple[float, float, float, int]]:
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for article in articles:
        want = {(start, end, KINDS[label]) for start, end, label in article["ents"]}
        got = {(e.start_char, e.end_char, e.label_) for e in nlp(article["text"]).ents}
        for counter, spans in ((gold, want), (found, got), (hits, want & got)):
            counter.update(label for *_, label in spans)
    return {
        label: (
            hits[label] / max(found[label], 1),
            hits[label] / gold[label],
            2 * hits[label] / (found[label] + gold[label]),
            gold[label],
        )
        for label in sorted(gold)
    }


def _print_speed(nlp: Language, texts: list[str]) -> None:
    texts = [" ".join(text.split(" ")[:600]) for text in texts[:30]]
    nlp(texts[0])
    begin = process_time()
    for text in texts:
        nlp(text)
    rate = sum(len(text.split()) for text in texts) / (process_time() - begin)
    print(f"\nSpeed on articles of at most 600 words: {rate:,.0f} words a second of one core")
    profile = cProfile.Profile()
    profile.runcall(lambda: [nlp(text) for text in texts])
    pstats.Stats(profile, stream=sys.stdout).sort_stats("tottime").print_stats(12)


def _print_cost(pipeline: str | None) -> None:
    command = [sys.executable, "-c", COST, pipeline or ""]
    runs = [
        subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        for _ in range(5)
    ]
    seconds = sorted(float(run[0]) for run in runs)
    print(f"Load time over importing spaCy: {seconds[0]:.2f} s, median of 5 {seconds[2]:.2f} s")
    memory = max(int(run[1]) for run in runs) / 1024
    print(f"Peak memory over blank spaCy, one sentence read: {memory:.0f} MB")


if __name__ == "__main__":
    main()

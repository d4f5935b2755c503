"""Command line of the accuracy figures."""

import argparse
from pathlib import Path

from benchmarks.accuracy import annotated, gap, polnear
from core.pipelines import load


def main() -> None:
    """Print the tables that were asked for."""
    ask = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=main.__doc__)
    ask.add_argument(
        "--articles",
        type=Path,
        metavar="DIR",
        help="annotated articles, ID.txt with ID.json beside it",
    )
    ask.add_argument(
        "--polnear",
        type=Path,
        metavar="DIR",
        help="a split of PolNeAR: files .txt and .ann (brat) in it or below",
    )
    ask.add_argument("--gap", type=Path, metavar="FILE", help="a split of GAP: gap-development.tsv")
    ask.add_argument(
        "--pipeline", metavar="NAME", help="another spaCy pipeline than the bundled one"
    )
    ask.add_argument(
        "--first", type=int, metavar="N", help="only the first N texts of PolNeAR and GAP"
    )
    given = ask.parse_args()
    if not (given.articles or given.polnear or given.gap):
        ask.error("nothing to measure: give --articles, --polnear or --gap")
    nlp = load(given.pipeline)
    if given.articles:
        annotated.measure(given.articles, nlp)
    if given.polnear:
        polnear.measure(given.polnear, nlp, given.first)
    if given.gap:
        gap.measure(given.gap, nlp, given.first)


if __name__ == "__main__":
    main()

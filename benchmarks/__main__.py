"""``python -m benchmarks [--markdown] [--only GROUP] [FILE ...]``: every figure against its yardstick."""

import argparse
import functools
from pathlib import Path

from benchmarks import export, pipeline, scale, start, wire
from benchmarks.figure import Figure, line, markdown

GROUPS = {
    "start": start.figures,
    "export": export.figures,
    "pipeline": pipeline.figures,
    "scale": scale.figures,
    "memory": start.memory,
    "wire": wire.figures,
}


def main() -> None:
    """Run the groups and print their figures."""
    ask = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    ask.add_argument("--markdown", action="store_true", help="a table for the README")
    ask.add_argument("--only", choices=GROUPS, action="append", help="these groups alone")
    ask.add_argument("files", nargs="*", type=Path, help="your own texts for the batch export")
    asked = ask.parse_args()
    found: list[Figure] = []
    for name in asked.only or GROUPS:
        group = GROUPS[name]
        if name == "export":
            group = functools.partial(export.figures, own=asked.files)
        with start.temporary() as folder:
            for figure in group(Path(folder)):
                found.append(figure)
                if not asked.markdown:
                    print(line(figure), flush=True)
    if asked.markdown:
        print(markdown(found))


if __name__ == "__main__":
    main()

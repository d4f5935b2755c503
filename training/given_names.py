"""Build ``core/data/given_names.tsv`` from the name counts of the PyPI package ``nomquamgender`` (MIT).

python training/given_names.py NAME_DATA_JSON
"""

import json
import sys
from pathlib import Path

from core.names import DATA

LEAST_COUNT, LEAST_SOURCES = 300, 6
NEARLY_ALL = 0.95
"""Share of bearers of one gender from which a name tells it."""


def main() -> None:
    """Build the table."""
    genders: dict[str, list[str]] = {"m": [], "f": []}
    for name, (sources, count, female, _) in json.loads(
        Path(sys.argv[1]).read_text("utf-8")
    ).items():
        if not (name.isascii() and name.isalpha() and len(name) > 1):
            continue
        if sources >= LEAST_SOURCES and count >= LEAST_COUNT:
            if female >= NEARLY_ALL:
                genders["f"].append(name)
            elif female <= 1 - NEARLY_ALL:
                genders["m"].append(name)
    lines = (f"{gender}\t{';'.join(sorted(names))}\n" for gender, names in genders.items())
    (DATA / "given_names.tsv").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()

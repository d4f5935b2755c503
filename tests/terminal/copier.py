"""Copies a text and prints the words that the reader would see: ``python -m tests.terminal.copier TEXT [ROUTE]``."""

import sys

from tests.tui.copying import Choice
from tui.clipboard import copy


def put(sequence: str) -> None:
    sys.stdout.write(sequence)
    sys.stdout.flush()


if __name__ == "__main__":
    print(copy(sys.argv[1], settings=Choice(*sys.argv[2:]), write=put).words, flush=True)
    input()

"""Averages checkpoints of one training: ``python -m training.average --out FILE CHECKPOINT ...``.

Weights that go on from one another can be averaged (Wortsman et al. 2022, "Model soups"): what one run forgot, the other kept.
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    """The command."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("checkpoints", type=Path, nargs="+")
    ask.add_argument("--out", type=Path, required=True)
    asked = ask.parse_args()
    states = [torch.load(path) for path in asked.checkpoints]
    mean = {
        name: torch.stack([state[name].float() for state in states]).mean(0).to(first.dtype)
        for name, first in states[0].items()
    }
    torch.save(mean, asked.out)


if __name__ == "__main__":
    main()

"""``python -m tests.fuzz [seconds [seed]]``: every target for so long; prints executions and what broke."""

import random
import sys
import time
import traceback

from tests.fuzz.targets import TARGETS


def fuzz(name: str, seconds: float, seed: int) -> tuple[int, list[str]]:
    """How often a target ran, and the first few ways in which it broke, with the number that repeats them."""
    broken: list[str] = []
    runs = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end and len(broken) < 5:
        number = seed * 1_000_000_007 + runs
        try:
            TARGETS[name](random.Random(number))
        except Exception:
            broken.append(f"{name} {number}\n{traceback.format_exc(limit=-4)}")
        runs += 1
    return runs, broken


def main() -> int:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 360.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(10**6)
    status = 0
    for name in TARGETS:
        runs, broken = fuzz(name, seconds, seed)
        print(f"{name}: {runs:,} executions, {len(broken)} broken (seed {seed})", flush=True)
        print("\n".join(broken), end="")
        status |= bool(broken)
    return status


if __name__ == "__main__":
    sys.exit(main())

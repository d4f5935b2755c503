"""Garbage collection that does not stall keys: what lives as long as the article is not gone through again and again."""

import gc
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

_FEW = 200
"""Objects that are let go of at once: well under a millisecond."""


@contextmanager
def spared() -> Iterator[None]:
    """What is made meanwhile is kept out of garbage collection, and makes none happen."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if collecting:
            gc.enable()


def shed(*many: Iterable[object]) -> None:
    """Let go of what a newer result replaced a little at a time: all at once it would stall a key for 50 ms."""
    held = [thing for things in many for thing in things]
    threading.Thread(target=_drop, args=(held,), daemon=True).start()


def _drop(held: list[object]) -> None:
    while held:
        del held[-_FEW:]
        time.sleep(0.001)

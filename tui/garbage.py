"""Garbage collection that does not stall keys: what lives as long as the article is not gone through again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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

"""What keeps garbage collection and freed memory from stalling a key."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest

from tui import garbage


class Thing:
    """Can be watched dying."""


@pytest.fixture(autouse=True)
def _unfrozen() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_is_made_is_spared_and_collecting_goes_on_as_it_was() -> None:
    before = gc.get_freeze_count()
    with garbage.spared():
        assert not gc.isenabled()
        kept = [Thing() for _ in range(100)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= before + len(kept)


def test_collecting_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with garbage.spared():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_shed_is_let_go_of() -> None:
    things = [Thing() for _ in range(500)]
    watched = weakref.ref(things[0])
    before = threading.active_count()
    garbage.shed(things)
    del things
    for thread in threading.enumerate()[before - 1 :]:
        if thread is not threading.current_thread():
            thread.join(5)
    assert watched() is None

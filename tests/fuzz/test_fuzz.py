"""Five seconds of every target with a fixed seed; ``python -m tests.fuzz`` runs them long."""

import pytest

from tests.fuzz.__main__ import fuzz
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_breaks(name):
    runs, broken = fuzz(name, 5, seed=7)
    assert not broken, broken[0]
    assert runs > 50

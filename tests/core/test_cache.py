import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core import cache, wire
from core.model import PipelineInfo
from tests.tui.factory import extraction

FOUND = extraction()
ARTICLE, PIPELINE = FOUND.article, FOUND.pipeline


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def keep():
    cache.put(ARTICLE, PIPELINE, wire.lines(FOUND))
    return cache.path_of(ARTICLE, PIPELINE)


def test_the_wire_loses_nothing():
    lines = list(wire.lines(FOUND))
    assert max(map(len, lines)) < 65536
    assert wire.extraction(ARTICLE, PIPELINE, map(json.loads, lines)) == FOUND


def test_long_extractions_go_in_short_lines():
    long = replace(FOUND, entities=FOUND.entities * 3000, quotes=FOUND.quotes * 2000)
    lines = list(wire.lines(long))
    assert max(map(len, lines)) < 65536
    assert wire.extraction(ARTICLE, PIPELINE, map(json.loads, lines)) == long


def test_what_was_kept_is_found_for_the_same_text_under_another_name():
    keep()
    assert cache.get(ARTICLE, PIPELINE) == FOUND
    elsewhere = replace(ARTICLE, source="elsewhere.txt")
    assert cache.get(elsewhere, PIPELINE) == replace(FOUND, article=elsewhere)


def test_another_text_or_pipeline_is_not_found():
    keep()
    assert cache.get(replace(ARTICLE, text=ARTICLE.text + " "), PIPELINE) is None
    assert cache.get(ARTICLE, PipelineInfo(PIPELINE.name, PIPELINE.version + "1")) is None


def test_entries_are_private():
    path = keep()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.parent.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"{}\n", b"0\n[1]\n", b"\0" * 99])
def test_garbage_is_ignored_and_replaced(content):
    path = keep()
    path.write_bytes(content)
    assert cache.get(ARTICLE, PIPELINE) is None
    keep()
    assert cache.get(ARTICLE, PIPELINE) == FOUND


def test_a_cut_or_changed_entry_is_ignored():
    path = keep()
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    assert cache.get(ARTICLE, PIPELINE) is None
    path.write_bytes(whole.replace(b"direct", b"divert", 1))
    assert cache.get(ARTICLE, PIPELINE) is None


def test_links_and_pipes_in_its_place_are_ignored(home):
    path = keep()
    path.rename(home / "moved")
    path.symlink_to(home / "moved")
    assert cache.get(ARTICLE, PIPELINE) is None
    path.unlink()
    os.mkfifo(path)
    assert cache.get(ARTICLE, PIPELINE) is None


def test_no_home_no_cache(home, monkeypatch):
    (home / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "file"))
    keep()
    assert cache.get(ARTICLE, PIPELINE) is None


def test_a_full_disk_leaves_nothing_behind(home, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    path = keep()
    path.unlink()
    monkeypatch.setattr(Path, "replace", full)
    keep()
    assert list(path.parent.iterdir()) == []


def test_the_oldest_go_first(monkeypatch):
    path = keep()
    monkeypatch.setattr(cache, "MOST_BYTES", 2 * path.stat().st_size + 100)
    others = []
    for number in range(3):
        other = PipelineInfo("x", str(number))
        cache.put(ARTICLE, other, wire.lines(FOUND))
        others.append(cache.path_of(ARTICLE, other))
        os.utime(others[-1], (number + 10, number + 10))
    os.utime(path, (1, 1))
    keep()
    assert path.exists()
    assert [other.exists() for other in others] == [False, False, True]


TURNS = """
import sys
from dataclasses import replace
from core import cache, wire
from core.model import PipelineInfo
from tests.tui.factory import extraction
cache.MOST_BYTES = int(sys.argv[1])
found = extraction()
for turn in range(60):
    pipeline = PipelineInfo("shared", str(turn % 5))
    mine = replace(found, pipeline=pipeline)
    cache.put(found.article, pipeline, wire.lines(mine))
    assert cache.get(found.article, pipeline) in (mine, None)
"""


def test_programs_at_once_do_each_other_no_harm(home):
    """Three write, read and throw out the same entries, where there is room for two of five."""
    room = str(2 * keep().stat().st_size + 100)
    root = Path(__file__).parents[2]
    words = [sys.executable, "-c", TURNS, room]
    environment = {**os.environ, "XDG_CACHE_HOME": str(home)}
    programs = [subprocess.Popen(words, cwd=root, env=environment) for _ in range(3)]
    assert [program.wait() for program in programs] == [0, 0, 0]
    left = list((home / "summit-tui" / "extractions").iterdir())
    assert left
    assert all(path.suffix == cache.SUFFIX for path in left), "nothing half written stays"

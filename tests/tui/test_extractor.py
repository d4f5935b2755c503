"""The client against the real process, and against ones that misbehave."""

import queue
import sys
import time
from pathlib import Path

import pytest

import core
from core import cache
from core.model import PipelineInfo
from core.reading import article, read
from tui.events import Done, Failed, Partial, Progress
from tui.extractor import Extractor

EXAMPLE = Path(core.__file__).parent / "data" / "example.txt"
ARTICLE = article("Nothing much.", "x")
PIPELINE = PipelineInfo("p", "1")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def saying(script, **options):
    """A client whose process is a few lines of Python."""
    return Extractor(command=[sys.executable, "-c", script], **options)


def run(extractor, text=ARTICLE):
    """All events until the last one."""
    events = queue.Queue()
    extractor.start(text, events.put)
    told = [events.get(timeout=60)]
    while not isinstance(told[-1], Done | Failed):
        told.append(events.get(timeout=60))
    return told


def test_the_real_process_extracts_and_says_how_far_it_is():
    extractor = Extractor()
    try:
        text = article(EXAMPLE.read_text() * 5, "x")
        told = run(extractor, text)
        done = told[-1]
        assert isinstance(done, Done)
        assert done.extraction.article is text
        assert done.extraction.quotes
        assert any(isinstance(event, Partial) for event in told)
        progress = [event for event in told if isinstance(event, Progress)]
        assert progress[-1].done == progress[-1].total == len(text.text.split())
        again = run(extractor, text)[-1]
        assert again == done
    finally:
        extractor.close()


def test_the_second_time_comes_from_the_cache():
    first = Extractor(pipeline=PIPELINE)
    text = read(str(EXAMPLE))
    try:
        known = run(first, text)[-1]
        path = cache.path_of(text, PIPELINE)
        deadline = time.monotonic() + 20
        while not path.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
    finally:
        first.close()
    never = saying("raise SystemExit(9)", pipeline=PIPELINE)
    (found,) = run(never, text)
    assert isinstance(found, Done)
    assert found.extraction.quotes == known.extraction.quotes


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("import os; os.kill(os.getpid(), 9)", "killed"),
        ("raise SystemExit(3)", "exit status 3"),
        ("print('garbage')", "garbled"),
        ('print(\'["end", "done", 3]\')', "garbled"),
        ('print(\'["quotes", [[1]]]\\n["end", "done"]\')', "garbled"),
        ('print(\'["failed", "No such pipeline."]\')', "No such pipeline."),
    ],
    ids=["killed", "exit", "garbage", "shape", "rows", "failed"],
)
def test_a_death_is_one_sentence(script, words):
    (told,) = run(saying(script))
    assert isinstance(told, Failed)
    assert words in told.reason
    assert "\n" not in told.reason


def test_silence_is_ended():
    (told,) = run(saying("import time; time.sleep(600)", patience=0.2))
    assert isinstance(told, Failed)
    assert "no progress" in told.reason


def test_what_cannot_be_started_is_told():
    (told,) = run(Extractor(command=["/nowhere/python"]))
    assert isinstance(told, Failed)


def test_after_a_death_it_can_be_tried_again():
    extractor = Extractor(command=[sys.executable, "-P", "-m", "core.worker", "/nowhere"])
    try:
        assert isinstance(run(extractor)[-1], Failed)
        assert isinstance(run(extractor)[-1], Failed)
        extractor._command = [sys.executable, "-P", "-m", "core.worker"]
        assert isinstance(run(extractor)[-1], Done)
    finally:
        extractor.close()


def test_a_cancelled_run_tells_nothing_more():
    events = queue.Queue()
    extractor = saying("import time; time.sleep(600)")
    extractor.prepare()
    process = extractor._process
    extractor.start(ARTICLE, events.put)
    extractor.cancel()
    assert process.wait(timeout=20) == -9
    assert events.empty()
    extractor._command = [sys.executable, "-c", "raise SystemExit(3)"]
    assert isinstance(run(extractor)[-1], Failed)
    assert events.empty()


def test_closing_ends_the_process():
    extractor = saying("import time; time.sleep(600)")
    extractor.prepare()
    process = extractor._process
    extractor.close()
    assert process.wait(timeout=20) == -9

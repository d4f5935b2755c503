"""The client of the extractor's process: starts it, reads what it says in a thread, outlives its death."""

import contextlib
import json
import os
import select
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import core
from core import cache, wire
from core.model import Article, Extraction, PipelineInfo
from tui import garbage
from tui.events import Done, Event, Failed, Partial, Progress

PATIENCE = 60.0
"""Seconds without a word from the process until it is given up."""
LAST_WAIT = 0.5
"""Seconds for which the end of the process is waited for."""
PIECE = 65536


class Extractor:
    """Extracts one article at a time in a process of its own.

    ``pipeline`` names and dates the entries of the cache; without it nothing is cached.
    """

    def __init__(
        self,
        name: str | None = None,
        pipeline: PipelineInfo | None = None,
        command: Sequence[str] | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self._command = command or [
            sys.executable,
            "-P",
            "-m",
            "core.worker",
            *([name] if name else []),
        ]
        self._pipeline = pipeline
        self._patience = patience
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._run = 0
        self._told = PipelineInfo("", "")  # which pipeline the process says it has
        self._known: Extraction | None = None

    def prepare(self) -> None:
        """Start the process, which needs a second or two to load its pipeline, before there is an article."""
        with self._lock:
            self._ready()

    def recall(self, article: Article) -> Extraction | None:
        """What the cache has of an article; a ``start`` with the same one tells it at once."""
        self._known = cache.get(article, self._pipeline) if self._pipeline else None
        return self._known

    def start(self, article: Article, tell: Callable[[Event], None]) -> None:
        """Extract an article; a run that is still going is dropped first, and tells nothing more."""
        known, self._known = self._known, None
        if known and known.article is article:
            tell(Done(known))
            return
        with self._lock:
            if self._run % 2:  # odd: a run is going
                self._kill()
                self._run += 1
            self._run += 1
            run = self._run
        threading.Thread(target=self._extract, args=(article, tell, run), daemon=True).start()

    def cancel(self) -> None:
        """Drop the running extraction; what was told so far stays."""
        with self._lock:
            if self._run % 2:
                self._run += 1
                self._kill()

    def close(self) -> None:
        """End the process, and see it gone: whoever ends with us reaps nothing any more."""
        with self._lock:
            self._run += 2 - self._run % 2
            process = self._process
            self._kill()
        if process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(LAST_WAIT)

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = self._spawn()
        return self._process

    def _process_for(self, run: int) -> subprocess.Popen[bytes] | None:
        """The process, for the current run alone: two runs that read from one would each get half."""
        with self._lock:
            return self._ready() if self._run == run else None

    def _spawn(self) -> subprocess.Popen[bytes]:
        # Safe path: a folder called "core" where the reader happens to stand must not be run.
        paths = [str(Path(core.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
        return subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        )

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            threading.Thread(target=process.wait, daemon=True).start()

    def _give_up(self, run: int) -> None:
        """The process is of no more use to the run that goes on."""
        with self._lock:
            if self._run == run:
                self._kill()

    def _extract(self, article: Article, tell: Callable[[Event], None], run: int) -> None:
        def say(event: Event) -> None:
            with self._lock:
                current = self._run == run
                if current and isinstance(event, Done | Failed):
                    self._run += 1
            if current:
                tell(event)

        with garbage.spared():
            known = cache.get(article, self._pipeline) if self._pipeline else None
        if known:
            say(Done(known))
            return
        try:
            process = self._process_for(run)
            if process is None:
                return  # cancelled meanwhile
            rows = self._converse(process, article, say)
        except (ValueError, LookupError, TypeError, RecursionError):
            self._give_up(run)
            say(Failed("The extractor's answer was garbled."))
            return
        except _LostError as lost:
            self._give_up(run)
            say(Failed(str(lost)))
            return
        except OSError as error:
            say(Failed(f"The extractor cannot be started: {error.strerror}."))
            return
        if self._pipeline and rows:
            cache.put(article, self._pipeline, rows)

    def _converse(
        self, process: subprocess.Popen[bytes], article: Article, say: Callable[[Event], None]
    ) -> list[str]:
        """Sends the article and tells what comes back; returns the final lines for the cache."""
        threading.Thread(target=_send, args=(process, article), daemon=True).start()
        rows: list[str] = []
        found: list[tuple[str, list[Any]]] = []
        for line in _lines(process, self._patience):
            kind, value = json.loads(line)
            if kind == "pipeline":
                self._told = PipelineInfo(*value)
            elif kind == "progress":
                say(Progress(*value))
            elif kind == "failed":
                raise _LostError(value)
            elif kind == "end":
                extraction = _assembled(article, self._told, found)
                if value == "done":
                    say(Done(extraction))
                    return rows
                say(Partial(extraction))
                rows, found = [], []
            else:
                rows.append(line)
                found.append((kind, value))
        raise _LostError(_death(process))


def _assembled(
    article: Article, pipeline: PipelineInfo, found: list[tuple[str, list[Any]]]
) -> Extraction:
    with garbage.spared():
        return wire.extraction(article, pipeline, found)


class _LostError(Exception):
    """The process is of no more use."""


def _send(process: subprocess.Popen[bytes], article: Article) -> None:
    assert process.stdin
    data = article.text.encode()
    head = json.dumps({"bytes": len(data), "source": article.source}).encode() + b"\n"
    with contextlib.suppress(OSError, ValueError):  # it died; the reading thread will tell
        process.stdin.write(head + data)
        process.stdin.flush()


def _lines(process: subprocess.Popen[bytes], patience: float) -> Iterator[str]:
    """The lines of the process, as long as it does not fall silent."""
    assert process.stdout
    descriptor = process.stdout.fileno()
    rest = b""
    while True:
        if not select.select([descriptor], [], [], patience)[0]:
            raise _LostError(
                f"The extractor made no progress for {patience:.0f} seconds and was stopped."
            )
        data = os.read(descriptor, PIECE)
        if not data:
            return
        *whole, rest = (rest + data).split(b"\n")
        for line in whole:
            yield line.decode()


def _death(process: subprocess.Popen[bytes]) -> str:
    try:
        status = process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        return "The extractor stopped answering."
    if status < 0:
        return "The extractor was killed; it may have needed too much memory."
    return f"The extractor ended unexpectedly (exit status {status})."

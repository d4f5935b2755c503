"""What was extracted before: one private file an article, found by content, pipeline and program.

A home that is full or read-only only means that there is no cache; a damaged or foreign file is ignored.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from core import wire
from core.model import Article, Extraction, PipelineInfo

MOST_BYTES = 200_000_000
"""Of all entries together; the ones that were used longest ago go first."""
SUFFIX = ".jsonl"


def folder() -> Path:
    """Where the entries are: under the XDG cache directory."""
    from platformdirs import user_cache_path

    return user_cache_path("summit-tui") / "extractions"


def path_of(article: Article, pipeline: PipelineInfo) -> Path:
    """The entry's file, whether or not it is there."""
    parts = (
        hashlib.sha256(article.text.encode()).hexdigest(),
        pipeline.name,
        pipeline.version,
        _program(),
    )
    return folder() / (hashlib.sha256("\0".join(parts).encode()).hexdigest() + SUFFIX)


def get(article: Article, pipeline: PipelineInfo) -> Extraction | None:
    """What was found in an article of the same text before, or None."""
    path = path_of(article, pipeline)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, encoding="utf-8") as file:
            if os.fstat(descriptor).st_uid != os.geteuid():
                return None
            digest, *rows = file.read(MOST_BYTES).splitlines()
        if digest != _digest(rows):
            return None
        found = wire.extraction(article, pipeline, map(json.loads, rows))
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    return found


def put(article: Article, pipeline: PipelineInfo, rows: Iterable[str]) -> None:
    """Keep an extraction's ``wire.lines``; written whole to a temporary file, then renamed."""
    path = path_of(article, pipeline)
    kept = list(rows)
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for private in (path.parent, path.parent.parent):
            private.chmod(0o700)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent)  # mode 0600
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write("\n".join([_digest(kept), *kept]) + "\n")
        Path(temporary).replace(path)
        temporary = None
        _tidy(path.parent)
    except OSError:
        pass
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _tidy(place: Path) -> None:
    """Removes the oldest entries until the rest is small enough."""
    left = MOST_BYTES
    known = [(entry.stat(), Path(entry.path)) for entry in os.scandir(place) if entry.is_file()]
    for facts, path in sorted(known, key=lambda one: one[0].st_mtime, reverse=True):
        left -= facts.st_size
        if left < 0:
            path.unlink(missing_ok=True)


def _digest(rows: list[str]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(row.encode())
    return digest.hexdigest()


@cache
def _program() -> str:
    """The program's version, and its files' times, so that a checkout is not fooled by its own past."""
    root = Path(__file__).parent
    facts = [f"{path.name} {path.stat().st_mtime_ns}" for path in sorted(root.rglob("*.py"))]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()

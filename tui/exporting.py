"""Exports from the explorer: what is written, and writing it so that an old file is never half lost."""

import csv
import io
import json
import os
import tempfile
from pathlib import Path
from typing import Literal

from core import export
from core.model import Extraction
from tui.clipping import clip, linked, records, table
from tui.selection import Thing

Format = Literal["csv", "json", "markdown"]
ENDINGS: dict[Format, str] = {"csv": ".csv", "json": ".json", "markdown": ".md"}


def rendered(extraction: Extraction, things: tuple[Thing, ...] | None, form: Format) -> str:
    """Some things of one kind in a format; None: the whole extraction, as ``--export`` gives it."""
    if things is None:
        match form:
            case "json":
                return export.to_json(extraction)
            case "csv":
                return export.csv_header() + export.to_csv(extraction)
            case "markdown":
                return export.to_markdown(extraction)
    if form == "json":
        return json.dumps(records(extraction, things), ensure_ascii=False, indent=2) + "\n"
    if form == "markdown":
        made = clip(extraction, things, "markdown")
        return f"{made.text}\n" if made else ""
    if things and things[0].kind == "quotes":
        links = linked(extraction)
        numbers = (number for thing in things for number in links[thing.index])
        quotes = [extraction.quotes[number] for number in numbers]
        return export.csv_header() + export.to_csv(extraction, quotes)
    out = io.StringIO()
    csv.writer(out).writerows(table(extraction, things))
    return "\ufeff" + out.getvalue()


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all: a temporary one beside it, then renamed over it.

    Raises OSError; then the old file is as it was.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.")
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else those that a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask

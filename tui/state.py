"""Where the reader was in each file: one JSON file under the XDG state directory, mode 0600; garbage is ignored."""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from platformdirs import user_state_path

from tui.anchor import Anchor
from tui.own_files import keep, text_of
from tui.selection import KINDS, Kind

KEPT = 200
"""Files whose place is kept; the oldest go first."""

Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class State:
    """A place in a text, and the list that was shown."""

    place: Anchor
    """Of the first line on the screen."""
    kind: Kind


def stamp(source: str) -> Stamp | None:
    """Changes when the file does: its time and size; None where the source is no file."""
    try:
        found = Path(source).stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size


def load(source: str) -> State | None:
    """The state of a file; None where none is known."""
    entry = _entries().get(_key(source))
    if not isinstance(entry, dict):
        return None
    kind = entry.get("kind")
    offset, within, paragraphs = (entry.get(name) for name in ("place", "within", "paragraphs"))
    numbers = all(type(number) is int and number >= 0 for number in (offset, within))
    if not numbers or not isinstance(paragraphs, list) or kind not in KINDS:
        return None
    place = Anchor(cast(int, offset), cast(int, within), tuple(map(str, paragraphs)))
    return State(place, cast("Kind", kind))


def save(source: str, state: State) -> None:
    """Keep the state of a file; a folder that can't be written only means that it is not kept."""
    if source == "-":
        return
    entries = _entries()
    entries.pop(_key(source), None)
    place = state.place
    entries[_key(source)] = {
        "place": place.offset,
        "within": place.within,
        "paragraphs": place.paragraphs,
        "kind": state.kind,
    }
    text = json.dumps(dict(list(entries.items())[-KEPT:]))
    keep(_path(), text.encode())


def _path() -> Path:
    return user_state_path("summit-tui") / "places.json"


def _key(source: str) -> str:
    # Not the name itself: what somebody reads is nobody's business.
    return hashlib.sha256(os.fsencode(os.path.realpath(source))).hexdigest()[:32]


def _entries() -> dict[str, object]:
    try:
        entries = json.loads(text_of(_path()))
    except (OSError, ValueError, RecursionError):
        return {}
    return entries if isinstance(entries, dict) else {}

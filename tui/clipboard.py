"""Copying that arrives, or says truthfully what it could not know."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from platformdirs import user_state_path

from core.safety import shown
from tui import own_files
from tui.routes import Outcome, encoded, enough, has_no_clipboard, plan, take
from tui.surroundings import Surroundings, look

EXCERPT = 24
"""Characters of the text that the reader is shown of it."""


class ClipboardSettings(Protocol):
    """What the reader set about copying: see `tui.config.Settings`."""

    @property
    def clipboard(self) -> str:
        """Route: auto, tmux, osc52, system, command or off."""

    @property
    def clipboard_command(self) -> str:
        """A command that takes the text on its standard input."""

    @property
    def private(self) -> bool:
        """No last-copy file."""


@dataclass(frozen=True, slots=True)
class CopyResult:
    """What became of a copy."""

    route: str
    """The strongest route that worked; ``none`` when none did, ``off`` when copying is off."""
    confirmed: bool
    """The text is known to be where ``words`` say first."""
    words: str
    """One sentence for the reader, only what is true."""
    file: Path | None
    """The text in a file, whatever else happened; None when private or not writable."""


def copy(
    text: str,
    *,
    settings: ClipboardSettings,
    write: Callable[[str], None],
    environment: Mapping[str, str] | None = None,
) -> CopyResult:
    """Bring a text to the clipboard. Blocks for seconds at worst: call it in a thread.

    ``write`` brings escape codes to the terminal.
    """
    here = look(environment)
    file = None if settings.private else keep(text)
    outcomes: list[Outcome] = []
    for name in plan(settings.clipboard, settings.clipboard_command, here):
        if not enough(name, outcomes, here):
            outcomes.append(take(name, text, here, settings.clipboard_command, write))
    return _told(text, outcomes, here, settings, file)


def last_copy_path() -> Path:
    """Where the last copy is kept."""
    return user_state_path("summit-tui") / "last-copy.txt"


def keep(text: str) -> Path | None:
    """The last copy in a file of mode 0600 under the XDG state directory, replaced whole; None if that fails."""
    return own_files.keep(last_copy_path(), encoded(text))


def _told(
    text: str,
    outcomes: list[Outcome],
    here: Surroundings,
    settings: ClipboardSettings,
    file: Path | None,
) -> CopyResult:
    done = sorted((o for o in outcomes if o.done), key=lambda o: not _read_back(o))
    failed = [o.words for o in outcomes if not o.done]
    place = f"in {_home(file)}" if file else ""
    if not done:
        if settings.clipboard == "off":
            route, reason = "off", 'clipboard = "off"'
        else:
            if has_no_clipboard(here.term) and settings.clipboard == "auto":
                failed.append(f"TERM={shown(here.term)} has no clipboard")
            route, reason = "none", ", ".join(failed)
        where = f"; the text is {place}" if place else ""
        return CopyResult(route, False, f"Not copied: {reason}{where}", file)
    best = done[0]
    words = best.words
    if _read_back(best) and any(o.route == "tmux" for o in done):
        words += ", and in the tmux buffer (prefix ])"
    words += f": “{_excerpt(text)}” {len(text):,} character{'' if len(text) == 1 else 's'}"
    if any(o.route == "command" and not o.done for o in outcomes):
        words += f". {failed[0]}"
    if best.warning:
        words += f". {best.warning}" + (f"; whole {place}" if place else "")
    return CopyResult(best.route, best.confirmed, words, file)


def _read_back(outcome: Outcome) -> bool:
    return outcome.route == "system"


def _excerpt(text: str) -> str:
    line = shown(" ".join(text[: 8 * EXCERPT].split()))
    return line if len(line) <= EXCERPT else line[:EXCERPT].rstrip() + "…"


def _home(path: Path) -> str:
    with contextlib.suppress(ValueError, RuntimeError):
        return shown(f"~/{path.relative_to(Path.home())}")
    return shown(str(path))

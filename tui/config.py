"""The reader's settings: a TOML file under the XDG config directory; a bad one is one message, and the defaults."""

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Literal, get_args, get_type_hints

from platformdirs import user_config_path

from core.safety import shown
from tui.own_files import text_of

ClipboardRoute = Literal["auto", "tmux", "osc52", "system", "command", "off"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the reader may choose; the command line stands over the file."""

    theme: str = "summit-dark"
    measure: int = 90
    """Columns of text at most, 20 to 400."""
    clipboard: ClipboardRoute = "auto"
    clipboard_command: str = ""
    private: bool = False
    """No cache, no state, no last-copy file."""
    mouse: bool = True


def settings_path() -> Path:
    """Where the settings are looked for."""
    return user_config_path("summit-tui") / "config.toml"


def load(path: Path | None = None) -> tuple[Settings, str | None]:
    """The settings, and one sentence about what is wrong with the file (then the defaults hold)."""
    path = path or settings_path()
    try:
        text = text_of(path)
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), None
    except OSError as error:
        return Settings(), shown(f"{path}: {error.strerror}; using the defaults")
    except UnicodeDecodeError:
        return Settings(), shown(f"{path}: not UTF-8; using the defaults")
    import tomllib

    try:
        table = tomllib.loads(text)
    # Of numbers with thousands of digits and brackets within brackets without end Python tells in its own ways.
    except (ValueError, RecursionError) as error:
        reason = (
            str(error) if isinstance(error, tomllib.TOMLDecodeError) else "not for this program"
        )
        return Settings(), shown(f"{path}: not valid TOML ({reason}); using the defaults")
    wrong = _wrong(table)
    if wrong:
        return Settings(), shown(f"{path}: {wrong}; using the defaults")
    return replace(Settings(), **table), None


def _wrong(table: dict[str, object]) -> str | None:
    kinds = get_type_hints(Settings)
    for key, value in table.items():
        if key not in {field.name for field in fields(Settings)}:
            return f"unknown setting {key!r}"
        kind = kinds[key]
        choices = get_args(kind)
        if choices and value not in choices:
            return f"{key} must be one of {', '.join(choices)}"
        if not choices and type(value) is not kind:
            words = {str: "a text in quotes", int: "a number", bool: "true or false"}
            return f"{key} must be {words[kind]}"
    measure = table.get("measure", 90)
    if not (isinstance(measure, int) and 20 <= measure <= 400):
        return "measure must be 20 to 400"
    return None

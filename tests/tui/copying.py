"""Settings and fake tools for tests of copying."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Choice:
    clipboard: str = "auto"
    clipboard_command: str = ""
    private: bool = False


def tool(folder: Path, name: str, script: str) -> Path:
    """A shell script that can be found on a PATH of this folder alone."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path

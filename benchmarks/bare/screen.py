"""A bare Textual app that shows a text in a ``Static``: ``python -m benchmarks.bare.screen FILE``."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One text, nothing else."""

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(Path(sys.argv[1]).read_text(encoding="utf-8"), markup=False)


if __name__ == "__main__":
    Bare().run()

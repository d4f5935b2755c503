"""A text on the bare terminal, which then wraps and selects it by its own means: where no clipboard is reached."""

import sys

from textual.app import App, SuspendNotSupported


def show_whole(app: App[object], text: str) -> str | None:
    """Leave the interface, print a text, wait for Enter, come back; a sentence where that cannot be.

    ``text`` must be safe to print: what is copied from an article is.
    """
    try:
        with app.suspend():
            sys.stdout.write(f"\n{text}\n\n[select and copy with the terminal; Enter goes back] ")
            sys.stdout.flush()
            try:
                sys.stdin.readline()
            except (KeyboardInterrupt, OSError, ValueError):
                return None
    except SuspendNotSupported:
        return "this terminal cannot be handed over; the text can be exported with e"
    return None

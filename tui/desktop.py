"""The desktop's clipboard by pyperclip, in a process of its own: it may hang, print, or lie; see ``routes.system``.

Reads the text from standard input, copies it and reads it back. Exit status: 0 it is there, 3 something else is, 4 there is no tool.
"""

import sys
import time

IS_THERE, DIFFERS, NO_TOOL = 0, 3, 4
PATIENCE = 0.8
"""Seconds until what is read back must be the text; with the copy itself it must stay below 2 s."""


def main() -> int:
    """Copy standard input to the desktop's clipboard."""
    import pyperclip

    text = sys.stdin.buffer.read().decode("utf-8")
    try:
        pyperclip.copy(text)
        # xclip owns the selection a moment after it returned.
        end = time.monotonic() + PATIENCE
        while pyperclip.paste() != text:
            if time.monotonic() > end:
                return DIFFERS
            time.sleep(0.02)
    except pyperclip.PyperclipException:
        return NO_TOOL
    return IS_THERE


if __name__ == "__main__":
    sys.exit(main())

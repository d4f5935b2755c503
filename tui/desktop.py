"""The desktop's clipboard by pyperclip, in a process of its own: it may hang, print, or lie; see ``routes.system``.

Reads the text from standard input, copies it and reads it back. Exit status: 0 it is there, 3 something else is, 4 there is no tool.
"""

import sys

IS_THERE, DIFFERS, NO_TOOL = 0, 3, 4


def main() -> int:
    """Copy standard input to the desktop's clipboard."""
    import pyperclip

    text = sys.stdin.buffer.read().decode("utf-8")
    try:
        pyperclip.copy(text)
        return IS_THERE if pyperclip.paste() == text else DIFFERS
    except pyperclip.PyperclipException:
        return NO_TOOL


if __name__ == "__main__":
    sys.exit(main())

"""Keys come from the terminal, also when the article came through a pipe."""

import os


def reopen() -> None:
    """Put the terminal onto standard input, after a pipe there was read whole.

    Raises OSError when the process has no terminal. Left as it was, the pipe makes Textual deaf to keys.
    """
    terminal = os.open("/dev/tty", os.O_RDWR)
    os.dup2(terminal, 0)
    os.close(terminal)

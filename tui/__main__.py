"""The program's entry: ``summit-tui`` and ``python -m tui``."""

import os
import sys


def main() -> None:
    """Run the command line and end with its exit status."""
    try:
        from tui.cli import main as run

        status = run()
    except KeyboardInterrupt:  # while it was still imported
        status = 130
    try:
        if sys.stdout is not None:  # closed by whoever started it
            sys.stdout.flush()
    except OSError:  # nobody reads any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(status)


if __name__ == "__main__":
    main()

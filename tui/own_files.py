"""Small files of the reader's own, settings and state; whatever else lies in their place is refused."""

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

MOST_BYTES = 1_000_000


def text_of(path: Path) -> str:
    """A file's text. Raises OSError, or ValueError where it is no UTF-8; a pipe or device is never waited for."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    with os.fdopen(descriptor, "rb") as file:
        facts = os.fstat(descriptor)
        if stat.S_ISDIR(facts.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(facts.st_mode):
            raise OSError(errno.EINVAL, "not a plain file")
        if facts.st_uid not in (os.geteuid(), 0):
            raise PermissionError(errno.EPERM, "it belongs to another user")
        if facts.st_size > MOST_BYTES:
            raise OSError(errno.EFBIG, "too large for this program's file")
        return file.read(MOST_BYTES).decode("utf-8")


def keep(path: Path, data: bytes) -> Path | None:
    """Put bytes into a file of mode 0600 in a folder of mode 0700, replaced whole; None if that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-")
    except OSError:
        return None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        return Path(name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        return None

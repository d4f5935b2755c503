"""A path or standard input to an Article; whatever cannot be read is one clear sentence."""

import os
import re
import select
import stat
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from core.model import Article, Span
from core.safety import REPLACEMENT, safe, shown

EXAMPLE = Path(__file__).parent / "data" / "example.txt"
"""An article that comes with the program."""
MOST_BYTES = 64 * 1024 * 1024
PIECE = 1024 * 1024
WRITER_WAIT = 2.0
"""Seconds until a named pipe that nobody writes to counts as empty."""
WAKE = 0.5
"""Seconds after which a wait for a pipe's writer is begun anew."""
TITLE_LENGTH = 120
WRAPPED = range(60, 81)
"""Columns at which the lines of mails, wires and Project Gutenberg's books end."""

_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, a sound or a film (RIFF)"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"OggS", "a sound (Ogg)"),
    (b"ID3", "a sound (MP3)"),
)
_MARKS = (  # UTF-32 first: its little-endian mark begins like that of UTF-16
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
# Words that are frequent in English and rare in its neighbours.
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the of and to that is was for it with as his he be on by at have are this not but had they from she "
        "which or we her there been has would their were who will more said an you about after its when than into",
    )
)
_LEAST_ENGLISH = 0.12
"""Share of those words; English news has 0.3 to 0.45, other languages in Latin letters below 0.06."""


class ReadError(Exception):
    """Why a text cannot be read: one sentence, safe to show."""


def read(source: str, stream: BinaryIO | None = None) -> Article:
    """The article in a file, or on standard input (``-``, from ``stream`` where it is given).

    Raises ReadError with one sentence when there is no text to be had.
    """
    name = "standard input" if source == "-" else shown(source)
    if source == "-" and stream is None and sys.stdin is None:
        raise ReadError("Standard input is closed.")
    try:
        if source == "-":
            data = b"".join(_from_stream(stream or sys.stdin.buffer))
        else:
            data = b"".join(_from_path(source))
    except OSError as error:
        raise ReadError(f"{name}: {_why(error)}.") from error
    except ValueError as error:
        raise ReadError(f"{name}: there can be no such file.") from error
    if len(data) > MOST_BYTES:
        raise ReadError(f"{name}: larger than 64 MB, which is more than this program reads.")
    text, warning = _decode(data, name)
    if not text.strip():
        raise ReadError(
            f"{name}: the file is empty." if source != "-" else "Standard input is empty."
        )
    return article(text, source, *([warning] if warning else []))


def article(text: str, source: str, *warnings: str) -> Article:
    """A decoded text as an article: line ends as ``\\n``, unsafe characters replaced, paragraphs told apart."""
    if any(end in text for end in "\r\u2028\u2029"):
        text = re.sub("\r\n?|[\u2028\u2029]", "\n", text)
    text, replaced = safe(text)
    paragraphs = tuple(_paragraphs(text))
    if not _is_english(text):
        warnings += ("This does not look like English: what is found will be poor.",)
    return Article(
        source=safe(source)[0],
        text=text,
        title=_title(text, paragraphs),
        paragraphs=paragraphs,
        replaced=replaced,
        warnings=warnings,
    )


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, IsADirectoryError):
        return "this is a directory, not a text file"
    reason = error.strerror or "it cannot be read"
    return shown(reason[:1].lower() + reason[1:])


def _from_stream(stream: BinaryIO) -> Iterator[bytes]:
    left = MOST_BYTES + 1
    while left > 0 and (piece := stream.read(min(PIECE, left))):
        yield _text_like(piece) if left > MOST_BYTES else piece
        left -= len(piece)


def _from_path(path: str) -> Iterator[bytes]:
    """At most one byte more than may be read; a named pipe is waited for only while somebody writes."""
    # Not blocking, because opening a named pipe waits for its writer for ever.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError
        patience = time.monotonic() + WRITER_WAIT if stat.S_ISFIFO(mode) else 0.0
        left = MOST_BYTES + 1
        while left > 0:
            try:
                piece = os.read(descriptor, min(PIECE, left))
            except BlockingIOError:
                # Not for ever: a Ctrl+C that comes just before the wait begins is seen only after it.
                select.select([descriptor], [], [], WAKE)
                continue
            if not piece:
                if time.monotonic() >= patience:
                    return
                time.sleep(0.02)
                continue
            patience = 0.0
            yield _text_like(piece) if left > MOST_BYTES else piece
            left -= len(piece)
    finally:
        os.close(descriptor)


def _text_like(beginning: bytes) -> bytes:
    """The first bytes, when they can be text: there is no need to read a film to its end."""
    for signature, name in _SIGNATURES:
        if beginning.startswith(signature):
            raise OSError(0, f"this looks like {name}, not like text")
    _refuse_zeros(beginning)
    return beginning


def _refuse_zeros(data: bytes) -> None:
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        raise OSError(0, "this is binary data (it holds NUL bytes), not text")


def _decode(data: bytes, name: str) -> tuple[str, str | None]:
    """The text, and a sentence about what was lost."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_replacement(data, encoding)
    try:
        _refuse_zeros(data)
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    except OSError as error:
        raise ReadError(f"{name}: {_why(error)}.") from error
    # A few bad bytes among many good sequences: damaged UTF-8 rather than another encoding.
    text = data.decode("utf-8", errors="replace")
    if sum(not c.isascii() and c != REPLACEMENT for c in text) > text.count(REPLACEMENT):
        return _with_replacement(data, "utf-8")
    encoding = _guess(data)
    text, warning = _with_replacement(data, encoding)
    return text, warning or f"The text does not say its encoding; it was read as {encoding}."


def _with_replacement(data: bytes, encoding: str) -> tuple[str, str | None]:
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        lost = text.count(REPLACEMENT)
        are = "byte is" if lost == 1 else "bytes are"
        return text, f"{lost:,} {are} not valid {encoding.upper()}, shown as {REPLACEMENT}."


def _guess(data: bytes) -> str:
    """The likeliest encoding of bytes that are no UTF-8, from the lines that tell something."""
    # The library is imported only for the rare file that needs it: it costs the first paint 30 ms.
    from charset_normalizer import from_bytes

    telling = b"\n".join(line[:2000] for line in data.split(b"\n") if not line.isascii())[:65536]
    matches = from_bytes(telling)
    best = matches.best()
    # Of the encodings that fit English equally well the one of Windows is by far the most used.
    if best is None or any("cp1252" in match.could_be_from_charset for match in matches):
        return "cp1252"
    return best.encoding


def _paragraphs(text: str) -> Iterator[Span]:
    """Parted by blank lines where there are any; else each line is one, unless most end at 60 to 80 columns."""
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    filled = [span for start, end in lines if (span := _trimmed(text, start, end))]
    if not filled:
        return
    if any(text.count("\n", a[1], b[0]) > 1 for a, b in pairwise(filled)):
        yield from _joined(filled, lambda a, b: text.count("\n", a[1], b[0]) > 1)
    elif 2 * sum(end - start in WRAPPED for start, end in filled) > len(filled) > 1:
        # In wrapped text a paragraph ends with a short line, or the next one is indented.
        short = WRAPPED.start
        yield from _joined(filled, lambda a, b: a[1] - a[0] < short or text[b[0] - 1] != "\n")
    else:
        yield from filled


def _joined(lines: list[Span], parted: Callable[[Span, Span], bool]) -> Iterator[Span]:
    start = lines[0][0]
    for line, following in pairwise(lines):
        if parted(line, following):
            yield start, line[1]
            start = following[0]
    yield start, lines[-1][1]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """A line without the white space around it; None for a blank one."""
    line = text[start:end]
    kept = line.strip()
    if not kept:
        return None
    start += len(line) - len(line.lstrip())
    return start, start + len(kept)


def _title(text: str, paragraphs: tuple[Span, ...]) -> str | None:
    """The first line, when it is a paragraph of its own, short, and no sentence."""
    if not paragraphs:
        return None
    start, end = paragraphs[0]
    line = text[start:end]
    if "\n" in line or len(line) > TITLE_LENGTH or line.endswith("."):
        return None
    return line


def _is_english(text: str) -> bool:
    """By the share of frequent words at the beginning; short texts are given the benefit of the doubt."""
    beginning = text[:20_000]
    words = re.findall(r"[^\W\d_]+", beginning.casefold())
    letters = sum(map(len, words))
    if len(words) < 30 and letters < 200:
        return True
    # Chinese, Japanese or Thai have few "words" of this kind; English ones have five letters.
    return sum(word in _ENGLISH for word in words) >= _LEAST_ENGLISH * max(len(words), letters / 12)

"""Textual's Linux driver, hardened: odd bytes, Esc over tmux, resize storms, and a terminal left as it was."""

import asyncio
import contextlib
import os
import selectors
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterable
from concurrent.futures import CancelledError, Future
from io import TextIOWrapper
from threading import RLock
from typing import Any, cast

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.app import App, ScreenStackError
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message_pump import MessagePump

from tui.first_page import ENTER, FirstPage
from tui.pen import Pen

RESIZE_PAUSE = 0.05
"""Seconds over which changes of the terminal's size are gathered into one."""
TYPED_AHEAD = 2.0
"""Seconds that a key waits at most for the one before it."""
_GENERATIONS = 3
"""Messages that follow each other from a key to its end: submitted, ended, focus asked for."""


class SplittingParser(XTermParser):
    """Reads ``ESC x`` as two keys: tmux holds Esc back for half a second and then hands both over at once.

    And a line feed as Enter: the terminal made it of one that was typed before the explorer had its modes.
    """

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        sequence = "\r" if sequence == "\n" else sequence
        late = len(sequence) == 2 and sequence[0] == "\x1b" and sequence[1] not in "[O"
        if alt or (late and sequence[1].isprintable()):
            yield events.Key("escape", "\x1b")
            yield from super()._sequence_to_key_events(sequence[-1])
        else:
            yield from super()._sequence_to_key_events(sequence)


async def handled(app: App[Any]) -> None:
    """Return once the key that was sent last has done its work: focus moved, letters inserted.

    A key goes from the focused widget up to the App, whose action sends messages that go the same way.
    """
    await _reached(app)
    for _ in range(_GENERATIONS):
        for node in (app.focused or app.screen).ancestors_with_self:
            await _reached(node)


async def _reached(node: MessagePump) -> None:
    """Everything is done that a widget was sent so far."""
    done = asyncio.Event()
    if node.is_running and node.call_later(done.set):
        await done.wait()


class _Lasting:
    """A terminal that may go away: what is written then is dropped, for Textual's writer would die and block us."""

    def __init__(self, file: TextIOWrapper) -> None:
        self._file = file
        file.reconfigure(
            encoding="utf-8", errors="replace"
        )  # as the first page, whatever PYTHONIOENCODING says

    def write(self, text: str) -> None:
        with contextlib.suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


class SummitDriver(LinuxDriver):
    """Survives what arrives over SSH, and restores the terminal on a signal as on leaving."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        # Not standard error, as in Textual: the command line asks whether output is a terminal, errors may go to a file.
        self._file = cast(Any, _Lasting(cast(TextIOWrapper, sys.__stdout__)))
        self._pen = Pen()
        self._writing = RLock()  # a signal may interrupt a write, and write
        self._resize: asyncio.TimerHandle | None = None
        self._key: Future[None] | None = None
        self._page: FirstPage | None = getattr(app, "page", None)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            self._loop.add_signal_handler(number, self._leave, number)

    def write(self, data: str) -> None:
        """Send to the terminal, without the colour codes that change nothing. From any thread."""
        if self._page and data == ENTER:
            return  # entered again, the screen would be cleared, and the first page be gone
        with self._writing:
            super().write(self._pen.lean(data))

    def start_application_mode(self) -> None:
        """As Textual does, but with sizes told once a pause, however many SIGWINCH come."""
        self._pen = Pen()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._page:
            self.attrs_before = self._page.hand_over()
            self._page = None
        self._loop.add_signal_handler(signal.SIGWINCH, self._resized)

    def stop_application_mode(self) -> None:
        """As Textual does, with mouse reports in pixels ended too, which it leaves on."""
        if self._mouse_pixels:
            self.write("\x1b[?1016l")
        super().stop_application_mode()

    def run_input_thread(self) -> None:
        """Turn what the terminal sends into messages, until it ends."""
        decoder = getincrementaldecoder("utf-8")("replace")
        parser = SplittingParser(self._debug)
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1):
                    data = self._read()
                    if data is None:
                        self._loop.call_soon_threadsafe(self._leave, signal.SIGHUP)
                        break
                    self._pass_on(parser.feed(text) if (text := decoder.decode(data)) else ())
                self._pass_on(parser.tick())
        with contextlib.suppress(EOFError, ParseError):
            self._pass_on(parser.feed(""))

    def _read(self) -> bytes | None:
        """What came; None when the terminal is gone."""
        try:
            return os.read(self.fileno, 4096) or None
        except BlockingIOError:
            return b""
        except OSError:
            return None

    def _pass_on(self, messages: Iterable[Any]) -> None:
        for message in messages:
            typed = isinstance(message, events.Key | events.Paste)
            if typed and self._key is not None:
                # Over a slow line several keys come at once: each finds the focus where the last one put it.
                with contextlib.suppress(TimeoutError, CancelledError, ScreenStackError):
                    self._key.result(TYPED_AHEAD)
                self._key.cancel()
            self.process_message(message)
            if typed:
                self._key = asyncio.run_coroutine_threadsafe(handled(self._app), self._loop)

    def _resized(self) -> None:
        if self._resize is None and not self._in_band_window_resize:
            self._resize = self._loop.call_later(RESIZE_PAUSE, self._tell_size)

    def _tell_size(self) -> None:
        self._resize = None
        size = Size(*self._get_terminal_size())
        self._app.post_message(events.Resize(size, size))

    def _leave(self, number: int) -> None:
        """End the app as a signal asks; its status is 128 and the signal's number."""
        if self._app.is_running:
            self._app.exit(128 + number)
        else:  # it is about to run, and would never hear of it
            self._loop.call_later(0.01, self._leave, number)

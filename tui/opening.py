"""From a file to the explorer: the extractor's process, the text, the first page, and only then Textual."""

import os
import sys

from core import cache
from core.model import Article, PipelineInfo
from core.reading import read
from tui import anchor, first_page, state
from tui.config import Settings
from tui.extractor import Extractor


class NoTerminalError(Exception):
    """Standard input is no terminal, and there is none beside it: one sentence."""


def explore(file: str, settings: Settings, pipeline: str | None, kept: PipelineInfo | None) -> int:
    """Read a text (``-`` is standard input) and explore it; returns the exit status.

    ``kept`` names the entries of the cache; None: nothing is cached. Raises ReadError, NoTerminalError, and what
    went wrong inside the explorer.
    """
    extractor = Extractor(pipeline, kept)
    if file != "-" and not (sys.stdin and sys.stdin.isatty()):
        _take_keys_from_terminal()  # first of all: where input was closed, its number would be given away
    try:
        if file == "-" or not kept:
            extractor.prepare()  # it loads while the text is read
        article = read(file)
        if file == "-":
            _take_keys_from_terminal()
        return _open(article, extractor, settings, kept)
    finally:
        extractor.close()


def _open(
    article: Article, extractor: Extractor, settings: Settings, kept: PipelineInfo | None
) -> int:
    """Words first; the extractor loads on another core meanwhile, unless the cache knows the article."""
    is_known = kept is not None and cache.path_of(article, kept).exists()
    if not is_known:
        extractor.prepare()
    before = None if settings.private else state.load(article.source)
    place = anchor.found(article, before.place) if before else 0
    page = first_page.opened(settings, place, extractor.close)
    try:
        if page:
            page.show_text(article, place)
        if is_known and len(article.text) < first_page.FAR:
            known = extractor.recall(article)
            if page and known:
                page.show_rows(known, before.kind if before else "people")
        from tui.app import run

        return run(article, extractor, settings, before, page)
    finally:
        if page:
            page.close()


def _take_keys_from_terminal() -> None:
    """Standard input is no terminal, as after a text or in a script: from now on the terminal is what is read."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise NoTerminalError(
            "There is no terminal to take keys from; --plain prints the article."
        ) from error
    if terminal != 0:
        os.dup2(terminal, 0)
        os.close(terminal)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 - a descriptor, for the rest of the run
    sys.__stdin__ = sys.stdin  # type: ignore[misc]  # what Textual reads; None where input was closed

"""What is read: the extractor's results as they come, its death, the file that changed, the place kept for next time."""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual import work
from textual.message import Message
from textual.reactive import var
from textual.worker import Worker, WorkerState

from core.model import Article, Extraction, Organization, Person, Place
from core.reading import ReadError, read
from core.safety import shown
from tui import anchor, events, facts, garbage, state
from tui.screens.panes import PanesScreen
from tui.selection import Thing
from tui.text_index import TextIndex
from tui.widgets.status import TitleLine

if TYPE_CHECKING:
    from tui.app import SummitApp

_COUNTED = 200_000
"""Characters of text up to which its words are counted before the first paint."""
WATCHED = 2.0
"""Seconds between two looks at the file."""


@dataclass
class Told(Message):
    """An event of the extractor, with the index made in its thread."""

    event: events.Event
    index: TextIndex | None = None


@dataclass
class ReadAgain(Message):
    """The file as it is now, or why it can't be read."""

    article: Article | None
    reason: str = ""


class ReadingScreen(PanesScreen):
    """Holds the Extraction and says how far it is."""

    extraction: var[Extraction | None] = var(None)
    current: var[Thing | None] = var(None)

    def __init__(self, article: Article, measure: int, before: state.State | None = None) -> None:
        super().__init__(article, measure, before)
        self.index: TextIndex | None = None
        self.working = False
        self.failed = ""
        self.words = 0
        self._stamp = state.stamp(article.source)
        self._changed = False

    @property
    def summit(self) -> "SummitApp":
        """The App, by its own type."""
        return cast("SummitApp", self.app)

    def opened(self) -> None:
        """Say what is read, and begin."""
        for warning in self.article.warnings:
            self.notify(warning, markup=False)
        self.begin()
        if self._stamp is not None:
            self.set_interval(WATCHED, self._look)

    def filled(self) -> None:
        """Show what is known already."""
        self.watch_extraction(self.extraction)

    def remember(self) -> None:
        """Keep the place and the list for the next visit."""
        if self.is_filled and not self.summit.settings.private:
            place = anchor.anchored(self.article, self.text.place)
            state.save(self.article.source, state.State(place, self.kind))

    def watch_extraction(self, extraction: Extraction | None) -> None:
        """Give the panes new data."""

    def forget(self) -> None:
        """The text is another: no offset into the old one holds any more."""
        self.current = None

    # The extractor

    def begin(self) -> None:
        """Ask for names and quotes of the article."""
        self.working, self.failed = True, ""
        self.words = 0
        if len(self.article.text) <= _COUNTED:
            self._count_words()
        else:
            self.call_after_refresh(self._count_words)
        self.say_totals()
        self.summit.extractor.start(self.article, self._told)

    def _count_words(self) -> None:
        self.words = len(self.article.text.split())

    def cancel(self) -> None:
        """Stop reading; what was found stays."""
        self.summit.extractor.cancel()
        self.working = False
        self.say_totals()
        self.notify("stopped reading · r reads again", markup=False)

    def _told(self, event: events.Event) -> None:
        index = None
        if isinstance(event, events.Partial | events.Done):
            with garbage.spared():
                index = TextIndex(event.extraction)
        told = Told(event, index)
        if threading.current_thread() is threading.main_thread():
            self.on_told(told)  # known before the first frame, it belongs there
        else:
            self.post_message(told)

    def on_told(self, told: Told) -> None:
        """Show what the extractor tells."""
        match told.event:
            case events.Progress(done, total):
                if self.working:
                    self.query_one(TitleLine).facts = f"reading {done:,} of {total:,} words"
            case events.Partial(extraction) | events.Done(extraction):
                if extraction.article.text != self.article.text:
                    return
                if isinstance(told.event, events.Done):
                    self.working = False
                old = self.extraction, self.index
                self.index = told.index
                self.extraction = extraction
                _shed(*old)
                if not self.working:
                    self.say_totals()
            case events.Failed(reason):
                self.working, self.failed = False, f"{reason.rstrip('.')} · r tries again"
                self.say_totals()
                self.notify(self.failed, severity="error", markup=False)

    def say_totals(self) -> None:
        """Tell in the title line what is read and what was found."""
        line = self.query_one(TitleLine)
        name = facts.file_name(self.article)
        line.title = self.article.title or name
        line.working = self.working or bool(self.failed)
        parts = [name, *([facts.counted(self.words, "word", "words")] if self.words else [])]
        if self.working:
            parts.append("reading…")
        elif self.extraction:
            parts.append(facts.totals(self.extraction))
        line.facts = self.failed or " · ".join(parts)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What a thread could not do is told: nothing else would show it."""
        if event.state is WorkerState.ERROR:
            self.notify(shown(f"that failed: {event.worker.error}"), severity="error", markup=False)

    # The file

    def _look(self) -> None:
        stamp = state.stamp(self.article.source)
        if stamp != self._stamp and not self._changed:
            self._changed = True
            name = facts.file_name(self.article)
            what = "is gone" if stamp is None else "changed on disk · r reads it again"
            self.notify(f"{name} {what}", markup=False)

    def action_reload(self) -> None:
        """Read the file again, or try the extraction again."""
        if self._stamp is None:
            self.begin()
        else:
            self._read()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        stamp = state.stamp(self.article.source)
        try:
            article = read(self.article.source)
        except ReadError as error:
            self.post_message(ReadAgain(None, str(error)))
        else:
            self._stamp = stamp
            self.post_message(ReadAgain(article))

    def on_read_again(self, message: ReadAgain) -> None:
        """Show the text as it is now, at the same place."""
        self._changed = False
        if message.article is None:
            self.notify(message.reason, severity="error", markup=False)
            return
        if message.article.text != self.article.text:
            if self.is_filled:
                place = anchor.anchored(self.article, self.text.place)
                self.text.read_again(message.article, anchor.found(message.article, place))
            self.article = message.article
            self.index = self.extraction = None
            self.forget()
        self.begin()


def _shed(old: Extraction | None, index: TextIndex | None) -> None:
    if old and index:
        named: tuple[Person | Place | Organization, ...] = (
            *old.people,
            *old.places,
            *old.organizations,
        )
        mentions = (mention for record in named for mention in record.mentions)
        spots = index.names, index.quotes, *index.rows.values()
        garbage.shed(old.entities, old.quotes, old.sentences, mentions, *spots)

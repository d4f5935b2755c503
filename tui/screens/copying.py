"""What leaves the explorer: copies, in a thread, and what the reader is told of them.

What is needed only then is imported only then: the first paint does not wait for it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual import work
from textual.message import Message

from tui.facts import counted
from tui.screens.reading import ReadingScreen
from tui.selection import Thing

if TYPE_CHECKING:
    from tui.clipping import Clip


@dataclass
class Copied(Message):
    """A copy ended; one sentence about it."""

    words: str


class CopyingScreen(ReadingScreen):
    """Copies what is marked, else the current thing."""

    def settle(self) -> None:
        """Let detail and marks follow the cursor of the list now."""

    def chosen(self) -> tuple[Thing, ...]:
        """The marked rows, else the current thing."""
        self.settle()
        if self.pane == "list":
            return self.list.chosen
        return (self.current,) if self.current else ()

    def selected(self) -> "Clip | None":
        """Words selected with the mouse, or sentences with `v`."""
        from tui.clipping import Clip

        words = self.get_selected_text()
        if words:
            return Clip(words, "selected words")
        if not (self.is_filled and self.pane == "article" and self.text.chosen):
            return None
        first, last = self.text.chosen
        start, end = self.text.sentences[first][0], self.text.sentences[last][1]
        return Clip(
            self.article.text[start:end], counted(last - first + 1, "sentence", "sentences")
        )

    def passage(self) -> "Clip | None":
        """What is no thing: selected text, or a line of the detail."""
        from tui.clipping import Clip

        selected = self.selected()
        if selected is None and self.pane == "detail" and self.detail.chosen:
            return Clip(self.detail.chosen, "1 line")
        return selected

    def action_copy(self, attributed: bool) -> None:
        """Copy words or names; with attribution where it is wanted."""
        if not self.is_filled:
            return
        passage = self.passage()
        if passage is not None:
            title = self.article.title if attributed else None
            words = f"{passage.text}\n— {title}" if title else passage.text
            self.copy(words, passage.what)
            return
        things = self._things()
        if things and self.extraction:
            from tui.clipping import clip

            made = clip(self.extraction, things, "attributed" if attributed else "plain")
            if made:
                self.copy(made.text, made.what)

    def _things(self) -> tuple[Thing, ...]:
        """What is chosen; when nothing is, that is told."""
        things = self.chosen() if self.is_filled else ()
        if not self.extraction:
            words = "names and quotes are not there yet"
            self.notify(f"still reading: {words}" if self.working else words, markup=False)
        elif not things:
            self.notify("nothing to copy: choose a row, a name or a quote", markup=False)
        return things

    def action_copy_as(self) -> None:
        """Ask in which form."""
        things = self._things()
        if things and self.extraction:
            from tui.screens.copy_as import CopyAsScreen

            self.app.push_screen(CopyAsScreen(self.extraction, things), self._copy_as)

    def _copy_as(self, answer: "tuple[Clip, Literal['copy', 'whole']] | None") -> None:
        if answer is None:
            return
        made, how = answer
        if how == "copy":
            self.copy(made.text, made.what)
        else:
            from tui.whole import show_whole

            failed = show_whole(self.app, made.text)
            if failed:
                self.notify(failed, markup=False)

    def action_export(self) -> None:
        """Ask what, in which format and where."""
        if not self.extraction:
            self.notify("still reading: there is nothing to export yet", markup=False)
            return
        from tui.screens.export import ExportScreen

        rows = self.list.listing.rows if self.is_filled else ()
        things = tuple(row.thing for row in rows)
        self.app.push_screen(ExportScreen(self.extraction, things), self._exported)

    def _exported(self, words: str | None) -> None:
        if words:
            self.notify(words, markup=False)

    def action_interrupt(self) -> None:
        """Copy what is selected; else say how to quit."""
        selected = self.selected()
        if selected:
            self.copy(selected.text, selected.what)
        else:
            self.notify("q quits", markup=False)

    @work(thread=True, exit_on_error=False)
    def copy(self, text: str, what: str = "") -> None:
        """Bring a text to the clipboard, and tell what became of it."""
        from tui import clipboard

        app = self.summit
        result = clipboard.copy(text, settings=app.settings, write=app.write_out)
        self.post_message(Copied(f"{what}: {result.words}" if what else result.words))

    def on_copied(self, message: Copied) -> None:
        """Tell what became of a copy; what was told before has been read, and would hide the rows."""
        self.app.clear_notifications()
        self.notify(message.words, markup=False)

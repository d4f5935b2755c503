"""What leaves the explorer: copies, in a thread, and what the reader is told of them."""

from dataclasses import dataclass

from textual import work
from textual.message import Message

from tui import clipboard, selection
from tui.screens.reading import ReadingScreen
from tui.selection import Thing


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

    def passage(self) -> str | None:
        """Selected text, selected sentences or lines of the detail: what is no thing."""
        selected = self.get_selected_text()
        if selected:
            return selected
        if self.pane == "article" and self.text.chosen:
            first, last = self.text.chosen
            return self.article.text[self.text.sentences[first][0] : self.text.sentences[last][1]]
        if self.pane == "detail" and self.detail.chosen:
            return "\n".join(self.detail.chosen)
        return None

    def action_copy(self, attributed: bool) -> None:
        """Copy words or names; with attribution where it is wanted."""
        if not self.is_filled:
            return
        passage = self.passage()
        if passage is not None:
            self.copy(passage)
            return
        things = self.chosen()
        if not self.extraction:
            self.notify("still reading: names and quotes are not there yet", markup=False)
        elif not things:
            self.notify("nothing to copy: choose a row, a name or a quote", markup=False)
        else:
            del attributed
            self.copy("\n".join(selection.name_of(self.extraction, thing) for thing in things))

    def action_interrupt(self) -> None:
        """Copy selected text; else say how to quit."""
        selected = self.get_selected_text()
        if selected:
            self.copy(selected)
        else:
            self.notify("q quits", markup=False)

    def copy(self, text: str) -> None:
        """Bring a text to the clipboard and tell what became of it."""
        self._copy(text)

    @work(thread=True, exit_on_error=False)
    def _copy(self, text: str) -> None:
        app = self.summit
        result = clipboard.copy(text, settings=app.settings, write=app.write_out)
        self.post_message(Copied(result.words))

    def on_copied(self, message: Copied) -> None:
        """Tell what became of a copy."""
        self.notify(message.words, markup=False)

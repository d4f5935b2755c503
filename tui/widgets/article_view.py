"""The article: names by colour and style, quotes on a soft ground, and the place on which the reader stands."""

from bisect import bisect_right
from functools import lru_cache
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.color import Color
from textual.content import Content
from textual.strip import Strip

from core.model import Article, Extraction, Span
from tui import facts, keys, layout
from tui.messages import RowWanted, Stood
from tui.text_index import Marks, Spot, TextIndex
from tui.widgets import paint
from tui.widgets.marked_scroll import marked
from tui.widgets.text_pane import TextPane


class ArticleView(TextPane, can_focus=True):
    """The text of an article. ``cursor`` is the span that the reader stands on."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("article")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"article--{name}"
        for name in [
            "person",
            "place",
            "organization",
            "other",
            "quote",
            "rule",
            "rule-current",
            "heading",
            "mark",
            "current",
            "selected",
        ]
    }

    def __init__(self, article: Article, measure: int, place: int, room: int) -> None:
        super().__init__(article, measure, place, room, id="article")
        self.border_title = Content("Article")
        self.extraction: Extraction | None = None
        self.index: TextIndex | None = None
        self.sentences: tuple[Span, ...] = article.paragraphs
        self.marks = Marks()
        self.cursor: Span | None = None
        self.chosen: tuple[int, int] | None = None
        """First and last sentence selected with `v`."""
        self._chosen_from = 0  # the sentence with which the selection began
        self._style_of = lru_cache(256)(self._combined)

    # What is shown

    def read_again(self, article: Article, place: int) -> None:
        """Show another text, from a place on."""
        self.article, self.index, self.marks, self.cursor = article, None, Marks(), None
        self.sentences, self.chosen, self._anchor = article.paragraphs, None, place
        self._rewrap(force=True)

    def show(self, extraction: Extraction, index: TextIndex) -> None:
        """Show the names and quotes of an extraction."""
        self.extraction, self.index = extraction, index
        before = self.chosen and [self.sentences[number][0] for number in self.chosen]
        known = extraction.sentences
        read = known[-1][1] if known else 0
        # What is not read yet is selected by paragraphs.
        self.sentences = (*known, *(span for span in self.article.paragraphs if span[0] >= read))
        if before:
            self._chosen_from, last = map(self._sentence_at, before)
            self.chosen = (self._chosen_from, last)
        self.refresh()
        self.say_where()

    def show_marks(self, marks: Marks, cursor: Span | None) -> None:
        """Let some spans stand out, one of them most; repaints only the lines that change."""
        if (marks, cursor) == (self.marks, self.cursor):
            return
        old = {*self._lines_of(self.marks, self.cursor)}
        changed_marks = marks.spans != self.marks.spans
        self.marks, self.cursor = marks, cursor
        for line in old | {*self._lines_of(marks, cursor)}:
            self.refresh_line(line)
        if changed_marks:
            self.vertical_scrollbar.renderer = marked(  # type: ignore[misc]  # as its docstring shows
                [self.wrapped.line_of(span[0]) for span in marks.spans[:2000]],
                len(self.wrapped),
                self._accent(),
            )
            self.vertical_scrollbar.refresh()
        self.say_where()

    def _accent(self) -> Color:
        return Color.parse(self.app.theme_variables["accented"])

    def _lines_of(self, marks: Marks, cursor: Span | None) -> set[int]:
        top, bottom = self._visible()
        spans = list(marks.touching(*self._visible_text())) + ([cursor] if cursor else [])
        lines = {
            line
            for span in spans
            for line in range(self.wrapped.line_of(span[0]), self.wrapped.line_of(span[1] - 1) + 1)
        }
        return {line for line in lines if top <= line <= bottom}

    # Drawing

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        super().notify_style_update()
        self._style_of.cache_clear()

    def _combined(self, names: tuple[str, ...]) -> Style:
        style = self.rich_style
        for name in names:
            style += self.get_component_rich_style(f"article--{name}", partial=True)
        return style

    def render_line(self, y: int) -> Strip:
        """A line of the screen."""
        base = self.rich_style
        width = self.scrollable_content_region.width
        number = self.scroll_offset.y + y
        if number >= len(self.wrapped):
            return Strip.blank(width, base)
        start, end = self.wrapped.starts[number], self.wrapped.ends[number]
        layers, rule = self._layers(start, end)
        margin = [Segment(" " * (self._left - 2), base), rule, Segment(" ", base)]
        segments = paint.line(self.wrapped.text, start, end, layers, self._style_of)
        text = Strip(segments).apply_offsets(0, number)
        return paint.centred(list(text), margin, width, base)

    def _layers(self, start: int, end: int) -> tuple[list[paint.Layer], Segment]:
        layers: list[paint.Layer] = []
        rule = Segment(" ", self.rich_style)
        if end <= start:
            return layers, rule
        if layout.is_heading(self.article, self.paragraph_at(start)):
            layers.append((start, end, "heading"))
        if self.index:
            quotes = self.index.quoted(start, end)
            layers += [
                (spot.start, spot.end, "quote")
                for spot in quotes
                if self.index.kinds[spot.thing.index] != "indirect"
            ]
            layers += self.index.styled(start, end)
            if quotes:
                current = any(self.cursor == (spot.start, spot.end) for spot in quotes) or any(
                    (spot.start, spot.end) in self.marks.touching(start, end) for spot in quotes[:1]
                )
                rule = Segment("▎", self._style_of(("rule-current" if current else "rule",)))
        layers += [(*span, "mark") for span in self.marks.touching(start, end)]
        if self.cursor:
            layers.append((*self.cursor, "current"))
        if self.chosen:
            first, last = self.chosen
            layers.append((self.sentences[first][0], self.sentences[last][1], "selected"))
        selected = self.text_selection
        if selected:
            layers.append((*self._selected(selected), "selected"))
        return layers, rule

    # Facts in the border

    def _rewrap(self, *, force: bool = False) -> None:
        super()._rewrap(force=force)
        self.say_where()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Other lines are seen: tell where they stand."""
        super().watch_scroll_y(old_value, new_value)
        self.say_where()

    def say_where(self) -> None:
        """Tell in the border where the reader is, and who the current name is."""
        at = self.cursor[0] if self.cursor and self.seen(self.cursor) else self.place
        total = len(self.article.paragraphs)
        said = [f"¶{self.paragraph_at(at) + 1}/{total}"] if total else ["empty"]
        spot = self.spot()
        if spot and self.extraction:
            said.append(facts.who(self.extraction, spot))
        text = " · ".join(said)
        number = self.marks.near(self.cursor[0]) if self.cursor else None
        # Of the name on which the reader stands it is told already which mention this is.
        own = spot and self.extraction and self.marks.title == facts.name(self.extraction, spot)
        alone = self.marks.title == "quote" and len(self.marks.spans) == 1
        if self.marks.title and self.marks.spans and not own and not alone:
            of = f"{'–' if number is None else number + 1}/{len(self.marks.spans)}"
            text += f" ─ {self.marks.title} {of}"
        if self.chosen:
            first, last = self.chosen
            text = f"{facts.counted(last - first + 1, 'sentence', 'sentences')} · y copies"
        self.tell(Content(text))

    def spot(self) -> Spot | None:
        """The name or quote under the cursor."""
        if not (self.index and self.cursor):
            return None
        start, end = self.cursor
        name = self.index.name_at(start)
        quote = self.index.quote_at(start)
        if quote and (quote.start, quote.end) == (start, end):
            return quote
        return name or quote

    # Keys

    def action_down(self) -> None:
        """A line down, or a sentence on."""
        if self.chosen:
            self._extend(1)
        else:
            self._by(1)

    def action_up(self) -> None:
        """A line up, or a sentence back."""
        if self.chosen:
            self._extend(-1)
        else:
            self._by(-1)

    def action_name(self, direction: int) -> None:
        """To the next name, or the one before."""
        if self.index:
            self._stand_on(self.index.names, direction)

    def action_quote(self, direction: int) -> None:
        """To the next quote, or the one before."""
        if self.index:
            self._stand_on(self.index.quotes, direction)

    def _stand_on(self, spots: list[Spot], direction: int) -> None:
        assert self.index
        if self.cursor and self.seen(self.cursor):
            offset = self.cursor[0]
        else:
            start, end = self._visible_text()
            offset = start - 1 if direction > 0 else end
        spot = self.index.step(spots, offset, direction)
        if spot:
            # At once: a second key may be here before the screen has heard of the first.
            self.show_marks(self.marks, (spot.start, spot.end))
            self.post_message(Stood(spot))

    def action_cross(self) -> None:
        """To the row of the current name or quote."""
        spot = self.spot()
        if spot:
            self.post_message(RowWanted(spot.thing))

    def action_sentence(self) -> None:
        """Select the sentence at the cursor, or the first on the screen; again: none."""
        if self.chosen or not self.sentences:
            self.chosen = None
        else:
            at = self.cursor[0] if self.cursor and self.seen(self.cursor) else self.place
            self._chosen_from = self._sentence_at(at)
            self.chosen = (self._chosen_from, self._chosen_from)
        self.refresh()
        self.say_where()

    def _sentence_at(self, offset: int) -> int:
        return max(bisect_right(self.sentences, (offset, len(self.article.text) + 1)) - 1, 0)

    def _extend(self, by: int) -> None:
        assert self.chosen
        first, last = self.chosen
        head = (first if first < self._chosen_from else last) + by
        head = min(max(head, 0), len(self.sentences) - 1)
        self.chosen = (min(head, self._chosen_from), max(head, self._chosen_from))
        self.go_to(self.sentences[head][0] if by < 0 else self.sentences[head][1] - 1)
        self.refresh()
        self.say_where()

    # Mouse and selected text

    def on_click(self, event: events.Click) -> None:
        """Stand on the name or quote that was clicked."""
        offset = self._offset_under(event.x, event.y)
        if self.index is None or offset is None:
            return
        spot = self.index.name_at(offset) or self.index.quote_at(offset)
        if spot:
            self.post_message(Stood(spot))

"""A text: wrapped at word ends, its place kept over any size, scrolled by keys, selected with the mouse."""

from bisect import bisect_left, bisect_right
from functools import partial

from textual.geometry import Region, Size
from textual.selection import Selection

from core.model import Article, Span
from tui import layout
from tui.widgets.frame import Framed
from tui.widgets.wrap import AT_ONCE, WrapIndex

_BREATH = 0.005
"""Seconds between two slices."""
_SLICE = 200_000
"""Characters that are wrapped between two keys: about 10 ms of work."""


class TextPane(Framed):
    """The text of an article as lines of a screen; what is drawn on them is another's."""

    def __init__(
        self,
        article: Article,
        measure: int,
        place: int,
        room: int,
        *,
        id: str,  # noqa: A002
    ) -> None:
        """``room`` is how wide the pane will be: the first frame comes before the pane is told."""
        super().__init__(id=id)
        self.article = article
        self.measure = measure
        self.wrapped = WrapIndex(article, layout.text_width(measure, room), place + AT_ONCE)
        self._anchor = place
        self._room = room

    def on_mount(self) -> None:
        """Stand at the place from the first frame on."""
        self.virtual_size = Size(self._room, len(self.wrapped))
        line = self.wrapped.line_of(self._anchor)
        self.scroll_to(y=line, animate=False, force=True, immediate=True)
        self.call_after_refresh(self._wrap_on, self.wrapped)

    # Places

    @property
    def place(self) -> int:
        """The offset of the first character on the screen: where the reader is."""
        line = min(self.scroll_offset.y, len(self.wrapped) - 1)
        return self.wrapped.starts[line]

    def go_to(self, offset: int, *, top: bool = False) -> None:
        """Scroll so that a character is seen, with some lines of context above it."""
        line = self.wrapped.line_of(offset)
        self._measure_lines()
        height = max(self.scrollable_content_region.height, 1)
        if top or not self.scroll_offset.y <= line < self.scroll_offset.y + height:
            self.scroll_to(y=line if top else max(line - height // 3, 0), animate=False)

    def _visible(self) -> tuple[int, int]:
        top = min(self.scroll_offset.y, len(self.wrapped) - 1)
        return top, min(top + max(self.size.height, 1), len(self.wrapped)) - 1

    def _visible_text(self) -> Span:
        top, bottom = self._visible()
        return self.wrapped.starts[top], self.wrapped.ends[bottom]

    def seen(self, span: Span) -> bool:
        """Whether a span begins on the screen."""
        start, end = self._visible_text()
        return start <= span[0] < end

    # Wrapping

    @property
    def _left(self) -> int:
        return layout.text_left(self.scrollable_content_region.width, self.wrapped.width)

    def on_resize(self) -> None:
        """Wrap again where the width changed, and stay at the place."""
        self._rewrap()

    def _rewrap(self, *, force: bool = False) -> None:
        width = layout.text_width(self.measure, self.scrollable_content_region.width)
        if width < 1:
            return
        if not force and width == self.wrapped.width:
            self._measure_lines()
            return
        place = self._anchor
        self.wrapped = WrapIndex(self.article, width, place + AT_ONCE)
        self.screen.clear_selection()
        self.call_after_refresh(self._wrap_on, self.wrapped)
        self._measure_lines()
        self.scroll_to(y=self.wrapped.line_of(place), animate=False)
        self._anchor = place
        self.refresh()

    def _measure_lines(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.wrapped))

    def _wrap_on(self, wrapped: WrapIndex) -> None:
        """Wrap the rest of a long text, a slice at a time: keys come first."""
        if wrapped is self.wrapped:
            if wrapped.more(wrapped.reached + _SLICE):
                self.set_timer(_BREATH, partial(self._wrap_on, wrapped))
            self._measure_lines()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place, so that a resize can keep it."""
        super().watch_scroll_y(old_value, new_value)
        self._anchor = self.place

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph of a character."""
        found = bisect_right(self.article.paragraphs, (offset, len(self.article.text) + 1)) - 1
        return max(found, 0)

    # Keys

    def _by(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    def action_page_down(self) -> None:
        """A page down, one line kept."""
        self._by(max(self.size.height - 1, 1))

    def action_page_up(self) -> None:
        """A page up, one line kept."""
        self._by(-max(self.size.height - 1, 1))

    def action_half_down(self) -> None:
        """Half a page down."""
        self._by(max(self.size.height // 2, 1))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._by(-max(self.size.height // 2, 1))

    def action_top(self) -> None:
        """To the first line."""
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        """To the last line."""
        self.go_to(len(self.article.text), top=True)

    def action_paragraph(self, direction: int) -> None:
        """To the beginning of a paragraph."""
        starts = self.article.paragraphs
        place = self.place
        if direction > 0:
            number = bisect_right(starts, (place, len(self.article.text) + 1))
        else:
            number = bisect_left(starts, (place,)) - 1
        if starts:
            self.go_to(starts[min(max(number, 0), len(starts) - 1)][0], top=True)

    # Mouse and selected text

    def _offset_under(self, x: int, y: int) -> int | None:
        line = self.scroll_offset.y + y - self.content_offset.y
        column = x - self.content_offset.x - self._left
        if not (0 <= line < len(self.wrapped) and column >= 0):
            return None
        return self.wrapped.offset_at(line, column)

    def _selected(self, selection: Selection) -> Span:
        """The span of a selection, whose points are characters of wrapped lines."""
        starts, ends = self.wrapped.starts, self.wrapped.ends
        first, last = selection
        begin, finish = 0, len(self.article.text)
        if first is not None:
            line = min(max(first.y, 0), len(starts) - 1)
            begin = min(starts[line] + first.x, ends[line])
        if last is not None:
            line = min(max(last.y, 0), len(starts) - 1)
            finish = min(starts[line] + last.x, ends[line])
        return begin, finish

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words as the article has them."""
        begin, finish = self._selected(selection)
        return self.article.text[begin:finish], "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Repaint what is on the screen."""
        del selection
        self.refresh(Region(0, 0, self.size.width, self.size.height))

"""A virtual list on the Line API: only the lines that change are drawn again, so a cursor key costs few bytes."""

from abc import abstractmethod
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.cells import Line


class Keyed(Protocol):
    """Anything that can be found again when the data changed."""

    @property
    def key(self) -> Hashable:
        """Unique in its list."""


Item = TypeVar("Item", bound=Keyed)

LOOKS = {
    f"line-list--{part}"
    for part in [
        "cursor",
        "name",
        "muted",
        "count",
        "quoted",
        "strip",
        "match",
        "warning",
        "heading",
        "mark",
        "kind-direct",
        "kind-partial",
        "kind-indirect",
    ]
}
"""Component classes of the App: every list has the same, and to work them out for each would delay the first frame."""


class LineList(ScrollView, Generic[Item], can_focus=True):
    """Items of one line each, a cursor, and marks; survives any size, 0 × 0 too."""

    cursor: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Moved(Message):
        """The cursor is on another item, or on none."""

        list: "LineList"  # type: ignore[type-arg]

    @dataclass
    class Chosen(Message):
        """Enter or a double click."""

        list: "LineList"  # type: ignore[type-arg]

    @dataclass
    class Marked(Message):
        """Marks were set or taken."""

        list: "LineList"  # type: ignore[type-arg]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.items: tuple[Item, ...] = ()
        self.marked: frozenset[Hashable] = frozenset()
        self._look = lru_cache(len(LOOKS) + 1)(self._look_of)

    @abstractmethod
    def draw(self, item: Item, width: int) -> Line:
        """The pieces of an item's line, in at most ``width`` cells."""

    def selectable(self, item: Item) -> bool:  # noqa: ARG002
        """Whether the cursor may stand on an item; headings say no."""
        return True

    @property
    def current(self) -> Item | None:
        """The item under the cursor."""
        return self.items[self.cursor] if 0 <= self.cursor < len(self.items) else None

    def replace(self, items: Sequence[Item], *, top: bool = False) -> None:
        """Show other items; the cursor stays on the item it was on, at the same height, where that is still there.

        With ``top`` it goes to the first instead.
        """
        before = self.current
        height = self.cursor - self.scroll_offset.y
        self.items = tuple(items)
        self.virtual_size = Size(0, len(self.items))
        place = self._place(before.key) if before is not None and not top else None
        cursor = self._near(place if place is not None else 0 if top else self.cursor, 1)
        self.set_reactive(LineList.cursor, cursor)
        if place is not None:
            self.scroll_to(y=max(cursor - height, 0), animate=False, force=True)
        self._keep_in_view()
        self.refresh()
        after = self.current
        if (before and before.key) != (after and after.key):
            self.post_message(self.Moved(self))

    def go_to(self, key: Hashable) -> bool:
        """Set the cursor on an item; False where it is not shown."""
        place = self._place(key)
        if place is not None:
            self.cursor = place
        return place is not None

    def unmark(self) -> None:
        """Take all marks away."""
        if self.marked:
            self.marked = frozenset()
            self.refresh()
            self.post_message(self.Marked(self))

    def validate_cursor(self, cursor: int) -> int:
        """Inside the items."""
        return max(0, min(cursor, len(self.items) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Two lines are drawn anew."""
        if old != new:
            self.refresh_line(old)
            self.refresh_line(new)
            self._keep_in_view()
            self.post_message(self.Moved(self))

    def render_line(self, y: int) -> Strip:
        """One item, in exactly the width."""
        width = self.scrollable_content_region.width  # the scroll bar covers what is behind it
        index = self.scroll_offset.y + y
        base = self.rich_style
        if width <= 0 or not 0 <= index < len(self.items):
            return Strip.blank(max(width, 0), base)
        item = self.items[index]
        over = self._over(index)
        mark = "✓" if item.key in self.marked else "▸" if index == self.cursor else " "
        line = ((mark, "mark"), *self.draw(item, width - 1))
        segments = [Segment(text, base + self._look(style) + over) for text, style in line if text]
        return Strip(segments).adjust_cell_length(width, base + over)

    def _over(self, index: int) -> Style:
        if index != self.cursor:
            return Style.null()
        return self._look("cursor") if self.has_focus else Style(bold=True)

    def _look_of(self, name: str) -> Style:
        if not name:
            return Style.null()
        return self.app.get_component_styles(f"line-list--{name}").partial_rich_style

    def notify_style_update(self) -> None:
        """Forget the looks of the theme before."""
        super().notify_style_update()
        self._look.cache_clear()

    def on_focus(self) -> None:
        """The cursor's line is drawn anew."""
        self.refresh_line(self.cursor)

    def on_blur(self) -> None:
        """The cursor's line is drawn anew."""
        self.refresh_line(self.cursor)

    def on_resize(self) -> None:
        """Columns and scroll offset follow the size."""
        self._keep_in_view()

    def on_click(self, event: events.Click) -> None:
        """A click sets the cursor, a double click chooses."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = self.scroll_offset.y + offset.y
        if 0 <= index < len(self.items) and self.selectable(self.items[index]):
            self.cursor = index
            if event.chain == 2:
                self.action_cross()

    def action_down(self) -> None:
        """To the next line."""
        self.move(1)

    def action_up(self) -> None:
        """To the line before."""
        self.move(-1)

    def action_top(self) -> None:
        """To the first line."""
        self.cursor = self._near(0, 1)

    def action_bottom(self) -> None:
        """To the last line."""
        self.cursor = self._near(len(self.items) - 1, -1)

    def action_page_down(self) -> None:
        """A page down."""
        self.move(max(self.size.height - 1, 1))

    def action_page_up(self) -> None:
        """A page up."""
        self.move(-max(self.size.height - 1, 1))

    def action_half_down(self) -> None:
        """Half a page down."""
        self.move(max(self.size.height // 2, 1))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.move(-max(self.size.height // 2, 1))

    def action_cross(self) -> None:
        """Tell that the item is chosen."""
        if self.current is not None:
            self.post_message(self.Chosen(self))

    def move(self, step: int) -> None:
        """Move the cursor by so many lines."""
        self.cursor = self._near(self.cursor + step, step)

    def action_mark(self) -> None:
        """Mark the item, or take its mark, and go on to the next."""
        item = self.current
        if item is not None:
            self.marked ^= {item.key}
            self.refresh_line(self.cursor)
            self.post_message(self.Marked(self))
            self.move(1)

    def action_mark_all(self) -> None:
        """Mark all items shown; when all are marked, take their marks."""
        shown = {item.key for item in self.items if self.selectable(item)}
        self.marked = self.marked - shown if shown <= self.marked else self.marked | shown
        self.refresh()
        self.post_message(self.Marked(self))

    def _near(self, index: int, step: int) -> int:
        """The first item from an index on that the cursor may stand on; backwards when there is none."""
        index = max(0, min(index, len(self.items) - 1))
        ways = (range(index, len(self.items)), range(index, -1, -1))
        for way in ways if step > 0 else ways[::-1]:
            for place in way:
                if 0 <= place < len(self.items) and self.selectable(self.items[place]):
                    return place
        return index

    def _place(self, key: Hashable) -> int | None:
        return next((i for i, item in enumerate(self.items) if item.key == key), None)

    def _keep_in_view(self) -> None:
        height = self.size.height
        top = self.scroll_offset.y
        if height <= 0:
            return
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True)

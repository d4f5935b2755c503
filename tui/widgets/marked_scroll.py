"""A scroll bar with marks: where in the whole text the selection is named."""

from collections.abc import Sequence

from rich.color import Color as RichColor
from rich.segment import Segment, Segments
from rich.style import Style
from textual.color import Color
from textual.scrollbar import ScrollBarRender

_TRACK, _BAR = RichColor.parse("black"), RichColor.parse("white")


def marked(lines: Sequence[int], total: int, color: Color) -> type[ScrollBarRender]:
    """A renderer whose track shows a mark for each of some lines out of ``total``."""

    class MarkedBar(ScrollBarRender):
        @classmethod
        def render_bar(
            cls,
            size: int = 25,
            virtual_size: float = 50,
            window_size: float = 20,
            position: float = 0,
            thickness: int = 1,
            vertical: bool = True,
            back_color: RichColor = _TRACK,
            bar_color: RichColor = _BAR,
        ) -> Segments:
            bar = super().render_bar(
                size,
                virtual_size,
                window_size,
                position,
                thickness,
                vertical,
                back_color,
                bar_color,
            )
            segments = list(bar.segments)
            for row in {min(line * size // max(total, size, 1), size - 1) for line in lines}:
                if row < len(segments):
                    under = segments[row].style or Style()
                    ground = under.color if under.reverse else under.bgcolor
                    style = Style(color=color.rich_color, bgcolor=ground, meta=under.meta)
                    segments[row] = Segment("━" * thickness, style)
            return Segments(segments, new_lines=True)

    return MarkedBar

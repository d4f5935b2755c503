"""A pane with facts in its border; telling a fact repaints the border's line, not the pane."""

from typing import Self

from textual.content import Content
from textual.geometry import Region
from textual.scroll_view import ScrollView


class Framed(ScrollView, inherit_bindings=False):
    """A scrolling pane whose border says what it shows."""

    _telling = False

    def tell(self, subtitle: Content) -> None:
        """Put facts into the lower border."""
        self._telling = True
        try:
            if subtitle.markup != self.border_subtitle:
                self.border_subtitle = subtitle
                height = self.scrollable_content_region.height
                self.refresh(Region(-1, height, self.size.width + 2, 1))
        finally:
            self._telling = False

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Refresh the pane, or only some lines of it."""
        if self._telling and not regions:
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

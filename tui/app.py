"""The App: themes, palette, the explorer's screen."""

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import ClassVar

from rich.console import RenderableType
from textual.app import App
from textual.command import Provider

from core.model import Article
from tui import themes
from tui.config import Settings
from tui.driver import SummitDriver
from tui.events import Extracting
from tui.palette import Commands
from tui.screens.explorer import ExplorerScreen


class SummitApp(App[int]):
    """One article, explored."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        Path(__file__).parent.parent / "styles" / name
        for name in ("line_list.tcss", "filter_bar.tcss", "app.tcss", "menus.tcss")
    ]
    COMMANDS: ClassVar[set[type[Provider]]] = {Commands}  # type: ignore[assignment]
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(self, article: Article, extractor: Extracting, settings: Settings) -> None:
        super().__init__(driver_class=SummitDriver)
        self.article = article
        self.extractor = extractor
        self.settings = settings
        self.animation_level = "none"
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = settings.theme if settings.theme in self.available_themes else "summit-dark"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of names, quotes and marks, for any theme."""
        return themes.defaults(self.current_theme)

    def on_mount(self) -> None:
        """Open the explorer."""
        self.push_screen(ExplorerScreen(self.article, self.settings.measure))

    def action_wear(self, name: str) -> None:
        """Change the theme."""
        self.theme = name

    def write_out(self, codes: str) -> None:
        """Send escape codes to the terminal."""
        if self._driver:
            self._driver.write(codes)

    def copy_to_clipboard(self, text: str) -> None:
        """As `y` does, also for Textual's own widgets, whose escape code tmux drops."""
        for explorer in self._explorers():
            explorer.copy(text, "selected words")

    def action_help_quit(self) -> None:
        """Ctrl+c where nothing is selected, in a menu or the help."""
        self.notify("Esc goes back", markup=False)

    def exit(
        self,
        result: int | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Keep the reader's place, also when a signal ends the program, and quit."""
        for explorer in self._explorers():
            explorer.remember()
        self.extractor.close()
        super().exit(result, return_code, message)

    def _explorers(self) -> Iterator[ExplorerScreen]:
        return (screen for screen in self.screen_stack if isinstance(screen, ExplorerScreen))

    def _fatal_error(self) -> None:
        # No traceback here: `run` raises the error once the terminal is as it was.
        self._close_messages_no_wait()


def run(article: Article, extractor: Extracting, settings: Settings) -> int:
    """Open the explorer; returns the exit status. Raises what went wrong inside it."""
    app = SummitApp(article, extractor, settings)
    app.theme = themes.fitting(app.theme, app.console.color_system)
    status = app.run(mouse=settings.mouse)
    if app._exception is not None:
        raise app._exception
    return app.return_code or 0 if status is None else status

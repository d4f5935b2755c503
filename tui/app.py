"""The App: themes, palette, the explorer's screen."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import ClassVar

from rich.console import RenderableType
from textual import on
from textual.app import App
from textual.command import CommandPalette, Provider
from textual.driver import Driver
from textual.events import Resize
from textual.reactive import Reactive
from textual.theme import Theme

from core.model import Article
from tui import themes
from tui.config import Settings
from tui.driver import SummitDriver
from tui.events import Extracting
from tui.first_page import FirstPage
from tui.screens.explorer import ExplorerScreen
from tui.state import State
from tui.widgets.line_list import LOOKS

LEAST_HEIGHT = 8
"""Lines of a terminal in which the palette opens: Textual's breaks where its list has no line."""
SETTLED = 1.0
"""Seconds after the first screen until garbage is collected."""


def _collect() -> None:
    gc.freeze()
    gc.enable()


def _commands() -> type[Provider]:
    from tui.palette import Commands

    return Commands


class SummitApp(App[int]):
    """One article, explored."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        Path(__file__).parent.parent / "styles" / name
        for name in ("line_list.tcss", "filter_bar.tcss", "app.tcss", "menus.tcss")
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = LOOKS
    COMMANDS = {_commands}  # noqa: RUF012 - as Textual declares it
    COMMAND_PALETTE_BINDING = "ctrl+p"

    # The default from the beginning on: to change it later is to parse all styles again.
    theme = Reactive(themes.DARK.name)

    def __init__(
        self,
        article: Article,
        extractor: Extracting,
        settings: Settings,
        before: State | None = None,
        page: FirstPage | None = None,
    ) -> None:
        super().__init__(driver_class=SummitDriver)
        self.article = article
        self.before = before
        self.page = page
        self.extractor = extractor
        self.settings = settings
        self.animation_level = "none"
        if settings.theme in self.available_themes:
            self.theme = settings.theme

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Our own, and Textual's."""
        return {**super().available_themes, **{theme.name: theme for theme in themes.THEMES}}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of names, quotes and marks, for any theme."""
        return themes.defaults(self.current_theme)

    def get_default_screen(self) -> ExplorerScreen:
        """The explorer, where the reader was the last time."""
        return ExplorerScreen(self.article, self.settings.measure, self.before)

    @on(Driver.SignalResume)
    def _redraw(self) -> None:
        """Back from the shell, which may have drawn over everything."""
        self.refresh(layout=True)

    def action_wear(self, name: str) -> None:
        """Change the theme."""
        self.theme = name

    def on_ready(self) -> None:
        """Collect garbage again, when what lives as long as the App has been made: a pass over it stalls keys."""
        self.set_timer(SETTLED, _collect)

    def action_command_palette(self) -> None:
        """Open the palette, where there is room for it."""
        from tui.palette import Palette

        if self.size.height >= LEAST_HEIGHT and not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def on_resize(self, event: Resize) -> None:
        """Close the palette where no room is left."""
        if event.size.height < LEAST_HEIGHT and isinstance(self.screen, CommandPalette):
            self.pop_screen()

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


def run(
    article: Article,
    extractor: Extracting,
    settings: Settings,
    before: State | None,
    page: FirstPage | None,
) -> int:
    """Open the explorer where the reader was before; returns the exit status. Raises what went wrong inside it.

    ``page`` is on the terminal already.
    """
    # The thread that takes in results would keep a key waiting for 5 ms at every turn.
    sys.setswitchinterval(0.001)
    app = SummitApp(article, extractor, settings, before, page)
    app.theme = themes.fitting(app.theme, app.console.color_system)
    status = app.run(mouse=settings.mouse)
    if app._exception is not None:
        raise app._exception
    return app.return_code or 0 if status is None else status

"""The palette's commands: the registry of keys, and the themes."""

from contextlib import suppress
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.geometry import Size

from tui import keys, themes


class Palette(CommandPalette):
    """Textual's, but a page key before its list is laid out does nothing, where Textual 8.2 falls."""

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):
            super()._action_command_list(action)

    def _screen_resized(self, size: Size) -> None:
        if (
            size == self.app.size
        ):  # as SizedScreen, which would take the place of this screen's styles
            super()._screen_resized(size)


class Commands(Provider):
    """All keys of the focused pane, and one command a theme."""

    def _commands(self) -> list[tuple[str, str]]:
        pane: keys.Pane = getattr(self.screen, "pane", "article")
        commands = [
            (f"{key.help} · {key.shown}", key.action)
            for key in keys.of(pane)
            if key.id not in ("palette",)
        ]
        return commands + [(f"theme: {name}", f"app.wear('{name}')") for name in themes.NAMES]

    async def discover(self) -> Hits:
        """Everything, in the order of the registry."""
        for text, action in self._commands():
            yield DiscoveryHit(Content(text), partial(self._run, action), text=text)

    async def search(self, query: str) -> Hits:
        """What fits the words."""
        matcher = self.matcher(query)
        for text, action in self._commands():
            score = matcher.match(text)
            if score > 0:
                yield Hit(score, matcher.highlight(text), partial(self._run, action), text=text)

    async def _run(self, action: str) -> None:
        await self.app.run_action(action, self.focused or self.screen)

"""Every theme can be read: WCAG contrast of each text on each ground it stands on."""

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tui import themes

ALL = {theme.name: theme for theme in (*themes.THEMES, *BUILTIN_THEMES.values()) if not theme.ansi}
NAMES = ("person", "place", "organization", "other")
PAIRS = [
    *((name, ground) for name in NAMES for ground in ("quote-background", "row-background")),
    *(("ink", f"{ground}-background") for ground in ("quote", "row", "mark")),
    ("faint", "row-background"),
    ("accented", "row-background"),
    ("mark-text", "mark-background"),
    ("current-text", "current-background"),
]


@pytest.mark.parametrize("name", sorted(ALL))
def test_text_can_be_read_on_every_ground(name: str) -> None:
    colors = themes.variables(ALL[name])
    base = Color.parse(ALL[name].to_color_system().generate()["background"])
    for text, ground in PAIRS:
        assert themes.contrast(Color.parse(colors[text]), Color.parse(colors[ground])) >= 4.45, text
    for text in (*NAMES, "ink", "faint", "accented", "wrong"):
        assert themes.contrast(Color.parse(colors[text]), base) >= 4.45, text


@pytest.mark.parametrize("name", [*sorted(BUILTIN_THEMES), "summit-dark", "summit-light"])
def test_every_theme_has_every_colour(name: str) -> None:
    everything = {theme.name: theme for theme in (*themes.THEMES, *BUILTIN_THEMES.values())}
    assert set(themes.defaults(everything[name])) == set(themes.variables(themes.DARK))


def test_contrast_is_that_of_the_standard() -> None:
    assert themes.contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert themes.contrast(Color(119, 119, 119), Color(255, 255, 255)) == pytest.approx(
        4.48, abs=0.01
    )

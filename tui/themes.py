"""A dark and a light theme of our own, and the colours that every theme needs to show an article."""

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

# Backgrounds are almost grey: terminals of 256 colours have a fine ramp of greys and no dark blues.
DARK = Theme(
    name="summit-dark",
    primary="#7aa7d9",
    secondary="#8f9aa8",
    accent="#e3b35f",
    warning="#e3b35f",
    error="#ef8a80",
    success="#8fc28f",
    foreground="#dcdfe3",
    background="#16181b",
    surface="#16181b",
    panel="#202327",
    dark=True,
)
LIGHT = Theme(
    name="summit-light",
    primary="#1f5d99",
    secondary="#5a6370",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a8322a",
    success="#2c6b33",
    foreground="#22262b",
    background="#faf9f6",
    surface="#faf9f6",
    panel="#efeeea",
    dark=False,
)
THEMES = (DARK, LIGHT)

RATIO = 4.5
"""WCAG 2.1 AA: the least contrast of text on its background."""

_DARK_NAMES = {
    "person": "#8ec7f2",
    "place": "#93d0a0",
    "organization": "#d3aef0",
    "other": "#b3b9a0",
}
_LIGHT_NAMES = {
    "person": "#0b5490",
    "place": "#1c6630",
    "organization": "#6f3a96",
    "other": "#5c5a3a",
}
_ANSI_NAMES = {"place": "ansi_green", "organization": "ansi_magenta", "other": "ansi_default"}
_ANSI_DARK = {
    **_ANSI_NAMES,
    "person": "ansi_cyan",
    "selected-background": "ansi_white",
    "selected-text": "ansi_black",
}
_ANSI_LIGHT = {
    **_ANSI_NAMES,
    "person": "ansi_blue",
    "selected-background": "ansi_black",
    "selected-text": "ansi_white",
}
_ANSI = {
    "quote-background": "ansi_default",
    "mark-background": "ansi_yellow",
    "mark-text": "ansi_black",
    "current-background": "ansi_bright_yellow",
    "current-text": "ansi_black",
    "row-background": "ansi_bright_black",
    "faint": "ansi_default",
    "line": "ansi_bright_black",
}


def contrast(text: Color, background: Color) -> float:
    """The WCAG 2.1 contrast ratio, 1 to 21."""

    def luminance(color: Color) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in color.normalized
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    lighter, darker = sorted((luminance(text), luminance(background)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(text: Color, *backgrounds: Color) -> Color:
    """The colour itself, or the nearest one towards black or white that can be read on all backgrounds."""
    poles = (Color(255, 255, 255), Color(0, 0, 0))
    pole = max(poles, key=lambda end: min(contrast(end, back) for back in backgrounds))
    for step in range(11):
        color = text.blend(pole, step / 10)
        if all(contrast(color, back) >= RATIO for back in backgrounds):
            return color
    return pole


def variables(theme: Theme) -> dict[str, str]:
    """The colours of names, quotes, marks and rows on a theme, as CSS variables."""
    if theme.ansi:
        return _ANSI | (_ANSI_DARK if theme.dark else _ANSI_LIGHT)
    generated = theme.to_color_system().generate()
    background = Color.parse(generated["background"])
    ink = readable(Color.parse(theme.foreground or generated["foreground"]), background)
    accent = Color.parse(generated["accent"])
    quote = background.blend(ink, 0.07)
    row = background.blend(ink, 0.14)
    mark = background.blend(accent, 0.26)
    backgrounds = (background, quote, row, mark)
    names = _DARK_NAMES if theme.dark else _LIGHT_NAMES
    found = {key: readable(Color.parse(value), *backgrounds) for key, value in names.items()}
    found |= {
        "ink": readable(ink, *backgrounds),
        "faint": readable(ink.blend(background, 0.35), background, quote, row),
        "line": background.blend(ink, 0.28),
        "accented": readable(accent, background, quote, row),
        "wrong": readable(Color.parse(generated["error"]), background),
        "quote-background": quote,
        "row-background": row,
        "mark-background": mark,
        "mark-text": readable(ink, mark),
        "selected-background": ink,
        "selected-text": background,
        "current-background": accent,
        "current-text": readable(background, accent),
    }
    return {key: color.hex for key, color in found.items()}


def defaults(theme: Theme) -> dict[str, str]:
    """`variables`, complete for terminals' own colours too."""
    extra = {"ink": "ansi_default", "accented": "ansi_yellow", "wrong": "ansi_red"}
    return {**(extra if theme.ansi else {}), **variables(theme)}


def fitting(name: str, colours: str | None) -> str:
    """The theme itself; where there are 16 colours, in which ours all become white, the terminal's own.

    ``colours`` is Rich's name for how many a terminal has.
    """
    own = {DARK.name: "ansi-dark", LIGHT.name: "ansi-light"}
    return own.get(name, name) if colours == "standard" else name


NAMES = tuple(theme.name for theme in THEMES) + tuple(BUILTIN_THEMES)

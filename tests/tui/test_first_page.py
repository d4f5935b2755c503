"""The first page's colours and box are the explorer's, though it may import neither Rich nor Textual."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem
from rich.console import Console

from tui import first_page, layout, themes

ROOT = Path(__file__).parents[2]


def test_it_waits_for_neither_textual_nor_more_of_rich_than_the_width_of_characters() -> None:
    code = "import sys, tui.cli, tui.first_page, tui.state; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    loaded = done.stdout.decode().split()
    assert not any(name.startswith("textual") for name in loaded)
    assert {name for name in loaded if name.startswith("rich")} <= {
        "rich",
        "rich._extension",
        "rich._unicode_data",
        "rich._unicode_data._versions",
        "rich.cells",
    }


@pytest.mark.parametrize("theme", themes.THEMES, ids=lambda theme: theme.name)
def test_its_colours_are_the_theme_s(theme: themes.Theme) -> None:
    named = first_page.COLOURS[theme.name]
    variables = {"back": theme.background, **themes.variables(theme)}
    for part, (exact, near) in named.items():
        assert exact == str(variables[part]).lower()
        assert Color.parse(exact).downgrade(ColorSystem.EIGHT_BIT).number == near


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "xterm-256color"},
        {"TERM": "tmux-256color"},
        {"TERM": "xterm-kitty"},
        {"TERM": "xterm"},
        {"TERM": "linux"},
        {"TERM": "vt220", "COLORTERM": "truecolor"},
        {"TERM": "xterm-256color", "COLORTERM": "24bit"},
    ],
)
def test_it_knows_as_many_colours_as_rich(environment: dict[str, str]) -> None:
    system = Console(force_terminal=True, _environ=environment).color_system
    found = first_page.colours(environment)
    assert found == {"truecolor": "truecolor", "256": "256"}.get(system or "", "")
    assert first_page.colours({**environment, "NO_COLOR": "1"}) == ""


def test_the_side_is_as_wide_as_the_styles_say() -> None:
    styles = (ROOT / "styles" / "app.tcss").read_text()
    widths = [int(width) for width in re.findall(r"#side \{ width: (\d+);", styles)]
    assert widths == [layout.SIDE, layout.VAST_SIDE]

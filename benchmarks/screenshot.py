"""The picture in the README: the real explorer over the example article, as SVG.

``python -m benchmarks.screenshot OUT.svg [COLUMNSxROWS] [KEY ...]`` presses the keys first, then draws.
"""

import asyncio
import sys
from pathlib import Path

from core.reading import read
from tui.app import SummitApp
from tui.cli import EXAMPLE
from tui.config import Settings
from tui.extractor import Extractor
from tui.screens.explorer import ExplorerScreen


async def draw(out: Path, size: tuple[int, int], keys: list[str]) -> None:
    """Open the example, wait until it is read, press keys, write the picture."""
    extractor = Extractor()
    app = SummitApp(read(str(EXAMPLE)), extractor, Settings(private=True))
    try:
        async with app.run_test(size=size) as pilot:
            while not isinstance(app.screen, ExplorerScreen) or app.screen.extraction is None:
                await pilot.pause(0.1)
            while app.screen.working:
                await pilot.pause(0.1)
            for key in keys:
                await pilot.press(key)
                await pilot.pause(0.2)
            await pilot.pause(0.3)
            out.write_text(app.export_screenshot(title="summit-tui"), encoding="utf-8")
    finally:
        extractor.close()


def main(arguments: list[str]) -> None:
    """Read the command line."""
    if not arguments:
        raise SystemExit(__doc__)
    width, height = (arguments[1] if len(arguments) > 1 else "120x40").split("x")
    keys = arguments[2:] or ["l", "l", "l"]
    asyncio.run(draw(Path(arguments[0]), (int(width), int(height)), keys))


if __name__ == "__main__":
    main(sys.argv[1:])

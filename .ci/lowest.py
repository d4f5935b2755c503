"""Prints the lowest versions that pyproject.toml allows, one requirement a line, for pip."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text())["project"]
for wanted in project["dependencies"] + project["optional-dependencies"]["test"]:
    print(re.sub(r">=([\d.]+).*", r"==\1", wanted))

"""What the program stands on: licences that allow any use."""

import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
COPYLEFT = re.compile(r"\b(AGPL|GPL|Affero|GNU General Public)", re.IGNORECASE)


def licence(package: Distribution) -> str:
    facts = package.metadata
    trove = [line for line in facts.get_all("Classifier") or [] if line.startswith("License")]
    # A "License" field may hold the whole text, which names other licences: its first line decides.
    return " ".join(
        [facts.get("License-Expression") or "", *trove, (facts.get("License") or "").split("\n")[0]]
    )


def requirements(names: list[str]) -> dict[str, Distribution]:
    """Every installed distribution that these need, directly or not, without extras."""
    found: dict[str, Distribution] = {}
    while names:
        name = re.match(r"[\w.-]+", names.pop())[0].lower()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # for another platform or Python
            continue
        names += [line for line in found[name].requires or [] if "extra ==" not in line]
    return found


def test_no_dependency_is_under_the_gpl():
    packages = requirements(list(PROJECT["dependencies"]))
    assert {"textual", "spacy", "onnxruntime", "rich"} <= set(packages)
    assert not {
        name: licence(one) for name, one in packages.items() if COPYLEFT.search(licence(one))
    }
    assert not {name for name, one in packages.items() if not licence(one).strip()}


def test_every_dependency_has_a_lower_bound():
    assert all(">=" in line for line in PROJECT["dependencies"])

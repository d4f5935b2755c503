"""What a whole document says about a name: every rule takes all names and gives them back, settled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.document import Document
from core.model import Label


@dataclass(frozen=True, slots=True)
class Name:
    """A span that may be a name; ``kinds`` is how likely the pipeline thinks each label for it."""

    start: int
    end: int
    text: str
    label: Label
    probability: float
    kinds: Mapping[str, float]


Rule = Callable[[Document, list[Name]], list[Name]]
RULES: tuple[Rule, ...] = ()

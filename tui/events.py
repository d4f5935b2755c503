"""What the extractor tells the explorer, and what the explorer may ask of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from core.model import Article, Extraction


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is, in words of the article."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Partial:
    """What is known so far; later ones replace it."""

    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Done:
    """The final result."""

    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Failed:
    """The extractor died or gave up; ``reason`` is one sentence for the reader."""

    reason: str


Event = Progress | Partial | Done | Failed


class Extracting(Protocol):
    """A client of the extractor's process. No method blocks; ``tell`` is called from a thread of its own."""

    def start(self, article: Article, tell: Callable[[Event], None]) -> None:
        """Extract an article; a run that is still going is dropped first, and tells nothing more."""

    def cancel(self) -> None:
        """Drop the running extraction; what was told so far stays."""

    def close(self) -> None:
        """End the process."""

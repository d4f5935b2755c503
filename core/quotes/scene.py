"""What was read so far while an article's frames are gone through: who spoke last, and where."""

from bisect import bisect_right
from dataclasses import dataclass, field

from core.document import Document
from core.model import SpeakerKind
from core.quotes.cast import Cast
from core.quotes.marks import Marked


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke, how it was found, and where the words for it stand."""

    name: str | None
    kind: SpeakerKind | None
    start: int
    end: int
    way: str
    """A key of ``confidence.PROBABILITY``."""
    confidence: float
    why: str


@dataclass(slots=True)
class Scene:
    """What was read so far: who spoke last, and where."""

    document: Document
    cast: Cast
    marked: tuple[Marked, ...]
    last: Speaker | None = None
    last_paragraph: int = -9
    last_plural: Speaker | None = None
    last_body: Speaker | None = None
    described: list[Speaker] = field(default_factory=list)
    _told: list[int] = field(default_factory=list)

    def sentence(self, offset: int) -> int:
        """How many sentences of the reporter's own begin before an offset."""
        if not self._told:
            self._told = [s for s, _ in self.document.sentences if not self.hidden(s)]
        return bisect_right(self._told, offset)

    def hidden(self, offset: int) -> bool:
        """Whether an offset lies inside outermost quotation marks."""
        low, high = 0, len(self.marked)
        while low < high:
            middle = (low + high) // 2
            if self.marked[middle].outer_end <= offset:
                low = middle + 1
            else:
                high = middle
        return low < len(self.marked) and self.marked[low].outer_start <= offset

    def spoke(self, speaker: Speaker, paragraph: int) -> None:
        """Remember who spoke."""
        if speaker.name is None:
            return
        self.last, self.last_paragraph = speaker, paragraph
        if speaker.kind == "organization":
            self.last_body = speaker
        if speaker.kind != "person":
            self.last_plural = speaker
        if speaker.kind == "description" and speaker.way == "description":
            self.described.append(speaker)

"""An invented interview of any length, always the same for a seed, and what an extraction of it holds."""

import random
import re
from dataclasses import dataclass

from core.model import Article, Extraction, Mention, Person, PipelineInfo, Quote
from tests.tui.factory import article

TITLE = "The harbour, the tax and the boats: two captains answer"
INTRO = (
    "Ada Holm, the harbour master of Osby, and Piet Reed, a retired captain, "
    "spoke for an afternoon about money, boats and the winter."
)
NAMES = {"HOLM": "Ada Holm", "REED": "Piet Reed"}
ASKED = (
    "What would the new tax change for the crews?",
    "Who pays for the night ferry?",
    "How did the winter go?",
    "Will the school boat sail on Sundays?",
)
ANSWERED = (
    "The tax on fuel takes a third of what a crossing earns.",
    "Nobody has told us who signs for the repairs.",
    "We lost eleven days to ice and two to paperwork.",
    "I would rather pay taxes on boats than on bread.",
    "The taxi stand at the pier has closed.",
    "Their letter was all syntax and no sense.",
    "My crew sleeps on board when the fog comes in.",
    "A bridge does not wait for anybody, and that is its charm.",
    "The children count the gulls and miss the bell.",
    "We keep one boat warm for the doctor.",
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a stretch, after a label."""

    label: str
    words: str


def turns(words: int = 12_000, seed: int = 4) -> list[Turn]:
    """Questions and answers until there are so many words."""
    chance = random.Random(seed)
    found: list[Turn] = []
    count = 0
    while count < words:
        asked = chance.choice(ASKED)
        found.append(Turn("REPORTER", asked))
        found += [
            Turn(label, " ".join(chance.sample(ANSWERED, chance.randint(3, 7))))
            for label in chance.sample(list(NAMES), chance.randint(1, 2))
        ]
        count = sum(len(turn.words.split()) + 1 for turn in found)
    return found


def text(spoken: list[Turn]) -> str:
    """The transcript as a newspaper prints it."""
    return "\n\n".join([TITLE, INTRO, *(f"{turn.label}: {turn.words}" for turn in spoken)]) + "\n"


def extraction(spoken: list[Turn]) -> Extraction:
    """Every turn is a direct quote of its speaker."""
    whole: Article = article(text(spoken), "interview.txt", TITLE)
    quotes: list[Quote] = []
    labels: dict[str, list[Mention]] = {label: [] for label in NAMES}
    at = len(TITLE) + len(INTRO) + 4
    for turn in spoken:
        start = at + len(turn.label) + 2
        end = start + len(turn.words)
        name = NAMES.get(turn.label)
        kind = "person" if name else "description"
        quotes.append(
            Quote(
                "direct", turn.words, start, end, name or "REPORTER", kind, None, None, None, 0.97, ""
            )
        )  # fmt: skip
        if name:
            labels[turn.label].append(Mention(at, at + len(turn.label)))
        at = end + 2
    people = tuple(
        Person(
            name,
            (name, label),
            ("the harbour master of Osby" if label == "HOLM" else "a retired captain",),
            (Mention(where := whole.text.index(name), where + len(name)), *labels[label]),
            tuple(n for n, quote in enumerate(quotes) if quote.speaker == name),
        )
        for label, name in NAMES.items()
    )
    sentences = tuple(
        (a + m.start(), a + m.end())
        for a, b in whole.paragraphs
        for m in re.finditer(r"\S.*?(?:[.?!](?=\s|$)|$)", whole.text[a:b])
    )
    return Extraction(
        whole,
        PipelineInfo("by_hand", "1"),
        sentences=sentences,
        people=people,
        quotes=tuple(quotes),
    )

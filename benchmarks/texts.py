"""News-like texts by a seeded generator: invented people, places and words, the same bytes every time."""

import random
from pathlib import Path

_FIRST = "Mara Tomas Ines Oskar Lena Piotr Amina Jonas Clara Hugo Selma Viktor".split()
_LAST = "Lindqvist Varga Brandt Okafor Moreau Castell Nyberg Haddad Ferrer Kovac".split()
_PLACES = "Port Hallam, Osby, Norway, Lisbon, Kenya, Vienna, Lake Arran, Toronto, Peru".split(", ")
_GROUPS = "the Harbour Union, the Hallam Courier, the Ministry of Transport, Arran Ferries".split(
    ", "
)
_SAID = "said told reporters added warned argued".split()
_CLAIMS = (
    "the ferry will sail again before winter",
    "nobody had asked the towns on the coast",
    "fares would double within a year",
    "the new terminal cost $48 million",
    "we have waited eleven years for this bridge",
    "the report leaves out the smaller islands",
)
START = "Lighthouse keepers count the boats"
"""The first words of every text."""


def article(words: int, seed: int = 1) -> str:
    """A text of about so many words: a title, then paragraphs with names, places and quotes."""
    dice = random.Random(seed)
    parts = [START]
    count = 0
    while count < words:
        part = " ".join(_sentence(dice) for _ in range(dice.randint(1, 4)))
        parts.append(part)
        count += len(part.split())
    return "\n\n".join(parts) + "\n"


def _sentence(dice: random.Random) -> str:
    name = f"{dice.choice(_FIRST)} {dice.choice(_LAST)}"
    claim, other = dice.sample(_CLAIMS, 2)
    place, group, said = dice.choice(_PLACES), dice.choice(_GROUPS), dice.choice(_SAID)
    return dice.choice(
        (
            f"“{claim[0].upper()}{claim[1:]},” {name} said on Tuesday in {place}.",
            f"{name} {said} that {claim}, and {group} agreed that {other}.",
            f"{name} arrived in {place} after a delay of three hours and met people from {group}.",
            f"In {place}, the crews of both coasts waited for news of the boats and the weather.",
            f"According to {group}, {claim}.",
        )
    )


def written(folder: Path, name: str, words: int, seed: int = 1) -> Path:
    """Such a text in a file."""
    path = folder / name
    path.write_text(article(words, seed), encoding="utf-8")
    return path

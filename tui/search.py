"""Search in the article: smart case; white space in the words meets any white space in the text."""

import re

from core.model import Span

_FOLDED = {"'": "['’‘]", '"': '["“”]', "-": "[-‐‑–—]"}


def find(text: str, words: str) -> tuple[Span, ...]:
    """Every place of some words; a capital letter among them makes the case matter."""
    parts = words.split()
    if not parts:
        return ()
    pattern = r"\s+".join("".join(_FOLDED.get(c, re.escape(c)) for c in part) for part in parts)
    flags = 0 if any(character.isupper() for character in words) else re.IGNORECASE
    return tuple(match.span() for match in re.finditer(pattern, text, flags))

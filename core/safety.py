"""Which characters may be shown: everything else is replaced one for one, so that offsets hold.

After "Trojan Source" (Boucher and Anderson, 2021) and Unicode Technical Report 36, section 3: no control,
surrogate, bidirectional or invisible formatting character reaches a terminal, a clipboard or a file.
"""

import re
from unicodedata import category

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
MOST_MARKS = 8
"""Combining marks in a row; Vietnamese, Hebrew with points and Tibetan need at most five."""

_SUSPECTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    # Python's \w holds no combining marks: a run of them is a run of non-words.
    rf"|[^\w\s\x00-\u02ff]{{{MOST_MARKS + 1},}}"
)
_JOINERS = "\u200c\u200d"
# Arabic to Myanmar, Khmer and Mongolian: scripts whose spelling needs joiners.
_JOINING_SCRIPTS = re.compile(
    "[\u0600-\u109f\u1780-\u18af\ua840-\ua8ff\ua9e0-\uaaff\U00010a00-\U00011fff]"
)
_SELECTORS = re.compile("[\ufe00-\ufe0f\u180b-\u180d\u180f\U000e0100-\U000e01ef]")
_EMOJI = re.compile("[\u203c-\u3299\U0001f000-\U0001faff]")


def safe(text: str) -> tuple[str, int]:
    """The text with every unsafe character replaced by a visible one, and how many were replaced.

    Line ends and tabs stay. Joiners and variation selectors stay inside scripts and emoji that need them.
    The result has the same length, and is safe itself.
    """
    replaced = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal replaced
        found = match[0]
        if len(found) > 1:
            mended = _run(text, match.start(), match.end())
        else:
            mended = found if _needed(text, match.start()) else _visible(found)
        replaced += sum(old != new for old, new in zip(found, mended, strict=True))
        return mended

    return _SUSPECTS.sub(mend, text), replaced


def shown(text: str) -> str:
    """A file name, a message or another short string as one safe line: line ends and tabs become visible."""
    return (
        safe(text)[0]
        .replace("\n", "\N{SYMBOL FOR NEWLINE}")
        .replace("\t", "\N{SYMBOL FOR HORIZONTAL TABULATION}")
    )


def _visible(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    return "-" if character == "\N{SOFT HYPHEN}" else REPLACEMENT


def _run(text: str, start: int, end: int) -> str:
    """A long run without letters: its unsafe characters, and the combining marks beyond the most."""
    marks = 0
    mended = []
    for place in range(start, end):
        character = text[place]
        marks = marks + 1 if category(character) in ("Mn", "Me") else 0
        if marks > MOST_MARKS:
            character = REPLACEMENT
        elif _SUSPECTS.match(character) and not _needed(text, place):
            character = _visible(character)
        mended.append(character)
    return "".join(mended)


def _needed(text: str, place: int) -> bool:
    """Whether an invisible character belongs where it stands."""
    character = text[place]
    before = text[place - 1 : place]
    after = text[place + 1 : place + 2]
    if character in _JOINERS:
        if _JOINING_SCRIPTS.match(before):
            return True
        base = text[place - 2 : place - 1] if _SELECTORS.match(before) else before
        return bool(character == "\u200d" and _EMOJI.match(base) and _EMOJI.match(after))
    if _SELECTORS.match(character):
        if before.isascii():
            return bool(
                character == "\ufe0f" and before in "0123456789#*" and after == "\u20e3" and before
            )
        return not before.isspace() and not _SUSPECTS.match(before)
    return False

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
_EMOJI = re.compile(
    "[\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)


def safe(text: str) -> tuple[str, int]:
    """The text with every unsafe character replaced by a visible one, and how many were replaced.

    Line ends and tabs stay. Joiners and variation selectors stay inside scripts and emoji that need them.
    The result has the same length, and is safe itself.
    """
    # Each character that occurs is looked at once: a long text has few that differ.
    if not any(_SUSPECTS.match(one) or category(one) in ("Mn", "Me") for one in set(text)):
        return text, 0
    replaced = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal replaced
        found = match[0]
        start, end = match.span()
        if len(found) > 1:
            mended = _run(text, start, end)
        else:
            needed = _needed(text[max(start - 2, 0) : start], found, text[end : end + 1])
            mended = found if needed else _visible(found)
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
    # What is decided depends on what stands before as it will be shown, not as it was.
    mended = list(text[max(start - 2, 0) : start])
    behind = len(mended)
    for place in range(start, end):
        character = text[place]
        marks = marks + 1 if category(character) in ("Mn", "Me") else 0
        before = "".join(mended[-2:])
        if marks > MOST_MARKS:
            character = REPLACEMENT
        elif _SUSPECTS.match(character) and not _needed(
            before, character, text[place + 1 : place + 2]
        ):
            character = _visible(character)
        mended.append(character)
    return "".join(mended[behind:])


def _needed(before: str, character: str, after: str) -> bool:
    """Whether an invisible character belongs where it stands, behind these two and before that one."""
    last = before[-1:]
    if character in _JOINERS:
        if _JOINING_SCRIPTS.match(last):
            return True
        base = before[:-1] if _SELECTORS.match(last) else last
        return bool(character == "\u200d" and _EMOJI.match(base) and _EMOJI.match(after))
    if _SELECTORS.match(character):
        if last.isascii():
            return bool(
                character == "\ufe0f" and last and last in "0123456789#*" and after == "\u20e3"
            )
        return not last.isspace() and not _SUSPECTS.match(last)
    return False

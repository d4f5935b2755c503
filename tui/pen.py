"""Fewer colour codes on the wire: Textual sets and resets all of them for each piece of a line; more than half its bytes."""

import re
from dataclasses import dataclass
from functools import lru_cache

# Colour codes, and what moves the cursor without drawing anything in the current colour.
_CODES = re.compile(r"\x1b\[([\d;]*)m|\x1b\[\d+;\d+H|[\r\n]")


@dataclass(frozen=True, slots=True)
class _Style:
    marks: frozenset[str] = frozenset()
    """Bold, underline and the like."""
    front: str = ""
    back: str = ""


class Pen:
    """What the terminal draws with; leaves out codes that change nothing."""

    def __init__(self) -> None:
        self._has: str | None = None  # unknown
        self._wants = ""

    def lean(self, text: str) -> str:
        """The same picture in fewer bytes."""
        out: list[str] = []
        moves: list[str] = []
        at = 0
        for code in _CODES.finditer(text):
            if code.start() > at:
                out += (*moves, self._taken(), text[at : code.start()])
                moves.clear()
            at = code.end()
            style = code[1]
            if style is None:
                # Textual ends each piece of a line with moves; a place makes those before it vain.
                if code[0].endswith("H"):
                    moves.clear()
                moves.append(code[0])
            elif style in ("", "0"):
                self._wants = ""
            else:
                self._wants = f"{self._wants};{style}" if self._wants else style
        out += moves
        if at < len(text):
            out += (self._taken(), text[at:])
        return "".join(out)

    def _taken(self) -> str:
        """The codes that bring the terminal from what it has to what is wanted."""
        if self._has == self._wants:
            return ""
        before, self._has = self._has, self._wants
        if not self._wants:
            return "\x1b[m"
        new = None if before is None else _change(before, self._wants)
        if new is None:
            return f"\x1b[0;{self._wants}m"
        return f"\x1b[{new}m" if new else ""


@lru_cache(maxsize=4096)
def _change(before: str, after: str) -> str | None:
    """The codes that differ; None where something must be taken back, which needs a reset."""
    old, new = _style(before), _style(after)
    if old is None or new is None or not old.marks <= new.marks:
        return None
    if (old.front and not new.front) or (old.back and not new.back):
        return None
    codes = sorted(new.marks - old.marks)
    codes += [new.front] if new.front != old.front else []
    codes += [new.back] if new.back != old.back else []
    return ";".join(codes)


def _style(codes: str) -> _Style | None:
    """Codes taken apart; None where they hold more than marks and colours."""
    front = back = ""
    marks = set()
    rest = codes.split(";") if codes else []
    while rest:
        code = rest[0]
        if code in ("38", "48"):
            length = {"5": 3, "2": 5}.get(rest[1] if len(rest) > 1 else "", 0)
            if not length or len(rest) < length:
                return None
            colour = ";".join(rest[:length])
            front, back = (colour, back) if code == "38" else (front, colour)
            rest = rest[length:]
            continue
        if re.fullmatch(r"[39][0-7]|39", code):
            front = code
        elif re.fullmatch(r"4[0-7]|10[0-7]|49", code):
            back = code
        elif code in {"1", "2", "3", "4", "5", "7", "8", "9", "53"}:
            marks.add(code)
        else:
            return None
        rest = rest[1:]
    return _Style(frozenset(marks), front, back)

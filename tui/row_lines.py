"""How a row is drawn at a width: columns that line up, the part that matched in view. Pure; LineList paints it."""

from rich.cells import cell_len

from tui import matching
from tui.cells import Line, Piece, around, cut, fit, marked, pad
from tui.rows import Filter, Row, strip

STRIP = 10
"""Cells of the strip of occurrences."""
SPEAKER = 24
"""Cells that a speaker gets at most: the words are what the row is for."""
_QUOTE_SIGNS = {"direct": "“", "partial": "‘", "indirect": "~"}


def name_column(rows: tuple[Row, ...], width: int) -> int:
    """How wide the names are drawn: as the widest of the first hundred needs, at most two fifths.

    Of speakers, who may be described at length, as nine in ten of them need, and at most a third.
    """
    widths = sorted(cell_len(row.name) for row in rows[:100])
    said = bool(rows) and rows[0].thing.kind == "quotes"
    wanted = widths[-1 - said * (len(widths) // 10)] if widths else 0
    column = max(min(wanted, width * 2 // 5), min(8, width))
    return min(column, max(width // 3, 8), SPEAKER) if said else column


def row_line(row: Row, width: int, names: int, limit: Filter, length: int | None) -> Line:
    """A row in at most so many cells, with names in a column of ``names``.

    ``length`` is that of the article where the strip of occurrences is wanted.
    """
    if row.thing.kind == "quotes":
        return _quote_line(row, width, names, limit)
    return _name_line(row, width, names, limit, length)


def _name_line(row: Row, width: int, names: int, limit: Filter, length: int | None) -> Line:
    """A person, place or organisation: name, role or country, mentions, quotes, where it occurs; ``?`` where namesakes are."""
    strip_cells = STRIP + 1 if length is not None and width >= 40 else 0
    counts = f"{row.mentions:>4}" if width >= 16 else ""
    said = f" {row.quotes:>2}”" if row.quotes else "    "
    said = said if width >= 24 and row.thing.kind != "places" else ""
    left = width - names - len(counts) - cell_len(said) - strip_cells - 1
    pieces: list[Piece] = list(_name(row, names, limit))
    if left > 2:
        sign: Piece = ("?", "warning") if row.unsure else (" ", "")
        pieces += [
            sign,
            (pad(cut(_about(row, limit), left - 1), left), "muted"),
        ]
    else:
        pieces.append((" " * max(left + 1, 0), ""))
    pieces += [(counts, "count"), (said, "quoted")]
    if strip_cells and length is not None:
        pieces.append((" " + strip(row.spots, length, STRIP), "strip"))
    return fit(pieces, width)


def _quote_line(row: Row, width: int, names: int, limit: Filter) -> Line:
    """An utterance: speaker, the kind's sign, the words from where they match; ``?`` where the speaker is unsure."""
    wanted = matching.terms(limit.query)
    sign = "?" if row.unsure else " "
    speaker = row.name or "unknown"
    shown = cut(speaker, names)
    spans = tuple(s for s in matching.ranges(wanted.speakers, shown) if s[1] <= len(shown))
    style = "name" if row.name else "muted"
    pieces: list[Piece] = list(marked(shown, spans, "match", style))
    pieces.append((" " * (names - cell_len(shown)), ""))
    pieces += [(sign, "warning"), (_QUOTE_SIGNS.get(row.kind, " "), f"kind-{row.kind}"), (" ", "")]
    words, spans = around(row.words, matching.ranges(wanted.words, row.words), width - names - 3)
    return fit((*pieces, *marked(words, spans, "match", f"kind-{row.kind}")), width)


def _name(row: Row, width: int, limit: Filter) -> Line:
    shown = cut(row.name, width)
    hits = matching.name_ranges(limit.query, row.name) if limit.query.strip() else ()
    kept = len(shown) - (shown != row.name)
    spans = tuple((a, min(b, kept)) for a, b in hits if a < kept)
    gap = " " * (width - cell_len(shown))
    return (*marked(shown, spans, "match", "name"), (gap, ""))


def _about(row: Row, limit: Filter) -> str:
    """The role or country; the alias instead when only that matched."""
    if limit.query.strip() and matching.rank(limit.query, row.name) is None:
        ranked = [(matching.rank(limit.query, alias), alias) for alias in row.aliases]
        best = min(((r, alias) for r, alias in ranked if r is not None), default=None)
        if best:
            return f"also {best[1]}"
    if row.thing.kind == "places":
        return ", ".join(filter(None, (row.words, row.kind)))
    return row.words

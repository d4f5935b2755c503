"""Short facts for titles and borders, in words: pure functions."""

from bisect import bisect_right

from core.model import Article, Extraction, Quote
from tui import selection
from tui.rows import SURE
from tui.text_index import Spot


def file_name(article: Article) -> str:
    """What the text is called where there is little room."""
    return "standard input" if article.source == "-" else article.source.rsplit("/", 1)[-1]


def paragraph(article: Article, offset: int) -> int:
    """The number of the paragraph of a character, from 1."""
    return max(bisect_right(article.paragraphs, (offset, len(article.text) + 1)), 1)


def who(extraction: Extraction, spot: Spot) -> str:
    """Who or what stands at a place of the text, and why."""
    record = selection.record_of(extraction, spot.thing)
    if isinstance(record, Quote):
        speaker = record.speaker or "speaker unknown"
        unsure = "?" if record.speaker and record.confidence < SURE else ""
        return f"{record.kind} quote: {speaker}{unsure}"
    words = " ".join(extraction.article.text[spot.start : spot.end].split())
    count = f"mention {spot.mention + 1}/{len(record.mentions)}"
    if spot.uncertain:
        return f"{words} = {record.name}? {spot.evidence} · {count}"
    if words.casefold() == record.name.casefold():
        return f"{words} · {count}"
    named = paragraph(extraction.article, record.mentions[0].start)
    return f"{words} = {record.name} (named ¶{named}) · {count}"


def name(extraction: Extraction, spot: Spot) -> str:
    """The name that stands there; empty for a quote."""
    record = selection.record_of(extraction, spot.thing)
    return "" if isinstance(record, Quote) else record.name


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: `1 person`, `2 people`."""
    return f"{number:,} {one if number == 1 else many}"


def totals(extraction: Extraction) -> str:
    """How much was found."""
    quotes = sum(1 for _ in selection.things(extraction, "quotes"))
    return " · ".join(
        (
            counted(len(extraction.people), "person", "people"),
            counted(len(extraction.places), "place", "places"),
            counted(quotes, "quote", "quotes"),
        )
    )

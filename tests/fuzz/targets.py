"""What is fuzzed, and what must hold for any input."""

import csv
import io
import json
import random
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from core import export, wire
from core.model import Entity, Extraction, Person, PipelineInfo, Quote
from core.quotes import marks
from core.reading import ReadError, article, read
from core.safety import safe
from tests.fuzz import nasty
from tui import config
from tui.widgets.wrap import WrapIndex

FORBIDDEN = frozenset(
    map(chr, [*range(9), *range(11, 32), *range(127, 160), 0x202E, 0x2066, 0x200B, 0xFEFF])
)


def reading(chance: random.Random) -> None:
    """Any bytes are an article or one sentence."""
    try:
        found = read("-", io.BytesIO(nasty.data(chance)))
    except ReadError:
        return
    assert not FORBIDDEN & set(found.text)
    assert safe(found.text) == (found.text, 0)
    assert article(found.text, "-").paragraphs == found.paragraphs
    last = 0
    for start, end in found.paragraphs:
        assert last <= start < end <= len(found.text)
        last = end


def pairing(chance: random.Random) -> None:
    """Quotation marks are paired inside the text."""
    found = article(nasty.text(chance), "x")
    for marked in marks.outermost(marks.find(found.text, found.paragraphs)):
        assert 0 <= marked.start <= marked.end <= len(found.text)


def exporting(chance: random.Random) -> None:
    """Whatever was found goes through every form, and through the wire unharmed."""
    found = article(nasty.text(chance), nasty.text(chance)[:40])
    if not found.text:
        return
    ends = sorted(chance.randint(0, len(found.text)) for _ in range(2))
    text = found.text[ends[0] : ends[1]]
    kind = chance.choice(("direct", "partial", "indirect"))
    name = text[:30] or "x"
    quote = Quote(kind, text, *ends, name, "person", None, None, None, chance.random(), "")
    whole = Extraction(
        found,
        PipelineInfo("p", "1"),
        entities=(Entity(*ends, text, "PERSON"),),
        sentences=found.paragraphs,
        people=(Person(name, (name,), (text[:50],), (), (0,)),),
        quotes=(quote, replace(quote, speaker=None, speaker_kind=None)),
    )
    assert json.loads(export.to_json(whole))["quotes"][0]["text"] == text
    rows = list(csv.reader(io.StringIO(export.to_csv(whole))))
    assert [len(row) for row in rows] == [len(export.COLUMNS)] * 2
    assert not any(cell[:1] in tuple("=+-@") for row in rows for cell in row)
    assert not FORBIDDEN & set(export.to_markdown(whole))
    lines = map(json.loads, wire.lines(whole))
    assert wire.extraction(found, whole.pipeline, lines) == whole


def wrapping(chance: random.Random) -> None:
    """Every offset has a line, and lines are in order."""
    found = article(nasty.text(chance), "x")
    index = WrapIndex(found, chance.choice((1, 2, 5, 20, 90)))
    for offset in sorted(chance.randint(0, len(found.text)) for _ in range(20)):
        assert 0 <= index.line_of(offset) <= max(len(index) - 1, 0)


def configuring(chance: random.Random) -> None:
    """Any settings file gives settings, and one line about what is wrong."""
    with tempfile.NamedTemporaryFile(suffix=".toml") as file:
        file.write(nasty.data(chance))
        file.flush()
        settings, complaint = config.load(Path(file.name))
        assert isinstance(settings, config.Settings)
        assert complaint is None or not FORBIDDEN & set(complaint) - {"\n"}


TARGETS: dict[str, Callable[[random.Random], None]] = {
    target.__name__: target for target in (reading, pairing, exporting, wrapping, configuring)
}

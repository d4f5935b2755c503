import csv
import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import export
from core.model import Extraction, PipelineInfo, Quote
from core.reading import article
from tests.tui.factory import extraction

FOUND = extraction()


def quoted(text, **facts):
    """An extraction whose only quote is the whole text."""
    found = article(text, "x")
    quote = {
        "kind": "direct",
        "text": found.text,
        "start": 0,
        "end": len(found.text),
        "speaker": None,
        "speaker_kind": None,
        "mention": None,
        "cue": None,
        "continues": None,
        "confidence": 0.0,
        "evidence": "",
    }
    return Extraction(found, PipelineInfo("p", "1"), quotes=(Quote(**{**quote, **facts}),))


def rows(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_contract_is_kept():
    record = json.loads(export.to_json(FOUND))
    assert record == json.loads(export.to_jsonl(FOUND))
    assert export.to_jsonl(FOUND).count("\n") == 1
    assert record["schema"] == "summit-tui/1"
    assert list(record["pipeline"]) == ["name", "version"]
    assert set(record["quotes"][0]) == set(Quote.__slots__)
    assert {"name", "aliases", "roles", "mentions", "quotes"} <= set(record["people"][0])
    assert {"kind", "country", "latitude", "longitude", "population"} <= set(record["places"][0])
    for item in (*record["entities"], *record["quotes"]):
        assert item["text"] == record["text"][item["start"] : item["end"]]
    for paragraph in record["paragraphs"]:
        assert record["text"][slice(*paragraph)].strip()


def test_a_failure_is_a_line_of_its_own():
    line = export.failure_line("a\x1b[2J.txt", "a: gone.")
    assert json.loads(line) == {
        "schema": "summit-tui/1",
        "source": "a␛[2J.txt",
        "error": "a: gone.",
    }


def test_csv_has_a_row_a_quote():
    text = export.csv_header() + export.to_csv(FOUND)
    assert text.startswith("\ufeffsource,paragraph,")
    table = rows(text)
    assert tuple(table[0]) == export.COLUMNS
    assert [row["quote"] for row in table] == [" ".join(q.text.split()) for q in FOUND.quotes]
    for row, quote in zip(table, FOUND.quotes, strict=True):
        start, end = FOUND.article.paragraphs[int(row["paragraph"]) - 1]
        assert start <= quote.start < end


def test_csv_of_some_quotes():
    assert len(rows(export.csv_header() + export.to_csv(FOUND, FOUND.quotes[:2]))) == 2


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", " =1", "＝1"])
def test_csv_holds_no_formulas(text):
    found = quoted(f"{text} and so on", speaker=text, speaker_kind="description")
    (row,) = rows(export.csv_header() + export.to_csv(found))
    assert row["quote"].startswith("'")
    assert row["speaker"].startswith("'")


def test_markdown_forges_no_quotation():
    text = re.sub(r"\\(.)", r"\1", export.to_markdown(FOUND))
    for quote in FOUND.quotes:
        if quote.kind == "indirect":
            line = next(line for line in text.splitlines() if line.startswith(quote.text[:20]))
            assert "(paraphrased" in line
            assert "“" not in line.split("—")[0]


def test_an_uncertain_and_an_unknown_speaker_are_told():
    known = quoted("So be it.", speaker="Ada Quill", speaker_kind="description", confidence=0.5)
    assert export.attribution(known, known.quotes[0]) == "Ada Quill (attribution uncertain)"
    unknown = quoted("So be it.", kind="indirect")
    assert export.attribution(unknown, unknown.quotes[0]) == "speaker unknown (paraphrased)"


@pytest.mark.parametrize(
    "text",
    ["<script>", "**bold**", "[x](javascript:y)", "# head", "- item", "1. item", "`code`", "a | b"],
)
def test_markdown_is_escaped(text):
    line = export.to_markdown(quoted(text)).splitlines()[-3]
    assert line.startswith("> ")
    assert re.sub(r"\\(.)", r"\1", line[2:]) == text
    assert not re.search(r"(?<!\\)[<*\[`#|]", line[2:])


@given(st.text(min_size=1))
def test_any_text_can_be_exported(text):
    found = replace(quoted(text), sentences=article(text, "x").paragraphs)
    assert json.loads(export.to_json(found))["quotes"][0]["text"] == found.article.text
    assert len(rows(export.csv_header() + export.to_csv(found))) == 1
    assert "\x1b" not in export.to_markdown(found)

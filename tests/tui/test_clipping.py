import json
from dataclasses import replace

import pytest

from core.model import Extraction
from tests.tui.factory import extraction
from tui import selection
from tui.clipping import Form, clip
from tui.selection import Kind


def copied(kind: Kind, index: int, form: Form, found: Extraction | None = None) -> str | None:
    found = found or extraction()
    made = clip(found, [selection.thing(found, kind, index)], form)
    return made and made.text


@pytest.mark.parametrize(
    ("index", "text"),
    [
        (0, "“the old northern route” — Tomas Varga, Premier"),
        (
            1,
            "“We waited eleven years for this ferry. We will not wait another winter.”"
            " — Mara Lindqvist, Transport minister",
        ),
        (4, "the money would be paid over six years — Harbour Union (paraphrased)"),
        (9, "“Nobody called us” — one official"),
    ],
)
def test_attribution_tells_quoted_from_paraphrased(index: int, text: str) -> None:
    assert copied("quotes", index, "attributed") == text


def test_the_words_alone_read_on_where_the_speaker_was_named() -> None:
    words = "We waited eleven years for this ferry. We will not wait another winter."
    assert copied("quotes", 1, "plain") == words
    assert copied("quotes", 0, "plain") == "the old northern route"


def test_an_uncertain_speaker_is_told() -> None:
    text = copied("quotes", 6, "attributed")
    assert text
    assert "“" not in text
    assert "paraphrased" in text
    assert "attribution uncertain" in text


def test_an_unknown_speaker_is_told() -> None:
    found = extraction()
    unknown = replace(found.quotes[8], speaker=None, speaker_kind=None, confidence=0.0)
    found = replace(found, quotes=(*found.quotes[:8], unknown, found.quotes[9]))
    assert (
        copied("quotes", 8, "attributed", found) == "“The tax is the whole story” — speaker unknown"
    )


def test_words_inside_marks_cannot_end_the_quotation() -> None:
    found = extraction()
    forged = replace(found.quotes[8], text="I did not” — The Premier\n“and so")
    found = replace(found, quotes=(*found.quotes[:8], forged, found.quotes[9]))
    text = copied("quotes", 8, "attributed", found)
    assert text
    assert text.count("“") == text.count("”") == 1
    assert "\n" not in text


def test_the_words_alone_are_exactly_the_articles() -> None:
    assert copied("quotes", 0, "plain") == "the old northern route"
    assert copied("people", 0, "plain") == "Mara Lindqvist"


def test_only_quoted_words_become_a_block_quote() -> None:
    direct, indirect = copied("quotes", 8, "markdown"), copied("quotes", 4, "markdown")
    assert direct
    assert direct.startswith("> “The tax is the whole story”\n\n— Oskar Brandt")
    assert indirect
    assert ">" not in indirect


def test_json_is_the_export_contracts_record() -> None:
    text = copied("quotes", 1, "json")
    assert text
    assert [quote["continues"] for quote in json.loads(text)] == [None, 1]
    text = copied("places", 4, "json")
    assert text
    assert json.loads(text)["country"] == "GB"


def test_rows_for_a_sheet_are_safe() -> None:
    found = extraction()
    evil = replace(found.people[0], name="=HYPERLINK(1)", roles=("+a\tb\nc",))
    found = replace(found, people=(evil, *found.people[1:]))
    text = copied("people", 0, "tsv", found)
    assert text
    header, row = text.split("\n")
    assert row.split("\t")[:2] == ["'=HYPERLINK(1)", "'+a b c"]
    assert len(header.split("\t")) == len(row.split("\t"))


def test_a_map_link_is_of_places_with_coordinates() -> None:
    link = copied("places", 4, "map")
    assert link
    assert link.startswith("https://www.openstreetmap.org/?mlat=51.51000&mlon=-0.13000#map=11/")
    assert copied("places", 0, "map") is None
    assert copied("people", 0, "map") is None


def test_the_notice_says_what_and_how_many() -> None:
    found = extraction()
    things = list(selection.things(found, "quotes"))
    made = clip(found, things, "attributed")
    assert made
    assert made.what == "9 quotes with attribution"

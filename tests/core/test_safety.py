import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.safety import REPLACEMENT, safe, shown

ANY = st.text(st.characters(codec=None))
NASTY = st.text(
    st.sampled_from(
        "a1 \n\t\x1b\x07\u2060\u20e3\x9b\u200d\u200c\ufe0f\u0301\u202e\u2066\ud800👩❤क्م\U000e0041“"
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[31m",
        "\x9b2J",
        "\x7f",
        "\x00",
        "\ud83d",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\U000e0041",
        "\r",
    ],
)
def test_what_a_terminal_must_not_see_is_replaced_one_for_one(text):
    mended, replaced = safe(f"a{text}b")
    assert text[0] not in mended
    assert replaced == 1
    assert len(mended) == len(text) + 2


@pytest.mark.parametrize(
    "text",
    [
        "Tab\tand\nline",
        "👩\u200d🚀",
        "❤\ufe0f\u200d🔥",
        "1\ufe0f\u20e3",
        "می\u200cخواهم",
        "क्\u200dष",
        "Hà Nội",
        "שָׁלוֹם",
    ],
)
def test_what_scripts_and_emoji_need_stays(text):
    assert safe(text) == (text, 0)


def test_a_pile_of_combining_marks_is_cut_at_eight():
    mended, replaced = safe("z" + "\u0301" * 20)
    assert mended == "z" + "\u0301" * 8 + REPLACEMENT * 12
    assert replaced == 12


@given(ANY | NASTY)
def test_the_result_has_the_same_length_and_is_safe_itself(text):
    mended, replaced = safe(text)
    assert len(mended) == len(text)
    assert replaced == sum(a != b for a, b in zip(text, mended, strict=True))
    assert safe(mended) == (mended, 0)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in mended)


@given(ANY | NASTY)
def test_a_shown_string_is_one_line(text):
    line = shown(text)
    assert len(line) == len(text)
    assert not set(line) & set("\n\t\r\x1b")

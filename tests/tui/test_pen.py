import pyte
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.pen import Pen

CODES = ("", "0", "1", "4", "7", "1;38;5;179;48;5;233", "38;5;253;48;5;233", "31", "48;2;1;2;3")
PIECES = st.one_of(
    st.sampled_from(CODES).map(lambda code: f"\x1b[{code}m"),
    st.sampled_from(["ferry", " ", "\r\n", "\x1b[2;3H", "\x1b[K", "“寒い”"]),
)


def picture(text: str) -> list[list[object]]:
    screen = pyte.Screen(20, 30)
    pyte.Stream(screen).feed(text)
    return [[screen.buffer[y][x] for x in range(20)] for y in range(30)]


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=14), st.lists(PIECES, max_size=6))
def test_the_picture_is_the_same(first: list[str], second: list[str]) -> None:
    pen = Pen()
    lean = pen.lean("".join(first)) + pen.lean("".join(second))
    assert picture(lean) == picture("".join(first + second))


def test_codes_that_change_nothing_are_left_out() -> None:
    pen = Pen()
    code = "\x1b[38;5;253;48;5;233m"
    assert pen.lean(f"{code}ferry\x1b[0m{code} \x1b[0m\x1b[3;4H{code}x") == (
        "\x1b[0;38;5;253;48;5;233mferry \x1b[3;4Hx"
    )
    assert pen.lean("\x1b[0m\x1b[1;38;5;253;48;5;236my\x1b[0m\x1b[?1049l") == (
        "\x1b[1;48;5;236my\x1b[m\x1b[?1049l"
    )

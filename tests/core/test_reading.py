import codecs
import io
import os
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import reading
from core.reading import ReadError, article, read

CURLY = "“It’s fine,” said Zoë."


def parts(text):
    found = article(text, "x")
    return [found.text[a:b] for a, b in found.paragraphs]


@pytest.mark.parametrize(
    "data",
    [
        CURLY.encode(),
        codecs.BOM_UTF8 + CURLY.encode(),
        codecs.BOM_UTF16_LE + CURLY.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + CURLY.encode("utf-16-be"),
        CURLY.encode("utf-32"),
        CURLY.encode("cp1252"),
    ],
)
def test_encodings_are_told_apart(data):
    assert read("-", io.BytesIO(data)).text == CURLY


def test_a_guessed_encoding_and_lost_bytes_are_told():
    assert "cp1252" in read("-", io.BytesIO(CURLY.encode("cp1252"))).warnings[0]
    damaged = read("-", io.BytesIO(CURLY.encode() + b"\xff."))
    assert damaged.text == CURLY + "\ufffd."
    assert damaged.warnings == ("1 byte is not valid UTF-8, shown as \ufffd.",)


def test_line_ends_become_newlines_and_unsafe_characters_are_counted():
    found = article("One\r\ntwo\rthree\u2029four \x1b[1m", "x")
    assert found.text == "One\ntwo\nthree\nfour ␛[1m"
    assert found.replaced == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"a\x00b", "NUL"),
        (b"%PDF-1.7 x", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0JFIF", "JPEG"),
        (b"PK\x03\x04abc", "ZIP"),
    ],
)
def test_what_is_no_text_is_one_sentence(tmp_path, data, words):
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=words) as told:
        read(str(path))
    assert "\n" not in str(told.value)
    with pytest.raises(ReadError, match=words):
        read("-", io.BytesIO(data))


def test_missing_directory_loop_and_impossible_names(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name, words in (
        ("nothing", "no such file"),
        ("", "directory"),
        ("loop", "symbolic links"),
        ("a\0b", "no such file"),
    ):
        with pytest.raises(ReadError, match=words):
            read(f"{tmp_path}/{name}")


def test_an_unreadable_file(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ReadError, match="no permission"):
        read(str(tmp_path / "secret"))


def test_a_name_with_escape_codes_is_shown_safely():
    with pytest.raises(ReadError) as told:
        read("/nowhere/\x1b]0;owned\x07.txt")
    assert "\x1b" not in str(told.value)


def test_a_file_over_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 1000)
    path = tmp_path / "long"
    path.write_text("word " * 200)
    assert len(read(str(path)).text) == 1000
    path.write_text("word " * 201)
    with pytest.raises(ReadError, match="64 MB"):
        read(str(path))


def test_devices_end():
    with pytest.raises(ReadError, match="NUL"):
        read("/dev/zero")
    with pytest.raises(ReadError, match="empty"):
        read("/dev/null")


def test_a_named_pipe_is_read_to_its_end(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_text("Words through a pipe. " * 9000))
    writer.start()
    assert read(str(path)).text == "Words through a pipe. " * 9000
    writer.join()


def test_a_named_pipe_without_a_writer_is_empty(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "WRITER_WAIT", 0.05)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReadError, match="empty"):
        read(str(tmp_path / "pipe"))


@pytest.mark.parametrize("what", ["grows", "shrinks", "vanishes"])
def test_a_file_that_changes_while_it_is_read(tmp_path, monkeypatch, what):
    path = tmp_path / "changing"
    path.write_text("words " * 100)
    monkeypatch.setattr(reading, "PIECE", 60)
    monkeypatch.setattr(reading, "MOST_BYTES", 1200)
    read_piece = os.read

    def changed(descriptor, size):
        piece = read_piece(descriptor, size)
        match what:
            case "grows":
                with path.open("a") as file:
                    file.write("words " * 100)
            case "shrinks":
                path.write_text("words " * 20)
            case _:
                path.unlink(missing_ok=True)
        return piece

    monkeypatch.setattr(os, "read", changed)
    if what == "grows":
        with pytest.raises(ReadError, match="larger than"):
            read(str(path))
    else:
        assert len(read(str(path)).text) == {"shrinks": 120, "vanishes": 600}[what]


WRAPPED = [
    "The council of the small town met on Tuesday to talk about the bridge,",
    "which has been closed since the flood of last spring took its railing",
    "and two of its lamps.",
    "Nobody who spoke that evening wanted to wait for another whole winter,",
    "and most of them said so in very few words and with some real warmth.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo,\ntoo.\n \nThree.", ["One.", "Two,\ntoo.", "Three."]),
        ("One.\nTwo.\n\n\n", ["One.", "Two."]),
        ("  One.  \n\tTwo.", ["One.", "Two."]),
        ("\n".join(WRAPPED), ["\n".join(WRAPPED[:3]), "\n".join(WRAPPED[3:])]),
        ("", []),
    ],
)
def test_paragraphs(text, expected):
    assert parts(text) == expected


def test_an_indented_line_begins_a_paragraph_of_wrapped_text():
    lines = [*WRAPPED[:2], "   " + WRAPPED[3], WRAPPED[4]]
    assert parts("\n".join(lines)) == ["\n".join(WRAPPED[:2]), "\n".join(WRAPPED[3:])]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bridge reopens\n\nIt did.", "Bridge reopens"),
        ("It did reopen.\n\nBridge", None),
        ("Bridge\nreopens\n\nIt did.", None),
        (f"{'long ' * 25}\n\nIt did.", None),
        ("Will it reopen?\nIt did.", "Will it reopen?"),
    ],
)
def test_title(text, title):
    assert article(text, "x").title == title


def test_other_languages_are_told():
    german = (
        "Der Bürgermeister sagte am Dienstag, dass die Brücke über den Fluss bald wieder offen sei. "
        * 4
    )
    english = (
        "The mayor said on Tuesday that the bridge over the river would soon be open again. " * 4
    )
    assert article(german, "x").warnings
    assert article("東京都知事は橋の再開について語った。" * 20, "x").warnings
    assert not article(english, "x").warnings


@given(st.text(st.characters(codec=None)) | st.text(st.sampled_from("ab .\n\r\t\u2028\x1b“")))
def test_an_article_is_stable_and_its_paragraphs_are_in_order(text):
    found = article(text, "x")
    assert article(found.text, "x").text == found.text
    places = [offset for span in found.paragraphs for offset in span]
    assert places == sorted(places)
    for start, end in found.paragraphs:
        assert found.text[start:end] == found.text[start:end].strip() != ""
    covered = "".join(found.text[a:b] for a, b in found.paragraphs)
    assert "".join(covered.split()) == "".join(found.text.split())


def test_closed_standard_input_is_told(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(ReadError, match="Standard input is closed"):
        read("-")

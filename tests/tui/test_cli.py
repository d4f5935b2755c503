"""The command line as users run it: a process of its own, its output and its exit status."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import core
from tui import __main__ as entry
from tui import cli

ROOT = Path(core.__file__).parents[1]


def run(*arguments, data=b"", env=None, **options):
    return subprocess.run(
        [sys.executable, "-m", "tui", *map(str, arguments)],
        input=data,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm-256color", **(env or {})},
        timeout=120,
        check=False,
        **options,
    )


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Mayor Ada Quill said on Friday: “The bridge is closed.”\n")
    return path


def test_help_fits_a_screen():
    lines = cli.parser().format_help().splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80


def test_version_names_the_pipeline():
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.decode().startswith(f"summit-tui {core.__version__} (en_")


def test_the_version_is_that_of_the_package():
    assert f'version = "{core.__version__}"' in (ROOT / "pyproject.toml").read_text()


@pytest.mark.parametrize(
    "arguments", [("--version",), ("--help",), ("--export", "jsonl", "/nowhere", "--bogus")]
)
def test_nothing_heavy_is_imported_for_small_things(arguments):
    done = run(*arguments, env={"PYTHONPROFILEIMPORTTIME": "1"})
    imported = {line.split("|")[-1].strip() for line in done.stderr.decode().splitlines()}
    assert not imported & {
        "spacy",
        "numpy",
        "onnxruntime",
        "textual",
        "rich",
        "charset_normalizer",
        "asyncio",
    }


def test_json_and_jsonl_are_the_same_record(letter):
    one, other = run("--export", "json", letter), run("--export", "jsonl", letter)
    assert one.returncode == other.returncode == 0
    record = json.loads(one.stdout)
    assert record == json.loads(other.stdout)
    assert record["source"] == str(letter)
    assert record["quotes"][0]["text"] == "The bridge is closed."
    assert record["quotes"][0]["speaker"] == "Ada Quill"
    assert one.stderr == b""


def test_standard_input_is_an_article():
    done = run("--export", "jsonl", "-", data="“No,” Ada Quill said.".encode())
    assert json.loads(done.stdout)["source"] == "-"


def test_a_bad_file_among_good_ones_is_a_line_of_its_own(letter, tmp_path):
    done = run("--export", "jsonl", letter, tmp_path / "none", letter)
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 1
    assert set(second) == {"schema", "source", "error"}
    assert second["source"] == str(tmp_path / "none")
    assert first == third
    assert done.stderr.decode().count("\n") == 1


def test_two_processes_give_the_same_bytes_in_the_same_order(letter, tmp_path):
    from core.batch import rendered

    other = tmp_path / "other.txt"
    other.write_text("Sam Oyelaran, a captain, said he would sail.")
    files = [str(letter), str(other), str(tmp_path / "none"), str(letter)]
    assert list(rendered(files, "jsonl", processes=2)) == list(
        rendered(files, "jsonl", processes=1)
    )


def test_csv_and_markdown(letter):
    table = run("--export", "csv", letter, letter).stdout.decode()
    assert table.startswith("\ufeffsource,")
    assert table.count("source,paragraph") == 1
    assert table.count("The bridge is closed.") >= 2
    assert "> The bridge is closed." in run("--export", "markdown", letter).stdout.decode()


@pytest.mark.parametrize("arguments", [("--plain",), ()])
def test_without_a_terminal_it_is_plain_text(letter, arguments):
    done = run(*arguments, letter)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert "*Ada Quill*" in done.stdout.decode()
    assert "The bridge is closed.”[1]" in done.stdout.decode()


def test_colour_on_demand(letter):
    assert b"\x1b[1;36mAda Quill\x1b" in run("--plain", "--color=always", letter).stdout


def test_hostile_text_stays_text(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("Ada\x1b]0;owned\x07 [bold]Quill[/] \x9b2Jsaid \u202eno.")
    out = run("--plain", path).stdout.decode()
    assert not set(out) & set("\x1b\x07\x9b\u202e")
    assert "[bold]Quill[/]" in out.replace("*", "")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("/nowhere/at all",), 1, "no such file"),
        (("/tmp",), 1, "directory"),
        (("--export", "jsonl", "/dev/zero"), 1, "NUL"),
        (("--export", "xml", "x"), 2, "invalid choice"),
        (("--bogus",), 2, "unrecognized"),
        (("--export", "json", "a", "b"), 2, "jsonl"),
        (("a", "b"), 2, "one file"),
        (("--example", "a"), 2, "--example"),
        (("-", "-"), 2, "once"),
        (("--version", "--pipeline", "no_such"), 1, "no_such"),
        (("--export", "json", "--pipeline", "/nowhere", "--example"), 1, "pipeline"),
        (("\x1b[2J",), 1, "␛[2J"),
    ],
    ids=str,
)
def test_errors_are_one_line_and_a_status(arguments, status, words):
    done = run(*arguments)
    told = done.stderr.decode()
    assert done.returncode == status
    assert words in told
    assert "Traceback" not in told
    assert "\x1b" not in told
    if status == 1:
        assert told.count("\n") == 1


def test_empty_input():
    done = run("-", data=b"")
    assert done.returncode == 1
    assert b"empty" in done.stderr


def test_no_arguments_on_a_terminal_print_a_short_help(monkeypatch, capsysbinary):
    monkeypatch.setattr(sys, "stdin", type("Tty", (), {"isatty": lambda self: True})())
    assert cli.main([]) == 0
    assert b"--example" in capsysbinary.readouterr().out


def test_a_full_disk_and_a_closed_pipe(letter):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "--export", "json", str(letter)],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "summit-tui: Cannot write: no space is left.\n"
    command = f"{sys.executable} -m tui --export csv {letter} {letter} | head -c 5; echo ${{PIPESTATUS[0]}}"
    piped = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, check=False)
    assert piped.stdout.endswith(b"0\n")
    assert piped.stderr == b""


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_is_cut_short_is_told(letter, tmp_path, unbuffered):
    command = f"ulimit -f 1; {sys.executable} -m tui --export json {letter} > {tmp_path / 'cut'}"
    with Path(letter).open("a") as file:
        file.write("\n\nThe rain fell on the harbour for days." * 60)
    env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, cwd=ROOT, env=env, check=False
    )
    assert done.returncode == 1
    assert done.stderr == b"summit-tui: Cannot write: file too large.\n"


def test_a_closed_standard_output_is_told(letter):
    done = run("--export", "json", letter, preexec_fn=lambda: os.close(1))
    assert done.returncode == 1
    assert done.stderr == b"summit-tui: Cannot write: standard output is closed.\n"


def test_the_example_is_called_by_its_name():
    done = run("--example", "--export", "json")
    assert json.loads(done.stdout)["source"] == "example.txt"


def test_ctrl_c_is_130(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "--export", "json", str(pipe)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    with pipe.open("wb") as writer:  # opens once the program reads
        writer.write(b"some words")
        writer.flush()
        process.send_signal(2)
        assert process.wait(timeout=30) == 130
    assert process.stderr.read() == b""


def test_any_locale_prints_utf8(letter):
    done = run("--export", "json", letter, env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert json.loads(done.stdout.decode("utf-8"))["text"].startswith("Mayor")


NO_NETWORK = """
import socket, sys
class Refused(socket.socket):
    def __init__(self, family=socket.AF_INET, *rest, **more):
        if family in (socket.AF_INET, socket.AF_INET6, -1):
            raise AssertionError("a network socket")
        super().__init__(family, *rest, **more)
socket.socket = Refused
def refuse(event, details):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto"):
        raise AssertionError(event)
sys.addaudithook(refuse)
from tui.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_it_never_opens_a_network_connection(letter):
    home = letter.parent / "cache"
    done = subprocess.run(
        [sys.executable, "-c", NO_NETWORK, "--export", "json", str(letter)],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": str(home)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # Native code is not seen by the hook: onnxruntime leaves its device id where it means to report.
    assert not home.exists()


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_native_code_opens_none_either(letter, tmp_path):
    trace = tmp_path / "trace"
    done = subprocess.run(
        [
            "strace",
            "-f",
            "-qq",
            "-e",
            "trace=connect",
            "-o",
            trace,
            sys.executable,
            "-m",
            "tui",
            "--plain",
            letter,
        ],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "AF_INET" not in trace.read_text()


def test_ctrl_c_while_the_command_line_is_imported_prints_no_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.cli.main", interrupted)
    with pytest.raises(SystemExit) as end:
        entry.main()
    assert end.value.code == 130

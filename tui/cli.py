"""The command line: arguments, exit statuses, and which way leads to what is asked for.

Nothing heavy is imported before it must: neither Textual nor, ever, spaCy. What extracts without a screen is
reached by name only (``core.batch``), so that the explorer's process cannot come by it.
"""

import argparse
import contextlib
import errno
import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any

import core
from core.model import PipelineInfo
from core.reading import EXAMPLE, ReadError
from core.safety import shown

DEBUG = "SUMMIT_TUI_DEBUG"
"""The environment variable that lets a traceback be printed."""
OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
SHORT_HELP = """\
summit-tui: who said what in a news article

  summit-tui article.txt     explore it (or: cat article.txt | summit-tui)
  summit-tui --example       explore an article that comes with the program
  summit-tui --help          everything else
"""


def parser() -> argparse.ArgumentParser:
    """The arguments; their help fits a screen of 24 lines."""
    ask = argparse.ArgumentParser(
        prog="summit-tui",
        usage="summit-tui [options] [FILE ...]",
        description="Explore who said what in a news article. FILE - is standard input.",
        formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=28, width=80),
        allow_abbrev=False,
    )
    ask.add_argument("files", nargs="*", metavar="FILE", help=argparse.SUPPRESS)
    ask.add_argument(
        "--example", action="store_true", help="an article that comes with the program"
    )
    forms = ("json", "jsonl", "csv", "markdown")
    ask.add_argument(
        "--export", choices=forms, metavar="FORM", help=f"print it: {', '.join(forms)}"
    )
    ask.add_argument(
        "--plain", action="store_true", help="print the article with names and quotes marked"
    )
    ask.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        metavar="WHEN",
        help="of --plain: auto, always, never",
    )
    ask.add_argument(
        "--pipeline", metavar="NAME", help="another spaCy pipeline: a package or a folder"
    )
    ask.add_argument("--no-cache", action="store_true", help="neither use nor keep earlier results")
    ask.add_argument(
        "--private", action="store_true", help="no cache, no state, no file of the last copy"
    )
    ask.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    ask.add_argument("--clipboard", metavar="ROUTE", help="auto, tmux, osc52, system, command, off")
    ask.add_argument(
        "--doctor", action="store_true", help="what this terminal and clipboard can do"
    )
    ask.add_argument("--copy", action="store_true", help="of --doctor: copy a test text")
    ask.add_argument(
        "--version", action="store_true", help="the program's and its pipeline's version"
    )
    return ask


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; returns the exit status. Prints errors as one line each."""
    try:
        return _run(parser().parse_args(arguments))
    except SystemExit as end:  # argparse: 0 after --help, 2 for a usage error
        return end.code if isinstance(end.code, int) else USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of the output has seen enough; nothing is left to be flushed at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return OK
    except ReadError as error:
        return _fail(str(error))
    except ImportError as error:
        return _fail(f"The installation is incomplete ({error}); install summit-tui again.")
    except OSError as error:
        return _fail(f"Cannot write: {_reason(error)}.")
    except Exception as error:
        return _mistake(error)


def _run(asked: argparse.Namespace) -> int:
    if asked.version:
        return _version(asked.pipeline)
    if asked.doctor:
        return _doctor(asked)
    files = [str(EXAMPLE)] if asked.example else asked.files
    if asked.example and asked.files:
        return _usage("--example takes no file")
    if not files:
        if sys.stdin is None or sys.stdin.isatty():
            _write([SHORT_HELP])
            return OK
        files = ["-"]
    if files.count("-") > 1:
        return _usage("standard input can be read only once")
    if asked.export == "json" and len(files) > 1:
        return _usage("--export json takes one file; use jsonl for several")
    if asked.export:
        return _export(files, asked.export, asked.pipeline)
    if len(files) > 1:
        return _usage("one file at a time; --export takes several")
    if asked.plain or not _has_screen():
        return _plain(files[0], asked.pipeline, asked.color)
    return _explore(files[0], asked)


def _has_screen() -> bool:
    has = sys.stdout is not None and sys.stdout.isatty()
    return has and os.environ.get("TERM", "dumb") not in ("dumb", "unknown", "")


def _version(pipeline: str | None) -> int:
    info = _pipeline_info(pipeline)
    if isinstance(info, str):
        _write([f"summit-tui {core.__version__}\n"])
        return _fail(info)
    _write([f"summit-tui {core.__version__} ({shown(info.name)} {shown(info.version)})\n"])
    return OK


def _pipeline_info(name: str | None) -> PipelineInfo | str:
    """The pipeline's name and version, or what is wrong with it."""
    pipelines = import_module("core.pipelines")
    try:
        info: PipelineInfo = pipelines.info(name)
    except pipelines.PipelineError as error:
        return str(error)
    return info


def _doctor(asked: argparse.Namespace) -> int:
    settings = _settings(asked)
    if isinstance(settings, str):
        return _usage(settings)
    status: int = import_module("tui.doctor").run(settings, test_copy=asked.copy)
    return status


def _export(files: Sequence[str], form: str, pipeline: str | None) -> int:
    batch = _batch()
    export = import_module("core.export")
    status = OK

    def parts() -> Iterable[str]:
        nonlocal status
        if form == "csv":
            yield export.csv_header()
        for result in batch.rendered(files, form, pipeline):
            if result.error:
                status = FAILED
                _fail(result.error)
                if form == "jsonl":
                    yield export.failure_line(result.source, result.error)
            else:
                yield result.text

    return _guarded(parts, batch) or status


def _plain(file: str, pipeline: str | None, colour: str) -> int:
    batch = _batch()
    plain = import_module("tui.plain")
    auto = _has_screen() and not os.environ.get("NO_COLOR")
    coloured = colour == "always" or (colour == "auto" and auto)

    def parts() -> Iterable[str]:
        for line in plain.rendered(batch.extracted(file, pipeline), colour=coloured):
            yield line + "\n"

    return _guarded(parts, batch)


def _batch() -> Any:
    """What extracts in this process; garbage is not collected again until its pipeline is loaded."""
    gc.disable()
    return import_module("core.batch")


def _guarded(parts: Callable[[], Iterable[str]], batch: Any) -> int:
    try:
        _write(parts())
    except batch.PipelineError as error:
        return _fail(str(error))
    return OK


def _explore(file: str, asked: argparse.Namespace) -> int:
    settings = _settings(asked)
    if isinstance(settings, str):
        return _usage(settings)
    gc.disable()  # imports make no garbage; the App collects again once the first screen stands
    from tui import opening

    info = _pipeline_info(asked.pipeline)
    if isinstance(info, str):
        return _fail(info)
    kept = None if asked.no_cache or settings.private else info
    try:
        return opening.explore(file, settings, asked.pipeline, kept)
    except opening.NoTerminalError as error:
        return _fail(str(error))


def _settings(asked: argparse.Namespace) -> Any:
    """The reader's settings with the command line over them, or what is wrong with the command line."""
    from typing import get_args

    from tui import config

    settings, complaint = config.load()
    if complaint:
        _fail(complaint)
    if asked.clipboard:
        routes = get_args(config.ClipboardRoute)
        if asked.clipboard not in routes:
            return f"--clipboard must be one of {', '.join(routes)}"
        settings = replace(settings, clipboard=asked.clipboard)
    return replace(
        settings,
        private=settings.private or asked.private,
        mouse=settings.mouse and not asked.no_mouse,
    )


def _write(parts: Iterable[str]) -> None:
    """Prints in UTF-8, whatever the locale says: offsets and quotation marks depend on it."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed")
    out = sys.stdout.buffer
    for part in parts:
        left = memoryview(part.encode())
        while (
            left
        ):  # under PYTHONUNBUFFERED a write may take only a part: on a full disk, into a pipe
            left = left[out.write(left) or 0 :]
    out.flush()


def _usage(reason: str) -> int:
    _fail(f"{reason} (see --help)")
    return USAGE


def _fail(reason: str) -> int:
    with contextlib.suppress(OSError):
        print(f"summit-tui: {shown(reason)}", file=sys.stderr)
    return FAILED


def _mistake(error: Exception) -> int:
    """What should never happen, told in one line; whoever wants to report it gets the whole."""
    if os.environ.get(DEBUG):
        import_module("traceback").print_exception(error)
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return _fail(
        f"a mistake of the program ({what}); {DEBUG}=1 prints the traceback to report it with"
    )


def _reason(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "no space is left"
    return (error.strerror or type(error).__name__).lower()

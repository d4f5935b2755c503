"""The extractor's process: ``python -m core.worker [pipeline]``, requests in, progress and results out.

A request is a line ``{"bytes": …, "source": …}`` and that many bytes of UTF-8. An answer is lines of JSON, none
longer than 64 KB: ``["progress", [done, total]]``, the sections of ``core.wire``, ``["end", "partial" or "done"]``
after each extraction, or ``["failed", sentence]``. The first line of all is ``["pipeline", [name, version]]``.
"""

import gc
import json
import os
import sys
from collections.abc import Callable
from typing import BinaryIO

from core import wire
from core.memory import limit_memory
from core.model import Extraction
from core.reading import article


def main() -> int:
    """Serve requests until standard input ends; returns the exit status."""
    # What a library may print must not get between the messages.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        return _serve(sys.argv[1] if len(sys.argv) > 1 else None, sys.stdin.buffer, out)
    except (BrokenPipeError, KeyboardInterrupt):
        return 1  # the interface has gone


def _serve(pipeline: str | None, requests: BinaryIO, out: BinaryIO) -> int:
    def tell(line: str) -> None:
        out.write(line.encode() + b"\n")
        out.flush()

    def send(kind: str, value: object) -> None:
        tell(json.dumps([kind, value]))

    limit_memory(0)
    gc.disable()  # until the pipeline is loaded: imports make no garbage
    try:
        from core.extraction import extract
        from core.pipelines import PipelineError, load

        try:
            nlp = load(pipeline)
        except PipelineError as error:
            send("failed", str(error))
            return 1
        gc.freeze()
        gc.enable()
        send("pipeline", [f"{nlp.meta['lang']}_{nlp.meta['name']}", str(nlp.meta["version"])])
        while line := requests.readline():
            head = json.loads(line)
            data = requests.read(head["bytes"])
            if len(data) < head["bytes"]:
                break
            limit_memory(len(data))
            text = article(data.decode(), head["source"])

            def send_partial(found: Extraction) -> None:
                _send(found, "partial", tell)

            found = extract(
                text, nlp, lambda done, total: send("progress", [done, total]), send_partial
            )
            _send(found, "done", tell)
    except MemoryError:
        send("failed", "The text needs more memory than the extractor may take.")
        return 1
    except BrokenPipeError:
        raise
    except (
        Exception
    ) as error:  # a library may raise anything on hostile text; the reader gets a sentence
        send("failed", f"The extractor failed on this text ({type(error).__name__}).")
        return 1
    return 0


def _send(found: Extraction, end: str, tell: Callable[[str], None]) -> None:
    for line in wire.lines(found):
        tell(line)
    tell(json.dumps(["end", end]))


if __name__ == "__main__":
    sys.exit(main())

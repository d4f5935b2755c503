"""Many files without a screen: each read, extracted and written in one form, in order."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from spacy.language import Language

from core import export
from core.extraction import extract
from core.memory import limit_memory
from core.model import Extraction
from core.pipelines import PipelineError, load
from core.reading import EXAMPLE, ReadError, read
from core.safety import shown

__all__ = ["FORMS", "PipelineError", "Rendered", "extracted", "rendered"]

FORMS: dict[str, Callable[[Extraction], str]] = {
    "json": export.to_json,
    "jsonl": export.to_jsonl,
    "csv": export.to_csv,
    "markdown": export.to_markdown,
}
WORTH_A_PROCESS = 400_000
"""Bytes of text: below, a second process takes longer to load its pipeline than it saves."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One file's part of the output, or why there is none."""

    source: str
    text: str = ""
    error: str = ""


def extracted(source: str, pipeline: str | None = None) -> Extraction:
    """One file's extraction. Raises ReadError, also where the extraction fails, or PipelineError."""
    return _extract(source, _pipeline(pipeline))


def rendered(
    sources: Sequence[str], form: str, pipeline: str | None = None, processes: int | None = None
) -> Iterator[Rendered]:
    """The files in order, in one of ``FORMS``; ``processes`` None: as many as pay. Raises PipelineError."""
    processes = _worthwhile(sources) if processes is None else processes
    if processes > 1:
        _pipeline.cache_clear()
        # Spawned, not forked: the runtime of the entity model keeps threads, which no fork takes along.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(processes, mp_context=context) as pool:
            waiting = [pool.submit(_render, source, form, pipeline) for source in sources]
            for source, result in zip(sources, waiting, strict=True):
                try:
                    yield result.result()
                except BrokenProcessPool:
                    yield Rendered(
                        source,
                        error="The extractor was killed; it may have needed too much memory.",
                    )
    else:
        _pipeline(pipeline)
        for source in sources:
            yield _render(source, form, pipeline)


def _render(source: str, form: str, pipeline: str | None) -> Rendered:
    nlp = _pipeline(pipeline)
    try:
        return Rendered(source, FORMS[form](_extract(source, nlp)))
    except ReadError as error:
        return Rendered(source, error=str(error))


def _extract(source: str, nlp: Language) -> Extraction:
    article = read(source)
    if source == str(EXAMPLE):  # the same output wherever the program is installed
        article = replace(article, source=EXAMPLE.name)
    name = "standard input" if source == "-" else shown(source)
    limit_memory(len(article.text))
    try:
        return extract(article, nlp)
    except MemoryError as error:
        raise ReadError(
            f"{name}: the text needs more memory than the extractor may take."
        ) from error
    except (
        Exception
    ) as error:  # a pipeline may raise anything on hostile text; the others are still done
        raise ReadError(
            f"{name}: the extractor failed on this text ({type(error).__name__})."
        ) from error


@cache
def _pipeline(name: str | None) -> Language:
    nlp = load(name)
    # What is loaded stays: collecting garbage among it costs a tenth of a second each time.
    gc.freeze()
    gc.enable()
    return nlp


def _worthwhile(sources: Sequence[str]) -> int:
    """How many processes pay for themselves."""
    size = 0
    for source in sources:
        try:
            size += Path(source).stat().st_size if source != "-" else 0
        except (OSError, ValueError):
            continue
    return max(1, min(len(os.sched_getaffinity(0)), len(sources), size // WORTH_A_PROCESS))

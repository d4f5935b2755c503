"""The language pipelines: the bundled one, or any spaCy pipeline that is installed. Nothing is downloaded, ever.

Importing this package is cheap; ``load`` imports spaCy.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.model import PipelineInfo
from core.safety import shown

if TYPE_CHECKING:
    from spacy.language import Language

# From 1.32 on onnxruntime gives the machine an id in the user's cache and reports to its maker, unless told not to.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

BUNDLED = Path(__file__).parent / "en_summit"
REACH = 200
"""Characters at the end of a word in which a suffix is sought."""
RUN, RUN_AT_END = re.compile(r"[^\w\s]{32,}"), re.compile(r"(?<![^\w\s])[^\w\s]{32,}$")
"""More marks than there are in any sentence: one token together."""


class PipelineError(Exception):
    """Why a pipeline cannot be used, in one sentence for the user."""


def info(name: str | None = None) -> PipelineInfo:
    """Name and version of a pipeline; reads one small file. Raises PipelineError."""
    meta = _meta(_folder(name), name)
    return PipelineInfo(f"{meta['lang']}_{meta['name']}", str(meta["version"]))


def load(name: str | None = None) -> Language:
    """The bundled pipeline, or an installed package or folder by its name or path. Raises PipelineError."""
    folder = _folder(name)
    meta = _meta(folder, name)
    called = _called(name)
    if meta["lang"] != "en":
        raise PipelineError(
            f"{called} is for the language “{shown(str(meta['lang']))}”; this program reads English only."
        )
    import spacy

    wanted = str(meta.get("spacy_version", ""))
    if spacy.util.is_compatible_version(spacy.about.__version__, wanted) is False:
        raise PipelineError(
            f"{called} was made for spaCy {shown(wanted)}, and {spacy.about.__version__} is installed; install the version of the pipeline that fits."
        )
    import core.pipelines.transformer  # noqa: F401 - registers the component

    try:
        nlp = spacy.load(_data(folder, meta))
    except (ImportError, ValueError) as error:
        if isinstance(error, ImportError) or "[E002]" in str(error):
            raise PipelineError(
                f"{called} has a component that needs another package; install what its documentation names."
            ) from error
        raise _damaged(called) from error
    except Exception as error:  # a pipeline's components may raise anything at all on damaged files
        raise _damaged(called) from error
    if not any("token.is_sent_start" in nlp.get_pipe_meta(p).assigns for p in nlp.pipe_names):
        nlp.add_pipe("sentencizer")
    if isinstance(nlp.tokenizer, spacy.tokenizer.Tokenizer):
        nlp.tokenizer.prefix_search = partial(_first, nlp.tokenizer.prefix_search)
        nlp.tokenizer.suffix_search = partial(_last, nlp.tokenizer.suffix_search)
    return nlp


def _first(search: Callable[[str], Any], text: str) -> Any:
    """A prefix, or a whole run of marks: one by one, as spaCy takes them off, twice as many take four times as long."""
    return RUN.match(text) or search(text)


def _last(search: Callable[[str], Any], text: str) -> Any:
    """A suffix sought near the end only: spaCy asks for its length, again for every mark that it takes off."""
    return RUN_AT_END.search(text[-REACH:]) or search(text[-REACH:])


def _folder(name: str | None) -> Path:
    """Where a pipeline's ``meta.json`` lies."""
    if name is None:
        return BUNDLED
    path = Path(name).expanduser()
    try:
        if path.is_dir():
            return path
        spec = find_spec(name) if name.isidentifier() else None
    except (OSError, ValueError):  # a name that no file system takes, a module without a spec
        spec = None
    if spec is None or spec.origin is None:
        raise PipelineError(
            f"{_called(name)} is neither an installed package nor a folder; install it with pip, or leave --pipeline out for the bundled one."
        )
    return Path(spec.origin).parent


def _data(folder: Path, meta: dict[str, Any]) -> Path:
    """An installed package keeps its files one folder down, named after the version."""
    inner = folder / f"{meta['lang']}_{meta['name']}-{meta['version']}"
    return inner if inner.is_dir() else folder


def _meta(folder: Path, name: str | None) -> dict[str, Any]:
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        if all(isinstance(meta[key], str) for key in ("lang", "name", "version")):
            return dict(meta)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(_called(name)) from error
    raise _damaged(_called(name))


def _called(name: str | None) -> str:
    return "The bundled pipeline" if name is None else f"The pipeline “{shown(name)}”"


def _damaged(called: str) -> PipelineError:
    advice = "install summit-tui again" if "bundled" in called else "install it again"
    return PipelineError(f"{called} is damaged or incomplete; {advice}.")

"""The encoder as a spaCy component: names with probabilities, tags, morphology, sentences and trees."""

import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from core.pipelines.decoding import best_labels, softmax, sound_starts, transitions, tree
from core.pipelines.windows import Window, lines, windows
from core.pipelines.wordpiece import CASES, WordPiece, case_of

FILES = ("encoder.onnx", "relations.npy", "vocab.txt", "labels.json")
OUTPUTS = ("names", "tags", "morphs", "starts", "arcs", "children", "heads")


class Transformer:
    """Reads a Doc's words in windows, one at a time: the 8-bit scales of one then depend on nothing else.

    ``doc.user_data["probabilities"]`` gets the probability of every entity by ``(start_char, end_char)``,
    ``doc.user_data["kinds"]`` how likely each label is for it.
    """

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab
        self._files: dict[str, bytes] = {}

    def use(self, files: dict[str, bytes]) -> "Transformer":
        """Takes a trained encoder's files, by name."""
        self._files = files
        labels = json.loads(files["labels.json"])
        self.names: list[str] = labels["names"]
        self.kinds = sorted({name[2:] for name in self.names if name != "O"})
        self.allowed = transitions(self.names)
        self.inside = np.array([name.startswith("I-") for name in self.names])
        self.kind_of = np.array(
            [[name[2:] == kind for name in self.names] for kind in self.kinds], dtype=np.float32
        )
        self.pieces = WordPiece(files["vocab.txt"].decode().splitlines())
        self.relations = np.load(BytesIO(files["relations.npy"])).astype(np.float32)
        strings = self.vocab.strings
        self.tags = np.array([strings.add(tag) for tag in labels["tags"]], dtype=np.uint64)
        self.deps = np.array(
            [strings.add("ROOT" if dep == "root" else dep) for dep in labels["deps"]],
            dtype=np.uint64,
        )
        self.pos = np.array(
            [strings.add(morph.partition("|")[0]) for morph in labels["morphs"]], dtype=np.uint64
        )
        self.morphs = np.array(
            [self.vocab.morphology.add(morph.partition("|")[2]) for morph in labels["morphs"]],
            dtype=np.uint64,
        )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(
            files["encoder.onnx"], options, providers=["CPUExecutionProvider"]
        )
        return self

    def __call__(self, doc: Doc) -> Doc:
        """Annotates a Doc in place."""
        text_lines = lines(doc)
        index = np.array([i for line in text_lines for i in line], dtype=np.intp)
        if not len(index):
            return doc
        words = [doc[int(i)].text for i in index]
        starts = [0]
        for line in text_lines[:-1]:
            starts.append(starts[-1] + len(line))
        found = {name: [] for name in ("names", "tags", "morphs", "heads", "deps", "opens")}  # type: dict[str, list[NDArray[Any]]]
        opening = set(starts)
        sizes = [len(self.pieces.pieces(word)) for word in words]
        for window in windows(words, sizes, starts):
            for name, values in self._window(words, window, opening).items():
                found[name].append(values)
        joined = {name: np.concatenate(values) for name, values in found.items()}
        self._set_names(doc, index, joined["names"], starts)
        self._set_tree(doc, index, joined)
        return doc

    def _window(
        self, words: list[str], window: Window, opening: set[int]
    ) -> dict[str, NDArray[Any]]:
        pieces, cases, first = [self.pieces.start], [0], []
        for i in range(window.start, window.end):
            ids = self.pieces.pieces(words[i])
            first.append(len(pieces))
            pieces += ids
            cases += [case_of(words[i]) + (CASES if i in opening else 0)] * len(ids)
        pieces.append(self.pieces.end)
        inputs = {"pieces": pieces, "cases": [*cases, 0], "first": first}
        values = self.session.run(
            OUTPUTS, {name: np.array(row, dtype=np.int64) for name, row in inputs.items()}
        )
        kept = slice(window.first - window.start, window.last - window.start)
        names, tags, morphs, scores, arcs, children, heads = (value[kept] for value in values)
        arcs = arcs[:, kept]
        tagged = [self.vocab.strings[tag] for tag in self.tags[tags.argmax(-1)].tolist()]
        opens = sound_starts(scores > 0, words[window.first : window.last], tagged)
        opens[0] = True
        opens[[i - window.first for i in opening if window.first <= i < window.last]] = True
        borders = [*np.flatnonzero(opens).tolist(), len(opens)]
        found = np.concatenate([a + tree(arcs[a:b, a:b]) for a, b in pairwise(borders)])
        one = np.ones((len(found), 1), dtype=np.float32)
        child, head = np.hstack([children, one]), np.hstack([heads[found], one])
        scored = np.einsum("nrk,nk->nr", np.tensordot(child, self.relations, (1, 2)), head)
        return {
            "names": names,
            "tags": tags.argmax(-1),
            "morphs": morphs.argmax(-1),
            "heads": found + window.first,
            "deps": scored.argmax(-1),
            "opens": opens,
        }

    def _set_names(
        self, doc: Doc, index: NDArray[np.intp], names: NDArray[Any], starts: list[int]
    ) -> None:
        shares = softmax(names)
        logs = np.log(shares + 1e-9)
        spans: list[Span] = []
        sure: dict[tuple[int, int], float] = {}
        kinds: dict[tuple[int, int], dict[str, float]] = {}
        for begin, end in zip(starts, [*starts[1:], len(index)], strict=True):
            best = best_labels(logs[begin:end], self.allowed, self.inside)
            for a, b in _spans([self.names[i] for i in best]):
                span = Span(
                    doc,
                    int(index[begin + a]),
                    int(index[begin + b - 1]) + 1,
                    self.names[best[a]][2:],
                )
                spread = (shares[begin + a : begin + b] @ self.kind_of.T).mean(0)
                place = (span.start_char, span.end_char)
                sure[place] = float(shares[np.arange(begin + a, begin + b), best[a:b]].min())
                kinds[place] = dict(zip(self.kinds, map(float, spread), strict=True))
                spans.append(span)
        doc.set_ents(spans)
        doc.user_data["probabilities"], doc.user_data["kinds"] = sure, kinds

    def _set_tree(self, doc: Doc, index: NDArray[np.intp], found: dict[str, NDArray[Any]]) -> None:
        rows = np.zeros((len(doc), 5), dtype=np.uint64)
        heads = np.zeros(len(doc), dtype=np.int64)
        heads[index] = index[found["heads"]] - index
        # White space, and what was not read, hangs on the word before it, as in spaCy's own parsers, or on the first.
        is_word = np.zeros(len(doc), dtype=bool)
        is_word[index] = True
        before = np.maximum.accumulate(np.where(is_word, np.arange(len(doc)), -1))
        before = np.where(before < 0, index[0], before)
        heads[~is_word] = (before - np.arange(len(doc)))[~is_word]
        rows[:, 0] = heads.astype(np.uint64)
        rows[index, 1] = self.deps[found["deps"]]
        rows[index, 2] = self.tags[found["tags"]]
        rows[index, 3] = self.pos[found["morphs"]]
        rows[index, 4] = self.morphs[found["morphs"]]
        add = self.vocab.strings.add
        space = doc.to_array("IS_SPACE").astype(bool)
        rows[~is_word, 1], rows[~is_word, 4] = add("dep"), self.vocab.morphology.add("")
        rows[~is_word, 2], rows[~is_word, 3] = add("NFP"), add("SYM")
        rows[space, 2], rows[space, 3] = add("_SP"), add("SPACE")
        doc.from_array(["HEAD", "DEP", "TAG", "POS", "MORPH"], rows)  # type: ignore[arg-type]

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Writes the encoder's files into a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        for name, content in self._files.items():
            Path(path, name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Transformer":  # noqa: ARG002
        """Reads what ``to_disk`` wrote."""
        return self.use({name: Path(path, name).read_bytes() for name in FILES})


@Language.factory(
    "summit_transformer",
    assigns=["doc.ents", "token.tag", "token.pos", "token.dep", "token.is_sent_start"],
)
def make_transformer(nlp: Language, name: str) -> Transformer:  # noqa: ARG001
    """An encoder without weights; ``from_disk`` or ``use`` brings them."""
    return Transformer(nlp)


def _spans(labels: list[str]) -> Iterator[tuple[int, int]]:
    begin = -1
    for i, label in enumerate([*labels, "O"]):
        if begin >= 0 and not label.startswith("I-"):
            yield begin, i
            begin = -1
        if label.startswith("B-"):
            begin = i

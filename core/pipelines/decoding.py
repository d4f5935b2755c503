"""From the encoder's scores to what is possible at all: valid name spans, trees with one root."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Indexes = NDArray[Any]
"""Whole numbers that point into an array."""
OPENING = ("``", "-LRB-")
"""The tags of opening quotation marks and brackets."""


def softmax(scores: Scores) -> Scores:
    """Probabilities over the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Scores = raised / raised.sum(-1, keepdims=True)
    return shares


def transitions(labels: list[str]) -> Scores:
    """0 where the second label may follow the first, else minus infinity: ``I-X`` follows ``B-X`` and ``I-X`` only."""
    allowed = [[not b.startswith("I-") or a[2:] == b[2:] for b in labels] for a in labels]
    return np.where(allowed, 0.0, -np.inf).astype(np.float32)


def best_labels(scores: Scores, allowed: Scores, inside: NDArray[np.bool_]) -> Indexes:
    """The likeliest valid label sequence (Viterbi); ``inside`` marks the labels that cannot come first."""
    best: Indexes = scores.argmax(-1)
    if not inside[best[0]] and np.isfinite(allowed[best[:-1], best[1:]]).all():
        return best
    total = np.where(inside, -np.inf, scores[0])
    back = np.zeros(scores.shape, dtype=np.intp)
    for i in range(1, len(scores)):
        ways = total[:, None] + allowed
        back[i] = ways.argmax(0)
        total = ways.max(0) + scores[i]
    best[-1] = total.argmax()
    for i in range(len(scores) - 1, 0, -1):
        best[i - 1] = back[i, best[i]]
    return best


def sound_starts(starts: NDArray[np.bool_], words: list[str], tags: list[str]) -> NDArray[np.bool_]:
    """Sentence starts set right where punctuation decides.

    One follows a full stop and a quotation mark, when a capital or another quotation mark comes next. None follows a
    comma, or lies between an opening mark and its word.
    """
    sound = starts.copy()
    for i in range(1, len(words)):
        closed = i > 1 and tags[i - 1] == "''"
        before = words[i - 1 - closed]
        if closed and before == "." and (words[i][0].isupper() or tags[i] == "``"):
            sound[i] = True
        elif before == ",":
            sound[i] = False
    for i in np.flatnonzero(sound).tolist():
        if i and tags[i - 1] in OPENING:
            sound[i], sound[i - 1] = False, True
    return sound


def tree(scores: Scores) -> Indexes:
    """The heads of the best tree with one root, which is its own head; ``scores[child, head]`` (Chu and Liu 1965)."""
    shares = scores - np.log(np.exp(scores - scores.max(-1, keepdims=True)).sum(-1, keepdims=True))
    shares -= scores.max(-1, keepdims=True)
    root = int(shares.diagonal().argmax())
    arcs = shares.astype(np.float64)
    np.fill_diagonal(arcs, -np.inf)
    arcs[root] = -np.inf
    arcs[root, root] = 0.0
    return _arborescence(arcs, root)


def _arborescence(arcs: NDArray[np.float64], root: int) -> Indexes:
    heads: Indexes = arcs.argmax(-1)
    heads[root] = root
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    # The cycle becomes one node; entering it at a word costs what that word's arc within it was worth.
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    outer = np.flatnonzero(~inside)
    loss = arcs[cycle][:, outer] - arcs[cycle, heads[cycle]][:, None]
    small = np.full((len(outer) + 1, len(outer) + 1), -np.inf)
    small[:-1, :-1] = arcs[np.ix_(outer, outer)]
    small[-1, :-1] = loss.max(0)
    small[:-1, -1] = arcs[np.ix_(outer, cycle)].max(1)
    solved = _arborescence(small, int(np.flatnonzero(outer == root)[0]))
    for place, node in enumerate(outer):
        if node != root:
            to = solved[place]
            heads[node] = cycle[arcs[node, cycle].argmax()] if to == len(outer) else outer[to]
    entry = int(solved[-1])
    enters = cycle[loss[:, entry].argmax()]
    heads[enters] = outer[entry]
    return heads


def _cycle(heads: Indexes, root: int) -> Indexes | None:
    state = np.zeros(len(heads), dtype=np.int8)
    state[root] = 2
    for begin in range(len(heads)):
        path = []
        node = begin
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return np.array(path[path.index(node) :])
        state[path] = 2
    return None

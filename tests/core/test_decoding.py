import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.pipelines.decoding import best_labels, softmax, sound_starts, transitions, tree

LABELS = ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"]
INSIDE = np.array([label.startswith("I-") for label in LABELS])


def is_valid(labels: list[str]) -> bool:
    return all(
        not now.startswith("I-") or before[2:] == now[2:]
        for before, now in itertools.pairwise(["O", *labels])
    )


@given(st.integers(0, 10_000), st.integers(1, 5))
def test_labels_are_the_best_of_all_valid_sequences(seed: int, length: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(length, len(LABELS))).astype(np.float32)
    found = best_labels(scores, transitions(LABELS), INSIDE)
    assert is_valid([LABELS[i] for i in found])
    best = max(
        sum(scores[i, label] for i, label in enumerate(way))
        for way in itertools.product(range(len(LABELS)), repeat=length)
        if is_valid([LABELS[i] for i in way])
    )
    assert sum(scores[i, label] for i, label in enumerate(found)) == pytest.approx(best, abs=1e-4)


def reaches(heads: tuple[int, ...], node: int, root: int) -> bool:
    for _ in heads:
        node = heads[node]
    return node == root


@given(st.integers(0, 10_000), st.integers(1, 5))
def test_trees_are_the_best_ones_from_their_root(seed: int, length: int) -> None:
    scores = (np.random.default_rng(seed).normal(size=(length, length)) * 3).astype(np.float32)
    found = tuple(int(head) for head in tree(scores))
    roots = [i for i, head in enumerate(found) if head == i]
    assert len(roots) == 1
    assert all(reaches(found, node, roots[0]) for node in range(length))
    logs = np.log(softmax(scores))

    def worth(heads: tuple[int, ...]) -> float:
        return sum(logs[i, head] for i, head in enumerate(heads) if i != roots[0])

    best = max(
        worth(heads)
        for heads in itertools.product(range(length), repeat=length)
        if [i for i, head in enumerate(heads) if head == i] == roots
        and all(reaches(heads, node, roots[0]) for node in range(length))
    )
    assert worth(found) == pytest.approx(best, abs=1e-4)


def test_a_long_chain_of_cycles_is_solved() -> None:
    scores = np.zeros((60, 60), dtype=np.float32)
    for i in range(0, 60, 2):
        scores[i, i + 1] = scores[i + 1, i] = 9
    scores[7, 7] = 5
    heads = tuple(int(head) for head in tree(scores))
    assert heads[7] == 7
    assert all(reaches(heads, node, 7) for node in range(60))


def test_no_sentence_starts_after_a_comma_or_between_a_mark_and_its_word():
    words = ['"', "Go", ",", '"', "he", "said", ".", '"', "Now", ".", '"']
    tags = ["``", "VB", ",", "''", "PRP", "VBD", ".", "``", "RB", ".", "''"]
    starts = np.array([1, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0], dtype=bool)
    assert np.flatnonzero(sound_starts(starts, words, tags)).tolist() == [0, 7]


def test_a_sentence_starts_after_a_stop_and_a_closing_mark():
    tags = ["VB", ".", "''", "PRP", "VBD", "."]
    none = np.zeros(6, dtype=bool)
    for word, starts in (("She", [3]), ("she", [])):
        words = ["Wait", ".", "”", word, "left", "."]
        assert np.flatnonzero(sound_starts(none, words, tags)).tolist() == starts

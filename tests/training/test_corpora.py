"""Treebanks keep their raw text; the measures count what they say."""

import random

import spacy
from spacy.tokens import Doc

from training.conll import Score
from training.corpora import read_conllu
from training.prepare import as_doc, joined
from training.typography import curly, varied

ROWS = """\
# newdoc id = invented
# newpar id = p1
# sent_id = 1
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\twait\twait\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newpar id = p2
# sent_id = 2
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_

"""


def text_of(tmp_path, rows=ROWS):
    path = tmp_path / "some.conllu"
    path.write_text(rows, encoding="utf-8")
    (text,) = joined(read_conllu(path), random.Random(0))
    return text


def test_words_lie_where_the_text_has_them(tmp_path):
    text = text_of(tmp_path)
    words = [text.text[word.start : word.end] for sentence in text.sentences for word in sentence]
    assert words == ["Do", "n't", "wait", ".", "She", "left"]
    assert text.text.startswith("Don't wait.\n")


def test_a_doc_has_the_same_text_and_its_trees(tmp_path):
    text = text_of(tmp_path)
    doc = as_doc(spacy.blank("en").vocab, text)
    assert doc.text.strip() == text.text.strip()
    assert [(t.text, t.head.text) for t in doc if not t.is_space][:4] == [
        ("Do", "wait"),
        ("n't", "wait"),
        ("wait", "wait"),
        (".", "wait"),
    ]
    assert len(list(doc.sents)) == 2


def test_a_perfect_reading_scores_one_and_an_empty_one_nothing(tmp_path):
    text = text_of(tmp_path)
    vocab = spacy.blank("en").vocab
    perfect = Score()
    perfect.add(text, as_doc(vocab, text))
    assert {perfect.f1(name) for name in ("words", "sentences", "tags", "UAS", "LAS")} == {1.0}
    bad = Score()
    bad.add(text, Doc(vocab, words=["Don't", "wait.", "She", "left"], sent_starts=[1, -1, -1, -1]))
    assert bad.f1("words") == 4 / 10
    assert bad.f1("sentences") == 0


def test_variation_keeps_every_word_in_its_place(tmp_path):
    text = text_of(tmp_path)
    for seed in range(50):
        copy = varied(text, random.Random(seed))
        for sentence in copy.sentences:
            assert all(copy.text[word.start : word.end].strip() for word in sentence)


def test_quotation_marks_turn_to_their_side():
    assert curly('"It\'s late," he said.') == "“It’s late,” he said."

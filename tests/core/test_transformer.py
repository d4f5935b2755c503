from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from core.pipelines import BUNDLED
from core.pipelines.transformer import Transformer, make_transformer

TEXT = (
    "Minister Mira Tolan flew from Oslo to Nairobi on Monday.\n\n"
    "“We met the Lake Rescue League,” she said. Nobody in Norway had seen it before.\n"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    if not BUNDLED.is_dir():
        pytest.skip("the bundled pipeline is not built: see training/README.md")
    nlp = spacy.blank("en")
    nlp.add_pipe("summit_transformer")
    component = nlp.get_pipe("summit_transformer")
    assert isinstance(component, Transformer)
    component.from_disk(BUNDLED / "summit_transformer")
    return nlp


def test_names_tags_sentences_and_trees_come_at_once(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert {("Mira Tolan", "PERSON"), ("Oslo", "LOC")} <= {(e.text, e.label_) for e in doc.ents}
    assert doc.has_annotation("DEP")
    assert next(s.text.split()[-1] for s in doc.sents) == "Monday."
    verb = next(token for token in doc if token.text == "flew")
    assert verb.dep_ == "ROOT"
    assert (verb.tag_, verb.pos_) == ("VBD", "VERB")
    assert [token.text for token in verb.children if token.dep_ == "nsubj"] == ["Mira"]


def test_every_entity_has_its_probability(nlp: Language) -> None:
    doc = nlp(TEXT)
    sure, kinds = doc.user_data["probabilities"], doc.user_data["kinds"]
    assert set(sure) == set(kinds) == {(e.start_char, e.end_char) for e in doc.ents}
    assert all(0 < share <= 1 for share in sure.values())
    assert all(sum(spread.values()) <= 1.001 for spread in kinds.values())


def test_the_same_text_gives_the_same_bytes(nlp: Language) -> None:
    def content(doc: Doc) -> tuple[bytes, dict[tuple[int, int], float]]:
        return doc.to_array(["HEAD", "DEP", "TAG", "ENT_TYPE"]).tobytes(), doc.user_data[
            "probabilities"
        ]

    long = TEXT * 20
    first = content(nlp(long))
    nlp("Something else in between.")
    assert content(nlp(long)) == first


@pytest.mark.parametrize(
    "text",
    ["", " \n ", "a", "\n\nOslo\n", "word " * 700, "🙂 \u202e \x00 ``''", "。" * 300, "7 " * 9000],
)
def test_any_text_gets_whole_trees(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    if any(not token.is_space for token in doc):
        assert all(token.head.sent == token.sent for token in doc)
        assert all(len([t for t in s if t.head == t]) == 1 for s in doc.sents)


def test_it_is_kept_on_disk(nlp: Language, tmp_path: Path) -> None:
    nlp.get_pipe("summit_transformer").to_disk(tmp_path / "t")  # type: ignore[attr-defined]
    again = make_transformer(nlp, "again").from_disk(tmp_path / "t")
    assert np.array_equal(
        again(nlp.make_doc(TEXT)).to_array(["HEAD", "ENT_TYPE"]),
        nlp(TEXT).to_array(["HEAD", "ENT_TYPE"]),
    )

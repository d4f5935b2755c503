"""Loading: the bundled pipeline as it was published, others by name or folder, and clear words when that fails."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from core.pipelines import BUNDLED, REACH, PipelineError, _last, info, load
from core.pipelines.labels import has_tree

TEXT = "Heading of the day\n\nMara Quill said on Monday that Oslo “can’t wait.” She left the U.S. in May."


@pytest.fixture(scope="module")
def bundled():
    return load()


@pytest.fixture
def folder(tmp_path):
    """A blank English pipeline on disk."""
    spacy.blank("en").to_disk(tmp_path / "own")
    return tmp_path / "own"


def rewrite(folder: Path, **changes: str) -> str:
    meta = json.loads((folder / "meta.json").read_text())
    (folder / "meta.json").write_text(json.dumps(meta | changes))
    return str(folder)


def test_the_bundled_files_are_the_published_ones():
    rows = [line.split("  ") for line in (BUNDLED / "SHA256SUMS").read_text().splitlines()]
    listed = {name: digest for digest, name in rows}
    present = {
        str(path.relative_to(BUNDLED)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in BUNDLED.rglob("*")
        if path.is_file() and path.name not in ("SHA256SUMS", "MODEL_CARD.md")
    }
    assert present == listed


def test_the_bundled_pipeline_is_small_enough_for_the_wheel():
    assert sum(path.stat().st_size for path in BUNDLED.rglob("*") if path.is_file()) <= 45_000_000


def test_the_bundled_pipeline_reads_a_news_text(bundled):
    doc = bundled(TEXT)
    names = {entity.text: entity.label_ for entity in doc.ents}
    assert names["Mara Quill"] == "PERSON"
    assert [str(s).strip() for s in doc.sents][1:] == [
        "Mara Quill said on Monday that Oslo “can’t wait.”",
        "She left the U.S. in May.",
    ]
    said = next(token for token in doc if token.text == "said")
    assert (said.pos_, said.tag_, said.lemma_) == ("VERB", "VBD", "say")
    assert {"nsubj", "ccomp"} <= {child.dep_ for child in said.children}


def test_the_bundled_pipeline_reads_the_same_twice(bundled):
    first, second = (bundled(TEXT).to_json() for _ in range(2))
    assert first == second


@pytest.mark.parametrize("text", ["", " ", "\n\n", "!!!", "a", "\t\n x \n"])
def test_the_bundled_pipeline_takes_texts_with_next_to_nothing(bundled, text):
    assert bundled(text).text == text


def test_a_run_of_one_mark_is_one_token(bundled):
    assert [token.text for token in bundled.make_doc("No way!!! ****")] == [
        "No",
        "way",
        "!!!",
        "****",
    ]


def test_the_bundled_trees_may_be_read(bundled):
    assert has_tree([bundled(TEXT)])


def test_info_is_what_load_gives_and_imports_no_spacy(bundled):
    told = info()
    assert (told.name, told.version) == (f"en_{bundled.meta['name']}", bundled.meta["version"])
    code = "import sys, core.pipelines; core.pipelines.info(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_folder_is_loaded_and_gets_sentences(folder):
    nlp = load(str(folder))
    assert len(list(nlp("One is here. Two is there.").sents)) == 2
    assert not has_tree([nlp("One is here.")])


@pytest.mark.parametrize(("label", "read"), [("obj", True), ("nsubj:pass", True), ("dobj", False)])
def test_only_universal_trees_are_read(label, read):
    vocab = spacy.blank("en").vocab
    doc = Doc(vocab, words=["Read", "it"], heads=[0, 0], deps=["ROOT", label])
    assert has_tree([doc]) is read


@pytest.mark.parametrize(
    "name", ["en_not_there", "/no/such/folder", "two words", "\x1b[2J", "a" * 5000]
)
def test_what_is_not_installed_is_said(name):
    for use in (load, info):
        with pytest.raises(
            PipelineError, match="neither an installed package nor a folder"
        ) as error:
            use(name)
        assert "\x1b" not in str(error.value)


def test_another_language_is_refused(folder):
    with pytest.raises(PipelineError, match="reads English only"):
        load(rewrite(folder, lang="de"))


def test_another_spacy_is_named(folder):
    with pytest.raises(PipelineError, match="was made for spaCy"):
        load(rewrite(folder, spacy_version=">=3.1.0,<3.2.0"))


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"lang": "en"}', '{"lang": 1, "name": 2, "version": 3}']
)
def test_a_damaged_description_is_one_sentence(folder, content):
    (folder / "meta.json").write_text(content)
    for use in (load, info):
        with pytest.raises(PipelineError, match="damaged or incomplete"):
            use(str(folder))


def test_a_damaged_tokenizer_is_one_sentence(folder):
    (folder / "tokenizer").write_bytes(b"\x00\x01 no")
    with pytest.raises(PipelineError, match="damaged or incomplete"):
        load(str(folder))


def test_an_unknown_component_is_one_sentence(folder):
    config = (folder / "config.cfg").read_text()
    config = config.replace("pipeline = []", 'pipeline = ["thing"]')
    config = config.replace(
        "[components]", '[components]\n\n[components.thing]\nfactory = "no_such"\n'
    )
    (folder / "config.cfg").write_text(config)
    with pytest.raises(PipelineError, match="needs another package"):
        load(str(folder))


@pytest.mark.parametrize("text", ["(" * 10_000, "“”" * 5_000, "([}{])" * 2_000])
def test_marks_without_end_are_one_token(bundled, text):
    assert [token.text for token in bundled.make_doc(text)] == [text]
    assert [token.text for token in bundled.make_doc(f"See {text} here")] == ["See", text, "here"]
    assert [token.text for token in bundled.make_doc("(((a)))")] == [*"(((a)))"]


def test_the_end_of_a_word_is_sought_near_its_end_only(bundled):
    lengths = []
    _last(lambda text: lengths.append(len(text)), "a" * 10_000)
    assert lengths == [REACH]

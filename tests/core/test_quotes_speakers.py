"""Who is taken for the speaker, and when nobody is."""

import pytest
from spacy.language import Language

from core.model import Quote
from core.pipelines import load
from tests.core.quoting import patterns, quotes


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def quoted(found: tuple[Quote, ...]) -> list[Quote]:
    return [q for q in found if q.kind != "indirect"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param('"We won the case," Roe said. Ada Roe smiled.', "Ada Roe", id="short form"),
        pytest.param(
            '"We won the case," said Ada Roe, the head of Acme.', "Ada Roe", id="apposition after"
        ),
        pytest.param(
            'Ada Roe, the head of Acme, said: "We won the case."',
            "Ada Roe",
            id="apposition before the verb",
        ),
        pytest.param(
            'The head of Acme, Ada Roe, said: "We won the case."',
            "Ada Roe",
            id="name in apposition",
        ),
        pytest.param(
            'Prime Minister Ada Roe said: "We won the case."', "Ada Roe", id="title before the name"
        ),
        pytest.param('Ada Roe (62) said: "We won the case."', "Ada Roe", id="brackets between"),
        pytest.param(
            'Ada Roe also told the court: "We won the case."', "Ada Roe", id="adverb between"
        ),
        pytest.param('Ada Roe smiled and said: "We won the case."', "Ada Roe", id="shared subject"),
        pytest.param(
            'Ada Roe, who leads Acme, said: "We won the case."',
            "Ada Roe",
            id="relative clause between",
        ),
        pytest.param(
            '"We won," Ada Roe said, "and we are glad of it."', "Ada Roe", id="interrupted"
        ),
        pytest.param(
            'Ada Roe was quoted as saying: "We won the case."', "Ada Roe", id="quoted as saying"
        ),
        pytest.param('"We won the case," Ada Roe tweeted on Monday.', "Ada Roe", id="tweeted"),
        pytest.param(
            'Ada Roe took the stand on Monday. "We won the case," she said.',
            "Ada Roe",
            id="pronoun",
        ),
        pytest.param('Ada Roe: "We won the case."', "Ada Roe", id="name and colon"),
        pytest.param(
            'VARNA, Bulgaria — Ada Roe said on Monday: "We won the case."',
            "Ada Roe",
            id="dateline",
        ),
    ],
)
def test_the_speaker_is_the_person_who_is_named(nlp: Language, text: str, speaker: str) -> None:
    found = quoted(quotes(nlp, text, women=("Ada Roe|Roe",)))
    assert found
    assert {q.speaker for q in found} == {speaker}
    assert all(q.speaker_kind == "person" and q.confidence > 0.5 for q in found)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param('"It is over," a police spokesman said.', "a police spokesman", id="unnamed"),
        pytest.param('"It is over," Danish officials said.', "Danish officials", id="several"),
        pytest.param(
            '"It is over," a spokesman for Ada Roe said.',
            "a spokesman for Ada Roe",
            id="not whom they speak for",
        ),
        pytest.param(
            '"It is over," Ada Roe\'s lawyer said.', "Ada Roe's lawyer", id="not the one who owns"
        ),
    ],
)
def test_an_unnamed_source_keeps_the_words_of_the_article(
    nlp: Language, text: str, speaker: str
) -> None:
    names = ("Ada Roe",) if "Ada" in text else ()
    (found,) = quoted(quotes(nlp, text, names))
    assert (found.speaker, found.speaker_kind) == (speaker, "description")


def test_an_organisation_speaks_by_its_name(nlp: Language) -> None:
    text = '"We are sorry for the delay," Acme said in a statement.'
    (found,) = quoted(quotes(nlp, text, bodies=("Acme",)))
    assert (found.speaker, found.speaker_kind) == ("Acme", "organization")


def test_gender_decides_between_two(nlp: Language) -> None:
    text = 'Ada Roe met Tom Lund in Oslo. "It was a good talk," he said. "I agree with that," she said.'
    found = quoted(quotes(nlp, text, men=("Tom Lund|Lund",), women=("Ada Roe|Roe",)))
    assert [q.speaker for q in found] == ["Tom Lund", "Ada Roe"]


def test_a_pronoun_without_anybody_is_left_open(nlp: Language) -> None:
    (found,) = quoted(quotes(nlp, '"It is over now," he said.'))
    assert (found.speaker, found.speaker_kind, found.confidence) == (None, None, 0.0)


def test_a_woman_is_not_meant_by_he(nlp: Language) -> None:
    text = 'Ada Roe came in. "It is over now," he said.'
    assert quoted(quotes(nlp, text, women=("Ada Roe",)))[0].speaker is None


def test_a_name_inside_a_quotation_is_not_who_he_is(nlp: Language) -> None:
    text = 'Tom Lund spoke first. "Carl Berg knows nothing about it," he said.'
    found = quoted(quotes(nlp, text, men=("Tom Lund", "Carl Berg")))
    assert found[0].speaker == "Tom Lund"


def test_the_minister_is_the_person_with_that_role(nlp: Language) -> None:
    text = 'Finance Minister Ada Roe met Tom Lund. "There is no money left," the minister said.'
    found = quotes(
        nlp, text, men=("Tom Lund",), women=("Ada Roe",), roles={"Ada Roe": "Finance Minister"}
    )
    assert quoted(found)[0].speaker == "Ada Roe"


def test_a_follow_on_quotation_in_the_paragraph_keeps_its_speaker(nlp: Language) -> None:
    text = '"We won the case," Ada Roe said. "Nobody thought that we would."'
    found = quoted(quotes(nlp, text, ("Ada Roe",)))
    assert [q.speaker for q in found] == ["Ada Roe", "Ada Roe"]


def test_a_quotation_interrupted_by_its_attribution_goes_on(nlp: Language) -> None:
    text = '"We won," Ada Roe said, "and we are glad of it."'
    found = quoted(quotes(nlp, text, ("Ada Roe",)))
    assert [q.continues for q in found] == [None, 0]


def test_a_reopened_paragraph_keeps_its_speaker_and_goes_on(nlp: Language) -> None:
    text = "“We won the case,” Ada Roe said. “It took ten years.\n\n“And we are glad of it.”"
    found = quoted(quotes(nlp, text, ("Ada Roe",)))
    assert [q.speaker for q in found] == ["Ada Roe"] * 3
    assert found[2].continues == 1


def test_a_run_of_paragraphs_attributed_at_its_end_has_one_speaker(nlp: Language) -> None:
    text = "“It took ten years.\n\n“And we are glad of it,” Ada Roe said."
    assert [q.speaker for q in quoted(quotes(nlp, text, ("Ada Roe",)))] == ["Ada Roe", "Ada Roe"]


def test_a_quotation_alone_in_the_next_paragraph_keeps_its_speaker(nlp: Language) -> None:
    text = 'Ada Roe said the case was over.\n\n"Nobody thought that we would win it."'
    found = quoted(quotes(nlp, text, ("Ada Roe",)))
    assert found[0].speaker == "Ada Roe"
    assert found[0].confidence < 0.97


def test_joint_speakers_keep_their_joint_description(nlp: Language) -> None:
    text = '"We won the case," Ada Roe and Tom Lund said.'
    (found,) = quoted(quotes(nlp, text, ("Ada Roe", "Tom Lund")))
    assert (found.speaker, found.speaker_kind) == ("Ada Roe and Tom Lund", "description")


def test_a_quotation_out_of_nowhere_has_no_speaker(nlp: Language) -> None:
    (found,) = quoted(quotes(nlp, '"Nobody thought that we would win it."'))
    assert found.speaker is None


def test_the_turns_of_an_interview_are_direct_speech(nlp: Language) -> None:
    text = "Q: Where were you?\n\nA: At home.\n\nQ: All day?\n\nA: All day."
    found = quotes(nlp, text)
    assert [(q.kind, q.text) for q in found] == [
        ("direct", "Where were you?"),
        ("direct", "At home."),
        ("direct", "All day?"),
        ("direct", "All day."),
    ]


def test_the_labels_of_a_transcript_name_its_speakers(nlp: Language) -> None:
    text = "Ada Roe met Tom Lund.\n\nROE: Where were you?\n\nLUND: At home.\n\nROE: All day?"
    found = quotes(nlp, text, ("Ada Roe|Roe", "Tom Lund|Lund"))
    assert [q.speaker for q in found] == ["Ada Roe", "Tom Lund", "Ada Roe"]


@pytest.mark.parametrize("label", ["NOTE", "UPDATE", "READ MORE", "Photo"])
def test_one_label_makes_no_transcript(nlp: Language, label: str) -> None:
    assert quotes(nlp, f"{label}: the shop is closed on Monday.") == ()


def test_evidence_names_the_pronoun_and_who_it_was_read_as(nlp: Language) -> None:
    text = 'Ada Roe took the stand on Monday. "We won the case," she said.'
    (found,) = quoted(quotes(nlp, text, women=("Ada Roe",)))
    assert "“she”" in found.evidence
    assert "Ada Roe" in found.evidence
    assert found.mention is not None
    assert found.mention.text == "she"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"The road is closed," Ada Roe said.', "Ada Roe", id="before its cue"),
        pytest.param('"The road is closed," said Ada Roe.', "Ada Roe", id="inverted"),
        pytest.param('Ada Roe said: "The road is closed."', "Ada Roe", id="after a colon"),
        pytest.param('Ada Roe came. "The road is closed," she said.', "Ada Roe", id="pronoun"),
        pytest.param('Ada Roe, the mayor, said: "The road is closed."', "Ada Roe", id="apposition"),
    ],
)
def test_without_a_parser_patterns_find_the_speaker(text: str, expected: str) -> None:
    (found,) = quoted(quotes(patterns(), text, women=("Ada Roe",)))
    assert (found.kind, found.speaker) == ("direct", expected)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("Ada Roe said that the road was closed.", "the road was closed", id="that"),
        pytest.param("Ada Roe said the road was closed.", "the road was closed", id="no that"),
        pytest.param(
            "According to Ada Roe, the road was closed.", "the road was closed", id="according to"
        ),
    ],
)
def test_without_a_parser_patterns_find_reported_speech(text: str, content: str) -> None:
    assert [q.text for q in quotes(patterns(), text, ("Ada Roe",))] == [content]


def test_whom_it_is_told_to_is_not_who_tells_it(nlp: Language) -> None:
    text = (
        'Ada Roe called the vote "a great thing for us all," telling reporters that she was glad.'
    )
    assert {q.speaker for q in quotes(nlp, text, women=("Ada Roe",))} == {"Ada Roe"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The Blue Union (BU) opposition party announced that it would march.", id="before it"
        ),
        pytest.param(
            "The Blue Union, an opposition party, met in Lagos on Monday. "
            "The opposition party announced that it would march.",
            id="by its kind",
        ),
    ],
)
def test_a_body_is_known_by_the_noun_that_goes_with_its_name(nlp: Language, text: str) -> None:
    found = [q for q in quotes(nlp, text, bodies=("Blue Union",)) if "would march" in q.text]
    assert [(q.speaker_kind, (q.speaker or "")[:10]) for q in found] == [
        ("organization", "Blue Union")
    ]

"""Which marked words are quotations, and of which kind; what is reported without marks."""

import pytest
from spacy.language import Language

from core.pipelines import load
from tests.core.quoting import quotes


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        pytest.param(
            '"The road is closed," Ada Roe said.',
            "direct",
            "The road is closed,",
            id="sentence before its cue",
        ),
        pytest.param(
            'Ada Roe said: "The road is closed."',
            "direct",
            "The road is closed.",
            id="after a colon",
        ),
        pytest.param(
            'Ada Roe said, "The road is closed."',
            "direct",
            "The road is closed.",
            id="after a comma",
        ),
        pytest.param(
            '"Is the road closed?" Ada Roe asked.', "direct", "Is the road closed?", id="question"
        ),
        pytest.param(
            '"What a day!" Ada Roe shouted.',
            "direct",
            "What a day!",
            id="exclamation without a verb",
        ),
        pytest.param(
            'Ada Roe told reporters: "We will not give up."',
            "direct",
            "We will not give up.",
            id="told somebody",
        ),
        pytest.param(
            '"We will not give up," said Ada Roe.', "direct", "We will not give up,", id="inverted"
        ),
        pytest.param(
            'Ada Roe spoke of a "sacred duty" on Monday.',
            "partial",
            "sacred duty",
            id="fragment after of",
        ),
        pytest.param(
            'Ada Roe called the plan "a very bad joke" on Monday.',
            "partial",
            "a very bad joke",
            id="called it",
        ),
        pytest.param(
            'Ada Roe described the road as "too narrow for buses".',
            "partial",
            "too narrow for buses",
            id="described as",
        ),
        pytest.param(
            'Ada Roe said the plan was "dead in the water".',
            "partial",
            "dead in the water",
            id="fragment in a clause",
        ),
        pytest.param(
            'Ada Roe said that the road was "closed for good" now.',
            "partial",
            "closed for good",
            id="fragment inside a clause",
        ),
    ],
)
def test_a_quotation_has_its_kind(nlp: Language, text: str, kind: str, words: str) -> None:
    found = [q for q in quotes(nlp, text, ("Ada Roe",)) if q.kind != "indirect"]
    assert [(q.kind, q.text) for q in found] == [(kind, words)]
    assert found[0].speaker == "Ada Roe"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('Her new novel, "The Long Road Home", came out in May.', id="title of a book"),
        pytest.param('She starred in the film "Night Over Water" last year.', id="title of a film"),
        pytest.param('The song "Blue Morning" was a hit in 1999.', id="title of a song"),
        pytest.param('Ada "Bunny" Roe won the race.', id="nickname"),
        pytest.param('The pilot, known as "Red", was never found.', id="known as"),
        pytest.param('The so-called "golden hour" ends at noon.', id="so-called"),
        pytest.param('The team had a "golden age" in the nineties.', id="scare quotes"),
        pytest.param(
            'The mayor was seen on "Morning Talk With Anna" twice.', id="name of a programme"
        ),
        pytest.param('The word "sorry" was never heard.', id="a word as a word"),
        pytest.param('Mobile owners can get the "City Alert" app.', id="name of an app"),
        pytest.param(
            'They took part in a project titled "Water for the Whole Valley".', id="titled"
        ),
    ],
)
def test_titles_nicknames_and_terms_are_no_quotations(nlp: Language, text: str) -> None:
    names = ("Ada",) if "Ada" in text else ()
    assert [q.text for q in quotes(nlp, text, names) if q.kind != "indirect"] == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "Ada Roe said the road was closed.", "the road was closed", id="clause without that"
        ),
        pytest.param(
            "Ada Roe said that the road was closed.", "the road was closed", id="that is left out"
        ),
        pytest.param(
            "Ada Roe told reporters that the road was closed.",
            "the road was closed",
            id="told somebody that",
        ),
        pytest.param(
            "The road was closed on Monday, Ada Roe said.",
            "The road was closed on Monday",
            id="clause first",
        ),
        pytest.param(
            "The road was closed on Monday, said Ada Roe.",
            "The road was closed on Monday",
            id="clause first, inverted",
        ),
        pytest.param(
            "According to Ada Roe, the road was closed.",
            "the road was closed",
            id="according to, first",
        ),
        pytest.param(
            "The road was closed on Monday, according to Ada Roe.",
            "The road was closed on Monday",
            id="according to, last",
        ),
        pytest.param(
            "Ada Roe asked whether the road was closed.",
            "whether the road was closed",
            id="a question keeps whether",
        ),
        pytest.param(
            "Ada Roe urged drivers to stay at home.", "to stay at home", id="an infinitive"
        ),
        pytest.param(
            "Ada Roe warned that the bridge could fall.", "the bridge could fall", id="warned"
        ),
        pytest.param(
            "Ada Roe announced that the bridge would open in May.",
            "the bridge would open in May",
            id="announced",
        ),
        pytest.param(
            "According to Ada Roe, a farmer from Norway, the road was closed.",
            "the road was closed",
            id="a source that is described",
        ),
        pytest.param(
            "In a statement, Ada Roe said the bridge would open.",
            "the bridge would open",
            id="statement first",
        ),
    ],
)
def test_reported_speech_is_its_content_alone(nlp: Language, text: str, content: str) -> None:
    found = quotes(nlp, text, ("Ada Roe",))
    assert [(q.kind, q.text, q.speaker) for q in found] == [("indirect", content, "Ada Roe")]


def test_a_question_that_opens_a_sentence_ends_at_its_comma(nlp: Language) -> None:
    found = quotes(nlp, "Asked whether the road was closed, Ada Roe laughed.", ("Ada Roe",))
    assert [(q.text, q.speaker) for q in found] == [("whether the road was closed", None)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ada Roe thought the road was closed.", id="thought"),
        pytest.param("Ada Roe hoped that the road would open.", id="hoped"),
        pytest.param("Ada Roe plans to open the road.", id="plans"),
        pytest.param("Ada Roe believes the road is closed.", id="believes"),
        pytest.param("Ada Roe did not say that the road was closed.", id="not said"),
        pytest.param("Ada Roe would say that the road was closed.", id="would say"),
        pytest.param("The decision suggests that the road will open.", id="a thing that suggests"),
    ],
)
def test_thoughts_and_what_was_not_said_are_not_reported_speech(nlp: Language, text: str) -> None:
    names = ("Ada Roe",) if "Ada" in text else ()
    assert quotes(nlp, text, names) == ()


def test_a_clause_with_a_quoted_fragment_is_both(nlp: Language) -> None:
    text = 'Ada Roe said the bridge over the river was "quite safe" after the flood of last year.'
    assert [q.kind for q in quotes(nlp, text, ("Ada Roe",))] == ["indirect", "partial"]


def test_a_later_report_ends_the_content_of_the_first(nlp: Language) -> None:
    text = "Ada Roe said the road was closed, adding that it would open on Monday."
    found = quotes(nlp, text, ("Ada Roe",))
    assert [q.text for q in found] == ["the road was closed", "it would open on Monday"]
    assert {q.speaker for q in found} == {"Ada Roe"}


def test_what_a_passive_verb_reports_has_its_agent(nlp: Language) -> None:
    text = "When asked by local reporters if the road was open, Ada Roe said it was closed."
    assert quotes(nlp, text, ("Ada Roe",))[0].speaker == "local reporters"

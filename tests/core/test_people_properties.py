"""Any crowd of namesakes is settled: every mention belongs to one person, and nothing fails."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.naming import people

LEADS = ("", "Mr ", "Ms ", "Mrs. ", "Dr ", "his wife ", "the late ", "son ", "Judge ")
PARTS = st.lists(
    st.sampled_from(
        ["Roe", "Ada", "Bo", "Kim", "J.", "al-Roe", "van", "Jr.", "III", "“Ace”", "Bo’s"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
SENTENCES = st.tuples(
    st.sampled_from(LEADS), PARTS, st.sampled_from([" left.", ", she said.", "\n"])
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=25).map(
    lambda rows: " ".join(f"{lead}[{name}]{end}" for lead, name, end in rows)
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_mention_belongs_to_one_person(text: str) -> None:
    found = people(text)
    spans = [(m.start, m.end) for person in found.values() for m in person.mentions]
    assert len(spans) == len(set(spans))
    assert all(start < end for start, end in spans)
    assert all(person.aliases for person in found.values())

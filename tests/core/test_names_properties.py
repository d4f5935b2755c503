"""Whatever the entities are: every mention lies in one of them, the same comes out twice, nothing raises."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core import people, places
from tests.core.naming import marked

WORDS = st.sampled_from(
    "Ada Roe J. Jr. Mrs. al- bin Kim Chol “Ace” ’s O’Neil, ( ) Paris, Texas U.S. Gulf of the The -based said who is a teacher , .".split()
)
NAMES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=5).map(" ".join),
    st.text(st.characters(exclude_characters="[]{}<>\n", codec="utf-8"), min_size=1, max_size=8),
)
PIECES = st.one_of(
    NAMES.map("[{}]".format), NAMES.map("{{{}}}".format), NAMES.map("<{}>".format), NAMES
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_mentions_lie_in_entities_and_stay_the_same(text: str) -> None:
    document, entities = marked(text)
    for settle in (people.settle, places.settle):
        found = settle(document, entities)
        assert found == settle(document, entities)
        spans = [(m.start, m.end) for record in found for m in record.mentions]
        assert len(set(spans)) == len(spans)
        for start, end in spans:
            assert 0 <= start < end <= len(document.article.text)
        for record in found:
            words = [document.article.text[m.start : m.end] for m in record.mentions]
            assert set(record.aliases) == set(words)
            assert record.name in record.aliases
            assert list(record.mentions) == sorted(record.mentions, key=lambda m: m.start)

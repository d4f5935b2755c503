"""Who said what: quotations in marks, reported speech, transcripts, and their speakers."""

from collections.abc import Sequence

from core.document import Document
from core.model import Organization, Person, Place, Quote
from core.quotes import marks
from core.quotes.cast import Cast
from core.quotes.reading import read


def find(
    document: Document,
    people: Sequence[Person],
    places: Sequence[Place],
    organizations: Sequence[Organization],
) -> tuple[Quote, ...]:
    """All quotes of an article in reading order, with speaker, confidence and evidence."""
    marked = marks.outermost(marks.find(document.article.text, document.article.paragraphs))
    return read(document, Cast(people, organizations, places), marked)

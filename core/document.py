"""An article with its language analysis: spaCy Docs of whole paragraphs, addressed by article offsets."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from core.model import Article, Span


@dataclass(frozen=True, slots=True)
class Block:
    """A run of whole paragraphs and its Doc; ``start`` is where the Doc's text begins in the article."""

    start: int
    doc: Doc


def start_of(token: Token) -> int:
    """The article offset where a token begins."""
    return int(token.doc.user_data["start"]) + token.idx


def end_of(token: Token) -> int:
    """The article offset where a token ends."""
    return start_of(token) + len(token)


def children(token: Token) -> Iterator[Token]:
    """What hangs on a token in the tree; nothing where there is none.

    spaCy is asked only about trees: without one the borders of some tokens' children are wrong, and it reads
    beyond its memory (3.8, on texts like ``’’said'``).
    """
    return token.children if token.dep else iter(())


@dataclass(slots=True)
class Document:
    """The parsed blocks of one article, in order."""

    article: Article
    blocks: tuple[Block, ...]
    has_tree: bool
    """Whether tokens carry a dependency tree in UD labels; if not, only patterns can be used."""
    sentences: tuple[Span, ...] = ()
    _starts: list[int] = field(default_factory=list)
    _token_starts: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for block in self.blocks:
            block.doc.user_data["start"] = block.start
            self._starts.append(block.start)
            self._token_starts.append([token.idx for token in block.doc])
        self.sentences = self.sentences or tuple(self._sentences())

    def token_at(self, offset: int) -> Token | None:
        """The token that covers an article offset, or the last one before it in its block."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return None
        index = bisect_right(self._token_starts[number], offset - self._starts[number]) - 1
        return self.blocks[number].doc[index] if index >= 0 else None

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that lie at least partly in a span of the article, without white space."""
        found: list[Token] = []
        for number in range(max(bisect_right(self._starts, start) - 1, 0), len(self.blocks)):
            block = self.blocks[number]
            if block.start >= end:
                break
            starts = self._token_starts[number]
            first = max(bisect_right(starts, start - block.start) - 1, 0)
            last = bisect_left(starts, end - block.start)
            if first < last and start >= end_of(block.doc[first]):
                first += 1
            found += [token for token in block.doc[first:last] if not token.is_space]
        return found

    def sentence_at(self, offset: int) -> int:
        """The index in ``sentences`` of the sentence that covers an offset, or of the last before it (at least 0)."""
        return max(bisect_right(self.sentences, (offset, len(self.article.text) + 1)) - 1, 0)

    def _sentences(self) -> Iterator[Span]:
        for block in self.blocks:
            if not block.doc.has_annotation("SENT_START"):
                yield from (
                    p
                    for p in self.article.paragraphs
                    if block.start <= p[0] < block.start + len(block.doc.text)
                )
                continue
            for sentence in block.doc.sents:
                words = [token for token in sentence if not token.is_space]
                if words:
                    yield start_of(words[0]), end_of(words[-1])

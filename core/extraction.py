"""The whole run: blocks of paragraphs, the pipeline, names, people, places, organisations, quotes."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from spacy.language import Language

from core import entities, organizations, people, places, quotes
from core.document import Block, Document
from core.model import Article, Extraction, Organization, Person, PipelineInfo, Quote, Span
from core.pipelines.labels import has_tree

BLOCK = 4_000
"""Characters of a block at least, unless the article ends: small enough that long texts fill from the top."""
MOST = 20_000
"""Characters of a block at most: only a paragraph that is longer than this is cut."""
MEASURE = range(40, 201)
"""Characters of the longest line of wrapped text; shorter lines are those of a list, longer ones are not wrapped."""
_CODES = re.compile(r"␛\[[\d;?]*[@-~]|␛\][^␇␛\n]*(?:␇|␛\\)|[\u2400-\u2421]")
"""What colours a terminal's text or names its window, as ``core.safety`` shows it: no words of the article."""
Progress = Callable[[int, int], None]
"""Is told how many of how many words are read."""

Speaker = TypeVar("Speaker", Person, Organization)


def extract(
    article: Article,
    nlp: Language,
    progress: Progress | None = None,
    partial: Callable[[Extraction], None] | None = None,
) -> Extraction:
    """Everything that is found in an article; the same article and pipeline give the same, every time.

    ``partial`` is told what is known so far, each time twice as much was read: people and quotes are settled
    anew over all of it, and so the sum stays linear.
    """
    read: list[Block] = []
    due = 0
    for block in _parsed(article, nlp, progress):
        if partial and read and block.start >= due:
            partial(_settled(article, read, nlp))
            due = 2 * block.start
        read.append(block)
    return _settled(article, read, nlp)


def blocks(article: Article) -> Iterator[Span]:
    """Runs of whole paragraphs for the pipeline, which is slow on short texts and refuses very long ones."""
    start = end = -1
    for paragraph in article.paragraphs:
        for begin, stop in _pieces(article.text, paragraph):
            if start >= 0 and (end - start >= BLOCK or stop - start > MOST):
                yield start, end
                start = -1
            start = begin if start < 0 else start
            end = stop
    if start >= 0:
        yield start, end


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """A paragraph whole; one that is too long cut at the end of a sentence, else of a word, else anywhere."""
    start, end = paragraph
    while end - start > MOST:
        part = text[start : start + MOST]
        cut = max(part.rfind(". ") + 1, part.rfind("? ") + 1) or part.rfind(" ")
        cut = start + (cut if cut > MOST // 2 else MOST)
        yield start, cut
        while cut < end and text[cut].isspace():
            cut += 1
        start = cut
    if start < end:
        yield start, end


def _parsed(article: Article, nlp: Language, progress: Progress | None) -> Iterator[Block]:
    total = len(article.text.split()) if progress else 0
    done = 0
    for start, end in blocks(article):
        text = article.text[start:end]
        # One Doc after the other: 8-bit arithmetic gives other figures in other company.
        yield Block(start, nlp(_unwrapped(article, start, end)))
        if progress:
            done += len(text.split())
            progress(done, total)


def _unwrapped(article: Article, start: int, end: int) -> str:
    """A block's text with the line ends that wrap its paragraphs, and codes for terminals, as spaces, one for one."""
    text = article.text
    first = bisect_right(article.paragraphs, (start, len(text)))
    parts = []
    for begin, stop in article.paragraphs[max(first - 1, 0) :]:
        if begin >= end:
            break
        begin, stop = max(begin, start), min(stop, end)
        parts += [text[start:begin], _joined(text[begin:stop])]
        start = stop
    return _CODES.sub(lambda code: " " * len(code[0]), "".join(parts))


def _joined(paragraph: str) -> str:
    """A paragraph as one line, but for the ends of lines that no wrapping made: those of lists and headings.

    Wrapping breaks a line where the next word does not fit any more; and what goes on in lower case goes on.
    """
    lines = paragraph.split("\n")
    longest = max(map(len, lines))
    parts = lines[:1]
    for line, following in pairwise(lines):
        word = following.split(maxsplit=1)[0] if following.strip() else ""
        full = longest in MEASURE and len(line.rstrip()) + 1 + len(word) > longest
        parts += [" " if full or word[:1].islower() else "\n", following]
    return "".join(parts)


def _settled(article: Article, parsed: Sequence[Block], nlp: Language) -> Extraction:
    document = Document(article, tuple(parsed), has_tree(block.doc for block in parsed))
    names = entities.find(document)
    persons = people.settle(document, names)
    located = places.settle(document, names)
    organized = organizations.settle(document, names)
    said = quotes.find(document, persons, located, organized)
    return Extraction(
        article=article,
        pipeline=PipelineInfo(f"{nlp.meta['lang']}_{nlp.meta['name']}", str(nlp.meta["version"])),
        entities=names,
        sentences=document.sentences,
        people=_linked(persons, "person", said),
        places=located,
        organizations=_linked(organized, "organization", said),
        quotes=said,
    )


def _linked(speakers: Sequence[Speaker], kind: str, said: Sequence[Quote]) -> tuple[Speaker, ...]:
    """The speakers with the indexes of what they say."""
    found: dict[str, list[int]] = {}
    for index, quote in enumerate(said):
        if quote.speaker is not None and quote.speaker_kind == kind:
            found.setdefault(quote.speaker, []).append(index)
    return tuple(replace(one, quotes=tuple(found.get(one.name, ()))) for one in speakers)

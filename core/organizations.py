"""Mentions to organisations: full names, acronyms and short forms of the same one joined."""

import re
from collections.abc import Sequence
from itertools import groupby

from core.document import Document
from core.model import Entity, Mention, Organization

# Words that stand in an acronym only sometimes: "Department of Justice" is the DOJ, the FBI has no "of".
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "la", "&"])
_ENDINGS = frozenset(
    [
        "inc",
        "ltd",
        "llc",
        "plc",
        "corp",
        "co",
        "corporation",
        "limited",
        "company",
        "gmbh",
        "ag",
        "sa",
    ]
)


def settle(document: Document, entities: Sequence[Entity]) -> tuple[Organization, ...]:
    """The organisations of an article, by first mention."""
    mentions = sorted(
        (_trimmed(entity) for entity in entities if entity.label == "ORG"), key=lambda one: one[0]
    )
    forms = list(dict.fromkeys(text for _, text in mentions))
    fullest = _fullest(document.article.text, mentions, forms)
    ordered = sorted(mentions, key=lambda one: fullest[one[1]])
    settled = []
    for _, group in groupby(ordered, key=lambda one: fullest[one[1]]):
        found = sorted(group)
        aliases = tuple(dict.fromkeys(text for _, text in found))
        settled.append(
            Organization(
                name=max(aliases, key=lambda form: (len(_words(form)), len(form))),
                aliases=aliases,
                mentions=tuple(Mention(start, start + len(text)) for start, text in found),
            )
        )
    return tuple(sorted(settled, key=lambda organization: organization.mentions[0].start))


def _trimmed(entity: Entity) -> tuple[int, str]:
    """Where the name begins, and the name, without "the"."""
    article = re.match(r"the\s+(?=\S)", entity.text, re.IGNORECASE)
    skipped = article.end() if article else 0
    return entity.start + skipped, entity.text[skipped:]


def _words(form: str) -> tuple[str, ...]:
    words = re.findall(r"[\w&]+", form.casefold().replace(".", ""))
    while len(words) > 1 and words[-1] in _ENDINGS:
        words.pop()
    return tuple(words)


def _fullest(
    text: str, mentions: Sequence[tuple[int, str]], forms: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """For every form the words of the fullest name that it stands for; itself where two would fit."""
    names = {form: _words(form) for form in forms}
    introduced = _introduced(text, mentions)
    by_initials: dict[str, set[tuple[str, ...]]] = {}
    by_first: dict[str, set[tuple[str, ...]]] = {}
    for words in names.values():
        if len(words) > 1:
            for initials in _initials(words):
                by_initials.setdefault(initials, set()).add(words)
            by_first.setdefault(words[0], set()).add(words)
    fullest = {}
    for form in forms:
        words = names[form]
        fitting: set[tuple[str, ...]] = set()
        if len(words) == 1 and _is_acronym(form):
            fitting = (
                {introduced[words[0]]}
                if words[0] in introduced
                else by_initials.get(words[0], set())
            )
        if not fitting and words:
            fitting = {
                longer
                for longer in by_first.get(words[0], ())
                if len(longer) > len(words) and longer[: len(words)] == words
            }
        # One that is itself a beginning of another fitting one is no rival: the longest of a chain counts.
        longest = max(fitting, key=len, default=words)
        chained = all(longest[: len(other)] == other for other in fitting)
        fullest[form] = longest if chained else words
    return fullest


def _introduced(text: str, mentions: Sequence[tuple[int, str]]) -> dict[str, tuple[str, ...]]:
    """Acronyms that the article gives in parentheses: "the Harbour Workers' Union (HWU)"."""
    found = {}
    for start, form in mentions:
        end = start + len(form)
        match = re.match(r"[’']?s?\s*\(\W?([A-Z][\w.&-]{1,9})\W?\)", text[end : end + 20])
        if match:
            found["".join(_words(match[1]))] = _words(form)
    return found


def _is_acronym(form: str) -> bool:
    letters = [c for c in form if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) > len(letters) / 2


def _initials(words: Sequence[str]) -> set[str]:
    return {
        "".join(word[0] for word in words),
        "".join(word[0] for word in words if word not in _SMALL),
    }

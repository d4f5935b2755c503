"""Which person a pronoun means: recency, grammatical role, gender, and who spoke last."""

from collections.abc import Callable
from dataclasses import dataclass

from core.document import Document, end_of
from core.gender import PRONOUNS, agree
from core.quotes.cast import Cast, Named

REACH = 6
"""How many sentences back a person is looked for; in PolNeAR hardly any lies farther back."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a pronoun was read as."""

    named: Named
    back: int
    """How many sentences back the person was last named."""
    clear: bool
    """No other person came near."""


def person(
    document: Document,
    cast: Cast,
    pronoun: str,
    offset: int,
    hidden: Callable[[int], bool],
    sentence: Callable[[int], int],
    last: str | None,
    last_near: bool,
) -> Meaning | None:
    """The person meant by ``he`` or ``she`` at an offset; None when nobody fits or two fit equally well.

    ``hidden`` says whether an offset lies inside quotation marks, ``sentence`` counts those outside; ``last`` is who spoke last, ``last_near``
    whether in the same paragraph.
    """
    gender = PRONOUNS.get(pronoun.casefold())
    here = sentence(offset)
    scores: dict[str, tuple[float, int, Named]] = {}
    for named in cast.before(offset):
        if named.person is None or hidden(named.start) or not agree(named.person.gender, gender):
            continue
        back = here - sentence(named.start)
        if back > REACH:
            break
        score = -0.9 * back + _role(document, named)
        if back == 0:
            score -= 0.6
        if named.person.gender == gender and gender is not None:
            score += 0.6
        score += 0.08 * min(len(named.person.mentions), 8)
        if named.name == last:
            score += 1.6 if last_near else 1.0
        old = scores.get(named.name)
        if old is None or score > old[0]:
            scores[named.name] = (score, back if old is None else min(back, old[1]), named)
    ranked = sorted(scores.values(), key=lambda row: (-row[0], -row[2].start))
    if not ranked:
        return None
    lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 9.0
    if lead < 0.2:
        return None
    return Meaning(ranked[0][2], ranked[0][1], lead > 0.8)


def _role(document: Document, named: Named) -> float:
    """Subjects are taken up first, owners and names inside other phrases last."""
    text = document.article.text
    if text[named.end : named.end + 2] in ("'s", "’s"):
        return -0.5
    token = document.token_at(named.end - 1)
    if token is None or not document.has_tree:
        return 0.3
    while token.dep_ in ("flat", "compound", "appos", "nmod:desc") and token.head != token:
        if end_of(token.head) > named.end and token.dep_ == "compound":
            return -0.3
        token = token.head
    if token.dep_ in ("nsubj", "nsubj:pass", "ROOT", "root"):
        return 0.9
    return {"conj": 0.2, "obj": 0.2, "iobj": 0.2, "obl": 0.0}.get(token.dep_, -0.2)

"""Where a name begins and ends: what belongs to no name is left out, what was cut off is put back."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from core import gazetteer
from core.clues import COMPANY, KNOWN, SITES, TITLES, WORDS, Name
from core.document import Document
from core.model import Label
from core.names import titles

VOTED: tuple[Label, ...] = ("PERSON", "LOC", "GPE", "FAC", "ORG", "NORP", "PRODUCT", "MISC")
"""Labels of names, whose borders and labels are settled; dates and sums of money stay as they are."""
_LEAD = re.compile(
    r"(?:[^\w]+|(?:the|a|an|ngo) (?=\w))*(?:(?-i:(?:north|south|east|west|central)(?:east|west)?(?:ern)?)[ -](?=\w))?",
    re.I,
)
_TITLE = re.compile(r"(\w+)\.? (?=\w)")
_TAIL = re.compile(
    rf"(?:['’]s?|[\s\"'“”‘’«»,;:!?…–—-]+|(?<=\w) (?:of|for|the|in|and|{'|'.join(WORDS['after_names'])}))+$"
)
_CUT = re.compile(r"(?<=\w\w) ?[;({\[\]]")
_HEADS = COMPANY | SITES | {"centre", "center"}
_MORE = re.compile(r"(?: [A-Z][\w-]+){0,3} ([A-Z][a-z]+)(?![\w-])")
_NAMED = ("PERSON", "LOC", "GPE", "FAC", "ORG")
_OF = re.compile(r" of (?:the )?[A-Z]\w+")
_NUMBER = re.compile(r" (?:\d|[A-D])(?![\w.,-]*\d|\w)")
_REST = re.compile(r"-[a-z]+\b")
_NICKNAME = re.compile(r" [\"“‘'][A-Z][\w-]+(?: [A-Z][\w-]+)?[\"”’'](?: [A-Z][\w-]+){1,2}")
_ON_RIVER = re.compile(
    r"-(?:on|upon|under|by|in|sur|sous|en|am|an|de|du|la|le|les|del)-(?:the-)?[A-Z]\w+"
)
_INITIALS = re.compile(r"(?<![\w.-])((?:[A-Z]{1,2}\.? ){1,2})$")
_PARTICIPLE = re.compile(r"-(?:era|style|like|wide|born|bound|run|backed|led|based|\w+ed|\w+ing)$")


def borders(document: Document, names: list[Name]) -> list[Name]:
    """Spans without what belongs to no name: "the", titles, compass words, possessive endings, outer marks."""
    text = document.article.text
    settled = []
    for name in names:
        start, end = name.start, name.end
        if name.label in VOTED:
            lead = _LEAD.match(text, start, end)
            start = lead.end() if lead else start
            while name.label == "PERSON" and (title := _TITLE.match(text, start, end)):
                initials = title[1].isupper() and not text[title.end() : end].isupper()
                if title[1].casefold() not in TITLES or initials:
                    break
                start = title.end()
            cut = _CUT.search(text, start, end)
            end = cut.start() if cut else end
            tail = _TAIL.search(text, start, end)
            end = tail.start() if tail else end
        if start < end:
            settled.append(replace(name, start=start, end=end, text=text[start:end]))
    return settled


def parted(_: Document, names: list[Name]) -> list[Name]:
    """Two known places joined by a hyphen are two names: "Oslo-Tromsø talks", but not "Guinea-Bissau"."""
    settled = []
    for name in names:
        first, hyphen, second = name.text.rpartition("-")
        if hyphen and not gazetteer.find(name.text) and all(map(_is_known, (first, second))):
            middle = name.start + len(first)
            halves = ((name.start, middle, first), (middle + 1, name.end, second))
            settled += [
                replace(
                    name,
                    start=start,
                    end=end,
                    text=text,
                    label="ORG" if text.casefold() in KNOWN else "LOC",
                    kinds={},
                )
                for start, end, text in halves
            ]
        else:
            settled.append(name)
    return settled


def completed(document: Document, names: list[Name]) -> list[Name]:
    """Names with the nouns that follow in capitals: "Varna Rescue" before "Centre" is "Varna Rescue Centre"."""
    return _grown(document, names, _completed)


def numbered(document: Document, names: list[Name]) -> list[Name]:
    """Teams of one club, told apart by a number: "KLB 1" and "KLB 2", where most mentions have one."""
    text = document.article.text
    counts = Counter(
        (name.text, bool(_NUMBER.match(text, name.end))) for name in names if name.text.isupper()
    )

    def grow(text: str, name: Name) -> Name:
        number = _NUMBER.match(text, name.end)
        usual = counts[name.text, True] > max(counts[name.text, False], 1)
        return _to(text, name, number.end()) if name.label == "ORG" and number and usual else name

    return _grown(document, names, grow)


def hyphened(document: Document, names: list[Name]) -> list[Name]:
    """The rest of what hyphens join: "Kim Jong" before "-un", "Varna" before "-on-Sea"."""
    return _grown(document, names, _hyphened)


def nicknamed(document: Document, names: list[Name]) -> list[Name]:
    """People with the nickname between their names, and the rest after it: "Ana “Nita” Roe"."""
    return _grown(document, names, _nicknamed)


def initialled(document: Document, names: list[Name]) -> list[Name]:
    """People with their initials before, "KB Tolan", also where those were seen as a name of their own."""
    text = document.article.text
    settled: list[Name] = []
    floor = 0
    for name in names:
        found = _INITIALS.search(text, max(floor, name.start - 12), name.start)
        if name.label == "PERSON" and found and _are_initials(found[1], name.text):
            while settled and settled[-1].start >= found.start(1):
                settled.pop()
            name = replace(name, start=found.start(1), text=text[found.start(1) : name.end])
        if len(name.text.rstrip(".")) > 1:
            floor = name.end
        settled.append(name)
    return settled


def _are_initials(words: str, name: str) -> bool:
    first, *others = words.split()
    if first == "I" or (first == "A" and not others):
        return False
    return not any(_is_no_initial(word.rstrip("."), name) for word in (first, *others))


def _is_no_initial(word: str, name: str) -> bool:
    """Titles ("MP", but "MS" is none in capitals) and countries; in a line of capitals any word of two letters."""
    if len(word) > 1 and (name.isupper() or _is_known(word)):
        return True
    return word.casefold() in titles() and word != "MS"


def _grown(document: Document, names: list[Name], grow: Callable[[str, Name], Name]) -> list[Name]:
    """Names made longer; one that a longer name reaches is a part of it and goes."""
    settled: list[Name] = []
    for name in names:
        if not settled or name.start >= settled[-1].end:
            settled.append(grow(document.article.text, name))
    return settled


def _completed(text: str, name: Name) -> Name:
    more = _MORE.match(text, name.end)
    if name.label in _NAMED and more and more[1].casefold() in _HEADS:
        longer = _to(text, name, more.end())
        if more[1].casefold() not in COMPANY | SITES:
            return longer
        label: Label = "ORG" if more[1].casefold() in COMPANY else "LOC"
        return replace(longer, label=label, kinds={label: name.probability})
    of = _OF.match(text, name.end)
    if name.label in ("LOC", "GPE") and of and gazetteer.find(text[name.start : of.end()]):
        return _to(text, name, of.end())
    return name


def _hyphened(text: str, name: Name) -> Name:
    if name.label in ("LOC", "GPE"):
        river = _ON_RIVER.match(text, name.end)
        return _to(text, name, river.end()) if river else name
    rest = _REST.match(text, name.end)
    whole = name.label == "PERSON" and " " in name.text and rest and not _PARTICIPLE.match(rest[0])
    return _to(text, name, rest.end()) if rest and whole else name


def _nicknamed(text: str, name: Name) -> Name:
    rest = _NICKNAME.match(text, name.end) if name.label == "PERSON" else None
    return _to(text, name, rest.end()) if rest else name


def _to(text: str, name: Name, end: int) -> Name:
    return replace(name, end=end, text=text[name.start : end])


def _is_known(text: str) -> bool:
    return text.casefold() in KNOWN or gazetteer.is_settled(text)

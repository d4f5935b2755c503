"""The words that report speech or writing, by inflected form: no lemmatizer is needed."""

from functools import cache
from importlib.resources import files

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "swear": "swears swore sworn swearing",
    "go": "goes went gone going",
    "begin": "begins began begun beginning",
    "read": "reads read reading",
    "sing": "sings sang sung singing",
    "shoot": "shoots shot shooting",
    "speak": "speaks spoke spoken speaking",
    "think": "thinks thought thinking",
    "give": "gives gave given giving",
    "find": "finds found finding",
    "ring": "rings rang rung ringing",
    "forbid": "forbids forbade forbidden forbidding",
}
_DOUBLED = {
    "beg",
    "admit",
    "blog",
    "brag",
    "chat",
    "dub",
    "quip",
    "rebut",
    "slam",
    "blab",
    "nod",
    "grin",
    "shrug",
}
_VOWELS = "aeiou"


def forms(lemma: str) -> tuple[str, ...]:
    """The inflected forms of a verb, the lemma first."""
    if lemma in _IRREGULAR:
        return (lemma, *_IRREGULAR[lemma].split())
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    return lemma, lemma + ending, stem + "ed", stem + "ing"


@cache
def sections() -> dict[str, frozenset[str]]:
    """The lemmas of the cue list by section."""
    found: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in files("core").joinpath("data", "cues.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            current = found.setdefault(line.strip("[] "), set())
        elif line and not line.startswith("#"):
            current.update(line.split())
    return {name: frozenset(words) for name, words in found.items()}


@cache
def _verbs() -> dict[str, str]:
    kinds = ("name", "quote", "object", "ask", "say")
    return {form: lemma for kind in kinds for lemma in sections()[kind] for form in forms(lemma)}


@cache
def _nouns() -> frozenset[str]:
    nouns = sections()["noun"]
    return nouns | {n[:-1] + "ies" if n.endswith("y") else n + "s" for n in nouns}


def verb(form: str) -> str | None:
    """The lemma of a reporting verb's form, or None."""
    return _verbs().get(form.casefold())


def is_noun(form: str) -> bool:
    """Whether a noun stands for something said or written: statement, tweet, interview."""
    return form.casefold() in _nouns()


def takes(lemma: str, kind: str) -> bool:
    """Whether a verb belongs to a section: say, ask, name, quote, object."""
    return lemma in sections()[kind]

"""An invented article with an Extraction made by hand: tests of the screen need no language pipeline."""

import re

from core.model import (
    Article,
    Candidate,
    Entity,
    Extraction,
    Mention,
    Organization,
    Person,
    PipelineInfo,
    Place,
    Quote,
    QuoteKind,
    SpeakerMention,
)

TEXT = """Mara Lindqvist and Tomas Varga sign ferry pact at Port Hallam

Transport minister Mara Lindqvist and Premier Tomas Varga met Tuesday at the new terminal in Port Hallam, where the two agreed to reopen the night ferry across the Strait of Arran.

Lindqvist arrived on the first crossing from Osby after a delay of three hours. At lunch, Varga raised a glass to "the old northern route" and to the crews of both coasts.

"We waited eleven years for this ferry," Lindqvist said. "We will not wait another winter."

The pact is worth $48 million, according to the Harbour Union. It said the money would be paid over six years.

Ines Varga, the premier's sister and a former captain, was less sure. "A ferry is not a bridge," she told the Hallam Courier. Varga said that fares would double within a year.

Oskar Brandt, director of the Institute for Coastal Studies, said Lindqvist had promised a tax on fuel that nobody can pay.

"The tax is the whole story," Brandt said on Friday in Osby.

Officials in Canada, where the two ships were built, were not told of the plan. "Nobody called us," one official said.

Lindqvist leaves for London next week. She will be joined there by Varga.
"""


def article(text: str = TEXT, source: str = "ferry.txt", title: str | None = None) -> Article:
    paragraphs = tuple(
        (m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*\S|\S", text)
    )
    return Article(source, text, title or text.split("\n", 1)[0][:120], paragraphs)


def spans(text: str, words: str, *, without: str = "") -> list[tuple[int, int]]:
    """Every place of some words, but where they are part of longer words ``without``."""
    longer = (
        [(m.start(), m.end()) for m in re.finditer(re.escape(without), text)] if without else []
    )
    found = [(m.start(), m.end()) for m in re.finditer(rf"\b{re.escape(words)}\b", text)]
    return [(a, b) for a, b in found if not any(x <= a and b <= y for x, y in longer)]


def mentions(*places: list[tuple[int, int]]) -> tuple[Mention, ...]:
    return tuple(Mention(start, end) for start, end in sorted(p for each in places for p in each))


def extraction(full: Article | None = None) -> Extraction:
    """Four people, five places, three organisations, nine quotes (one a chain of two)."""
    whole = full or article()
    text = whole.text

    def quote(
        words: str,
        kind: QuoteKind,
        speaker: str | None,
        cue: str | None = "said",
        continues: int | None = None,
        confidence: float = 0.95,
        near: str | None = None,
    ) -> Quote:
        start = text.index(words)
        said = text.index(near, max(0, start - 200)) if near else None
        mention = (
            SpeakerMention(said, said + len(near), near) if near and said is not None else None
        )
        of = {"Harbour Union": "organization", "one official": "description"}.get(
            speaker or "", "person"
        )
        return Quote(
            kind,
            words,
            start,
            start + len(words),
            speaker,
            of if speaker else None,  # type: ignore[arg-type]
            mention,
            cue,
            continues,
            confidence if speaker else 0.0,
            f"subject of '{cue}'" if speaker else "no speaker is named near it",
        )

    quotes = (
        quote("the old northern route", "partial", "Tomas Varga", "raised a glass", near="Varga"),
        quote(
            "We waited eleven years for this ferry,", "direct", "Mara Lindqvist", near="Lindqvist"
        ),
        quote("We will not wait another winter.", "direct", "Mara Lindqvist", None, 1),
        quote("The pact is worth $48 million", "indirect", "Harbour Union", "according to"),
        quote("the money would be paid over six years", "indirect", "Harbour Union"),
        quote("A ferry is not a bridge,", "direct", "Ines Varga", "told", near="she"),
        quote("fares would double within a year", "indirect", "Ines Varga", confidence=0.55),
        quote(
            "Lindqvist had promised a tax on fuel that nobody can pay", "indirect", "Oskar Brandt"
        ),
        quote("The tax is the whole story,", "direct", "Oskar Brandt", near="Brandt"),
        quote("Nobody called us,", "direct", "one official"),
    )
    ines = spans(text, "Ines Varga")
    alone = spans(text, "Varga", without="Tomas Varga")
    alone = [s for s in alone if not any(a <= s[0] < b for a, b in ines)]
    unsure = next(s for s in alone if text[s[1] :].startswith(" said that fares"))
    tomas = mentions(spans(text, "Tomas Varga"), [s for s in alone if s != unsure])
    people = (
        Person(
            "Mara Lindqvist",
            ("Mara Lindqvist", "Lindqvist"),
            ("Transport minister",),
            mentions(
                spans(text, "Mara Lindqvist"), spans(text, "Lindqvist", without="Mara Lindqvist")
            ),
            (1, 2),
        ),
        Person("Tomas Varga", ("Tomas Varga", "Varga"), ("Premier",), tomas, (0,)),
        Person(
            "Ines Varga",
            ("Ines Varga", "Varga"),
            ("the premier's sister and a former captain",),
            (
                Mention(*ines[0]),
                Mention(*unsure, True, "Ines Varga was named last; Tomas Varga could be meant"),
            ),
            (5, 6),
        ),
        Person(
            "Oskar Brandt",
            ("Oskar Brandt", "Brandt"),
            ("director of the Institute for Coastal Studies",),
            mentions(spans(text, "Oskar Brandt"), spans(text, "Brandt", without="Oskar Brandt")),
            (7, 8),
        ),
    )
    london = Candidate("London", "city", "CA", 42.98, -81.25, 422324, "Canada")
    places = (
        Place("Port Hallam", ("Port Hallam",), mentions(spans(text, "Port Hallam"))),
        Place(
            "Strait of Arran",
            ("Strait of Arran",),
            mentions(spans(text, "Strait of Arran")),
            "water",
        ),
        Place(
            "Osby",
            ("Osby",),
            mentions(spans(text, "Osby")),
            "city",
            "SE",
            56.38,
            13.99,
            7150,
            (),
            "Sweden",
        ),
        Place(
            "Canada",
            ("Canada",),
            mentions(spans(text, "Canada")),
            "country",
            "CA",
            60.1,
            -113.6,
            38246108,
            (),
            "Canada",
        ),
        Place(
            "London",
            ("London",),
            mentions(spans(text, "London")),
            "city",
            "GB",
            51.51,
            -0.13,
            8961989,
            (london,),
            "United Kingdom",
        ),
    )
    organizations = tuple(
        Organization(name, (name,), mentions(spans(text, name)), said)
        for name, said in (
            ("Harbour Union", (3, 4)),
            ("Hallam Courier", ()),
            ("Institute for Coastal Studies", ()),
        )
    )
    labels = [(people, "PERSON"), (places, "GPE"), (organizations, "ORG")]
    entities = [
        Entity(m.start, m.end, text[m.start : m.end], label)  # type: ignore[arg-type]
        for group, label in labels
        for record in group
        for m in record.mentions  # type: ignore[attr-defined]
    ]
    entities += [Entity(*s, text[slice(*s)], "MONEY") for s in spans(text, "48 million")]
    entities += [Entity(*s, text[slice(*s)], "DATE") for s in spans(text, "Tuesday")]
    sentences = tuple(
        (a + m.start(), a + m.end())
        for a, b in whole.paragraphs
        for m in re.finditer(r"\S.*?(?:[.?!][\"”]?(?=\s|$)|$)", text[a:b], re.S)
    )
    return Extraction(
        whole,
        PipelineInfo("by_hand", "1"),
        tuple(sorted(entities, key=lambda e: e.start)),
        sentences,
        people,
        places,
        organizations,
        quotes,
    )

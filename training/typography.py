"""Treebank text made to look like news: curly quotation marks, dashes, capitals, headings without a stop."""

import random

from training.corpora import Paragraph


def varied(text: Paragraph, rng: random.Random) -> Paragraph:
    """A copy with some of the changes; every change keeps the words and their trees."""
    copy = Paragraph(text.document, text.text, list(text.sentences))
    copy.text = curly(copy.text) if rng.random() < 0.6 else copy.text
    if rng.random() < 0.5:
        copy.text = copy.text.replace(" - ", rng.choice((" – ", " — ")))
    if rng.random() < 0.08:
        copy.text = _one_for_one(copy.text, str.upper)
    elif rng.random() < 0.08:
        copy.text = _one_for_one(copy.text, str.title)
    if rng.random() < 0.3:
        _unstop(copy)
    return copy


def curly(text: str) -> str:
    """Straight quotation marks and apostrophes as typographic ones, one for one."""
    result = []
    for index, mark in enumerate(text):
        opens = index == 0 or text[index - 1] in " \n([—–"
        pair = {'"': "“”", "'": "‘’"}.get(mark)
        result.append(mark if pair is None else pair[0 if opens else 1])
    return "".join(result)


def _one_for_one(text: str, change) -> str:
    changed = change(text)
    return changed if len(changed) == len(text) else text


def _unstop(text: Paragraph) -> None:
    """Take the final stop from the last sentence of the text, as a heading has none."""
    last = text.sentences[-1]
    if len(last) < 3 or last[-1].xpos != "." or any(w.head == len(last) - 1 for w in last[:-1]):
        return
    text.text = text.text[: last[-1].start]
    text.sentences[-1] = last[:-1]

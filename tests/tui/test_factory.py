from tests.tui.factory import extraction
from tui import selection


def test_factory_keeps_the_models_promise() -> None:
    found = extraction()
    text = found.article.text
    for record in (*found.entities, *found.quotes):
        assert text[record.start : record.end] == record.text
    ends = [0, *(entity.end for entity in found.entities)]
    assert all(e.start >= end for e, end in zip(found.entities, ends, strict=False))


def test_a_chain_of_quotes_is_one_thing() -> None:
    found = extraction()
    shown = list(selection.things(found, "quotes"))
    assert len(shown) == len(found.quotes) - 1
    chained = selection.thing(found, "quotes", 2)
    assert chained.index == 1
    assert len(selection.marks(found, chained)) == 2


def test_a_thing_is_found_again_by_its_first_mention() -> None:
    found = extraction()
    varga = selection.thing(found, "people", 1)
    moved = selection.Thing("people", 3, varga.start)
    assert selection.again(found, moved) == varga
    assert selection.again(found, selection.Thing("people", 0, 3)) is None

"""Words and names are found the quick way where they would be found one by one."""

import gc
from collections.abc import Iterable

import pytest

from index.garbage import uncollected
from indexer.lexicon import distinct, entries, pairs
from indexer.tagging.gazetteer import lengths_at, lengths_by_word
from indexer.tagging.tokens import read_text


def lengths(names: Iterable[str], text: str) -> tuple[int, ...]:
    return lengths_at(lengths_by_word([*names]), [*text.split(), "", "", ""], 0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("elm lake port", (3, 2, 1)),
        ("elm hill", (1,)),
        ("elm", (1,)),
        ("lake elm", ()),
        ("oak", ()),
        ("oak bay", (3, 2)),
    ],
)
def test_names_may_begin_where_their_first_two_words_stand(
    text: str, found: tuple[int, ...]
) -> None:
    names = ("elm", "elm lake", "elm lake port", "oak bay", "oak bay east")
    assert lengths(names, text) == found


def test_few_words_are_sought_as_many_are() -> None:
    text = read_text("body", "Ana met Ivo, and Ivo met Ana. The Ana was a ship.")
    few, many = ("ana", "ivo", "oak"), ("ana", "ivo", "met", "the", "and", "oak")
    for wanted in (few, many, (), ("oak",)):
        found = [at for at, key in enumerate(text.keys) if key in wanted]
        assert text.find(wanted) == found


def test_the_pairs_of_a_list_are_its_entries_of_two_words() -> None:
    two = {entry for entry in entries("place_types") if entry.count(" ") == 1}
    found = pairs("place_types")
    assert {f"{one} {last}" for last in found for one in found[last]} == two
    assert distinct("place_types") == {*entries("place_types")}


def test_garbage_is_looked_for_again_behind_the_work() -> None:
    with pytest.raises(ValueError, match="of the work"), uncollected():
        assert not gc.isenabled()
        raise ValueError("of the work")
    assert gc.isenabled()
    gc.disable()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()

"""Which releases come first: telling words, repeated words, nearness, pages."""

from dataclasses import replace
from pathlib import Path

import pytest

from index import Release, Search, open_index
from index.engine import Engine
from index.order import LOOKED_AT
from index.parse import parse
from index.trees import query_text, telling


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("the budget of the state", "(budget AND state)"),
        ("the", "the"),
        ("who was there", "who"),
        ('"the budget" of', '"the budget"'),
        ("participants:the budget", "(participants:the AND budget)"),
        ("budget -the", "(budget AND -the)"),
    ],
)
def test_words_that_say_nothing_are_left_out_unless_alone(text: str, left: str) -> None:
    assert query_text(telling(parse(text).tree)) == left


def found(engine: Engine, text: str) -> list[str]:
    return [hit.release.id for hit in engine.search(Search(text, match="any")).hits]


def engine_of(folder: Path, bodies: dict[str, str]) -> Engine:
    engine = open_index(folder / "index", create=True)
    with engine.writer() as writer:
        writer.add(Release(name, "", body) for name, body in bodies.items())
    return engine


def test_words_side_by_side_beat_words_far_apart(tmp_path: Path) -> None:
    far = "trade grew here while many long years went by before some deal was made"
    near = "here a trade deal was made while many long years went by before growth"
    engine = engine_of(tmp_path, {"far": far, "near": near})
    assert found(engine, "trade deal") == ["near", "far"]


def test_a_word_said_twice_in_a_query_counts_more(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, {"a": "harbour", "b": "railway"})
    assert found(engine, "harbour railway railway") == ["b", "a"]
    assert found(engine, "harbour harbour railway") == ["a", "b"]


def test_pages_join_where_nearness_is_no_longer_looked_at(tmp_path: Path) -> None:
    """The first releases are ordered by nearness too, the rest by their words alone."""
    count = LOOKED_AT + 60
    bodies = {
        f"r{n:03}": f"trade {'word ' * (n % 40)}deal {'talk ' * (n % 7)}"
        for n in range(count)
    }
    engine = engine_of(tmp_path, bodies)
    search = Search("trade deal", size=17)
    ids: list[str] = []
    while True:
        page = engine.search(search)
        ids += [hit.release.id for hit in page.hits]
        if page.next is None:
            break
        search = replace(search, cursor=page.next)
    assert sorted(ids) == sorted(bodies)
    whole = engine.search(Search("trade deal", size=100))
    assert [hit.release.id for hit in whole.hits] == ids[:100]


def test_the_answer_says_when_any_word_was_enough(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, {"a": "harbour"})
    told = engine.search(Search("harbour railway"))
    assert (told.matched, told.total) == ("any", 1)
    assert told.description == "releases with any of: harbour, railway"

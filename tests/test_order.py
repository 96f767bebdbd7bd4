"""Which releases come first: telling words, repeated words, nearness, pages."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from index import Release, Search, open_index
from index.engine import Engine
from index.order import LOOKED_AT
from index.parse import parse
from index.trees import telling
from index.written import query_text


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


def test_one_small_word_may_stand_between_neighbours(tmp_path: Path) -> None:
    parted = "the ministry so of trade met here and others spoke of many other things"
    joined = "the ministry of trade met here so and others spoke of many other things"
    engine = engine_of(tmp_path, {"parted": parted, "joined": joined})
    assert found(engine, "ministry trade") == ["joined", "parted"]


def test_a_rare_pair_of_common_words_counts_more_than_a_common_pair(
    tmp_path: Path,
) -> None:
    filler = "word " * 30
    common = {f"c{n}": f"harbour railway {filler} bridge" for n in range(9)}
    rare = {"rare": f"harbour {filler} railway bridge"}
    engine = engine_of(tmp_path, common | rare)
    assert found(engine, "harbour railway bridge")[0] == "rare"


def test_scores_are_those_of_one_index_whatever_its_segments(tmp_path: Path) -> None:
    bodies = {f"r{n}": f"trade {'word ' * (n * 7)} deal" for n in range(12)}
    one = engine_of(tmp_path / "one", bodies)
    many = open_index(tmp_path / "many", create=True)
    for name, body in bodies.items():
        with many.writer() as writer:
            writer.add([Release(name, "", body)])
    for text in ("trade", "deal trade", "trade word deal"):
        scores = [
            [(hit.release.id, hit.score) for hit in engine.search(Search(text)).hits]
            for engine in (one, many)
        ]
        assert scores[0] == scores[1]


def test_a_word_said_twice_in_a_query_counts_more(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, {"a": "harbour", "b": "railway"})
    assert found(engine, "harbour railway railway") == ["b", "a"]
    assert found(engine, "harbour harbour railway") == ["a", "b"]


def test_pages_join_where_nearness_is_no_longer_looked_at(tmp_path: Path) -> None:
    """The first releases are ordered by nearness too, the rest by their words alone."""
    count = LOOKED_AT + 20
    bodies = {
        f"r{n:03}": f"trade {'word ' * (n % 40)}deal {'talk ' * (n % 7)}"
        for n in range(count)
    }
    engine = engine_of(tmp_path, bodies)
    search = Search("trade deal", size=37)
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


def test_balanced_weighs_how_well_and_how_late(tmp_path: Path) -> None:
    engine = open_index(tmp_path / "index", create=True)
    found = {
        "old, better": ("harbour trade " * 3, date(2014, 5, 1)),
        "new": ("harbour trade and much else", date(2020, 5, 1)),
        "undated, better": ("harbour trade " * 3, None),
        "new, hardly": ("harbour " + "and much else " * 40 + "trade", date(2020, 5, 1)),
    }
    with engine.writer() as writer:
        writer.add(Release(name, "", b, published=d) for name, (b, d) in found.items())
    search = Search("harbour trade", sort="balanced")
    order = [hit.release.id for hit in engine.search(search).hits]
    assert order[0] == "new"
    assert order.index("old, better") < order.index("undated, better")
    best = engine.search(replace(search, sort="relevance")).hits[0]
    assert best.release.id in ("old, better", "undated, better")

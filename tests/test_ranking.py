"""The best of many hits, in order, as sorting all of them has it."""

from array import array
from collections import Counter
from collections.abc import Iterable
from math import inf
from struct import pack
from types import ModuleType
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from inverting import zeros
from lists import (
    DAYS,
    DOCUMENTS,
    EACH,
    Row,
    in_order,
    row_columns,
    segments_of_rows,
)

some_scores = st.sampled_from([0.0, 0.25, 1.0, 1.5, 7.0])
scored_lists = st.dictionaries(st.integers(0, DOCUMENTS), some_scores) | st.lists(
    some_scores, min_size=120, max_size=300
).map(lambda scores: dict(enumerate(scores)))
ceilings = st.sampled_from([0.0, 0.25, 1.0, 1.2, 7.0, float("inf")])


@given(
    scored_lists,
    st.sampled_from([0.0, 0.25, 1.2]),
    ceilings,
    st.integers(0, DOCUMENTS + 1),
    st.integers(1, 20),
)
@EACH
def test_the_best_are_in_order_and_only_those_after_the_cursor(
    ranking: ModuleType,
    found: dict[int, float],
    floor: float,
    ceiling: float,
    boundary: int,
    size: int,
) -> None:
    docs = sorted(found)
    keys, maxima = room_for(size), zeros("f", 2 * size)
    args = array("H", docs), array("f", [found[doc] for doc in docs]), len(docs), size
    count = ranking.top_hits(*args, floor, ceiling, boundary, maxima, keys)
    assert hits(keys, count) == best(found, floor, ceiling, boundary, size)


def room_for(size: int) -> "array[int]":
    return zeros("Q", 2 * size + 16)


def key(score: float, doc: int) -> int:
    """A number that is the greater, the better a hit is."""
    return int.from_bytes(pack(">f", score)) << 16 | (65_535 - doc)


def hits(keys: "array[int]", count: int) -> list[tuple[int, float]]:
    """Document and score of the first keys."""
    scores = array("f", array("I", [key >> 16 for key in keys[:count]]).tobytes())
    docs = [65_535 - key % 65_536 for key in keys[:count]]
    return [*zip(docs, scores, strict=True)]


def best(
    found: dict[int, float], floor: float, ceiling: float, boundary: int, size: int
) -> list[tuple[int, float]]:
    after = [
        (doc, score)
        for doc, score in found.items()
        if (score == ceiling and doc >= boundary) or floor <= score < ceiling
    ]
    after = [hit for hit in after if hit[1] >= floor]
    return sorted(after, key=lambda hit: (-hit[1], hit[0]))[:size]


impact_lists = st.lists(st.integers(1, 254), max_size=300) | st.lists(
    st.integers(1, 254), min_size=200, max_size=300
)


@given(
    impact_lists,
    st.sampled_from([0.5, 2.0]),
    st.sampled_from([0.0, 1.0, 30.0, 450.0]),
    st.sampled_from([1.0, 20.0, 127.0, float("inf")]),
    st.integers(0, 300),
    st.integers(1, 20),
)
@EACH
def test_the_best_impacts_are_those_of_the_best_scores(
    ranking: ModuleType,
    impacts: list[int],
    weight: float,
    floor: float,
    ceiling: float,
    boundary: int,
    size: int,
) -> None:
    keys = room_for(size)
    docs = array("H", range(len(impacts)))
    args = docs, array("B", impacts), len(docs), weight, size
    count = ranking.top_impacts(*args, floor, ceiling, boundary, zeros("f", 1), keys)
    found = {doc: weight * impact for doc, impact in enumerate(impacts)}
    assert hits(keys, count) == best(found, floor, ceiling, boundary, size)


@given(st.integers(1, 254), st.floats(0.001, 20))
@EACH
def test_no_document_comes_after_itself_and_none_is_below_its_own_score(
    ranking: ModuleType, impact: int, weight: float
) -> None:
    """The score as told, given back as a cursor, ends there; as a floor, lets it in."""
    one = array("H", [0]), array("B", [impact]), 1, weight, 1
    keys = room_for(1)
    assert ranking.top_impacts(*one, 0.0, inf, 0, zeros("f", 1), keys) == 1
    ((_, told),) = hits(keys, 1)
    assert ranking.top_impacts(*one, 0.0, told, 1, zeros("f", 1), keys) == 0
    assert ranking.top_impacts(*one, told, inf, 0, zeros("f", 1), keys) == 1


@given(segments_of_rows)
@EACH
def test_the_best_of_all_segments_are_in_order(
    ranking: ModuleType, found: list[dict[int, float]]
) -> None:
    columns = row_columns([], 60)
    rows: list[Row] = []
    for place, scores in enumerate(found):
        new = in_order((x, DAYS[doc], place, doc) for doc, x in scores.items())
        more = array("Q", [key(row[0], row[3]) for row in new]), len(new), DAYS, place
        ties = ranking.add_rows(*columns, len(rows), *more)
        assert (ties > 0) == bool({row[:2] for row in rows} & {row[:2] for row in new})
        rows = in_order(rows + new)
        told = [column[: len(rows)].tolist() for column in columns]
        assert [*zip(*told, strict=True)] == rows


def tied(rows: Iterable[Row]) -> bool:
    """Whether rows of several segments have one score and one day."""
    counts = Counter(key for key, _ in {(row[:2], row[2]) for row in rows})
    return any(count > 1 for count in counts.values())


@given(segments_of_rows, st.randoms())
@EACH
def test_rows_are_brought_in_order_again(
    ranking: ModuleType, found: list[dict[int, float]], chance: Any
) -> None:
    rows = [
        (score, DAYS[doc], place, doc)
        for place, scores in enumerate(found)
        for doc, score in scores.items()
    ]
    chance.shuffle(rows)
    columns = row_columns(rows, len(rows))
    ties = ranking.sort_rows(*columns, len(rows))
    assert (ties > 0) == tied(rows)
    told = [*zip(*map(list, columns), strict=True)]
    assert [row[:2] for row in told] == [row[:2] for row in in_order(rows)]
    if not ties:
        assert told == in_order(rows)


@given(
    st.lists(st.dictionaries(st.integers(0, 30), st.integers(1, 6)), max_size=4),
    st.integers(1, 8),
    st.sampled_from([2.0, 4.0, inf]),
    st.booleans(),
)
@EACH
def test_a_ranking_keeps_the_best_of_all_segments(
    ranking: ModuleType,
    found: list[dict[int, int]],
    room: int,
    ceiling: float,
    as_impacts: bool,
) -> None:
    best, new = ranking.Ranking(room), ranking.Candidates(12)
    for place, scores in enumerate(found):
        docs = array("H", sorted(scores))
        points = [scores[doc] for doc in docs]
        lists = (
            (zeros("f", 0), array("B", points), len(docs), 1.0)
            if as_impacts
            else (array("f", points), b"", len(docs), 0.0)
        )
        best.add(docs, *lists, ceiling, 0, DAYS, place, new)
        best.trim()
    rows = in_order(
        (float(score), DAYS[doc], place, doc)
        for place, scores in enumerate(found)
        for doc, score in scores.items()
        if score <= ceiling
    )[:room]
    told = [*zip(best.scores, best.days, best.places, best.docs, strict=True)]
    assert [row[:2] for row in told[: best.count]] == [row[:2] for row in rows]
    first = best.first(3)
    kept = [*zip(first.scores, first.days, first.places, first.docs, strict=True)]
    assert kept[: first.count] == told[: min(best.count, 3)]
    for row in range(first.count):
        first.scores[row] = row  # the last is the best now
    first.sort()
    scores = first.scores[: first.count].tolist()
    assert scores == [*map(float, reversed(range(first.count)))]
    assert best.scores[: best.count].tolist() == [row[0] for row in rows]

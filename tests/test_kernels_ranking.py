"""Kernels that rank: the best in order, what age and weight leave of a score."""

from array import array
from math import inf
from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st
from inverting import zeros
from lists import (
    DAYS,
    DOCUMENTS,
    EACH,
    Row,
    doc_sets,
    impact,
    in_order,
    matches,
    pairs,
    postings,
    row_columns,
    segments_of_rows,
    weights,
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
    kernels: ModuleType,
    found: dict[int, float],
    floor: float,
    ceiling: float,
    boundary: int,
    size: int,
) -> None:
    docs = sorted(found)
    out, maxima = room_for(size), zeros("f", 2 * size)
    args = array("H", docs), array("f", [found[doc] for doc in docs]), len(docs), size
    count = kernels.top_hits(*args, floor, ceiling, boundary, maxima, *out)
    assert pairs(*out, count) == best(found, floor, ceiling, boundary, size)


def room_for(size: int) -> tuple["array[int]", "array[float]"]:
    return zeros("H", 2 * size + 16), zeros("f", 2 * size + 16)


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
    kernels: ModuleType,
    impacts: list[int],
    weight: float,
    floor: float,
    ceiling: float,
    boundary: int,
    size: int,
) -> None:
    out = room_for(size)
    docs = array("H", range(len(impacts)))
    args = docs, array("B", impacts), len(docs), weight, size
    count = kernels.top_impacts(*args, floor, ceiling, boundary, zeros("f", 1), *out)
    found = {doc: weight * impact for doc, impact in enumerate(impacts)}
    assert pairs(*out, count) == best(found, floor, ceiling, boundary, size)


@given(st.integers(1, 254), st.floats(0.001, 20))
@EACH
def test_no_document_comes_after_itself_and_none_is_below_its_own_score(
    kernels: ModuleType, impact: int, weight: float
) -> None:
    """The score as told, given back as a cursor, ends there; as a floor, lets it in."""
    one = array("H", [0]), array("B", [impact]), 1, weight, 1
    out = room_for(1)
    assert kernels.top_impacts(*one, 0.0, inf, 0, zeros("f", 1), *out) == 1
    told = out[1][0]
    assert kernels.top_impacts(*one, 0.0, told, 1, zeros("f", 1), *out) == 0
    assert kernels.top_impacts(*one, told, inf, 0, zeros("f", 1), *out) == 1


@given(segments_of_rows)
@EACH
def test_the_best_of_all_segments_are_in_order(
    kernels: ModuleType, found: list[dict[int, float]]
) -> None:
    columns = row_columns([], 60)
    rows: list[Row] = []
    for place, scores in enumerate(found):
        new = in_order((x, DAYS[doc], place, doc) for doc, x in scores.items())
        given_docs = array("H", [row[3] for row in new])
        given_scores = array("f", [row[0] for row in new])
        more = given_docs, given_scores, len(new), DAYS, place
        ties = kernels.add_rows(*columns, len(rows), *more)
        assert (ties > 0) == bool({row[:2] for row in rows} & {row[:2] for row in new})
        rows = in_order(rows + new)
        told = [column[: len(rows)].tolist() for column in columns]
        assert [*zip(*told, strict=True)] == rows


@given(
    st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=2), max_size=5),
    st.lists(st.sampled_from([0.0, 0.5, 2.0]), min_size=2, max_size=2),
)
@EACH
def test_what_is_counted_is_worth_less_and_less(
    kernels: ModuleType, rows: list[list[int]], worths: list[float]
) -> None:
    lengths = array("f", range(len(rows)))
    out = array("f", [1.0] * len(rows))
    flat = array("f", [x for row in rows for x in row])
    args = array("f", worths), lengths, len(rows), 0.5, 2.0
    kernels.saturate(flat, *args, out)
    for row, length, score in zip(rows, lengths, out, strict=True):
        norm = 0.5 + 2 * length
        gains = (w * x / (x + norm) for w, x in zip(worths, row, strict=True))
        assert abs(score - 1 - sum(gains)) < 1e-5


@given(doc_sets, st.sampled_from([0.0, 3.0, 40.25, 1e6]))
@EACH
def test_documents_of_little_weight_are_dropped(
    kernels: ModuleType, docs: list[int], least: float
) -> None:
    lists = matches(docs)
    kept = pairs(*lists, kernels.keep_most(*lists, len(docs), least))
    assert kept == [(doc, doc / 4) for doc in docs if doc / 4 >= least]


@given(doc_sets, st.integers(0, 2))
@EACH
def test_documents_of_other_rules_are_dropped(
    kernels: ModuleType, docs: list[int], wanted: int
) -> None:
    rules = bytes(doc % 3 for doc in range(65_536))
    lists = matches(docs)
    kept = pairs(*lists, kernels.keep_rules(*lists, len(docs), rules, wanted))
    assert kept == [(doc, doc / 4) for doc in docs if doc % 3 == wanted]


@given(doc_sets, doc_sets, weights)
@EACH
def test_what_a_list_gave_is_taken_back(
    kernels: ModuleType, docs: list[int], others: list[int], weight: float
) -> None:
    out = array("f", [1.0] * len(docs))
    lists, places = postings(others), array("H", [doc % 2 for doc in docs])
    rows = places, array("H", docs), len(docs), 1
    kernels.stored(*rows, *lists, 0, len(others), weight, out)
    having = {doc for doc in others if doc % 2}
    expected = [1 - weight * impact(doc) * (doc in having) for doc in docs]
    assert out.tolist() == expected


@given(
    st.lists(st.tuples(st.sampled_from([0, 1, 97, 99, 100]), st.integers(1, 9))),
    st.lists(st.sampled_from([1.0, 0.75, 0.5, 0.25]), min_size=2, max_size=6),
)
@EACH
def test_a_score_keeps_what_its_age_leaves_it(
    kernels: ModuleType, found: list[tuple[int, int]], left: list[float]
) -> None:
    # document n is 2 n in the list, so that a mistake of the two shows
    docs, scores = (array("H", range(0, 2 * len(found), 2)), zeros("f", len(found)))
    days = array("i", [day for day, _ in found for _ in range(2)])
    for at, (_, score) in enumerate(found):
        scores[at] = score
    kernels.fade(docs, scores, len(found), days, 100, array("f", left))
    shares = [
        left[min(100 - day, len(left) - 2)] if day else left[-1] for day, _ in found
    ]
    assert scores.tolist() == [n * x for (_, n), x in zip(found, shares, strict=True)]


@given(st.lists(st.tuples(st.sampled_from([0.0, 1e-6, 0.5]), st.just(1.0))))
@EACH
def test_what_rounding_leaves_over_is_nothing(
    kernels: ModuleType, found: list[tuple[float, float]]
) -> None:
    scores, before = (array("f", (pair[at] for pair in found)) for at in (0, 1))
    kernels.drop_rests(scores, len(found), before, 1e-5)
    assert scores.tolist() == [x if x > 1e-5 else 0 for x, _ in found]

"""Kernels that weigh: what words, age and other lists leave of a score."""

from array import array
from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st
from inverting import zeros
from lists import (
    EACH,
    doc_sets,
    impact,
    matches,
    pairs,
    postings,
    weights,
)


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

"""Kernels that look up and count say what plain lists and counters say."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate
from types import ModuleType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from inverting import TERMS, Document, Inverted, Words, documents, positions_of, zeros
from lists import (
    DAYS,
    DOCUMENTS,
    EACH,
    Row,
    doc_sets,
    in_order,
    row_columns,
    segments_of_rows,
    titles_of,
)
from speeds import assert_built_of_its_source

from index import inverting

COMPILED = [
    *("building", "inverting", "kernels", "likeness", "sorting", "tokens"),
    "word_table",
]


@pytest.mark.parametrize("name", COMPILED)
def test_what_is_compiled_is_what_the_source_says(name: str) -> None:
    assert_built_of_its_source(name)


@given(st.lists(st.binary(max_size=6), unique=True), st.binary(max_size=7), st.data())
@EACH
def test_a_word_is_found_by_halving(
    kernels: ModuleType, found: list[bytes], word: bytes, data: st.DataObject
) -> None:
    found = sorted(found)
    starts = array("I", accumulate(map(len, found), initial=0))
    low = data.draw(st.integers(0, len(found)))
    high = data.draw(st.integers(low, len(found)))
    place = kernels.bisect(b"".join(found), starts, low, high, word)
    assert place == bisect_left(found, word, low, high)


BINS = 64
bounds = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(
    lambda pair: (16 * min(pair), 16 * max(pair))
)
# per document: the bins of its values, 0 fills up
rows_of_documents = st.lists(
    st.sets(st.integers(1, BINS - 1), max_size=6).map(sorted), max_size=40
)
Rows = list[list[int]]


def filled(rows: Rows) -> tuple["array[int]", "array[int]"]:
    fours = [row + [0] * (-len(row) % 4) for row in rows]
    starts = array("I", accumulate(map(len, fours), initial=0))
    return starts, array("I", [number for row in fours for number in row])


def in_bins(kernels: ModuleType, bins: "array[int]", marks: bytearray) -> Any:
    used, blocks = array("I", [0, len(bins)]), zeros("I", 2 * len(marks) + 1)
    return kernels.Bins(bins, marks, used, zeros("I", 1040), blocks)


def bins_of(rows: Iterable[list[int]]) -> list[int]:
    counts = Counter(number for row in rows for number in row)
    return [counts[at] for at in range(1, BINS)]


def marks_of(bins: "array[int]") -> list[bool]:
    return [any(bins[at : at + 16]) for at in range(0, BINS, 16)]


@given(rows_of_documents, st.data())
@EACH
def test_values_are_counted_and_taken_back(
    kernels: ModuleType, rows: Rows, data: st.DataObject
) -> None:
    numbers = st.sets(st.integers(0, max(0, len(rows) - 1)), max_size=len(rows))
    docs = sorted(data.draw(numbers))
    bins, marks = zeros("i", BINS), bytearray(BINS // 16)
    counted, args = in_bins(kernels, bins, marks), (array("H", docs), len(docs))
    of_rows = kernels.Rows(*filled(rows), array("I"))
    counted.count(of_rows, *args, 1)
    assert bins[1:].tolist() == bins_of(rows[doc] for doc in docs)
    assert list(map(bool, marks)) == marks_of(bins)
    assert [counted.at(number) for number in range(BINS)] == bins.tolist()
    counted.mark_all()
    counted.count(of_rows, *args, -1)
    assert not any(bins)
    counted.clear()
    counted.add(17, 3)
    assert bins[17] == 3 and list(map(bool, marks)) == marks_of(bins)
    counted.clear()
    assert not any(bins) and not any(marks)


@given(st.lists(st.sets(st.integers(17, BINS - 1), max_size=30).map(sorted)))
@EACH
def test_rows_that_lack_what_most_have_are_counted(
    kernels: ModuleType, rows: Rows
) -> None:
    starts = array("I", accumulate(map(len, rows), initial=0))
    numbers = array("I", [number for row in rows for number in row])
    bins, marks = zeros("i", BINS + 16), bytearray(BINS // 16 + 1)
    counted = in_bins(kernels, bins, marks)
    args = array("H", range(len(rows))), len(rows)
    lacking, given = 32, 33
    short = kernels.Rows(starts, numbers, array("I", [lacking]))
    counted.count(short, *args, 1)
    counts = Counter(number for row in rows for number in row)
    counts[lacking] += len(rows) - counts.pop(given, 0)
    assert {at: n for at, n in enumerate(bins) if n} == +counts
    assert {at // 16 for at in +counts} <= {at for at, n in enumerate(marks) if n}
    counted.count(short, *args, -1)
    assert not any(bins)


@given(rows_of_documents)
@EACH
def test_the_values_of_a_whole_segment_are_counted_at_once(
    kernels: ModuleType, rows: Rows
) -> None:
    lists = Counter(number for row in rows for number in row)
    starts = array("I", accumulate(lists.values(), initial=0))
    bins, marks = zeros("i", BINS), bytearray(BINS // 16)
    in_bins(kernels, bins, marks).add_totals(starts, array("I", lists))
    assert bins[1:].tolist() == bins_of(rows)


some_bins = st.lists(st.integers(0, 6), min_size=BINS, max_size=BINS)


def marked(kernels: ModuleType, counts: list[int]) -> Any:
    bins = in_bins(kernels, zeros("i", BINS), bytearray(BINS // 16))
    for at, count in enumerate(counts):
        if count:
            bins.add(at, count)
    return bins


@given(some_bins, st.integers(1, 12), bounds, st.permutations(range(1, BINS + 1)))
@EACH
def test_the_greatest_counts_are_found(
    kernels: ModuleType,
    bins: list[int],
    size: int,
    between: tuple[int, int],
    ranks: list[int],
) -> None:
    start, end = between
    found, counts = zeros("I", size), array("Q", [7] * size)
    names = kernels.Names(start, end - start, str, 2)
    limits = zeros("i", (end - start) // 16)
    marked(kernels, bins).limits(start, end, limits)
    blocks = [bins[at : at + 16] for at in range(start, end, 16)]
    assert limits.tolist() == [*map(max, blocks)]
    order = sorted(range(len(limits)), key=limits.__getitem__, reverse=True)
    given_order = array("I", order)
    args = start, end, array("I", ranks), limits, given_order, names, counts, found
    positive = [at for at in range(start, end) if bins[at]]
    some, every = marked(kernels, bins), marked(kernels, bins)
    every.mark_all()
    assert some.survey(start, end) == every.survey(start, end) == len(positive)
    positive.sort(key=lambda at: (-bins[at], ranks[at - start]))
    first = positive[:size]
    wanted = [str(at) for at in first], [bins[at] for at in first]
    assert some.greatest(*args) == every.greatest(*args) == wanted


def test_names_are_looked_up_once_until_they_are_too_many(kernels: ModuleType) -> None:
    asked: list[int] = []

    def name_of(number: int) -> str:
        asked.append(number)
        return str(number)

    names = kernels.Names(10, 5, name_of, 2)
    assert [names.of(n) for n in (10, 12, 10, 12)] == ["10", "12", "10", "12"]
    assert asked == [10, 12]
    assert [names.of(n) for n in (14, 14, 10)] == ["14", "14", "10"]
    assert asked == [10, 12, 14, 10]


values = st.dictionaries(st.integers(0, 12), st.sampled_from(["", "a", "b", "ab"]))


@given(st.lists(values, min_size=1, max_size=4))
@EACH
def test_names_are_ranked_by_label_then_by_value(
    kernels: ModuleType, segments: list[dict[int, str]]
) -> None:
    first, size, count = 5, 6, 0
    ranks, bins = zeros("I", size), zeros("I", size)
    names, name_starts = bytearray(200), zeros("I", size + 1)
    wanted: dict[int, tuple[str, str]] = {}
    for labels in segments:
        spelt = [f"v{n}\0{label}" if label else f"v{n}" for n, label in labels.items()]
        texts = "".join(spelt).encode()
        starts = array("I", accumulate(map(len, spelt), initial=0))
        count = kernels.take_names(
            texts, starts, 0, len(spelt), array("I", labels), first, ranks,
            names, name_starts, bins, count,
        )  # fmt: skip
        here = {n: (label or f"v{n}", f"v{n}") for n, label in labels.items()}
        wanted = {n: here[n] for n in here if first <= n < first + size} | wanted
    assert count == len(wanted)
    kernels.rank_names(names, name_starts, bins, count, zeros("I", 2 * size), ranks)
    placed = sorted(wanted, key=wanted.__getitem__)
    assert {n: ranks[n - first] for n in wanted} == {
        n: place for place, n in enumerate(placed, 1)
    }


@given(some_bins, st.integers(1, 6), st.integers(0, 6), st.integers(0, 12), bounds)
@EACH
def test_bins_are_picked_by_count(
    kernels: ModuleType,
    bins: list[int],
    least: int,
    most: int,
    size: int,
    between: tuple[int, int],
) -> None:
    out = zeros("I", size)
    count = marked(kernels, bins).pick(*between, least, most, out)
    wanted = [at for at in range(*between) if least <= bins[at] <= most]
    assert out[:count].tolist() == wanted[:size]


@given(doc_sets, st.lists(st.integers(0, DOCUMENTS), max_size=8).map(sorted))
@EACH
def test_documents_are_counted_by_month(
    kernels: ModuleType, docs: list[int], inner: list[int]
) -> None:
    # newest first, every other month, the last undated
    limits = [0, *inner, 65_536]
    months = [*range(100 + 2 * len(inner), 100, -2), 0]
    counts = zeros("I", 2 * len(inner) + 2)
    args = array("H", docs), len(docs), array("I", limits), array("I", months)
    kernels.count_months(*args, 101, counts)
    wanted: Counter[int] = Counter()
    for month, low, high in zip(months, limits, limits[1:], strict=False):
        wanted[max(month - 101, 0)] += sum(low <= doc < high for doc in docs)
    assert counts.tolist() == [wanted[at] for at in range(len(counts))]


def tied(rows: Iterable[Row]) -> bool:
    """Whether rows of several segments have one score and one day."""
    counts = Counter(key for key, _ in {(row[:2], row[2]) for row in rows})
    return any(count > 1 for count in counts.values())


@given(segments_of_rows, st.randoms())
@EACH
def test_rows_are_brought_in_order_again(
    kernels: ModuleType, found: list[dict[int, float]], chance: Any
) -> None:
    rows = [
        (score, DAYS[doc], place, doc)
        for place, scores in enumerate(found)
        for doc, score in scores.items()
    ]
    chance.shuffle(rows)
    columns = row_columns(rows, len(rows))
    ties = kernels.sort_rows(*columns, len(rows))
    assert (ties > 0) == tied(rows)
    told = [*zip(*map(list, columns), strict=True)]
    assert [row[:2] for row in told] == [row[:2] for row in in_order(rows)]
    if not ties:
        assert told == in_order(rows)


@given(
    documents,
    st.lists(
        st.sets(st.integers(0, TERMS - 1), min_size=1).map(sorted),
        min_size=1,
        max_size=3,
    ),
    st.lists(st.tuples(st.integers(-6, 6), st.integers(0, 9)), max_size=3),
)
@example([([0] * 70, [1, 0] * 35, [], 0)] * 70, [[0], [0, 1]], [(1, 0)])
@EACH
def test_words_and_pairs_are_counted_document_by_document(
    kernels: ModuleType,
    found: list[Document],
    groups: list[Words],
    spans: list[tuple[int, int]],
) -> None:
    """The words of a group count together; a pair counts where its second word stands
    between so many places after the first."""
    inverted = Inverted(inverting, found)
    lists = positions_of(found)
    pairs = [(0, len(groups) - 1, low, low + wide) for low, wide in spans]
    # the last row is of another segment, which has no lists
    docs = array("H", [*range(len(found)), 0])
    places = array("H", [2] * len(found) + [1])
    counts = zeros("f", len(docs) * len(groups))
    near, having = zeros("f", len(docs) * len(pairs)), zeros("I", len(pairs))
    flat = [word for group in groups for word in group]
    # of each list only documents of one kind count, and other lists less
    rules = bytes(number % 2 for number in range(len(found)))
    wanted = [(-1, 0, 1)[at % 3] for at in range(len(flat))]
    shares = [1 if at % 2 else 0.5 for at in range(len(flat))]
    starts, lengths = inverted.starts, zeros("f", len(docs))
    texts = kernels.Texts(
        *(inverted.docs, inverted.skips, inverted.units, titles_of(found)),
        *(array("f", range(1, 2 + len(found))), rules),
    )
    bounds = [
        number
        for word, kind in zip(flat, wanted, strict=True)
        for number in (starts[word], starts[word + 1], kind)
    ]
    kernels.closeness(
        *(places, docs, len(docs), [None, texts, texts]),
        *(array("i", bounds), array("f", shares)),
        array("I", accumulate([0, 0] * len(groups) + [*map(len, groups)], initial=0)),
        *(3.0, array("i", [number for pair in pairs for number in pair])),
        *(zeros("Q", len(docs)), zeros("I", len(docs) * len(flat))),
        *(zeros("I", len(groups)), zeros("i", len(groups) * 400)),
        *(zeros("I", len(inverted.units)), lengths, counts, near, having),
    )
    assert lengths.tolist() == [*range(1, 1 + len(found)), 1]
    assert not any(counts[len(found) * len(groups) :])
    rows = [near[at :: len(pairs)] for at in range(len(pairs))]
    assert having.tolist() == [sum(map(bool, row)) for row in rows]
    for doc, document in enumerate(found):
        each = iter(zip(wanted, shares, strict=True))
        shared = [
            [
                (place, share)
                for word, (kind, share) in zip(group, each, strict=False)
                for place in lists[word].get(doc, ())
                if kind in (-1, rules[doc])
            ]
            for group in groups
        ]
        places = [sorted(place for place, _ in group) for group in shared]
        title = len(document[0])
        weighed = [sum((3 if p < title else 1) * x for p, x in g) for g in shared]
        assert counts[doc * len(groups) :][: len(groups)].tolist() == weighed
        assert near[doc * len(pairs) :][: len(pairs)].tolist() == [
            sum(any(low <= q - p <= high for q in places[last]) for p in places[first])
            for first, last, low, high in pairs
        ]

"""Facet values and months are counted as plain counters count them."""

from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate
from types import ModuleType
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from inverting import zeros
from lists import DOCUMENTS, EACH, doc_sets

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


def in_bins(counting: ModuleType, bins: "array[int]", marks: bytearray) -> Any:
    used, blocks = array("I", [0, len(bins)]), zeros("I", 2 * len(marks) + 1)
    return counting.Bins(bins, marks, used, zeros("I", 1040), blocks)


def bins_of(rows: Iterable[list[int]]) -> list[int]:
    counts = Counter(number for row in rows for number in row)
    return [counts[at] for at in range(1, BINS)]


def marks_of(bins: "array[int]") -> list[bool]:
    return [any(bins[at : at + 16]) for at in range(0, BINS, 16)]


@given(rows_of_documents, st.data())
@EACH
def test_values_are_counted_and_taken_back(
    counting: ModuleType, rows: Rows, data: st.DataObject
) -> None:
    numbers = st.sets(st.integers(0, max(0, len(rows) - 1)), max_size=len(rows))
    docs = sorted(data.draw(numbers))
    bins, marks = zeros("i", BINS), bytearray(BINS // 16)
    counted, args = in_bins(counting, bins, marks), (array("H", docs), len(docs))
    of_rows = counting.Rows(*filled(rows), array("I"))
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
    counting: ModuleType, rows: Rows
) -> None:
    starts = array("I", accumulate(map(len, rows), initial=0))
    numbers = array("I", [number for row in rows for number in row])
    bins, marks = zeros("i", BINS + 16), bytearray(BINS // 16 + 1)
    counted = in_bins(counting, bins, marks)
    args = array("H", range(len(rows))), len(rows)
    lacking, given = 32, 33
    short = counting.Rows(starts, numbers, array("I", [lacking]))
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
    counting: ModuleType, rows: Rows
) -> None:
    lists = Counter(number for row in rows for number in row)
    starts = array("I", accumulate(lists.values(), initial=0))
    bins, marks = zeros("i", BINS), bytearray(BINS // 16)
    in_bins(counting, bins, marks).add_totals(starts, array("I", lists))
    assert bins[1:].tolist() == bins_of(rows)


some_bins = st.lists(st.integers(0, 6), min_size=BINS, max_size=BINS)


def marked(counting: ModuleType, counts: list[int]) -> Any:
    bins = in_bins(counting, zeros("i", BINS), bytearray(BINS // 16))
    for at, count in enumerate(counts):
        if count:
            bins.add(at, count)
    return bins


def spelt(number: int) -> tuple[str, str]:
    """Value and label of a bin."""
    return str(number), f"no. {number}"


@given(some_bins, st.integers(1, 12), bounds, st.permutations(range(1, BINS + 1)))
@EACH
def test_the_greatest_counts_are_found(
    counting: ModuleType,
    bins: list[int],
    size: int,
    between: tuple[int, int],
    ranks: list[int],
) -> None:
    start, end = between
    names = counting.Names(start, end - start, spelt, 2)
    limits = zeros("i", (end - start) // 16)
    marked(counting, bins).limits(start, end, limits)
    blocks = [bins[at : at + 16] for at in range(start, end, 16)]
    assert limits.tolist() == [*map(max, blocks)]
    order = sorted(range(len(limits)), key=limits.__getitem__, reverse=True)
    known = array("I", ranks), limits, array("I", order), names
    field = counting.Field(start, end, *known)
    positive = [at for at in range(start, end) if bins[at]]
    some, every = marked(counting, bins), marked(counting, bins)
    every.mark_all()
    assert some.survey(start, end) == every.survey(start, end) == len(positive)
    positive.sort(key=lambda at: (-bins[at], ranks[at - start]))
    first = positive[:size]
    wanted = [(*spelt(at), bins[at]) for at in first]
    assert some.greatest(field, size) == every.greatest(field, size) == wanted
    assert some.greatest(field, 1) == wanted[:1]
    counts = [(value, count) for value, _, count in wanted]
    assert some.greatest_values(field, size) == counts


def test_names_are_looked_up_once_until_they_are_too_many(counting: ModuleType) -> None:
    asked: list[int] = []

    def name_of(number: int) -> tuple[str, str]:
        asked.append(number)
        return spelt(number)

    names = counting.Names(10, 5, name_of, 2)
    assert [names.value(n) for n in (10, 12, 10, 12)] == ["10", "12", "10", "12"]
    assert [names.label(n) for n in (12, 10)] == ["no. 12", "no. 10"]
    assert asked == [10, 12]
    assert [names.label(n) for n in (14, 14, 10)] == ["no. 14", "no. 14", "no. 10"]
    assert asked == [10, 12, 14, 10]


@given(some_bins, st.integers(1, 6), st.integers(0, 6), st.integers(0, 12), bounds)
@EACH
def test_bins_are_picked_by_count(
    counting: ModuleType,
    bins: list[int],
    least: int,
    most: int,
    size: int,
    between: tuple[int, int],
) -> None:
    out = zeros("I", size)
    count = marked(counting, bins).pick(*between, least, most, out)
    wanted = [at for at in range(*between) if least <= bins[at] <= most]
    assert out[:count].tolist() == wanted[:size]


@given(doc_sets, st.lists(st.integers(0, DOCUMENTS), max_size=8).map(sorted))
@EACH
def test_documents_are_counted_by_month(
    counting: ModuleType, docs: list[int], inner: list[int]
) -> None:
    # newest first, every other month, the last undated; the first is before all others
    limits = [0, *inner, 65_536]
    months = [*range(100 + 2 * len(inner), 100, -2), 0]
    counted = counting.Months(tuple(range(101, 102 + 2 * len(inner))))
    counted.add(array("H", docs), len(docs), array("I", months), array("I", limits))
    wanted: Counter[int] = Counter()
    for month, low, high in zip(months, limits, limits[1:], strict=False):
        wanted[month if month > 101 else 0] += sum(low <= doc < high for doc in docs)
    assert counted.counts() == +wanted | {0: wanted[0]}

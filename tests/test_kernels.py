"""Every kernel says what plain sets, lists and counters say, compiled or not."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate
from math import inf
from types import ModuleType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from inverting import TERMS, Document, Inverted, Words, documents, positions_of, zeros
from speeds import assert_built_of_its_source, at_speed

from index import inverting

COMPILED = [
    *("building", "inverting", "kernels", "likeness", "sorting", "tokens"),
    "word_table",
]
EACH = settings(max_examples=40, deadline=None)
DOCUMENTS = 300  # numbers of the random lists; the last possible number is tested too


@pytest.fixture(scope="module", params=["compiled", "plain"])
def kernels(request: pytest.FixtureRequest) -> ModuleType:
    return at_speed("kernels", request.param)


@pytest.mark.parametrize("name", COMPILED)
def test_what_is_compiled_is_what_the_source_says(name: str) -> None:
    assert_built_of_its_source(name)


# ---------------------------------------------------------------- dictionaries


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


def chain(lists: list[list[int]], gaps: list[int], slop: int) -> list[int]:
    """Where the last word stands when each follows the one before at its gap or up to
    slop - 1 words later."""
    before = lists[0]
    for gap, after in zip(gaps, lists[1:], strict=True):
        before = [p for p in after if any(0 <= p - b - gap < slop for b in before)]
    return before


@given(
    documents,
    st.lists(st.integers(0, TERMS - 1), min_size=1, max_size=4),
    st.lists(st.integers(1, 3), min_size=3, max_size=3),
    st.integers(1, 6),
    st.sampled_from([0, 1, 2]),
)
@example([([0] * 70, [1, 0] * 35, [], 0)] * 70, [0, 1], [1] * 3, 1, 0)
@EACH
def test_a_phrase_is_words_that_follow_each_other(
    kernels: ModuleType,
    found: list[Document],
    words: Words,
    gaps: list[int],
    slop: int,
    zone: int,
) -> None:
    gaps = gaps[: len(words) - 1]
    inverted = Inverted(inverting, found)
    lists = positions_of(found)
    everywhere = sorted(set.intersection(*(set(lists[word]) for word in words)))
    docs = array("H", everywhere)
    scores = array("f", everywhere)
    starts = array("I", [inverted.starts[word] for word in words])
    ends = array("I", [inverted.starts[word + 1] for word in words])
    one, two = (zeros("I", len(inverted.units)) for _ in range(2))
    count = kernels.phrase(
        *(docs, scores, len(docs), inverted.docs, starts, ends),
        *(array("I", [0, *gaps]), slop),
        *(inverted.skips, inverted.units, titles_of(found), zone),
        *(zeros("I", len(words)), one, two),
    )
    kept = docs[:count].tolist()
    assert scores[:count].tolist() == kept
    assert kept == [
        doc
        for doc in everywhere
        if in_zone(chain([lists[w][doc] for w in words], gaps, slop), found[doc], zone)
    ]


def titles_of(found: list[Document]) -> "array[int]":
    return array("I", [len(title) for title, *_ in found])


def in_zone(places: list[int], document: Document, zone: int) -> bool:
    title = len(document[0])
    wanted = {0: places, 1: [p for p in places if p < title]}
    return bool(wanted.get(zone, [p for p in places if p >= title]))


# ---------------------------------------------------------------- match lists

doc_sets = st.sets(st.integers(0, DOCUMENTS - 1) | st.just(65_535)).map(sorted)
weights = st.sampled_from([0.0, 0.5, 1.0, 4.0])


def postings(docs: list[int]) -> tuple["array[int]", "array[int]"]:
    """A posting list of these documents, each with an impact of its own."""
    return array("H", docs), array("B", [1 + doc % 254 for doc in docs])


def impact(doc: int) -> int:
    return 1 + doc % 254


def matches(docs: list[int]) -> tuple["array[int]", "array[float]"]:
    return array("H", docs), array("f", [doc / 4 for doc in docs])


def pairs(
    docs: "array[int]", scores: "array[float]", count: int
) -> list[tuple[int, float]]:
    return list(zip(docs[:count], scores[:count], strict=True))


@given(doc_sets, weights, st.booleans())
@EACH
def test_one_posting_list_is_a_match_list(
    kernels: ModuleType, docs: list[int], weight: float, scored: bool
) -> None:
    out = zeros("H", len(docs)), array("f", [1.0] * len(docs))
    found, impacts = postings(docs)
    kernels.score(found, impacts if scored else b"", len(docs), weight, *out)
    expected = [(doc, weight * impact(doc) * scored) for doc in docs]
    assert pairs(*out, len(docs)) == expected


@given(st.lists(doc_sets, max_size=4), weights)
@EACH
def test_words_of_one_prefix_add_up_before_saturation(
    kernels: ModuleType, lists: list[list[int]], weight: float
) -> None:
    table = array("f", [0, *(i / 8 for i in range(1, 256))])
    sums, blocks = zeros("f", 65_536), bytearray(1024)
    for docs in lists:
        kernels.add_group(*postings(docs), len(docs), table, sums, blocks)
    together = Counter(doc for docs in lists for doc in docs)
    out = zeros("H", len(together) + 1), zeros("f", len(together) + 1)
    count = kernels.collect_group(sums, blocks, weight, *out)
    totals = {doc: n * impact(doc) / 8 for doc, n in sorted(together.items())}
    expected = [weight * 255 * x / (1 + x) for x in totals.values()]
    assert out[0][:count].tolist() == list(totals)
    assert out[1][:count].tolist() == pytest.approx(expected, rel=1e-6)
    assert not any(sums) and not any(blocks)


some_docs = st.sets(st.integers(0, DOCUMENTS - 1)).map(sorted)
scorings = st.sampled_from(["by score", "by impact", "not at all"])


@given(st.lists(st.tuples(some_docs, scorings), max_size=4))
@EACH
def test_scores_of_alternatives_add_up(
    kernels: ModuleType, lists: list[tuple[list[int], str]]
) -> None:
    buffers = zeros("f", 65_536), bytearray(65_536)
    wanted: Counter[int] = Counter()
    for docs, scored in lists:
        found, scores = matches(docs)
        impacts = postings(docs)[1] if scored == "by impact" else b""
        given_scores = scores if scored == "by score" else array("f")
        lists_of_one = found, given_scores, impacts, len(docs), 0.5
        kernels.accumulate(*lists_of_one, *buffers)
        each = {"by score": lambda doc: doc / 4, "by impact": lambda d: impact(d) / 2}
        for doc in docs:
            wanted[doc] += each[scored](doc) if scored in each else 0
    out = zeros("H", len(wanted) + 1), zeros("f", len(wanted) + 1)
    count = kernels.collect(*buffers, DOCUMENTS, *out)
    assert pairs(*out, count) == sorted(wanted.items())
    assert not any(map(any, buffers))


@given(doc_sets, doc_sets)
@EACH
def test_two_lists_are_merged(
    kernels: ModuleType, docs: list[int], others: list[int]
) -> None:
    both = [(*matches(found), len(found)) for found in (docs, others)]
    size = len(docs) + len(others)
    out = zeros("H", size), zeros("f", size)
    count = kernels.merge(*both[0], *both[1], *out)
    wanted: Counter[int] = Counter()
    for doc in docs + others:
        wanted[doc] += doc / 4  # type: ignore[assignment]  # a float
    assert pairs(*out, count) == sorted(wanted.items())


long_sets = st.sets(st.integers(0, 2000), min_size=300, max_size=900).map(sorted)


@given(doc_sets, doc_sets | long_sets, st.sampled_from("sin"), weights)
@EACH
def test_documents_of_both_lists_remain(
    kernels: ModuleType, docs: list[int], others: list[int], kind: str, weight: float
) -> None:
    found = matches(docs)
    other_docs, other_impacts = postings(others)
    other_scores = matches(others)[1]
    count = kernels.intersect(
        *(*found, len(docs), other_docs, other_impacts if kind == "i" else b""),
        other_scores if kind == "s" else array("f"),
        *(len(others), weight),
    )
    gains = {"s": lambda doc: doc / 4, "i": lambda doc: weight * impact(doc)}
    gain = gains.get(kind, lambda doc: 0)
    both = [doc for doc in docs if doc in set(others)]
    assert pairs(*found, count) == [(doc, doc / 4 + gain(doc)) for doc in both]


@given(doc_sets, doc_sets | long_sets, st.booleans(), weights)
@EACH
def test_documents_of_two_long_lists_remain(
    kernels: ModuleType, docs: list[int], others: list[int], scored: bool, weight: float
) -> None:
    seen = bytearray(65_536)
    out = zeros("H", len(docs) + 1), zeros("f", len(docs) + 1)
    other_docs, impacts = postings(others)
    count = kernels.intersect_marked(
        *(*matches(docs), len(docs), other_docs, impacts if scored else b""),
        *(len(others), weight, seen, *out),
    )
    gain = {doc: weight * impact(doc) * scored for doc in others}
    wanted = [(doc, doc / 4 + gain[doc]) for doc in docs if doc in gain]
    assert pairs(*out, count) == wanted
    assert not any(seen)


@given(doc_sets, doc_sets | long_sets)
@EACH
def test_documents_of_one_list_only_remain(
    kernels: ModuleType, docs: list[int], others: list[int]
) -> None:
    found = matches(docs)
    count = kernels.subtract(*found, len(docs), array("H", others), len(others))
    kept = [doc for doc in docs if doc not in others]
    assert pairs(*found, count) == [(doc, doc / 4) for doc in kept]


@given(doc_sets, doc_sets)
@EACH
def test_deleted_documents_are_dropped(
    kernels: ModuleType, docs: list[int], gone: list[int]
) -> None:
    bits = bytearray(8192)
    for doc in gone:
        bits[doc // 8] |= 1 << doc % 8
    found = matches(docs)
    count = kernels.keep_live(*found, len(docs), bytes(bits))
    assert pairs(*found, count) == [(doc, doc / 4) for doc in docs if doc not in gone]


@given(doc_sets)
@EACH
def test_a_complement_is_all_the_others(kernels: ModuleType, docs: list[int]) -> None:
    documents = max(docs, default=0) + 1
    out, seen = zeros("H", documents - len(docs) + 1), bytearray(65_536)
    count = kernels.complement(array("H", docs), len(docs), documents, seen, out)
    others = [doc for doc in range(documents) if doc not in set(docs)]
    assert out[:count].tolist() == others
    assert not any(seen)


# ---------------------------------------------------------------- counting

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
    args = start, end, array("I", ranks), names, counts, found
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


Row = tuple[float, int, int, int]  # score, day, segment, document

few_scores = st.sampled_from([0.5, 1.0, 4.0])
segments_of_rows = st.lists(
    st.dictionaries(st.integers(0, 30), few_scores, max_size=12),
    min_size=1,
    max_size=4,
)
# newer documents come first in every segment, as they lie
DAYS = array("i", [100 - doc // 3 for doc in range(31)])


def row_columns(rows: list[Row], room: int) -> tuple["array[Any]", ...]:
    columns: list[Any] = [*zip(*rows, strict=True)] or [()] * 4
    pairs = zip("fiHH", columns, strict=True)
    return tuple(
        array(kind, [*column, *[0] * (room - len(rows))]) for kind, column in pairs
    )


def in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (-row[0], -row[1], row[2:]))


def tied(rows: Iterable[Row]) -> bool:
    """Whether rows of several segments have one score and one day."""
    counts = Counter(key for key, _ in {(row[:2], row[2]) for row in rows})
    return any(count > 1 for count in counts.values())


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

"""Kernels that look up and count say what plain lists and counters say."""

from array import array
from bisect import bisect_left
from itertools import accumulate
from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from inverting import TERMS, Document, Inverted, Words, documents, positions_of, zeros
from lists import (
    EACH,
    titles_of,
)
from speeds import assert_built_of_its_source

from index import inverting

COMPILED = [
    *("building", "counting", "inverting", "kernels", "likeness", "ranking"),
    *("sorting", "tokens", "word_table"),
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
    size = len(docs), len(flat), len(groups), len(inverted.units)
    kernels.closeness(
        *(places, docs, len(docs), [None, texts, texts]),
        *(array("i", bounds), array("f", shares)),
        array("I", accumulate([0, 0] * len(groups) + [*map(len, groups)], initial=0)),
        *(3.0, array("i", [number for pair in pairs for number in pair])),
        *(len(groups), kernels.Tables(*size, 400), lengths, counts, near, having),
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


def test_tables_grow_in_what_is_short_and_stay_where_nothing_is(
    kernels: ModuleType,
) -> None:
    tables = kernels.Tables(4, 2, 3, 8, 5)
    assert tables.grown(4, 1, 3, 8) is tables
    larger = tables.grown(2, 3, 1, 1)
    assert larger is not tables
    assert larger.grown(4, 3, 3, 8) is larger  # nothing got smaller

"""Kernels that match: postings, phrases, both, either, neither, as plain sets say."""

from array import array
from collections import Counter
from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from inverting import TERMS, Document, Inverted, Words, documents, positions_of, zeros
from lists import (
    DOCUMENTS,
    EACH,
    doc_sets,
    impact,
    matches,
    pairs,
    postings,
    titles_of,
    weights,
)

from index import inverting


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


def in_zone(places: list[int], document: Document, zone: int) -> bool:
    title = len(document[0])
    wanted = {0: places, 1: [p for p in places if p < title]}
    return bool(wanted.get(zone, [p for p in places if p >= title]))


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
    sums, bits = zeros("f", 65_536), zeros("Q", 1024)
    for docs in lists:
        kernels.add_group(*postings(docs), len(docs), table, sums, bits)
    together = Counter(doc for docs in lists for doc in docs)
    out = zeros("H", len(together) + 1), zeros("f", len(together) + 1)
    count = kernels.collect_group(sums, bits, weight, *out)
    totals = {doc: n * impact(doc) / 8 for doc, n in sorted(together.items())}
    expected = [weight * 255 * x / (1 + x) for x in totals.values()]
    assert out[0][:count].tolist() == list(totals)
    assert out[1][:count].tolist() == pytest.approx(expected, rel=1e-6)
    assert not any(sums) and not any(bits)


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

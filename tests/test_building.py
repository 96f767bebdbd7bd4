"""The loops that make a segment say what plain lists and counters say."""

from array import array
from collections import Counter
from itertools import accumulate, pairwise
from types import ModuleType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from inverting import TERMS, Document, Inverted, documents, placed, positions_of, zeros
from speeds import at_speed

EACH = settings(max_examples=40, deadline=None)


@pytest.fixture(scope="module", params=["compiled", "plain"])
def building(request: pytest.FixtureRequest) -> ModuleType:
    return at_speed("building", request.param)


@given(st.lists(st.integers(0, 9)), st.permutations(range(10)))
@EACH
def test_terms_are_renumbered(
    building: ModuleType, terms: list[int], rank: list[int]
) -> None:
    given_terms = array("I", terms)
    building.remap(given_terms, array("I", rank))
    assert given_terms.tolist() == [rank[term] for term in terms]


@given(documents)
@example([([0] * 70, [1] * 70, [TERMS], 0)] * 70)
@EACH
def test_documents_become_lists_of_places(
    building: ModuleType, found: list[Document]
) -> None:
    inverted = Inverted(building, found)
    assert inverted.postings() == positions_of(found)
    begins = [0, *(i + 1 for i, unit in enumerate(inverted.units) if unit & 0x8000)]
    assert inverted.skips.tolist() == begins[:-1][::16]


@given(documents)
@EACH
def test_an_impact_is_the_share_of_what_a_word_can_weigh(
    building: ModuleType, found: list[Document]
) -> None:
    inverted = Inverted(building, found)
    for term in range(TERMS + 2):
        for at in range(inverted.starts[term], inverted.starts[term + 1]):
            title, body, _, _ = found[doc := inverted.docs[at]]
            frequency = 3 * title.count(term) + body.count(term)
            exact = 255 * frequency / (frequency + inverted.norms[doc])
            # half a step for the rounding, a hair for 32-bit arithmetic
            assert abs(inverted.impacts[at] - min(max(exact, 1), 254)) <= 0.501


@given(st.lists(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 2)), max_size=8)))
@EACH
def test_marked_neighbours_are_words_of_their_own(
    building: ModuleType, found: list[list[tuple[int, int]]]
) -> None:
    # terms 1, 3 and 5 are marked; a gap of 2 leaves a hole between two words
    marks = array("H", [0, 1, 0, 2, 0, 3])
    numbers = array("I", range(100, 109))
    words = [part for part in found for part in part]
    terms = array("I", [term for term, _ in words])
    places = [list(accumulate(gap for _, gap in part)) for part in found]
    positions = array("I", [place for part in places for place in part])
    ends = array("I", accumulate(map(len, found)))
    counts = zeros("I", 9)
    total = building.count_pairs(terms, positions, ends, marks, counts)
    out = [zeros("I", size) for size in (len(terms) + total, len(terms) + total)]
    out_ends = zeros("I", len(found))
    building.add_pairs(terms, positions, ends, marks, numbers, *out, out_ends)
    wanted: list[tuple[int, int]] = []
    wanted_ends = []
    for part, where in zip(found, places, strict=True):
        run = [(term, place) for (term, _), place in zip(part, where, strict=True)]
        wanted += run
        wanted += [
            (100 + first // 2 * 3 + second // 2, place)
            for (first, place), (second, after) in pairwise(run)
            if first % 2 and second % 2 and after == place + 1
        ]
        wanted_ends.append(len(wanted))
    assert list(zip(*out, strict=True)) == wanted
    assert out_ends.tolist() == wanted_ends
    seen = Counter(term - 100 for term, _ in wanted if term >= 100)
    assert counts.tolist() == [seen[number] for number in range(9)]


@given(documents, st.permutations(range(TERMS)), st.integers(0, TERMS))
@EACH
def test_words_of_one_stem_are_one_list(
    building: ModuleType, found: list[Document], order: list[int], first: int
) -> None:
    inverted = Inverted(building, found)
    members = [sorted(order[:first]), sorted(order[first:])]
    ends, docs = zeros("I", 2), zeros("H", len(inverted.docs))
    impacts = zeros("B", len(docs))
    count = building.unite_words(
        *(array("I", [0, first, TERMS]), array("I", [*members[0], *members[1]])),
        *(inverted.starts, inverted.docs, inverted.frequencies, inverted.norms),
        *(zeros("I", TERMS), ends, docs, impacts),
    )
    assert ends[1] == count
    for group, (low, high) in zip(members, ((0, ends[0]), ends), strict=True):
        having = [
            (number, frequency)
            for number, (title, body, _, _) in enumerate(found)
            if (frequency := sum(3 * title.count(t) + body.count(t) for t in group))
        ]
        if len(group) < 2:
            having = []  # its word's own list is enough
        assert docs[low:high].tolist() == [number for number, _ in having]
        for (number, x), impact in zip(having, impacts[low:high], strict=True):
            exact = 255 * x / (x + inverted.norms[number])
            assert abs(impact - min(max(exact, 1), 254)) <= 0.501


@given(documents, st.sets(st.integers(0, TERMS)))
@EACH
def test_a_length_counts_the_words_that_say_something(
    building: ModuleType, found: list[Document], silent: set[int]
) -> None:
    words = [[term for term, _ in placed(document)] for document in found]
    lengths = zeros("f", len(found))
    building.weigh(
        array("I", [term for part in words for term in part]),
        array("I", accumulate(map(len, words))),
        array("I", [len(document[0]) for document in found]),
        array("I", [len(document[1]) for document in found]),
        bytes(term in silent for term in range(TERMS + 2)),
        3.0,
        lengths,
    )
    for length, (title, body, _, _) in zip(lengths, found, strict=True):
        telling = [sum(term not in silent for term in part) for part in (title, body)]
        assert length == 3 * telling[0] + telling[1]

"""The loops over words and sayings say what plain lists and counters say."""

from array import array
from itertools import accumulate, pairwise
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inverting import TERMS, Document, documents, zeros
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


words = st.lists(st.integers(0, 3), max_size=8)


@given(st.lists(st.tuples(words, words)))
@EACH
def test_pairs_of_marked_words_are_counted_within_a_text(
    building: ModuleType, found: list[tuple[list[int], list[int]]]
) -> None:
    words = array("I", [word for title, body in found for word in title + body])
    counts, places = zeros("I", 4), zeros("I", len(words))
    total = building.find_pairs(
        words,
        *(array("I", [len(texts[k]) for texts in found]) for k in (0, 1)),
        array("H", [0, 1, 0, 2]),  # words 1 and 3 are marked
        *(counts, places),
    )
    every = [pair for texts in found for text in texts for pair in pairwise(text)]
    wanted = [every.count((a, b)) for a in (1, 3) for b in (1, 3)]
    assert (counts.tolist(), total) == (wanted, sum(wanted))
    ends = set(accumulate(len(text) for texts in found for text in texts))
    firsts = [i for i in range(len(words) - 1) if i + 1 not in ends]
    marked = {1, 3}
    assert places[:total].tolist() == [
        i for i in firsts if {*words[i : i + 2]} <= marked
    ]


@given(st.lists(st.integers(0, 5)))
@EACH
def test_the_words_of_a_group_are_listed(
    building: ModuleType, groups: list[int]
) -> None:
    bounds, members = zeros("I", 7), zeros("I", len(groups))
    building.gather_members(array("I", groups), bounds, members)
    for group, (start, end) in enumerate(pairwise(bounds)):
        wanted = [word for word, one in enumerate(groups) if one == group]
        assert members[start:end].tolist() == wanted


@given(st.lists(st.integers(0, 3), min_size=1, max_size=5), st.data())
@EACH
def test_rows_list_the_values_of_documents_and_values_their_documents(
    building: ModuleType, values: list[int], data: st.DataObject
) -> None:
    number = st.integers(0, len(values) - 1)
    found = data.draw(st.lists(st.lists(number, max_size=6)))
    given_rows = (
        array("I", [number for part in found for number in part]),
        array("I", accumulate(map(len, found))),
        array("I", values),
    )
    counts = zeros("I", 4)
    rows = zeros("I", building.measure_rows(*given_rows, counts))
    starts = array("I", accumulate(counts, initial=0))
    docs, row_starts = zeros("H", starts[-1]), zeros("I", len(found) + 1)
    numbers = array("I", [0, 10, 20, 30])
    building.fill_rows(*given_rows, numbers, starts[:-1], row_starts, rows, docs)
    valued = [[v for number in part if (v := values[number])] for part in found]
    for row, (start, end) in zip(valued, pairwise(row_starts), strict=True):
        filled = [10 * value for value in row] + [0] * (-len(row) % 4)
        assert rows[start:end].tolist() == filled
    for value in (1, 2, 3):
        having = [doc for doc, row in enumerate(valued) for v in row if v == value]
        assert docs[starts[value] : starts[value + 1]].tolist() == having


@given(st.lists(st.lists(st.integers(0, 4), max_size=6).map(sorted)))
@EACH
def test_short_rows_leave_out_what_has_no_number_and_mark_fields_once(
    building: ModuleType, found: list[list[int]]
) -> None:
    said = array("I", [number for part in found for number in part])
    ends = array("I", accumulate(map(len, found)))
    values = array("I", range(5))
    # 1: "none given" of a field with 2 and 3; 4: of another field
    numbers, marked = array("I", [0, 0, 20, 30, 40]), array("I", [0, 0, 9, 9, 0])
    starts, rows = zeros("I", len(found) + 1), zeros("I", 2 * len(said))
    end = building.fill_short_rows(said, ends, values, numbers, marked, starts, rows)
    assert end == starts[-1]
    for part, (first, last) in zip(found, pairwise(starts), strict=True):
        wanted = [10 * value for value in part if value > 1]
        mark = [9] if {2, 3} & set(part) else []
        assert rows[first:last].tolist() == mark + wanted


@given(documents, st.sets(st.integers(0, TERMS)))
@EACH
def test_a_length_counts_the_words_that_say_something(
    building: ModuleType, found: list[Document], silent: set[int]
) -> None:
    lengths = zeros("f", len(found))
    building.weigh(
        array("I", [term for title, body, _, _ in found for term in title + body]),
        array("I", [len(document[0]) for document in found]),
        array("I", [len(document[1]) for document in found]),
        bytes(term in silent for term in range(TERMS + 2)),
        3.0,
        lengths,
    )
    for length, (title, body, _, _) in zip(lengths, found, strict=True):
        telling = [sum(term not in silent for term in part) for part in (title, body)]
        assert length == 3 * telling[0] + telling[1]

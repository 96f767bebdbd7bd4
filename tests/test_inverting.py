"""The loops that make posting lists say what plain lists and counters say."""

from array import array
from itertools import accumulate, cycle, islice, pairwise
from types import ModuleType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from inverting import TERMS, Document, Inverted, documents, positions_of, zeros
from speeds import at_speed

from index import building
from index.dictionary import GAP

EACH = settings(max_examples=40, deadline=None)


@pytest.fixture(scope="module", params=["compiled", "plain"])
def inverting(request: pytest.FixtureRequest) -> ModuleType:
    return at_speed("inverting", request.param)


@given(documents)
@example([([0] * 70, [1] * 70, [TERMS], 0)] * 70)
@EACH
def test_documents_become_lists_of_places(
    inverting: ModuleType, found: list[Document]
) -> None:
    inverted = Inverted(inverting, found)
    assert inverted.postings() == positions_of(found)
    begins = [0, *(i + 1 for i, unit in enumerate(inverted.units) if unit & 0x8000)]
    assert inverted.skips.tolist() == begins[:-1][::16]


@given(documents)
@EACH
def test_an_impact_is_the_share_of_what_a_word_can_weigh(
    inverting: ModuleType, found: list[Document]
) -> None:
    inverted = Inverted(inverting, found)
    for term in range(TERMS + 2):
        for at in range(inverted.starts[term], inverted.starts[term + 1]):
            title, body, _, _ = found[doc := inverted.docs[at]]
            frequency = 3 * title.count(term) + body.count(term)
            exact = 255 * frequency / (frequency + inverted.norms[doc])
            # half a step for the rounding, a hair for 32-bit arithmetic
            assert abs(inverted.impacts[at] - min(max(exact, 1), 254)) <= 0.501


# terms 1, 3 and 5 are marked, so that pairs of them are words
MARKS = array("H", [0, 1, 0, 2, 0, 3])
plain_words = st.lists(st.integers(0, 5), max_size=8)
# number of the field, words, and how far what follows in the field is moved
sayings = st.tuples(
    st.integers(0, 1), st.lists(st.integers(6, 7), max_size=3), st.integers(3, 9)
)


def laid_out(
    found: list[tuple[list[int], list[int], list[int]]],
    said: list[tuple[int, list[int], int]],
) -> list[list[tuple[int, int]]]:
    """The words of each document and where they stand, as they are laid out."""
    out = []
    for title, body, numbers in found:
        run = [*enumerate(title), *enumerate(body, len(title) + GAP)]
        words = [(term, place) for place, term in run]
        place, before = 0, -1
        for field, terms, width in (said[number] for number in numbers):
            place = place if field == before else 0
            words += [(term, place + at) for at, term in enumerate(terms)]
            place, before = place + width, field
        words += [
            (100 + first // 2 * 3 + second // 2, at)
            for (at, first), (after, second) in pairwise(run)
            if first % 2 and second % 2 and after == at + 1
        ]
        out.append(words)
    return out


@given(st.lists(sayings, min_size=1, max_size=4), st.data())
@EACH
def test_words_sayings_and_pairs_are_laid_out_document_by_document(
    inverting: ModuleType, said: list[tuple[int, list[int], int]], data: st.DataObject
) -> None:
    numbers = st.lists(st.integers(0, len(said) - 1), max_size=4)
    found = data.draw(st.lists(st.tuples(plain_words, plain_words, numbers)))
    before = [1, 1, 0]  # words of documents that are not looked at
    words = array("I", before)
    words.extend(term for title, body, _ in found for term in title + body)
    titles, bodies = (array("I", [len(d[k]) for d in found]) for k in (0, 1))
    wanted = laid_out(found, said)
    every = [word for part in wanted for word in part]
    texts = [len(text) for document in found for text in document[:2]]
    pairs, counts = zeros("I", len(words)), zeros("I", 9)
    lengths = array("I", [len(before), *texts[::2]]), array("I", [0, *texts[1::2]])
    count = building.find_pairs(words, *lengths, MARKS, counts, pairs)
    out, ends = [zeros("I", len(every)) for _ in range(2)], zeros("I", len(found))
    inverting.lay_out(
        *(words, len(before), titles, bodies, pairs[1:count], MARKS),
        array("I", range(100, 109)),
        array("I", [7, *(number for _, _, part in found for number in part)]),
        1,  # where in what is said the first document is
        array("I", accumulate((len(part) for _, _, part in found), initial=1))[1:],
        array("I", [field for field, _, _ in said]),
        array("I", accumulate(len(terms) for _, terms, _ in said)),
        array("I", [term for _, terms, _ in said for term in terms]),
        array("I", [at for _, terms, _ in said for at in range(len(terms))]),
        array("I", [width for _, _, width in said]),
        *(GAP, *out, ends),
    )
    assert list(zip(*out, strict=True)) == every
    assert ends.tolist() == list(accumulate(map(len, wanted)))


@given(
    documents,
    st.permutations(range(TERMS)),
    st.integers(0, TERMS),
    st.sampled_from([1, 2]),
    st.sampled_from([(), (0, 1), (1, 1, 0)]),
)
@EACH
def test_words_of_one_stem_are_one_list(
    inverting: ModuleType,
    found: list[Document],
    order: list[int],
    first: int,
    fewest: int,
    spoken: tuple[int, ...],
) -> None:
    inverted = Inverted(inverting, found)
    rules = bytes(islice(cycle(spoken), len(found)))
    members = [sorted(order[:first]), sorted(order[first:])]
    ends, docs = zeros("I", 2), zeros("H", len(inverted.docs))
    impacts = zeros("B", len(docs))
    count = inverting.unite_words(
        *(array("I", [0, first, TERMS]), array("I", [*members[0], *members[1]])),
        *(inverted.starts, inverted.docs, inverted.frequencies, inverted.norms),
        *(fewest, rules, 1, zeros("I", TERMS), ends, docs, impacts),
    )
    assert ends[1] == count
    for group, (low, high) in zip(members, ((0, ends[0]), ends), strict=True):
        having = [
            (number, frequency)
            for number, (title, body, _, _) in enumerate(found)
            if (frequency := sum(3 * title.count(t) + body.count(t) for t in group))
            and (not rules or rules[number] == 1)
        ]
        if len(group) < fewest:
            having = []  # its word's own list is enough
        assert docs[low:high].tolist() == [number for number, _ in having]
        for (number, x), impact in zip(having, impacts[low:high], strict=True):
            exact = 255 * x / (x + inverted.norms[number])
            assert abs(impact - min(max(exact, 1), 254)) <= 0.501


@given(documents)
@EACH
def test_a_word_is_marked_with_the_rules_of_its_documents(
    inverting: ModuleType, found: list[Document]
) -> None:
    inverted, marks = Inverted(inverting, found), zeros("I", TERMS)
    rules = bytes(number % 3 for number in range(len(found)))
    inverting.mark_rules(inverted.starts, inverted.docs, rules, marks)
    lists = positions_of(found)
    for word, mark in enumerate(marks):
        assert mark == sum(1 << rule for rule in {rules[doc] for doc in lists[word]})

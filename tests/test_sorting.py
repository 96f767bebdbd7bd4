"""The words of a dictionary are sorted and hashed as Python does it."""

from collections.abc import Iterator
from unittest.mock import patch
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speeds import at_speed

from index.ordered import Ordered, of_buffers, of_words, starts_of

LETTERS = "ab\x1f\u00e9\u5317\U0001f600"
dictionaries = st.lists(
    st.text(st.sampled_from(LETTERS), min_size=1, max_size=20).map(str.encode),
    unique=True,
)


@pytest.fixture(scope="module", params=["compiled", "plain"], autouse=True)
def speed(request: pytest.FixtureRequest) -> Iterator[None]:
    with patch("index.ordered.sorting", at_speed("sorting", request.param)):
        yield


def ordered(words: list[bytes]) -> Ordered:
    return of_buffers(bytearray(b"".join(words)), starts_of(words))


@given(dictionaries)
def test_words_are_sorted_by_their_bytes(words: list[bytes]) -> None:
    found = ordered(words)
    assert [found[n] for n in range(len(found))] == sorted(words)
    assert [found[rank] for rank in found.ranks] == words
    assert found == of_words(words)


@given(dictionaries)
def test_words_are_hashed(words: list[bytes]) -> None:
    assert list(ordered(words).hashes()) == [crc32(word) for word in sorted(words)]


@given(dictionaries, dictionaries)
def test_words_are_found_where_they_are(words: list[bytes], asked: list[bytes]) -> None:
    found, known = ordered(words), sorted(words)
    here = sorted(known.index(word) for word in asked if word in known)
    assert found.numbers(asked) == here
    for word in asked:
        assert found.place(word) == sum(one < word for one in known)
    assert list(found.texts(here)) == [known[n].decode() for n in here]

"""The tokeniser cuts, folds and numbers just as the rules of words say."""

from array import array
from collections.abc import Iterator, Sequence
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speeds import at_speed

from index.analysis import words
from index.vocabulary import PlainVocabulary, Vocabulary

LETTERS = "aszlqunAZS. .,,''’ʼ-1930éßÉ北שָකा_\n\u2003\x1fK"
texts = st.text(st.sampled_from(LETTERS), max_size=60) | st.text(max_size=30)


def spelt(
    vocabulary: Vocabulary | PlainVocabulary, numbers: Sequence[int]
) -> list[str]:
    known = vocabulary.ordered()
    words = (known[known.ranks[number]] for number in numbers)
    return [word.decode("utf-8", "surrogatepass") for word in words]


@pytest.fixture(scope="module", params=["compiled", "plain"], autouse=True)
def speed(request: pytest.FixtureRequest) -> Iterator[None]:
    with (
        patch("index.vocabulary.tokens", at_speed("tokens", request.param)),
        patch("index.vocabulary.word_table", at_speed("word_table", request.param)),
    ):
        yield


def cut(vocabulary: Vocabulary | PlainVocabulary, text: str) -> "array[int]":
    """Return the numbers of the words of a text."""
    (count,) = vocabulary.cut([text])
    return array("I", vocabulary.text[len(vocabulary.text) - count :])


@given(st.lists(texts, max_size=4))
def test_words_are_cut_as_the_rules_say(found: list[str]) -> None:
    fast, plain = Vocabulary(), PlainVocabulary()
    for text in found:
        numbers = cut(fast, text)
        assert spelt(fast, numbers) == words(text)
        assert cut(plain, text) == numbers
    assert fast.ordered() == plain.ordered()


@pytest.mark.parametrize(
    "text",
    [
        "u.s.army U.S. a.bc e.g.foo x.1 1.x u.s's 3u.s",
        "1,000 12,345,6789 1234,567 1,000a a1,000 0,1 1,00 1,0000 999,999,999",
        "'s x's its' o'brien's rock 'n' roll a''b ''' S's",
        "l'a L'e d'z t'u qu'i jusqu'a xqu'yz all'un un'o qun'a quest'ha ll'a l' a l'",
        "",
    ],
)
def test_marks_inside_words_are_weighed_alike(text: str) -> None:
    fast = Vocabulary()
    assert spelt(fast, cut(fast, text)) == words(text)


@given(texts, texts)
def test_no_word_reaches_over_white_space(one: str, two: str) -> None:
    assert words(f"{one} {two}") == words(one) + words(two)


def test_a_vocabulary_grows_as_it_must() -> None:
    fast, plain = Vocabulary(), PlainVocabulary()
    long = " ".join(f"w{n}" for n in range(9_000)) + " " + "x" * 100_000 + " w1 w2"
    assert cut(fast, long) == cut(plain, long)
    assert cut(fast, "w8999 new w1") == cut(plain, "w8999 new w1")
    assert fast.ordered() == plain.ordered() and len(fast) == len(plain) == 9_002


def test_words_that_are_cut_are_taken_as_they_are() -> None:
    fast = Vocabulary()
    marked = ["\x1ftopics\x1ftrade", "北", "\x1ftopics\x1ftrade", "us"]
    assert spelt(fast, fast.number(marked)) == marked
    assert cut(fast, "U.S.")[0] == fast.number(["us"])[0]
    assert len(fast.number([])) == 0


def test_texts_that_are_cut_together_stay_apart() -> None:
    fast, plain = Vocabulary(), PlainVocabulary()
    texts = ["", "x", "u.s", "a", ".A. trade 1,0", "00 trade 7", "1,000", "peace's"]
    counts = array("I", [0, 1, 1, 1, 4, 3, 1, 1])
    assert fast.cut(texts) == plain.cut(texts) == counts
    assert list(fast.text) == list(plain.text)


def test_long_words_of_one_beginning_are_told_apart() -> None:
    words = ["x" * size for size in (7, 8, 9, 15, 16, 17, 18, 40)]
    words += [word + end for word in words for end in "yz"]
    fast = Vocabulary()
    assert cut(fast, " ".join(words * 2)).tolist() == list(range(len(words))) * 2


def test_words_of_one_hash_are_told_apart() -> None:
    fast = Vocabulary()
    with patch("index.vocabulary.word_table.hash_words"):  # all are left 0
        assert cut(fast, "album uuaei album uuaei").tolist() == [0, 1, 0, 1]

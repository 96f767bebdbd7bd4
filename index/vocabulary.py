"""The distinct words of a batch, numbered in the order they are first met."""

from array import array
from collections.abc import Iterable
from itertools import pairwise

from index import tokens
from index.analysis import flattened, words

__all__ = ["PlainVocabulary", "Vocabulary", "new_vocabulary"]

_FEW = 1 << 12  # words there is room for at first

_LOWER = bytes(range(256)).lower()
# what each byte of a text is in a word, 0 where it is in none
_FOLD = bytes(c if c > 127 or chr(c).isalnum() else 0 for c in _LOWER)
# words that are cut already stand one behind another, parted by spaces
_AS_CUT = bytes(0 if n == 32 else n for n in range(256))


class Vocabulary:
    """Words and their numbers in flat buffers, for the compiled tokeniser."""

    def __init__(self) -> None:
        self._slots = _zeros(4 * _FEW)
        self._starts = _zeros(_FEW + 1)
        self._blob = bytearray(16 * _FEW)
        self._out = _zeros(_FEW)
        self._counts = array("I", [0, 0])

    def __len__(self) -> int:
        return self._counts[0]

    def cut(self, text: str) -> "array[int]":
        """Return the numbers of the words of a text, uint32, in order."""
        return self._numbers(flattened(text), _FOLD)

    def number(self, found: Iterable[str]) -> "array[int]":
        """Return the numbers of words that are cut and folded, uint32, in order."""
        return self._numbers(" ".join(found).encode("utf-8", "surrogatepass"), _AS_CUT)

    def spelt(self) -> list[bytes]:
        """Return the words in UTF-8, by number."""
        blob, starts = bytes(self._blob), self._starts[: len(self) + 1]
        return [blob[start:end] for start, end in pairwise(starts)]

    def _numbers(self, text: bytes, fold: bytes) -> "array[int]":
        found, at = array("I"), 0
        while True:
            self._counts[1] = 0
            at = tokens.number_words(
                text, at, fold, self._slots, self._blob, self._starts, self._out,
                self._counts,
            )  # fmt: skip
            found.frombytes(memoryview(self._out)[: self._counts[1]].cast("B"))
            if at == len(text):
                return found
            self._grow()

    def _grow(self) -> None:
        known = len(self)
        if known == len(self._slots) // 4:
            larger = _zeros(2 * len(self._slots))
            tokens.place_words(self._slots, larger)
            self._slots = larger
            self._starts.frombytes(bytes(4 * known))
        elif self._counts[1] < len(self._out):
            self._blob += bytes(len(self._blob))


class PlainVocabulary(dict[str, int]):
    """The same where the tokeniser is not compiled: regular expressions and a dict."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number

    def cut(self, text: str) -> "array[int]":
        """Return the numbers of the words of a text, uint32, in order."""
        return self.number(words(text))

    def number(self, found: Iterable[str]) -> "array[int]":
        """Return the numbers of words that are cut and folded, uint32, in order."""
        return array("I", map(self.__getitem__, found))

    def spelt(self) -> list[bytes]:
        """Return the words in UTF-8, by number."""
        return [word.encode("utf-8", "surrogatepass") for word in self]


def new_vocabulary() -> Vocabulary | PlainVocabulary:
    """Return an empty vocabulary, the faster kind."""
    return Vocabulary() if tokens.COMPILED else PlainVocabulary()


def _zeros(count: int) -> "array[int]":
    return array("I", bytes(4 * count))

"""The distinct words of a batch, numbered in the order they are first met."""

from array import array
from collections.abc import Iterable

from index import tokens
from index.analysis import flattened, words
from index.ordered import Ordered, of_buffers, of_words

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
        self._slots = array("Q", bytes(32 * _FEW))
        self._starts = _zeros(_FEW + 1)
        self._blob = bytearray(16 * _FEW)
        self._text = _zeros(_FEW)
        self._aside = _zeros(_FEW)
        self._counts = array("I", [0, 0])
        self._written = 0

    def __len__(self) -> int:
        return self._counts[0]

    @property
    def text(self) -> "memoryview[int]":
        """The numbers of all words that were cut, uint32, in order."""
        return memoryview(self._text)[: self._written]

    def cut(self, text: str) -> int:
        """Number the words of a text behind those before; return how many it has."""
        before = self._written
        self._written = self._number(flattened(text), _FOLD, self._text, before)
        return self._written - before

    def number(self, found: Iterable[str]) -> "array[int]":
        """Return the numbers of words that are cut and folded, uint32, in order."""
        cut = " ".join(found).encode("utf-8", "surrogatepass")
        return self._aside[: self._number(cut, _AS_CUT, self._aside, 0)]

    def ordered(self) -> Ordered:
        """Return the words by bytes ascending."""
        return of_buffers(self._blob, self._starts[: len(self) + 1])

    def _number(self, text: bytes, fold: bytes, out: "array[int]", before: int) -> int:
        """Write the numbers behind the first `before`; return where they end."""
        at, self._counts[1] = 0, before
        if len(out) < before + len(text):
            out.frombytes(bytes(4 * (len(text) + before // 4)))
        if len(self._blob) < self._starts[len(self)] + len(text):
            self._blob += bytes(len(self._blob) + len(text))
        while True:
            at = tokens.number_words(
                text, at, fold, self._slots, self._blob, self._starts, out,
                self._counts,
            )  # fmt: skip
            if at == len(text):
                return self._counts[1]
            self._grow()

    def _grow(self) -> None:
        known, larger = len(self), array("Q", bytes(16 * len(self._slots)))
        tokens.place_words(self._slots, larger)
        self._slots = larger
        self._starts.frombytes(bytes(4 * known))


class PlainVocabulary(dict[str, int]):
    """The same where the tokeniser is not compiled: regular expressions and a dict."""

    def __init__(self) -> None:
        super().__init__()
        self.text = array("I")

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number

    def cut(self, text: str) -> int:
        """Number the words of a text behind those before; return how many it has."""
        found = self.number(words(text))
        self.text += found
        return len(found)

    def number(self, found: Iterable[str]) -> "array[int]":
        """Return the numbers of words that are cut and folded, uint32, in order."""
        return array("I", map(self.__getitem__, found))

    def ordered(self) -> Ordered:
        """Return the words by bytes ascending."""
        return of_words([word.encode("utf-8", "surrogatepass") for word in self])


def new_vocabulary() -> Vocabulary | PlainVocabulary:
    """Return an empty vocabulary, the faster kind."""
    return Vocabulary() if tokens.COMPILED else PlainVocabulary()


def _zeros(count: int) -> "array[int]":
    return array("I", bytes(4 * count))

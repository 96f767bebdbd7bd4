"""The distinct words of a batch, numbered in the order they are first met."""

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate

from index import tokens, word_table
from index.analysis import flattened, words
from index.ordered import Ordered, of_buffers, of_words
from index.room import enlarged, room

__all__ = ["PlainVocabulary", "Vocabulary", "new_vocabulary"]

_FEW = 1 << 12  # words there is room for at first
_LARGE, _MANY = 1 << 20, 25_000_000  # words of a large batch, of the largest

_LOWER = bytes(range(256)).lower()
# what each byte of a text is in a word, 0 where it is in none
_FOLD = bytes(c if c > 127 or chr(c).isalnum() else 0 for c in _LOWER)
# words that are cut already stand one behind another, parted by spaces
_AS_CUT = bytes(0 if n == 32 else n for n in range(256))
# what is left of eight bytes where a word has n - 8 of them
_MASKS = array("Q", ((1 << 8 * min(max(n - 8, 0), 8)) - 1 for n in range(25)))


class Vocabulary:
    """Words and their numbers in flat buffers, for the compiled tokeniser."""

    def __init__(self) -> None:
        self._slots = room("Q", 6 * _FEW)
        self._starts = room("I", _FEW + 1)
        self._blob = room("B", 16 * _FEW)
        self._text = room("I", 4 * _FEW)
        self._known = array("I", [0])
        self._spelt, self._bounds = room("B", _FEW), room("I", _FEW)
        self._hashes = room("I", _FEW)
        self._written = 0

    def __len__(self) -> int:
        return self._known[0]

    @property
    def text(self) -> "memoryview[int]":
        """The numbers of all words that were cut, uint32, in order."""
        return self._text[: self._written]

    def cut(self, texts: Sequence[str]) -> "array[int]":
        """Number the words of texts behind those before; return how many each has."""
        # a space behind each: what a word is depends on what stands before it
        flat = [flattened(text) + b" " for text in texts]
        ends = array("I", accumulate(map(len, flat)))
        counts = array("I", bytes(4 * len(flat)))
        words = self._cut(b"".join(flat), ends, _FOLD, counts)
        start, self._written = self._written, self._written + words
        if self._written > len(self._text):
            # once large it has room for a whole segment: what is not used costs nothing
            most = max(2 * self._written, _MANY if self._written > _LARGE else 0)
            self._text = enlarged("I", self._text, most)
        self._number(words, self._text[start : self._written])
        return counts

    def number(self, found: Iterable[str]) -> "memoryview[int]":
        """Return the numbers of words that are cut and folded, uint32, in order."""
        cut = " ".join([*found, ""]).encode("utf-8", "surrogatepass")
        words = self._cut(cut, array("I", [len(cut)]), _AS_CUT, array("I", [0]))
        numbers = room("I", words)
        self._number(words, numbers)
        return numbers

    def ordered(self) -> Ordered:
        """Return the words by bytes ascending."""
        return of_buffers(self._blob, self._starts[: len(self) + 1])

    def _cut(
        self, text: bytes, ends: "array[int]", fold: bytes, counts: "array[int]"
    ) -> int:
        """Spell the words of texts; return how many there are."""
        if len(text) + 16 > len(self._spelt):
            self._spelt, self._bounds, self._hashes = (
                room(kind, 2 * len(text) + 16) for kind in ("B", "I", "I")
            )
        return tokens.cut_words(text, ends, fold, self._spelt, self._bounds, counts)

    def _number(self, words: int, out: "memoryview[int]") -> None:
        """Write the numbers of the words that were cut last."""
        spelt, bounds = self._spelt, self._bounds[: 2 * words]
        needed = self._starts[len(self)] + (bounds[-1] if words else 0)
        if needed > len(self._blob):
            self._blob = enlarged("B", self._blob, 2 * needed)
        word_table.hash_words(spelt, bounds, _MASKS, self._hashes)
        at = 0
        while at < words:
            at = word_table.number_words(
                spelt, bounds, _MASKS, self._hashes, at,
                self._slots, self._blob, self._starts, out, self._known,
            )  # fmt: skip
            if at < words:
                self._grow()

    def _grow(self) -> None:
        slots = room("Q", 2 * len(self._slots))
        word_table.place_words(self._slots, slots)
        self._slots = slots
        self._starts = enlarged("I", self._starts, 2 * len(self._starts))


class PlainVocabulary(dict[str, int]):
    """The same where the tokeniser is not compiled: regular expressions and a dict."""

    def __init__(self) -> None:
        super().__init__()
        self.text = array("I")

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number

    def cut(self, texts: Sequence[str]) -> "array[int]":
        """Number the words of texts behind those before; return how many each has."""
        found = [self.number(words(text)) for text in texts]
        for numbers in found:
            self.text += numbers
        return array("I", map(len, found))

    def number(self, found: Iterable[str]) -> "array[int]":
        """Return the numbers of words that are cut and folded, uint32, in order."""
        return array("I", map(self.__getitem__, found))

    def ordered(self) -> Ordered:
        """Return the words by bytes ascending."""
        return of_words([word.encode("utf-8", "surrogatepass") for word in self])


def new_vocabulary() -> Vocabulary | PlainVocabulary:
    """Return an empty vocabulary, the faster kind."""
    return (
        Vocabulary() if tokens.COMPILED and word_table.COMPILED else PlainVocabulary()
    )

"""The distinct words of a batch, as a segment holds them: by bytes ascending."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from zlib import crc32

from index import kernels, sorting
from index.room import room

__all__ = ["Ordered", "of_buffers", "of_words", "starts_of"]

# what a byte does to a CRC-32, made of that of the byte by itself
_STEPS = array("I", (crc32(bytes([n ^ 0xFF])) ^ 0xFF000000 for n in range(256)))


@dataclass(frozen=True, slots=True)
class Ordered:
    """Words in UTF-8, word n of them blob[starts[n]:starts[n + 1]]; `ranks` (uint32)
    says for the numbers they had before which they are."""

    blob: bytes | bytearray
    starts: "array[int]"
    ranks: "array[int]"

    def __len__(self) -> int:
        return len(self.ranks)

    def place(self, word: bytes) -> int:
        """Return the first number whose word is not below `word`."""
        return kernels.bisect(self.blob, self.starts, 0, len(self), word)

    def numbers(self, words: Sequence[bytes]) -> list[int]:
        """Return the numbers of those of the words that are here, ascending."""
        places = ((self.place(word), word) for word in words)
        return sorted(n for n, word in places if n < len(self) and self[n] == word)

    def __getitem__(self, number: int) -> bytes:
        return bytes(self.blob[self.starts[number] : self.starts[number + 1]])

    def texts(self, numbers: Iterable[int]) -> Iterator[str]:
        """Yield words."""
        blob, starts = self.blob, self.starts
        for number in numbers:
            word = blob[starts[number] : starts[number + 1]]
            yield word.decode("utf-8", "surrogatepass")

    def hashes(self) -> "memoryview[int]":
        """Return the CRC-32 of every word."""
        found = room("I", len(self))
        sorting.hash_words(self.blob, self.starts, _STEPS, found)
        return found


def of_words(words: list[bytes]) -> Ordered:
    """Return words that are numbered as they stand, sorted by Python."""
    order = sorted(range(len(words)), key=words.__getitem__)
    ranks = array("I", bytes(4 * len(order)))
    for rank, number in enumerate(order):
        ranks[number] = rank
    parts = [words[number] for number in order]
    return Ordered(b"".join(parts), starts_of(parts), ranks)


def of_buffers(blob: "memoryview[int]", starts: "memoryview[int]") -> Ordered:
    """Return the words of two buffers like those of `Ordered`, sorted without the
    interpreter."""
    count = len(starts) - 1
    numbers = array("I", bytes(4 * count))
    order, heads = room("I", count), room("Q", count)
    sorting.sort_words(blob, starts, heads, order, numbers)
    out, ends = bytearray(starts[-1]), array("I", bytes(4 * count + 4))
    sorting.spell_words(blob, starts, order, numbers, out, ends)
    return Ordered(out, ends, numbers)


def starts_of(parts: Sequence[bytes]) -> "array[int]":
    """Return where each word begins when they are laid end to end, and the end."""
    return array("I", accumulate(map(len, parts), initial=0))

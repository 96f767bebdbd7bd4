"""Lists of strings in a container, read where they lie, and written."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from index import kernels
from index.container import Container, ContainerWriter

__all__ = ["Strings", "write_bytes", "write_strings"]


class Strings:
    """Strings laid end to end, looked up by number or, where sorted, by bisection.

    Only what is read is proved. A bisection reads all over the blob: what it found is
    proved instead, for if it lies between its neighbours the way there was sound.
    """

    def __init__(self, container: Container, name: str) -> None:
        self._container, self._name = container, name
        self._prove_at = container.prover(f"{name}.at")
        self._prove_text = container.prover(f"{name}.blob")
        self.blob = container.unproved(f"{name}.blob")
        self.at = container.unproved(f"{name}.at", "I")
        proofs = self._prove_text, self._prove_at
        # what `[]` calls, for who asks for many
        self.text = kernels.StringTable(self.blob, self.at, *proofs).text

    def __len__(self) -> int:
        return len(self.at) - 1

    def __getitem__(self, number: int) -> str:
        return self.text(number)

    def bytes(self, number: int) -> bytes:
        """Return a string in UTF-8."""
        self._prove_at.check(4 * number, 4 * number + 8)
        start, end = self.at[number], self.at[number + 1]
        self._prove_text.check(start, end)
        return self.blob[start:end].tobytes()

    def prove(self, low: int, high: int) -> int:
        """Prove the strings [low, high), and return how many bytes they have."""
        self._prove_at.check(4 * low, 4 * high + 4)
        start, end = self.at[low], self.at[high]
        self._prove_text.check(start, end)
        return end - start

    def place(self, text: str, low: int = 0, high: int | None = None) -> int:
        """Return the first number in [low, high) whose string is not below `text`."""
        word = text.encode("utf-8", "surrogatepass")
        high = len(self) if high is None else high
        number = kernels.bisect(self.blob, self.at, low, high, word)
        if number > low and self.bytes(number - 1) >= word:
            self._container.verify()
        if number < high and self.bytes(number) < word:
            self._container.verify()
        return number

    def every(self, text: str) -> Iterator[int]:
        """Yield the numbers of a string wherever it stands in an unsorted list; reads
        the whole blob, 0.2 ms a megabyte."""
        word = text.encode("utf-8", "surrogatepass")
        blob = bytes(self._container.section(f"{self._name}.blob"))
        at = self._container.section(f"{self._name}.at", "I")
        start = blob.find(word)
        while start >= 0:
            number = bisect_left(at, start)
            if tuple(at[number : number + 2]) == (start, start + len(word)):
                yield number
            start = blob.find(word, start + 1)

    def find(self, text: str) -> int | None:
        """Return the number of a string, None if it is not there."""
        number = self.place(text)
        return number if number < len(self) and self[number] == text else None


def write_strings(writer: ContainerWriter, name: str, strings: Sequence[str]) -> None:
    write_bytes(writer, name, [t.encode("utf-8", "surrogatepass") for t in strings])


def write_bytes(writer: ContainerWriter, name: str, encoded: Sequence[bytes]) -> None:
    writer.add(f"{name}.blob", b"".join(encoded))
    writer.add(f"{name}.at", _starts(encoded))


def _starts(parts: Sequence[Sequence[object]]) -> "array[int]":
    """Return where each part begins when all are laid end to end, and the end."""
    return array("I", accumulate(map(len, parts), initial=0))

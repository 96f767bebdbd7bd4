"""Working memory of the kernels: one set a thread, kept between queries."""

from array import array
from threading import local

from index.inversion import MAX_DOCUMENTS

__all__ = ["scratch"]


class _Scratch(local):
    """Sums (float32) and marks (uint8) of every document; handed back all zero."""

    def __init__(self) -> None:
        self.sums = array("f", bytes(4 * MAX_DOCUMENTS))
        self.seen = bytearray(MAX_DOCUMENTS)
        self.one = array("I")
        self.two = array("I")

    def positions(self, size: int) -> "tuple[array[int], array[int]]":
        """Return two buffers that hold the positions of one posting each."""
        if len(self.one) < size:
            self.one, self.two = (array("I", bytes(4 * size)) for _ in range(2))
        return self.one, self.two


scratch = _Scratch()

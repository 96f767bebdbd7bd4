"""Big files of records, cut between records so that many processes can share one."""

import csv
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import IO

from index.errors import ReleaseError
from indexer.sources.encoding import decode
from indexer.sources.kinds import delimiter_of

__all__ = ["CHUNK", "FIELD_LIMIT", "Chunk", "csv_chunks", "line_chunks"]

CHUNK = 512 * 1024
FIELD_LIMIT = 2**31 - 1  # the most csv takes on every platform
Chunk = tuple[bytes, int]


def line_chunks(first: bytes, stream: IO[bytes], limit: int) -> Iterator[Chunk]:
    """Yield runs of whole lines and how many lines came before each. Of a line longer
    than `limit` bytes the rest is left out: what is left is too long all the same."""
    block, line = first, 0
    while block:
        block += stream.readline(limit + 1)
        if not block.endswith(b"\n"):
            _skip_line(stream)
            block += b"\n"
        yield block, line
        line += block.count(b"\n")
        block = stream.read(CHUNK)


def _skip_line(stream: IO[bytes]) -> None:
    rest = stream.readline(CHUNK)
    while rest and not rest.endswith(b"\n"):
        rest = stream.readline(CHUNK)


def csv_chunks(
    path: str, first: bytes, stream: IO[bytes], limit: int
) -> Iterator[Chunk]:
    """Yield runs of whole rows, each below the header, and how many lines of the file
    came before, less those of the header. Raise ReleaseError when a row has no end."""
    table = first.lstrip(b"\r\n")
    line = first.count(b"\n", 0, len(first) - len(table))
    cut = partial(stream.readline, limit + 1)
    lines = chain((table + cut()).splitlines(True), iter(cut, b""))
    rows = _rows(_Lines(path, lines, limit, line), decode(table.partition(b"\n")[0]))
    header = next(rows, b"")
    block, total = header, line + header.count(b"\n")
    for row in rows:
        block += row
        total += row.count(b"\n")
        if len(block) > CHUNK:
            yield block, line
            block, line = header, total - header.count(b"\n")
    if len(block) > len(header):
        yield block, line


class _Lines:
    """The lines of a table for the csv module, which says where its rows end, with
    their bytes kept until `take`; in the file, so many come `before`."""

    def __init__(
        self, path: str, lines: Iterable[bytes], limit: int, before: int
    ) -> None:
        self._path, self._lines, self._limit = path, iter(lines), limit
        self._taken: list[bytes] = []
        self._size, self._number = 0, before

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self._taken.append(line)
            self._size += len(line)
            self._number += 1
            if self._size > self._limit:
                raise self.error(f"a row is over {self._limit:,} bytes")
            yield line.decode("latin-1")

    def take(self) -> bytes:
        row, self._size = b"".join(self._taken), 0
        self._taken.clear()
        return row

    def error(self, reason: str) -> ReleaseError:
        return ReleaseError(self._path, f"it is not CSV: {reason}", self._number)


def _rows(lines: _Lines, header: str) -> Iterator[bytes]:
    csv.field_size_limit(FIELD_LIMIT)
    try:
        for _ in csv.reader(lines, delimiter=delimiter_of(header)):
            yield lines.take()
    except csv.Error as error:
        raise lines.error(str(error)) from error

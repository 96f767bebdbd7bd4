"""The documents of a segment: which they are, and where one is found by day and id."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property

from index.container import Container
from index.likeness import SLOTS
from index.numbering import SortKey, segment_key
from index.strings import Strings

__all__ = ["Documents"]


class Documents:
    """What a segment has of documents; `deleted` is a bit for each, or None. Every
    method raises IndexDamaged."""

    def __init__(self, container: Container, deleted: bytes | None) -> None:
        self.container, self.deleted = container, deleted
        self.documents: int = container.header["documents"]

    @cached_property
    def days(self) -> "memoryview[int]":
        return self.container.section("documents.days", "i")

    @cached_property
    def title_words(self) -> "memoryview[int]":
        return self.container.section("documents.titles", "I")

    @cached_property
    def lengths(self) -> "memoryview[float]":
        """The weighted length of each document."""
        return self.container.floats("documents.lengths")

    @cached_property
    def months(self) -> "tuple[memoryview[int], memoryview[int]]":
        """Year x 12 + month - 1 of each month, and where its documents begin."""
        section = self.container.section
        return section("months", "I"), section("months.starts", "I")

    @cached_property
    def _ids(self) -> Strings:
        return Strings(self.container, "ids")

    @cached_property
    def _titles(self) -> Strings:
        return Strings(self.container, "titles")

    @cached_property
    def id(self) -> Callable[[int], str]:
        """The function that returns the id of a document."""
        return self._ids.text

    @cached_property
    def title(self) -> Callable[[int], str]:
        """The function that returns the title of a document."""
        return self._titles.text

    def published(self, document: int) -> date | None:
        day = self.days[document]
        return date.fromordinal(day) if day else None

    @property
    def sequences(self) -> "memoryview[int]":
        """The number of every document's version in the archive."""
        return self.container.section("documents.sequences", "Q")

    def sequence(self, document: int) -> int:
        """Return the number of the document's version in the archive."""
        return self.container.numbers(
            "documents.sequences", document, document + 1, "Q"
        )[0]

    def sketch(self, document: int) -> "memoryview[int]":
        """Return what is kept of a document's body to know its like: SLOTS numbers."""
        start = SLOTS * document
        return self.container.numbers("documents.sketches", start, start + SLOTS, "H")

    def is_live(self, document: int) -> bool:
        """Whether the document is not deleted."""
        if self.deleted is None:
            return True
        return not self.deleted[document >> 3] >> (document & 7) & 1

    def key(self, document: int) -> SortKey:
        """Return the sort key of a document, as `segment_key` makes it."""
        return -self.days[document], self._ids[document]

    def after(self, key: SortKey) -> int:
        """Return the first document that comes after `key` in segment order."""
        low, high = self._same_day(key[0])
        return bisect_right(range(high), key[1], low, high, key=self.id)

    def locate(self, published: date | None, release_id: str) -> int | None:
        """Return the document number of a release, None if it is not here."""
        low, high = self._same_day(segment_key(published, release_id)[0])
        document = bisect_left(range(high), release_id, low, high, key=self.id)
        found = document < high and self.id(document) == release_id
        return document if found else None

    def shown(self, release_id: str) -> Iterator[int]:
        """Yield the live documents of a release, whatever its date; looks at all."""
        return filter(self.is_live, self._ids.every(release_id))

    def between(self, since: date | None, until: date | None) -> tuple[int, int]:
        """Return the range of documents of these days, both inclusive; None is open.

        With either given, undated documents are outside.
        """
        if since is None and until is None:
            return 0, self.documents
        low = self._first(-until.toordinal()) if until else 0
        high = self._first(1 - since.toordinal()) if since else self.dated
        return low, max(low, high)

    @cached_property
    def dated(self) -> int:
        """How many documents have a date; they come first."""
        return self._first(0)

    def _first(self, key: int) -> int:
        return bisect_left(self.days, key, key=lambda day: -day)

    def _same_day(self, key: int) -> tuple[int, int]:
        return self._first(key), self._first(key + 1)

"""The seam: what every engine can do, embedded or distributed."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Protocol

from msgspec import Struct

from index.relations import Relation
from index.release import Release
from index.results import Explanation, Facet, Marks, Place, Related, Results, Similar
from index.search import Order, Search, Suggestion
from index.version import Version

__all__ = ["Added", "Engine", "Writer"]


class Added(Struct, frozen=True):
    """What one `Writer.add` did, in numbers of releases."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Added") -> "Added":
        return Added(
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
        )


class Writer(Protocol):
    """The one writer of an index; a context manager that holds the lock."""

    def __enter__(self) -> "Writer": ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    @property
    def sequence(self) -> int:
        """The number of the newest version of any release; 0 when there is none."""
        ...

    def unchanged(self, release_id: str, digest: bytes) -> bool:
        """Whether the index holds this id with this `content_hash` already."""
        ...

    def add(self, releases: Iterable[Release]) -> Added:
        """Add one batch, durably and visibly, when this returns."""
        ...

    def retag(self, releases: Iterable[Release]) -> int:
        """Give a batch of releases other tags; return how many have them now.

        Their content stays, their older versions too. One that is not, or no longer,
        the current content of its id is left alone.
        """
        ...

    def releases(self, release_ids: Iterable[str] | None = None) -> Iterator[Release]:
        """Yield the current releases of these ids, or all; no order is promised."""
        ...

    def since(self, sequence: int) -> Iterator[tuple[Version, Release | None]]:
        """Yield all versions beyond number `sequence`, oldest first; None for the
        release where it was withdrawn."""
        ...

    def remove(self, release_ids: Iterable[str]) -> int:
        """Withdraw releases; return how many there were. Their versions are kept."""
        ...


class Engine(Protocol):
    """An index that answers. Only values cross this seam; there are no flags."""

    def search(self, search: Search) -> Results:
        """Return the answer. Raise QueryError if the text cannot be read."""
        ...

    def release(self, release_id: str) -> Release:
        """Return the release with its tags. Raise NotFound."""
        ...

    def explain(self, search: Search) -> tuple[Explanation, ...]:
        """Return what the score of each hit of a search is made of; () where the order
        is by date or no word was asked for. Raise QueryError."""
        ...

    def similar(self, release: Release, size: int) -> tuple[Similar, ...]:
        """Return up to `size` releases like one, the likest first, with what they
        share; no other version of its text is among them."""
        ...

    def related(self, relation: Relation, value: str) -> tuple[Related, ...]:
        """Return all that stand in a relation to a value, as all releases say it: those
        that most of them name first, of these the newest."""
        ...

    def marks(self, text: str, release: Release) -> tuple[Marks, Marks]:
        """Return where the words of a search stand in the title and in the body of a
        release. Raise QueryError if the text cannot be read."""
        ...

    def facet(
        self,
        field: str,
        search: Search,
        prefix: str = "",
        offset: int = 0,
        order: Order = "count",
    ) -> Facet:
        """Return up to 100 values of one facet from `offset`, those whose label has a
        word that begins with `prefix`: picked ones first, then the most frequent, or
        all A-Z."""
        ...

    def places(self, search: Search) -> tuple[Place, ...]:
        """Return the up to 100 most frequent locations of what a search finds, and
        where each lies. Raise QueryError if the text cannot be read."""
        ...

    def suggest(self, prefix: str) -> tuple[Suggestion, ...]:
        """Return up to 10 facet values with words that go on as `prefix`, the most
        frequent first, then up to 3 releases with such a title, the newest first."""
        ...

    def writer(self, wait: float = 0.0) -> Writer:
        """Return the writer, waiting at most `wait` seconds. Raise IndexLocked."""
        ...

    def place(self, name: str) -> Path:
        """Return where a file lies that belongs to the index but not to the engine."""
        ...

    def revision(self) -> str:
        """Return a text that is another whenever any answer may be another."""
        ...

    def stats(self) -> Mapping[str, object]:
        """Return counts, sizes in bytes and the state of the engine."""
        ...

"""The facts of a segment: kept while it is made, written, and read where they lie."""

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index import building
from index.container import Container, ContainerWriter
from index.relations import Relation, facts
from index.release import Release
from index.room import room
from index.strings import Strings, write_bytes

__all__ = ["Facts", "FactsKept", "Told"]


class FactsKept:
    """The facts of the documents of a segment, one document after another."""

    def __init__(self) -> None:
        self._known: dict[bytes, int] = {}
        self._numbers = array("I")
        self._documents = array("I")
        self._days = array("i")

    def add(self, document: int, release: Release) -> None:
        """Keep what a release says."""
        for fact, day in facts(release).items():
            spelt = _spelt(fact.relation, fact.of, *fact.names)
            number = self._known.setdefault(spelt, len(self._known))
            self._numbers.append(number)
            self._documents.append(document)
            self._days.append(day.toordinal() if day else 0)

    def write(self, writer: ContainerWriter) -> None:
        """Write every distinct fact, and the documents that say it."""
        spelt = sorted(self._known)
        ranks = room("I", len(spelt))
        for rank, text in enumerate(spelt):
            ranks[self._known[text]] = rank
        starts = room("I", len(spelt) + 1)
        order = room("I", len(self._numbers))
        building.remap(self._numbers, ranks)
        building.gather_members(self._numbers, starts, order)
        write_bytes(writer, "facts", spelt)
        writer.add("facts.starts", starts)
        writer.add("facts.docs", array("H", [self._documents[n] for n in order]))
        writer.add("facts.days", array("i", [self._days[n] for n in order]))


class Told(NamedTuple):
    """That documents say something of a value, each of them of a day: its ordinal, 0
    where it gives none."""

    names: tuple[str, ...]
    documents: Sequence[int]
    days: Sequence[int]


class Facts:
    """What a segment has of facts; every method raises IndexDamaged."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._texts = Strings(container, "facts")

    def told(self, relation: Relation, value: str) -> Iterator[Told]:
        """Yield what the documents say of a value in one relation."""
        begin = _spelt(relation, value, "").decode("utf-8", "surrogatepass")
        low = self._texts.place(begin)
        high = self._texts.place(f"{begin[:-1]}\x01", low)
        for number in range(low, high):
            names = tuple(self._texts[number].split("\0")[2:])
            yield Told(names, *self._said(number))

    def _said(self, number: int) -> "tuple[memoryview[int], memoryview[int]]":
        read = self._container.numbers
        start, end = read("facts.starts", number, number + 2)
        documents = read("facts.docs", start, end, "H")
        return documents, read("facts.days", start, end, "i")


def _spelt(*parts: str) -> bytes:
    return "\0".join(parts).encode("utf-8", "surrogatepass")

"""Who held which office and who met whom, over all releases that say it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from index.archive import Archive
from index.facts import Told
from index.numbering import SortKey
from index.relations import FIELDS, Relation, facts
from index.results import Related
from index.segment import Segment
from index.state import State

__all__ = ["related"]

_AT_ONCE = 100  # releases, of a segment that was written before facts were


class _Said(NamedTuple):
    segment: Segment
    document: int
    day: date | None

    @property
    def number(self) -> int:
        """The ordinal of the day, 0 where none is given."""
        return self.day.toordinal() if self.day else 0

    @property
    def key(self) -> SortKey:
        """The sort key of the release, the newest first."""
        return self.segment.key(self.document)


def related(
    state: State, archive: Archive, relation: Relation, value: str
) -> tuple[Related, ...]:
    """Return all that stand in a relation to a value, those that most releases name
    first, of these the newest. O(releases that say something of it in it)."""
    said: dict[tuple[str, ...], list[_Said]] = {}
    for segment in state.segments:
        for names, document, day in _told(segment, archive, relation, value):
            if segment.is_live(document):
                said.setdefault(names, []).append(_Said(segment, document, day))
    found = [_related(names, each) for names, each in said.items()]
    found.sort(key=lambda one: (-one.releases, -_ordinal(one.last), one.names))
    return tuple(found)


def _told(
    segment: Segment, archive: Archive, relation: Relation, value: str
) -> Iterable[Told]:
    if segment.facts is not None:
        return segment.facts.told(relation, value)
    return _read(segment, archive, relation, value)


def _read(
    segment: Segment, archive: Archive, relation: Relation, value: str
) -> Iterator[Told]:
    """Yield what a segment does not have from the releases themselves."""
    documents = [n for n in _having(segment, relation, value) if segment.is_live(n)]
    for at in range(0, len(documents), _AT_ONCE):
        part = documents[at : at + _AT_ONCE]
        releases = archive.read([segment.sequence(n) for n in part], found=False)
        for document, release in zip(part, releases, strict=True):
            for fact, day in facts(release).items():
                if fact[:2] == (relation, value):
                    yield Told(fact.names, document, day)


def _having(segment: Segment, relation: Relation, value: str) -> Iterable[int]:
    number = segment.value(FIELDS[relation], value)
    if number is None:
        return ()
    starts = segment.value_starts
    return segment.value_docs[starts[number] : starts[number + 1]]


def _related(names: tuple[str, ...], said: list[_Said]) -> Related:
    last = max(one.number for one in said)
    newest = min((one for one in said if one.number == last), key=lambda one: one.key)
    return Related(
        names=names,
        releases=len(said),
        first=min((one.day for one in said if one.day), default=None),
        last=newest.day,
        newest=newest.segment.id(newest.document),
    )


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0

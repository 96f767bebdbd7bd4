"""Who held which office and who met whom, over all releases that say it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from index.archive import Archive
from index.facts import Told
from index.relations import FIELDS, Relation, facts
from index.results import Related
from index.segment import Segment
from index.state import State

__all__ = ["related"]

_AT_ONCE = 100  # releases, of a segment that was written before facts were


class _Said(NamedTuple):
    day: int
    segment: Segment
    document: int


def related(
    state: State, archive: Archive, relation: Relation, value: str
) -> tuple[Related, ...]:
    """Return all that stand in a relation to a value, those that most releases name
    first, of these the newest. O(releases that say something of it in it)."""
    said: dict[tuple[str, ...], list[_Said]] = {}
    for segment in state.segments:
        for names, documents, days in _told(segment, archive, relation, value):
            each = [_Said(d, segment, n) for n, d in zip(documents, days, strict=True)]
            if segment.deleted is not None:
                each = [one for one in each if segment.is_live(one.document)]
            said.setdefault(names, []).extend(each)
    found = [_related(names, each) for names, each in said.items() if each]
    found.sort(key=_rank)
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
                    yield Told(fact.names, [document], [day.toordinal() if day else 0])


def _having(segment: Segment, relation: Relation, value: str) -> Iterable[int]:
    number = segment.value(FIELDS[relation], value)
    if number is None:
        return ()
    starts = segment.value_starts
    return segment.value_docs[starts[number] : starts[number + 1]]


def _related(names: tuple[str, ...], said: list[_Said]) -> Related:
    days = [one.day for one in said]
    last = max(days)
    # of several of the last day the one that is found first
    newest = min(
        (one for one in said if one.day == last),
        key=lambda one: one.segment.key(one.document),
    )
    return Related(
        names=names,
        releases=len(said),
        first=_day(min(filter(None, days), default=0)),
        last=_day(last),
        newest=newest.segment.id(newest.document),
    )


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _rank(one: Related) -> tuple[int, int, tuple[str, ...]]:
    return -one.releases, -(one.last.toordinal() if one.last else 0), one.names

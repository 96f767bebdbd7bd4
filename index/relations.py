"""What a release says of whom: who held which office, and who met whom, on which day.

A release tells offices and meetings by the names it uses; its tags say whose they are.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from index.release import Meeting, Participant, Release

__all__ = ["FIELDS", "Fact", "Relation", "facts"]

Relation = Literal["held", "holder", "met", "met_at"]
# The field whose values each relation is told of: the offices that a participant held,
# the holders of an office, whom a participant met, and who met at a location.
FIELDS: dict[Relation, str] = {
    "held": "participants",
    "holder": "offices",
    "met": "participants",
    "met_at": "locations",
}
_TELLING = frozenset([Participant, Meeting])


class Fact(NamedTuple):
    """That `names` stand in a relation to the value `of`."""

    relation: Relation
    of: str
    names: tuple[str, ...]


def facts(release: Release) -> dict[Fact, date | None]:
    """Return what a release says, with the last day that it says it of: that of the
    meeting, else its own."""
    found: dict[Fact, date | None] = {}
    if not _TELLING.intersection(map(type, release.tags)):
        return found  # at once, for many releases have only tags that tell nothing
    for fact, day in (*_offices(release), *_meetings(release)):
        before = found.get(fact)
        found[fact] = max(day, before) if day and before else day or before
    return found


def _offices(release: Release) -> Iterator[tuple[Fact, date | None]]:
    # offices stand with a person as stated; their tags say what else they are called
    known = _known(release, "offices")
    for person in release.tags:
        if isinstance(person, Participant) and person.field == "participants":
            for stated in person.offices:
                office = known.get(stated, stated)
                yield Fact("held", person.value, (office,)), release.published
                yield Fact("holder", office, (person.value,)), release.published


def _meetings(release: Release) -> Iterator[tuple[Fact, date | None]]:
    known = _known(release, "participants")
    for tag in release.tags:
        if isinstance(tag, Meeting):
            who, whom = _named(tag.who, known), _named(tag.whom, known)
            day = date.fromisoformat(tag.day) if tag.day else release.published
            every = tuple(dict.fromkeys((*who, *whom)))
            for fact in _met(who, whom, every):
                yield fact, day
            if tag.place and len(tag.who + tag.whom) > 1:
                yield Fact("met_at", tag.place, every), day


def _met(who: list[str], whom: list[str], every: Iterable[str]) -> Iterator[Fact]:
    """Yield whom each of them met: the other side; where there is none, all others."""
    for name in every:
        others = who if name in whom else whom or who
        for other in {*others} - {name}:
            yield Fact("met", name, (other,))


def _known(release: Release, field: str) -> dict[str, str]:
    return {name: tag.value for tag in release.tagged(field) for name in tag.variants}


def _named(names: Iterable[str], known: dict[str, str]) -> list[str]:
    return [known.get(name, name) for name in names]

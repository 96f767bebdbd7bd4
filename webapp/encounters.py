"""Whom somebody met, and who met at a place, as releases say it, and when.

A release tells meetings by the names it uses; its participants say whose they are.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from index.release import Meeting, Release

__all__ = ["Companion", "companions"]

MOST = 12


class Companion(Struct, frozen=True):
    """Somebody who was met, or some who met; how many `releases` say so, and the newest
    of them: its id, the day that it gives for the meeting, else its own.

    `names` are values of participants.
    """

    names: tuple[str, ...]
    releases: int
    newest: str
    day: date | None


def companions(
    releases: Iterable[Release], field: str, value: str
) -> tuple[Companion, ...]:
    """Return whom a participant met, or who met at a location, the most frequent first
    and of these the newest; at most 12, () for other fields."""
    seen: dict[tuple[str, ...], dict[str, date | None]] = {}
    for release in releases:
        for names, day in _met(release, field, value):
            seen.setdefault(names, {})[release.id] = day
    found = [_companion(names, days) for names, days in seen.items()]
    found.sort(key=lambda one: (-one.releases, -_number(one.day), one.names))
    return tuple(found[:MOST])


def _met(
    release: Release, field: str, value: str
) -> Iterator[tuple[tuple[str, ...], date | None]]:
    known = {n: t.value for t in release.tagged("participants") for n in t.variants}
    for tag in release.tags:
        if not isinstance(tag, Meeting):
            continue
        day = date.fromisoformat(tag.day) if tag.day else release.published
        who = [known.get(name, name) for name in tag.who]
        whom = [known.get(name, name) for name in tag.whom]
        if field == "participants":
            yield from (((name,), day) for name in _opposite(who, whom, value))
        elif field == "locations" and tag.place == value and len(who + whom) > 1:
            yield tuple(dict.fromkeys(who + whom)), day


def _opposite(who: list[str], whom: list[str], name: str) -> set[str]:
    """Return whom `name` met: the other side; where there are none, all others."""
    if name in whom:
        return {*who} - {name}
    if name in who:
        return {*(whom or who)} - {name}
    return set()


def _companion(names: tuple[str, ...], days: dict[str, date | None]) -> Companion:
    newest = max(days, key=lambda name: (_number(days[name]), name))
    return Companion(names, len(days), newest, days[newest])


def _number(day: date | None) -> int:
    return day.toordinal() if day else 0

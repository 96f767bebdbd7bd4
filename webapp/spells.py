"""Who held which office from when to when, as releases say it, and as it is drawn."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from index.release import Participant, Release

__all__ = ["Holding", "Spell", "holdings"]

HOLDINGS = 12


class Spell(Struct, frozen=True):
    """An office of a person, or a person in an office, as some releases say."""

    name: str
    first: date
    last: date
    releases: int


class Holding(Struct, frozen=True):
    """A spell as drawn: where it begins and how long it is, in percent of the strip."""

    spell: Spell
    x: float
    width: float


def holdings(
    releases: Iterable[Release], field: str, value: str
) -> tuple[Holding, ...]:
    """Return the offices of a person or the holders of an office, in order of time;
    of more than 12 those that most releases name. () for other fields."""
    return tuple(_drawn(_spells(releases, field, value)))


def _spells(releases: Iterable[Release], field: str, value: str) -> list[Spell]:
    seen: dict[str, dict[str, date]] = {}
    for release in releases:
        for name in _held(release, field, value):
            if release.published:
                seen.setdefault(name, {})[release.id] = release.published
    spells = [
        Spell(name, min(days.values()), max(days.values()), len(days))
        for name, days in seen.items()
    ]
    spells.sort(key=lambda spell: (-spell.releases, spell.name))
    return spells[:HOLDINGS]


def _held(release: Release, field: str, value: str) -> Iterator[str]:
    # offices stand with a person as stated; their tags say what else they are called
    offices = {n: t.value for t in release.tagged("offices") for n in t.variants}
    for person in release.tagged("participants"):
        if not isinstance(person, Participant):
            continue
        held = [offices.get(office, office) for office in person.offices]
        if field == "participants" and person.value == value:
            yield from held
        elif field == "offices" and value in held:
            yield person.value


def _drawn(spells: list[Spell]) -> Iterator[Holding]:
    if not spells:
        return
    first = min(spell.first for spell in spells).toordinal()
    days = max(spell.last for spell in spells).toordinal() + 1 - first
    for spell in sorted(spells, key=lambda spell: (spell.first, spell.last)):
        x = 100 * (spell.first.toordinal() - first) / days
        width = 100 * ((spell.last - spell.first).days + 1) / days
        width = max(width, 1.0)
        yield Holding(spell, round(min(x, 100 - width), 2), round(width, 2))

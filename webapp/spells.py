"""Who held which office from when to when, as it is drawn."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from index.results import Related

__all__ = ["Holding", "Spell", "holdings", "spells"]


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


def spells(held: Iterable[Related]) -> list[Spell]:
    """Return the offices of a person or the holders of an office in the same order,
    none without a day."""
    return [
        Spell(one.names[0], one.first, one.last, one.releases)
        for one in held
        if one.first and one.last
    ]


def holdings(spells: Sequence[Spell]) -> tuple[Holding, ...]:
    """Return spells as drawn on one strip, in order of time."""
    return tuple(_drawn(spells))


def _drawn(spells: Sequence[Spell]) -> Iterator[Holding]:
    if not spells:
        return
    first = min(spell.first for spell in spells).toordinal()
    days = max(spell.last for spell in spells).toordinal() + 1 - first
    for spell in sorted(spells, key=lambda spell: (spell.first, spell.last)):
        x = 100 * (spell.first.toordinal() - first) / days
        width = 100 * ((spell.last - spell.first).days + 1) / days
        width = max(width, 1.0)
        yield Holding(spell, round(min(x, 100 - width), 2), round(width, 2))

"""One person, office, organisation, place or topic: when, with whom, where, as what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from index.engine import Engine
from index.errors import NotFound
from index.release import Participant, Release
from index.results import Facet, Results
from index.search import Picks, Search, Sort
from webapp import links
from webapp.words import SINGULAR

__all__ = ["ENTITY_FIELDS", "Entity", "Holding", "Spell", "entity"]

ENTITY_FIELDS = ("participants", "offices", "organisations", "locations", "topics")
HELD = ("participants", "offices")
SHOWN = 10
# Who held what is read from so many slices of the time, so many releases of each.
SLICES, EACH = 10, 10
HOLDINGS = 12


@dataclass(frozen=True, slots=True)
class Spell:
    """An office of a person, or a person in an office, as some releases say."""

    name: str
    first: date
    last: date
    releases: int


@dataclass(frozen=True, slots=True)
class Holding:
    """A spell as drawn: where it begins and how long it is, in percent of the strip."""

    spell: Spell
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Entity:
    """All that is found of one value; `holdings` rest on `read` of its releases."""

    field: str
    value: str
    label: str
    search: Search
    results: Results
    first: Release | None
    last: Release | None
    others: tuple[Facet, ...]
    holdings: tuple[Holding, ...]
    read: int


def entity(engine: Engine, field: str, value: str) -> Entity:
    """Return what the index has of a value. Raise NotFound if no release has it."""
    # demanded, not picked: counts of its own field are then of what it occurs with
    search = Search().with_picks(Picks(field, all=(value,)))
    newest = engine.search(replace(search, size=SHOWN, sort="newest"))
    if not newest.total:
        raise NotFound(f"no release has the {SINGULAR[field]} {value!r}")
    oldest = engine.search(replace(search, size=1, sort="oldest"))
    read = list(_spread(engine, newest)) if field in HELD else []
    return Entity(
        field=field,
        value=value,
        label=_label(newest, field, value),
        search=Search().with_picks(Picks(field, any=(value,))),
        results=newest,
        first=_dated(hit.release for hit in oldest.hits),
        last=_dated(hit.release for hit in newest.hits),
        others=tuple(_without(facet, field, value) for facet in newest.facets),
        holdings=tuple(_drawn(_spells(read, field, value))),
        read=len(read),
    )


def _label(results: Results, field: str, value: str) -> str:
    values = (
        v for facet in results.facets if facet.field == field for v in facet.values
    )
    return next(v.label for v in values if v.value == value)


def _spread(engine: Engine, results: Results) -> Iterator[Release]:
    """Yield dated releases, all of them or as many from each slice of the time."""
    bars = [bar for bar in results.histogram if bar.count]
    few = results.total <= SLICES * EACH
    slices, size = (1, SLICES * EACH) if few else (SLICES, EACH)
    step = -(-len(bars) // slices)
    for at in range(0, len(bars), step or 1):
        part = bars[at : at + step]
        time = links.within(results.search, part[0].start, part[-1].end)
        # from the beginning of the first slice, from the end of all others
        order: Sort = "newest" if at else "oldest"
        for hit in engine.search(replace(time, size=size, sort=order)).hits:
            yield hit.release


def _dated(releases: Iterable[Release]) -> Release | None:
    return next((release for release in releases if release.published), None)


def _without(facet: Facet, field: str, value: str) -> Facet:
    if facet.field != field:
        return facet
    kept = tuple(other for other in facet.values if other.value != value)
    return replace(facet, values=kept, total=facet.total - 1)


def _spells(releases: Iterable[Release], field: str, value: str) -> list[Spell]:
    """Return offices of a person or holders of an office, most often named first."""
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

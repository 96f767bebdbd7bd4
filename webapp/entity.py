"""One person, office, organisation, place or topic: when, with whom, where, as what."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from index.engine import Engine
from index.errors import NotFound
from index.release import Release
from index.results import Facet, Results
from index.search import Picks, Search, Sort
from webapp import links
from webapp.encounters import Companion, companions
from webapp.export import all_hits
from webapp.spells import Holding, holdings
from webapp.words import SINGULAR

__all__ = ["ENTITY_FIELDS", "Entity", "entity"]

ENTITY_FIELDS = ("participants", "offices", "organisations", "locations", "topics")
# What no facet counts, who held what and who met whom, is read from the releases: up to
# WHOLE from all of them, in 0.2 ms of processor time each, of more from so many of each
# of SLICES of the time. Those of a place are many, and long.
READ = {"participants": 6, "offices": 6, "locations": 3}
WHOLE = 240
SLICES = 10
SHOWN = 10


class Entity(Struct, frozen=True):
    """All that is found of one value; `holdings` and `met` rest on `read` of its
    releases."""

    field: str
    value: str
    label: str
    search: Search
    results: Results
    first: Release | None
    last: Release | None
    others: tuple[Facet, ...]
    holdings: tuple[Holding, ...]
    met: tuple[Companion, ...]
    read: int


def entity(engine: Engine, field: str, value: str) -> Entity:
    """Return what the index has of a value. Raise NotFound if no release has it."""
    # demanded, not picked: counts of its own field are then of what it occurs with
    search = Search().with_picks(Picks(field, all=(value,)))
    newest = engine.search(replace(search, size=SHOWN, sort="newest"))
    if not newest.total:
        raise NotFound(f'no release has the {SINGULAR[field]} "{value}"')
    oldest = engine.search(replace(search, size=1, sort="oldest"))
    read = list(_read(engine, newest, READ[field])) if field in READ else []
    return Entity(
        field=field,
        value=value,
        label=_label(newest, field, value),
        search=Search().with_picks(Picks(field, any=(value,))),
        results=newest,
        first=_dated(hit.release for hit in oldest.hits),
        last=_dated(hit.release for hit in newest.hits),
        others=tuple(_without(facet, field, value) for facet in newest.facets),
        holdings=holdings(read, field, value),
        met=companions(read, field, value),
        read=len(read),
    )


def _label(results: Results, field: str, value: str) -> str:
    values = (
        v for facet in results.facets if facet.field == field for v in facet.values
    )
    return next(v.label for v in values if v.value == value)


def _read(engine: Engine, results: Results, each: int) -> Iterator[Release]:
    """Yield all releases found, or of many some, spread over the time."""
    if results.total > WHOLE:
        yield from _spread(engine, results, each)
    else:
        yield from (hit.release for hit in all_hits(engine, results.search))


def _spread(engine: Engine, results: Results, each: int) -> Iterator[Release]:
    """Yield as many dated releases from each slice of the time."""
    bars = [bar for bar in results.histogram if bar.count]
    step = -(-len(bars) // SLICES) or 1
    slices = range(0, len(bars), step)
    for at in slices:
        size = SLICES * each // len(slices)
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

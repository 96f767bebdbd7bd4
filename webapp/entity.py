"""One person, office, organisation, place or topic: when, with whom, where, as what."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from index.engine import Engine
from index.errors import NotFound
from index.relations import Relation
from index.release import Release
from index.results import Facet, Related, Results
from index.search import Picks, Search
from webapp.spells import Holding, holdings, spells
from webapp.words import SINGULAR

__all__ = ["ENTITY_FIELDS", "Entity", "entity"]

ENTITY_FIELDS = ("participants", "offices", "organisations", "locations", "topics")
# What no facet counts: which offices and who held them, and who met.
HELD: dict[str, Relation] = {"participants": "held", "offices": "holder"}
MET: dict[str, Relation] = {"participants": "met", "locations": "met_at"}
MOST = 12
SHOWN = 10


class Entity(Struct, frozen=True):
    """All that is found of one value; of all `held` and all `meetings` those are shown
    that most releases say so of."""

    field: str
    value: str
    label: str
    search: Search
    results: Results
    first: Release | None
    last: Release | None
    others: tuple[Facet, ...]
    holdings: tuple[Holding, ...]
    held: int
    met: tuple[Related, ...]
    meetings: int


def entity(engine: Engine, field: str, value: str) -> Entity:
    """Return what the index has of a value. Raise NotFound if no release has it."""
    # demanded, not picked: counts of its own field are then of what it occurs with
    search = Search().with_picks(Picks(field, all=(value,)))
    newest = engine.search(replace(search, size=SHOWN, sort="newest"))
    if not newest.total:
        raise NotFound(f'no release has the {SINGULAR[field]} "{value}"')
    oldest = engine.search(replace(search, size=1, sort="oldest"))
    held = spells(engine.related(HELD[field], value) if field in HELD else ())
    met = engine.related(MET[field], value) if field in MET else ()
    return Entity(
        field=field,
        value=value,
        label=_label(newest, field, value),
        search=Search().with_picks(Picks(field, any=(value,))),
        results=newest,
        first=_dated(hit.release for hit in oldest.hits),
        last=_dated(hit.release for hit in newest.hits),
        others=tuple(_without(facet, field, value) for facet in newest.facets),
        holdings=holdings(held[:MOST]),
        held=len(held),
        met=met[:MOST],
        meetings=len(met),
    )


def _label(results: Results, field: str, value: str) -> str:
    values = (
        v for facet in results.facets if facet.field == field for v in facet.values
    )
    return next(v.label for v in values if v.value == value)


def _dated(releases: Iterable[Release]) -> Release | None:
    return next((release for release in releases if release.published), None)


def _without(facet: Facet, field: str, value: str) -> Facet:
    if facet.field != field:
        return facet
    kept = tuple(other for other in facet.values if other.value != value)
    return replace(facet, values=kept, total=facet.total - 1)

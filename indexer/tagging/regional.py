"""The region or town that an office itself names: Ohio Attorney General, Lund Fire
Chief, Minister of Water of Styria."""

from indexer.tagging.gazetteer import peoples_of_regions, places
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office
from indexer.tagging.words import ORGANISATION

__all__ = ["region_of"]

# they sit for a state in what is the whole country's
_NATIONAL = (
    "senator sen. sen representative rep. rep congressman congresswoman member "
    "ambassador mp m.p mna mep".split()
)
# whose office may be that of a region, and the bodies in which they hold it
_GOVERNING = frozenset(
    "minister secretary commissioner president speaker treasurer chancellor marshal "
    "premier governor auditor comptroller".split()
)
_GOVERNMENTS = frozenset(
    "government ministry department cabinet parliament assembly legislature "
    "council".split()
)
_NAMED_UNITS = frozenset("voivodeship oblast governorate canton prefecture".split())
_OF_TOWN_SERVICES = (
    ["fire", "chief"],
    ["police", "chief"],
    ["fire", "marshal"],
    ["city", "manager"],
    ["city", "attorney"],
    ["city", "clerk"],
    ["schools", "superintendent"],
)


def region_of(marked: Marked, office: Office) -> str | None:
    """Return the region, or the town of a service, that an office names."""
    found = _region_before(marked, office) or _region_behind(marked, office)
    return found or _town_of_service(marked, office)


def _region_before(marked: Marked, office: Office) -> str | None:
    """Return the region in "Ohio Attorney General", within the office or before it."""
    text = marked.text
    if text.keys[office.head].rstrip("s.") in _NATIONAL:
        return None
    for start in (office.start, office.start - 1, office.start - 2):
        if people := peoples_of_regions().get(text.keys[start]):
            return people.name if start >= office.start - 1 else None
        end = marked.known[start] if start >= 0 else 0
        known = places().get(text.key(start, end), ()) if end else ()
        region = known and known[0].kind == "region" and known[0].country
        if region and end in (office.start, *range(office.start + 1, office.head + 1)):
            return known[0].name
    return None


def _region_behind(marked: Marked, office: Office) -> str | None:
    """Return the region in "Minister of Transportation of Ontario", where it ends."""
    text = marked.text
    if text.keys[office.head] not in _GOVERNING:
        return None
    for link in range(office.end - 1, office.head, -1):
        if text.keys[link] != "of":
            continue
        start = link + 1 + (text.keys[link + 1] == "the")
        whose = text.kinds[link - 1]
        if whose & ORGANISATION and text.keys[link - 1] not in _GOVERNMENTS:
            return None
        if text.keys[office.end - 1] in _NAMED_UNITS and start < office.end - 1:
            return text.cut(start, office.end)
        return _region(marked, start) if marked.known[start] == office.end else None
    return None


def _region(marked: Marked, start: int) -> str | None:
    known = places().get(marked.text.key(start, marked.known[start]), ())
    areas = (place for place in known if place.kind != "city")
    area = next(areas, None)
    return area.name if area and area.kind == "region" and area.country else None


def _town_of_service(marked: Marked, office: Office) -> str | None:
    """Return the town in "Lund Fire Chief", "Lund City Manager"."""
    text, head = marked.text, office.head
    if text.keys[head - 1 : head + 1] not in _OF_TOWN_SERVICES:
        return None
    for start in (office.start, office.start - 1):
        end = marked.known[start]
        known = places().get(text.key(start, end), ()) if end else ()
        if known and start < end <= head - 1 and known[0].kind == "city":
            return text.cut(start, end)
    return None

"""The other country where a town or region in the name of an office lies."""

from indexer.tagging.atlas import Place, country_name
from indexer.tagging.beside import Mention
from indexer.tagging.gazetteer import lengths, places
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office

__all__ = ["place_of_body"]

LARGE = 500_000  # people in a town that its name alone shows
_ROYAL = ("prince", "princess", "emir", "ruler", "sheikh", "sultan", "king", "queen")


def place_of_body(marked: Marked, mention: Mention, home: str | None) -> str | None:
    """Return the other country where a town or region in an office's name lies."""
    for office in mention.offices:
        for at in range(office.head + 1, office.end):
            known = _place_at(marked, at)
            if not known:
                continue
            inner = _is_royal(marked, office, at) or any(
                start <= at < marked.bodies.get(start, 0)
                for start in range(office.head, at + 1)
            )
            country = known[0].country
            abroad = country not in (None, home) and known[0].kind != "country"
            if inner and abroad and known[0].population >= LARGE:
                return country_name(country or "")
    return None


def _place_at(marked: Marked, at: int) -> tuple[Place, ...]:
    """Return what the longest place at a token may be, also within a body's name."""
    for count in lengths(marked.text.keys, at):
        if known := places().get(marked.text.key(at, at + count)):
            return known
    return ()


def _is_royal(marked: Marked, office: Office, at: int) -> bool:
    # Crown Prince of Abu Dhabi
    keys = marked.text.keys
    return keys[office.head] in _ROYAL and keys[at - 1] == "of"

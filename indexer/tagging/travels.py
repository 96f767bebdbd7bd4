"""Who is met on a visit to a country, and acts for it: met President X in Quito."""

from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.nations import nation_at
from indexer.tagging.serving import OF_STATES
from indexer.tagging.words import CAPITAL

__all__ = ["met_on_a_visit"]

MOST_LISTED = 40  # tokens of a list of whom somebody met
MOST_TO_PLACE = 30  # tokens behind a name in which "in Quito" may stand
REACH = 150  # tokens before a name in which a journey may be told
_MET = frozenset("meet meets met meeting talks discussions received".split())
_LISTING = frozenset((",", "and", "&", "of", "for", "the", "his", "her", "its"))
_IN = ("in", "to")
_VISITED = frozenset("visited visits visiting visit".split())
_JOURNEYS = frozenset(
    "arrived arrives arrival arriving flew journey tour travel traveled traveling "
    "travelled travelling travels trip visit".split()
)


def met_on_a_visit(marked: Marked, mention: Mention, home: Home) -> str | None:
    """Return the other country that someone in office is met in, None for nobody."""
    keys = marked.text.keys
    heads = {keys[office.head] for office in mention.offices}
    national = not heads.isdisjoint(OF_STATES)
    if not national or not home.country or not _is_met(marked, mention.first):
        return None
    begin, end = marked.text.sentence(mention.first)
    last = min(mention.end + MOST_TO_PLACE, len(marked.text))
    behind = range(mention.end, last)
    inside = [at for at in behind if marked.text.starts[at] < end]
    iso = _placed(marked, inside) or _visited(marked, mention.first)
    return country_name(iso) if iso and iso != home.country else None


def _is_met(marked: Marked, first: int) -> bool:
    """Whether "met", "talks with", "received by" stands before a list to a token."""
    keys, kinds, at = marked.text.keys, marked.text.kinds, first
    while first - at < MOST_LISTED and (
        kinds[at - 1] & CAPITAL or keys[at - 1] in _LISTING
    ):
        at -= 1
    by = at - 1
    if keys[by] in ("with", "by"):
        return keys[by - 1] in _MET
    return keys[by] in ("met", "meet", "meets", "meeting")


def _placed(marked: Marked, behind: list[int]) -> str | None:
    """Return the country of the first "in Quito" behind."""
    keys = marked.text.keys
    found = (nation_at(marked, at) for at in behind if keys[at - 1] == "in")
    return next(filter(None, found), None)


def _visited(marked: Marked, first: int) -> str | None:
    """Return the country of the last journey told before a token."""
    keys = marked.text.keys
    for at in range(first - 1, max(first - REACH, 0), -1):
        start = at - (keys[at - 1] == "the")
        before = keys[start - 1]
        goes = before in _VISITED or before in _IN and _goes(marked, start - 1)
        if goes and (iso := nation_at(marked, at)):
            return iso
    return None


def _goes(marked: Marked, link: int) -> bool:
    # on her official visit to, arrived on Monday in
    keys = marked.text.keys[max(link - 3, 0) : link]
    return not _JOURNEYS.isdisjoint(keys)

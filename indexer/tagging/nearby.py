"""The country of what is named beside a place: a town before it, "in X" behind it."""

from collections.abc import Mapping

from indexer.tagging.atlas import Place
from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.setting import Setting
from indexer.tagging.spans import Candidate
from indexer.tagging.typed import TYPES
from indexer.tagging.villages import countries_of_villages
from indexer.tagging.words import BREAK

__all__ = ["country_near", "country_with"]

# between a site and the place it is in: the Terminal at Oslo, the bridge (Oslo)
_BETWEEN = frozenset((",", "in", "at", "near", "of", "the", "(", "outside", "on"))
_BETWEEN |= TYPES | {"refugee"}  # the Elmo refugee settlement near Oslo
_INTO = ("in", "to", "into", "across", "throughout", "within", "inside", ",")
_REACH = 3  # tokens between a site and the place it is in
_REACH_BACK = 25
_REACH_PARAGRAPH = 120
# tokens from a place abroad to a site there: in Elmo at the Hall, but of Elmo rarely
_REACH_BARE = 5
_REACH_OF = {"of": 1, "from": 1} | dict.fromkeys(_INTO[:-1], 12)


def country_near(
    marked: Marked, site: Candidate, listed: Mapping[int, Place], home: str | None
) -> str | None:
    """Return the country of the place named right after a site, else before it.

    `listed` are the places that lists know, by their first tokens.
    As in "… Terminal in X"; before it, the nearest town or region of the sentence or
    "in" a country there, else the nearest town of the paragraph.
    """
    behind = _behind(marked, site, listed)
    if behind:
        return behind
    at = _before(marked, site, listed)
    if at is None:
        at = _in_paragraph(marked, site, listed)
    if at is None:
        return None
    country = listed[at].country
    return country if home in (None, country) or _is_there(marked, at, site) else None


def _is_there(marked: Marked, at: int, site: Candidate) -> bool:
    """Whether a site is where the place abroad at `at` is: in Elmo, at the Hall."""
    keys, end = marked.text.keys, marked.known[at]
    inside = keys[at - 1 - (keys[at - 1] == "the")]
    begins = marked.text.words[at - 1] == "In"
    owner = keys[end] == "'s" and end + 1 == site.start
    if begins or owner:
        return True
    reach = _REACH_OF.get(inside, _REACH_BARE)
    return site.start - end <= reach and keys[site.start - 2] != "from"


def _behind(marked: Marked, site: Candidate, listed: Mapping[int, Place]) -> str | None:
    for at in range(site.end, min(site.end + 1 + _REACH, len(marked.text))):
        if marked.text.words[at] == ".":
            return None
        place = listed.get(at)
        owner = marked.text.keys[marked.known[at]] == "'s"
        if place and place.country and not owner:
            return place.country
        if not place and marked.text.keys[at] not in _BETWEEN:
            return None  # at Elmo Airport from New York
    return None


def _before(marked: Marked, site: Candidate, listed: Mapping[int, Place]) -> int | None:
    for at in range(site.start - 1, max(site.start - _REACH_BACK, -1), -1):
        if marked.text.words[at] == "." or marked.text.kinds[at] & BREAK:
            return None
        place = listed.get(at)
        if place and place.country and _holds(marked, at, place, site):
            return at
    return None


def _holds(marked: Marked, at: int, place: Place, site: Candidate) -> bool:
    # in Elmland; but the Minister of Elmland may be anywhere, and who comes from
    # there or thanks Elmland too
    inside = marked.text.keys[at - 1 - (marked.text.keys[at - 1] == "the")]
    owner = marked.text.keys[marked.known[at]] == "'s"  # Elmland's Northern Province
    held = inside in _INTO or owner and marked.known[at] + 1 == site.start
    return held if place.kind == "country" else inside != "from"


def _in_paragraph(
    marked: Marked, site: Candidate, listed: Mapping[int, Place]
) -> int | None:
    for at in range(site.start - 1, max(site.start - _REACH_PARAGRAPH, -1), -1):
        if marked.text.kinds[at] & BREAK:
            return None
        place = listed.get(at)
        heading = at == 0 or marked.text.kinds[at - 1] & BREAK
        if marked.text.keys[at - 1] == "from":
            continue  # who comes from there is elsewhere
        if place and place.country and (place.kind == "city" or heading):
            return at
    return None


def country_with(
    marked: Marked, town: Candidate, setting: Setting, near: str | None = None
) -> str | None:
    """Return the country that has a town or village of this name: that of what is
    named beside it, else that of the release, else the only one that is spoken of."""
    key = marked.text.key(town.start, town.end)
    there = {place.country for place in places().get(key, ()) if place.kind == "city"}
    there |= countries_of_villages(key)
    spoken_of = there & setting.named
    told = (one for one in (near, setting.home.country) if one in there)
    return next(told, spoken_of.pop() if len(spoken_of) == 1 else None)

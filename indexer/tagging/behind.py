"""What stands behind the name of a body and is of it: its country, side or seat."""

from indexer.tagging.events import MEETINGS
from indexer.tagging.marked import Marked
from indexer.tagging.words import (
    CAPITAL,
    COMMON,
    COMPANY,
    OFFICE,
    OPENER,
    ORGANISATION,
    PLACE,
)

__all__ = ["UNIONS", "goes_on", "with_country", "with_seat"]

_GOES_ON = ORGANISATION | COMPANY | PLACE
# behind these a sentence may begin where full stops are lost
_PARTED = frozenset(
    "Committee Subcommittee Commission Administration Agency Bureau Department".split()
)
_JUDGES = ("judge", "magistrate")

_SIDES = frozenset("north south east west north-east north-west south-east".split())
_OF_AREAS = frozenset("district diocese archdiocese railways polytechnic mint".split())
_PARTS = ("southern", "northern", "eastern", "western", "central")
_SENT = ("mission", "operation", "force")
UNIONS = frozenset(("nations", "union", "un", "eu", "osce", "au"))


def goes_on(marked: Marked, at: int) -> bool:
    """Whether the name of a body is more, or another, than what its head at `at` ends:
    the Elm Council House, the U.S. District Court Judge Ana Ruiz."""
    text, following = marked.text, marked.text.kinds[at + 1]
    if text.keys[at] == "court" and text.keys[at + 1] in _JUDGES:
        return True
    parted = text.bare and text.words[at] in _PARTED
    office = following & OFFICE or following & OPENER and text.kinds[at + 2] & OFFICE
    more = following & (_GOES_ON if parted else _GOES_ON | COMMON)
    meets = text.words[at + 1] in MEETINGS
    return bool(following & CAPITAL and more) and not office and not meets


def with_country(marked: Marked, end: int) -> int:
    """Return the end of the country or side at `end`: Elm Aid Australia, Elm North."""
    text = marked.text
    after = marked.countries.get(end, 0)
    if not after and text.keys[end] in _SIDES and text.kinds[end] & CAPITAL:
        after = end + 1 + (text.keys[end + 1] in _SIDES)
    alone = after and not text.kinds[after] & CAPITAL and text.keys[after] != "'s"
    return after if alone and not text.words[end].isupper() else end


def with_seat(marked: Marked, start: int, at: int) -> int:
    """Return the end of a body from `start` whose head is at `at`, with its seat."""
    # the Regional Court in Elmo
    keys = marked.text.keys
    court = keys[at] == "court" and keys[at + 1] in ("in", "at")
    court = court and start not in marked.countries  # sits in many towns
    # the United Nations Mission in Elmland
    sent = keys[at] in _SENT and keys[at + 1] in ("in", "for")
    seated = court or sent and not UNIONS.isdisjoint(keys[start:at])
    if keys[at - 1 : at + 1] == ["university", "college"]:
        known = marked.known[at + 1]  # University College Cork
        return known if known and not marked.text.kinds[known] & CAPITAL else at + 1
    # the Water District of Southern Elmland, the Diocese of Elmo
    seated = seated or keys[at] in _OF_AREAS and keys[at + 1] == "of"
    seat = at + 2 + (keys[at + 2] in _PARTS)
    return (marked.known[seat] if seated else 0) or with_country(marked, at + 1)

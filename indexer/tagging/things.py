"""Whether words that could name a person stand for a ship, a storm or a town."""

from functools import cache

from indexer.lexicon import entries
from indexer.tagging.marked import Marked
from indexer.tagging.name_ends import is_state
from indexer.tagging.venues import is_held_at
from indexer.tagging.words import (
    CAPITAL,
    COMMON,
    COMPANY,
    INITIAL,
    NUMBER,
    OFFICE,
    OPENER,
    ORGANISATION,
    PLACE,
    SURNAME,
    UPPER,
)

__all__ = ["is_a_thing"]

_VESSELS = "cutter uscgc frigate destroyer trawler tanker submarine corvette".split()
_THINGS = "vessel ship boat ferry yacht hmas hms uss ss mv cyclone hurricane".split()
_THINGS += "typhoon storm tropical mount lake cape port fort".split()
_WARDS = "hospital school stadium airport refinery museum clinic room".split()
_STORMS = frozenset("hurricanes cyclones typhoons storms ships vessels".split())
MOST_THINGS = 6  # in a list of them, before the last
_BODIES = frozenset("church university college cathedral school shrine".split())
_COMPASS = frozenset("north south east west".split())
_PARTS = ("south", "east")  # Granville South, while West and North are surnames
_SITED = ("the", "visited", "visit", "visiting", "toured", "tour")
_QUOTES = ("“", '"', "«", "„")


def is_a_thing(marked: Marked, at: int, end: int) -> bool:
    """Whether the words before or after tell of a ship, a storm or a town."""
    keys, kinds = marked.text.keys, marked.text.kinds
    last = kinds[end - 1]
    if keys[at] in _VESSELS or keys[at - 1] in _VESSELS:
        return True  # the Coast Guard Cutter Mackinaw
    if keys[at - 1] in _THINGS or _in_list_of_things(marked, at):
        return True
    if _shows_thing(keys[at], keys[at - 1], keys[end - 1]) or keys[end] in _WARDS:
        return True  # Palacio Benigno López, the Cayetano Heredia hospital
    if is_held_at(marked, at):
        return True  # spoke at Marina Bay Sands
    if _of_a_body(marked, at) or _is_short(marked, at, end):
        return True
    if kinds[end] & UPPER and kinds[end + 1] & NUMBER:
        return True  # Tuart Hill WA 6060
    named = kinds[end] & CAPITAL and kinds[end] & COMMON
    if keys[at - 1] == "the" and named and not kinds[end] & (OFFICE | OPENER):
        return True  # the Ana Ruiz Space Telescope
    sited = keys[at - 1] in _SITED or kinds[at - 1] & OFFICE
    if last & PLACE and (sited or not last & SURNAME):
        return True  # the Padma Bridge, King Hussein Bridge, visited Elm Park
    return keys[at - 1] in ("in", "at", "near", "across") and not last & SURNAME


def _in_list_of_things(marked: Marked, at: int) -> bool:
    # Hurricanes Katrina, Rita and Ike
    keys, kinds = marked.text.keys, marked.text.kinds
    for _ in range(MOST_THINGS):
        if keys[at - 1] not in (",", "and") or not kinds[at - 2] & CAPITAL:
            break
        at -= 2
    return keys[at - 1] in _STORMS


def _shows_thing(first: str, before: str, last: str) -> bool:
    return first in _openers() or before in _openers() or last in _closers()


@cache
def _openers() -> frozenset[str]:
    words = entries("no_person_words")
    return frozenset(word[1:] for word in words if word[0] == "+")


@cache
def _closers() -> frozenset[str]:
    words = entries("no_person_words")
    return frozenset(word[1:] for word in words if word[0] == "-")


def _of_a_body(marked: Marked, at: int) -> bool:
    """Whether a body is named so: the Church of X, the regional library “X”."""
    text = marked.text
    before, kind = text.keys[at - 2], text.kinds[at - 2]
    if text.keys[at - 1] == "of":
        return before in _BODIES and bool(kind & CAPITAL)
    quoted = text.words[at - 1] in _QUOTES and bool(text.words[at - 1])
    return quoted and not kind & CAPITAL and bool(kind & (ORGANISATION | PLACE))


def _is_short(marked: Marked, at: int, end: int) -> bool:
    """Whether it is a court, a party with its state or a firm: E.D. Wisc, R OK."""
    text, last = marked.text, end - 1
    state = text.kinds[at] & INITIAL and at < last and is_state(marked, last)
    side = _COMPASS.issuperset(text.keys[at:end]) or text.keys[last] in _PARTS
    return bool(state or side or text.kinds[last] & COMPANY and at < last)

"""Whether a name of the gazetteer stands for a place here."""

from functools import cache

from indexer.lexicon import entries
from indexer.tagging.atlas import SMALL_TOWN, Place
from indexer.tagging.gazetteer import country_of, in_capitals, places
from indexer.tagging.marked import Marked
from indexer.tagging.regions import country_after
from indexer.tagging.sites import LOCATING, TYPES
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    DATE,
    GIVEN,
    HONORIFIC,
    LISTED,
    NAME,
    NUMBER,
    OFFICE,
    PUNCT,
    UPPER,
)

__all__ = ["stands_for_a_place"]

YEAR_FIGURES = 4
LARGE_CITY = 100_000
LARGEST_CITIES = 500_000
_DASHES = ("–", "-", "—", ",")
_ABBREVIATED = {"u.s.", "us", "u.s", "u s", "uk", "u.k.", "u.k", "uae", "u.a.e.", "usa"}


def stands_for_a_place(marked: Marked, at: int, end: int) -> bool:
    key = marked.text.key(at, end)
    if key in _ABBREVIATED and not _stands_alone(marked, end):
        return False
    following = marked.text.kinds[end]
    if following & NUMBER and marked.text.words[at].isupper() and end == at + 1:
        return False  # an event: LIMA 2003
    year = following & NUMBER and len(marked.text.words[end]) == YEAR_FIGURES
    if year and marked.text.kinds[end + 1] & CAPITAL & ~BREAK and end == at + 1:
        return False  # the Oslo 1952 Games
    if key in entries("no_places") and country_after(marked, end) is None:
        return False  # the Commonwealth
    if marked.text.words[end] == "Affairs":
        return False  # Asian and Pacific Affairs
    plausible = end > at + 1 or _plausible(marked, at, places()[key][0])
    return plausible and not _hyphenated(marked, at, end)


def _hyphenated(marked: Marked, at: int, end: int) -> bool:
    """Whether a name is part of a compound: the U.S.-Republic of Korea talks."""
    text = marked.text
    start, stop = text.starts[at], text.ends[end - 1]
    compound = text.words[at - 2].partition("-")[0] if text.keys[at - 1] == "of" else ""
    if compound and compound != text.words[at - 2] and country_of(compound):
        return True
    return text.source[start - 1 : start] == "-" or text.source[stop : stop + 1] == "-"


def _stands_alone(marked: Marked, end: int) -> bool:
    """Whether an abbreviated country is a noun here, not an adjective."""
    following = marked.text.keys[end]
    if marked.text.kinds[end] & (PUNCT | BREAK):
        return following != "$"
    return following in _nothing_nouns() or following[-2:] == "ed"


def _plausible(marked: Marked, at: int, place: Place) -> bool:
    """Whether one word is a place here, and not a person, a month or a thing."""
    kinds, before = marked.text.kinds, marked.text.keys[at - 1]
    kind = kinds[at]
    if place.certain or _is_code(marked, at):
        return not _is_code(marked, at)
    if kind & DATE or kind & GIVEN and kinds[at + 1] & NAME:
        return False
    located = before in LOCATING or country_after(marked, at + 1) is not None
    located = located or _begins_dateline(marked, at) or _beside_place(marked, at)
    located = located or marked.text.words[at + 1] in TYPES  # the Darwin region
    if place.kind == "city" and place.population < SMALL_TOWN:
        return _is_small_town(marked, at)
    if kind & COMMON:
        if country_after(marked, at + 1) is not None:
            return True  # Mobile, Alabama
        return located and before not in ("of", "to") and place.population > LARGE_CITY
    if kind & LISTED and place.population > LARGEST_CITIES:
        return not kinds[at - 1] & (NAME | HONORIFIC | OFFICE)
    if kind & (LISTED | OFFICE) or place.population < LARGE_CITY:
        return located and not kinds[at - 1] & (HONORIFIC | OFFICE)
    return True


def _is_small_town(marked: Marked, at: int) -> bool:
    """Whether a word is the town of few people that is called so, and not a surname."""
    kinds, before = marked.text.kinds, marked.text.keys[at - 1]
    if country_after(marked, at + 1) is not None:
        return not kinds[at - 1] & (HONORIFIC | OFFICE)
    if kinds[at] & (COMMON | LISTED | OFFICE):
        return False
    return before in ("in", "near", "outside", "at", "from") or _beside_place(
        marked, at
    )


def _is_code(marked: Marked, at: int) -> bool:
    """Whether capitals alone make the word look like a place: WA, or ACT and Act."""
    word = marked.text.words[at]
    if in_capitals(marked.text.keys[at]):
        return not word.isupper()
    return bool(marked.text.kinds[at] & UPPER) and len(word) < 4


def _beside_place(marked: Marked, at: int) -> bool:
    # in Lima and Arequipa
    if marked.text.keys[at - 1] not in ("and", ",", "or"):
        return False
    starts = (start for start in range(at - 2, max(at - 6, -1), -1))
    place = next((start for start in starts if marked.known[start] == at - 1), -1)
    return place >= 0 and place not in marked.bodies


def _begins_dateline(marked: Marked, at: int) -> bool:
    first = at == 0 or bool(marked.text.kinds[at - 1] & BREAK)
    ends = marked.text.kinds[at + 1] & BREAK or marked.text.words[at + 1] in _DASHES
    return first and bool(ends)


@cache
def _nothing_nouns() -> frozenset[str]:
    return frozenset((*entries("function_words"), *entries("person_verbs"), "'s"))

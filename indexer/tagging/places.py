"""Known places in one text: which of the gazetteer's names stand for a place here."""

from collections.abc import Iterator
from functools import cache

from indexer.lexicon import entries
from indexer.tagging.gazetteer import Place, in_capitals, longest, places
from indexer.tagging.marked import Marked
from indexer.tagging.sites import LOCATING
from indexer.tagging.spans import Candidate
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    DATE,
    GIVEN,
    HONORIFIC,
    LISTED,
    NAME,
    OFFICE,
    PUNCT,
    UPPER,
)

__all__ = ["country_after", "known_places"]

LARGE_CITY = 100_000
LARGEST_CITIES = 500_000
_DASHES = ("–", "-", "—", ",")
_ABBREVIATED = {"u.s.", "us", "u.s", "uk", "u.k.", "u.k", "uae", "u.a.e.", "usa"}


def known_places(marked: Marked) -> Iterator[Candidate]:
    """Yield the names of the gazetteer that stand for a place, in order."""
    for at in range(len(marked.text)):
        end = _end(marked, at) if marked.text.kinds[at] & CAPITAL else 0
        if end:
            yield Candidate(at, end, "locations", 1.5 + end - at, "listed-place")


def country_after(marked: Marked, end: int) -> str | None:
    """Return the country of ", Texas" or "(France)" after token `end`, if any."""
    if marked.text.words[end] not in (",", "("):
        return None
    after = marked.known[end + 1]
    found = places().get(marked.text.key(end + 1, after), ()) if after else ()
    if not found or found[0].kind not in ("country", "region"):
        return None
    # Atlanta, Georgia
    state = any(place.country == "US" for place in found)
    return "US" if state else found[0].country


def _end(marked: Marked, at: int) -> int:
    text = marked.text
    for count in range(longest(text.keys[at]), 0, -1):
        end = at + count
        key = text.key(at, end)
        if key in places():
            adjective = key in _ABBREVIATED and not _stands_alone(marked, end)
            plausible = count > 1 or _plausible(marked, at, places()[key][0])
            fits = plausible and not adjective and not _hyphenated(marked, at, end)
            return end if fits else 0
    return 0


def _hyphenated(marked: Marked, at: int, end: int) -> bool:
    source = marked.text.source
    start, stop = marked.text.starts[at], marked.text.ends[end - 1]
    return source[start - 1 : start] == "-" or source[stop : stop + 1] == "-"


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
    located = located or _begins_dateline(marked, at)
    if kind & COMMON:
        return located and before not in ("of", "to") and place.population > LARGE_CITY
    if kind & LISTED and place.population > LARGEST_CITIES:
        return not kinds[at - 1] & (NAME | HONORIFIC | OFFICE)
    if kind & (LISTED | OFFICE) or place.population < LARGE_CITY:
        return located and not kinds[at - 1] & (HONORIFIC | OFFICE)
    return True


def _is_code(marked: Marked, at: int) -> bool:
    """Whether capitals alone make the word look like a place: WA, or ACT and Act."""
    word = marked.text.words[at]
    if in_capitals(marked.text.keys[at]):
        return not word.isupper()
    return bool(marked.text.kinds[at] & UPPER) and len(word) < 4


def _begins_dateline(marked: Marked, at: int) -> bool:
    first = at == 0 or bool(marked.text.kinds[at - 1] & BREAK)
    ends = marked.text.kinds[at + 1] & BREAK or marked.text.words[at + 1] in _DASHES
    return first and bool(ends)


@cache
def _nothing_nouns() -> frozenset[str]:
    return frozenset((*entries("function_words"), *entries("person_verbs"), "'s"))

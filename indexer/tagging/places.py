"""Known places in one text: which of the gazetteer's names stand for a place here."""

from collections.abc import Iterator
from functools import cache

from indexer.lexicon import entries
from indexer.tagging.gazetteer import (
    SMALL_TOWN,
    Place,
    country_of,
    in_capitals,
    lengths,
    places,
    short_states,
)
from indexer.tagging.marked import Marked
from indexer.tagging.sites import BEING_AT, LOCATING, TYPES
from indexer.tagging.spans import Candidate
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    COMPANY,
    DATE,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    LISTED,
    NAME,
    NUMBER,
    OFFICE,
    ORGANISATION,
    PUNCT,
    STRONG,
    UPPER,
    fold,
)

__all__ = ["country_after", "known_places", "regions_after"]

MOST_TOWN_TOKENS = 3
YEAR_FIGURES = 4

LARGE_CITY = 100_000
LARGEST_CITIES = 500_000
_DIRECTIONS = ("northern", "southern", "eastern", "western", "central", "upper")
_DASHES = ("–", "-", "—", ",")
_TOWNWARD = ("in", "at", "from", "near", "of", "to", "outside")
_NO_TOWN = OFFICE | HONORIFIC | ORGANISATION | DATE | UPPER | DEMONYM | COMPANY
_ABBREVIATED = {"u.s.", "us", "u.s", "u s", "uk", "u.k.", "u.k", "uae", "u.a.e.", "usa"}


def known_places(marked: Marked) -> Iterator[Candidate]:
    """Yield the names of the gazetteer that stand for a place, in order."""
    refused = 0
    keys, starts = marked.text.keys, _starts()
    for at in [at for at in marked.text.capitals if keys[at].rstrip(".") in starts]:
        if comma := _comma_before_state(marked, at):
            yield Candidate(at, at + 1, "locations", 5.0, "short-form-of-a-state")
            yield from _town_in(marked, comma + 1, at + 1)
            continue
        end = _end(marked, at)
        if end and not _fits(marked, at, end):
            # of a Japan-Republic of Korea meeting, Korea is no place either
            refused = max(refused, end)
        elif end and at >= refused:
            # at the White House; but "the White House said" is the body
            body = marked.bodies.get(at) == end
            score = 4.0 if body and _somebody_is_at(marked, at, end) else 1.5
            whole, start = _with_city(marked, at, end), _with_direction(marked, at, end)
            score += whole - start
            yield Candidate(start, whole, "locations", score, "listed-place")
            yield from _town_in(marked, at, end)


@cache
def _starts() -> frozenset[str]:
    """Return the first words of the names of places, without the stop of "Va."."""
    names = (*places(), *map(fold, short_states()))
    return frozenset(name.partition(" ")[0].rstrip(".") for name in names)


def _comma_before_state(marked: Marked, at: int) -> int:
    """Return where the comma of ", Va." stands if token `at` is the state, else 0."""
    if marked.text.words[at].rstrip(".") not in short_states():
        return 0
    comma = at - 2 if marked.text.kinds[at - 1] & BREAK else at - 1
    return comma if comma > 0 and state_after(marked, comma) else 0


def _town_in(marked: Marked, at: int, end: int) -> Iterator[Candidate]:
    """Yield the unknown town before ", Texas", the state being tokens at..end."""
    if marked.text.words[at - 1] != "," or at in marked.bodies:
        return
    start = _town_before(marked, at - 1)
    known = places().get(marked.text.key(at, end), ())
    if start < at - 1 and (not known or _may_hold(marked, start, known[0])):
        yield _town(start, at - 1)


def _town(start: int, end: int) -> Candidate:
    return Candidate(start, end, "locations", 1.6 + end - start, "town-of-a-state")


def _may_hold(marked: Marked, start: int, region: Place) -> bool:
    # in Kibu, Kenya; but "of Evans, Kenya and" may go on with a list
    if region.kind == "country":
        listed = marked.text.kinds[start] & LISTED
        return marked.text.keys[start - 1] in ("in", "at", "near") and not listed
    return region.kind == "region" and region.country is not None


def _somebody_is_at(marked: Marked, at: int, end: int) -> bool:
    keys = marked.text.keys
    if keys[end] == "'s":
        return False
    before = keys[at - 2 if keys[at - 1] == "the" else at - 1]
    site = places()[marked.text.key(at, end)][0].kind == "site"
    return before in BEING_AT or site and before == "in"


def _town_before(marked: Marked, comma: int) -> int:
    """Return where the unknown town of "in Elmo, Texas" begins, else the comma."""
    kinds = marked.text.kinds
    start = comma
    while start and comma - start < MOST_TOWN_TOKENS and kinds[start - 1] & CAPITAL:
        start -= 1
    town = range(start, comma)
    if marked.text.keys[start - 1] not in _TOWNWARD or not start < comma:
        return comma
    if any(kinds[i] & _NO_TOWN or i in marked.covered for i in town):
        return comma
    return start if any(kinds[i] & STRONG for i in town) else comma


def state_after(marked: Marked, end: int) -> Place | None:
    """Return the state of ", Va." or ", TX" at token `end`, if any stands there."""
    text = marked.text
    if text.words[end] != ",":
        return None
    # a line may end between a town and its state
    at = end + 2 if text.kinds[end + 1] & BREAK else end + 1
    word = text.words[at]
    state = short_states().get(word.rstrip("."))
    before = text.kinds[end - 1]
    if state is None or not before & CAPITAL or before & (OFFICE | HONORIFIC):
        return None
    # after a name MD and PA are degrees, after a town they are states
    return state if word.endswith(".") or _is_town(marked, end, state) else None


def _is_town(marked: Marked, end: int, state: Place) -> bool:
    for start in range(end - 1, max(end - 4, -1), -1):
        known = places().get(marked.text.key(start, end), ())
        if any(place.country == state.country for place in known):
            return True
    return marked.text.keys[end - 1] in ("county", "city", "township")


def regions_after(marked: Marked, end: int) -> tuple[Place, ...]:
    """Return what ", Texas", ", Va." or "(Georgia)" after token `end` may mean."""
    if marked.text.words[end] not in (",", "("):
        return ()
    after = marked.known[end + 1]
    found = places().get(marked.text.key(end + 1, after), ()) if after else ()
    if not found or found[0].kind not in ("country", "region"):
        state = state_after(marked, end)
        return (state,) if state else ()
    # Atlanta, Georgia; and Ottawa, Ontario lies in no city
    areas = [place for place in found if place.kind != "city"]
    return tuple(sorted(areas, key=lambda place: place.country != "US"))


def country_after(marked: Marked, end: int) -> str | None:
    """Return the country of ", Texas" or "(France)" after token `end`, if any."""
    regions = regions_after(marked, end)
    return regions[0].country if regions else None


def _end(marked: Marked, at: int) -> int:
    """Return the end of the longest name of the gazetteer at `at`, 0 for none."""
    text = marked.text
    for count in lengths(text.keys[at]):
        if text.key(at, at + count) in places():
            return at + count
    return 0


def _with_direction(marked: Marked, at: int, end: int) -> int:
    """Return where a known region begins with a small letter: southern Africa."""
    key = marked.text.key(at - 1, end)
    return at - 1 if marked.text.keys[at - 1] in _DIRECTIONS and key in places() else at


def _with_city(marked: Marked, at: int, end: int) -> int:
    """Return the end of "Elmo City", a known city with the word behind its name."""
    known = places().get(marked.text.key(at, end), ())
    named = (
        marked.text.words[end] in ("City", "CITY")
        and not marked.text.kinds[end + 1] & CAPITAL
    )
    return end + 1 if named and known and known[0].kind == "city" else end


def _fits(marked: Marked, at: int, end: int) -> bool:
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

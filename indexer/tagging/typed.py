"""Places whose kind a word tells: the village X, X street, the mayor of X."""

import re
from collections.abc import Iterator
from functools import cache

from indexer.lexicon import distinct, entries
from indexer.tagging.marked import Marked
from indexer.tagging.phrases import read_phrase
from indexer.tagging.sites import LOCATING
from indexer.tagging.spans import Candidate
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    LISTED,
    NUMBER,
    OFFICE,
    OPENER,
    PLACE,
    STRONG,
    UPPER,
    Remembered,
)

__all__ = ["TYPES", "heads_a_place", "name_end", "typed_places"]

MOST_IN_ROW = 8  # names before the word for all of them
MOST_NAME_TOKENS = 3
TYPES = frozenset(
    "town city village settlement suburb municipality port hamlet province district "
    "region island county governorate prefecture commune neighbourhood neighborhood "
    "township towns cities villages settlements suburbs districts islands provinces "
    "regions municipalities communes".split()
)
_MANY = frozenset(
    "rivers districts provinces islands regions counties villages towns suburbs "
    "governorates municipalities valleys areas beaches hills mountains parishes "
    "communes reservoirs".split()
)
# bodies that are called a house of something
_HOUSES_OF = frozenset(
    "representatives commons lords assembly delegates chiefs councillors elders keys "
    "peoples federation".split()
)
# what may stand before a name without "of": from the village Elmo
_BESIDE = frozenset("town village hamlet settlement suburb".split())
_AFTER = frozenset(
    "province district governorate prefecture department canton county oblast regency "
    "municipality commune town village township zone zones sub-county subcounty region "
    "territory velayat viloyat".split()
)
# these are no English words, and so known with a capital too
_LOCAL = frozenset(
    "sub-district subdistrict regency woreda kebele raion tehsil taluka upazila "
    "barangay voivodeship sub-region subregion aimag soum "
    "arrondissement hromada rayon moughataa gewog dzongkhag mandal thana cercle".split()
)
# these are said with the name: Elm Zone, Elma oblast
_WITH_NAME = frozenset(
    "Zone oblast raion okrug voivodeship District Commune Township Sector Ward "
    "Subdivision Sub-District Payam Tehsil Mandal Rayon Arrondissement".split()
)
_WATERS = frozenset("river bridge dam lake".split())
# sites whose type may stand in small letters behind a known place: Kabul airport
_SITES = _WATERS | set(
    "airport airfield refinery stadium cemetery canal reservoir prison jail valley "
    "gorge peninsula lagoon glacier volcano plateau reef waterfall oilfield gasfield "
    "shipyard quarry".split()
)
_WAYS = (
    _SITES
    | set("mine monastery mosque basin barracks checkpoint shrine".split())
    | set("street avenue road lane boulevard square wharf camp".split())
)
# in small letters before the word that tells a works: Elmo hydroelectric power plant
_OF_WORKS = frozenset(
    "power hydropower hydroelectric hydro-electric hydro electric - thermal nuclear "
    "solar wind gas coal geothermal water desalination treatment refugee "
    "container ferry university general teaching industrial business science".split()
)
_WORKS = frozenset("camp plant station dam terminal hospital park".split())
_OF_A_PEOPLE = ("ian", "ean", "ese", "ish", "can")
_COUNTIES = ("co", "co.")  # Elmo, Co. Mayo
_THE = ("La", "El", "Los", "Las", "Al", "Le", "Les")  # of a name: La Elma refinery
_RAISED = ("monument", "memorial")  # to somebody
# what a street or building of one word ends with, in languages that join words
_COMPOUND = (
    *("platz", "strasse", "straße", "gasse", "kirche", "haus", "bahnhof", "brücke"),
    *("schloss", "gatan", "torget", "straat", "plein"),
)
LEAST_COMPOUND = 8  # letters
_TOWN_WORDS = ("Town", "Village", "Settlement", "Township")
_AT_NUMBERS = frozenset("place drive rise close way court grove".split())
_NUMBERED = frozenset("highway route interstate motorway autoroute ruta".split())
_ON = ("on", "along", "off")
_ROAD = re.compile(r"[abemnr]\d{1,4}")
_SIDES = ("eastern", "western", "northern", "southern", "central", "middle")
_NO_TOWN = UPPER | OFFICE | OPENER | HONORIFIC


def typed_places(marked: Marked) -> Iterator[Candidate]:
    """Yield the names of places that a word beside them tells the kind of."""
    keys, kinds = marked.text.keys, marked.text.kinds
    for at in marked.text.capitals:
        if keys[at - 1] in _COUNTIES and keys[at - 2] == "," and kinds[at] & STRONG:
            yield Candidate(at - 1, at + 1, "locations", 3.2, "region-of-a-name")
        if keys[at - 1] in LOCATING and kinds[at] & STRONG:
            yield from _called_a_town(marked, at)
        if not marked.known[at]:
            if kinds[at] & STRONG:
                yield from _of_a_type(marked, at)
        elif (end := _of_works(marked, marked.known[at])) or _is_district(marked, at):
            adjective = "." in marked.text.words[at]  # a U.S. prison
            alone = not kinds[at - 1] & CAPITAL and at not in marked.bodies
            if alone and not adjective:
                end = end or marked.known[at] + 1  # the Manipur river
                yield Candidate(at, end, "locations", 2.2 + end - at, "place-type")
        if not _SHOWS_TYPE[keys[at]]:
            continue
        if _is_road(marked, at):
            yield Candidate(at, at + 1, "locations", 2.0, "numbered-road")
        elif keys[at] in _NUMBERED and kinds[at + 1] & NUMBER:
            yield Candidate(at, at + 2, "locations", 3.0, "place-type")
        elif keys[at] in _AT_NUMBERS and kinds[at - 2] & NUMBER:
            if kinds[at - 1] & CAPITAL and keys[at + 1] == ",":
                yield Candidate(at - 1, at + 1, "locations", 3.0, "place-type")
        elif keys[at] in _types_of() and keys[at + 1] == "of":
            yield from _of_a_site(marked, at)
        elif keys[at] in _RAISED and keys[at + 1] == "to" and keys[at - 1] == "the":
            yield from _of_a_site(marked, at)
        elif keys[at].endswith(_COMPOUND) and _is_compound(marked, at):
            yield Candidate(at, at + 1, "locations", 2.2, "place-type")


def _called_a_town(marked: Marked, at: int) -> Iterator[Candidate]:
    """Yield "Elm Town" and "Elm Settlement", whose names end with the word."""
    end = marked.known[at] or name_end(marked, at)
    if end > at and marked.text.words[end] in _TOWN_WORDS and at not in marked.bodies:
        if (
            not marked.text.kinds[end + 1] & CAPITAL
            or marked.text.kinds[end + 1] & BREAK
        ):
            score = 3.6 + end - at
            yield Candidate(at, end + 1, "locations", score, "town-of-a-name")


def _shows_type(key: str) -> bool:
    numbered = bool(_ROAD.fullmatch(key)) or key in _NUMBERED
    compound = key.endswith(_COMPOUND) and len(key) >= LEAST_COMPOUND
    known = numbered or compound or key in _RAISED
    return known or key in _AT_NUMBERS or key in _types_of()


_SHOWS_TYPE = Remembered(_shows_type)  # one question instead of four, word for word


def _is_compound(marked: Marked, at: int) -> bool:
    """Whether a word is a street or building of one word: in the Nikolaikirche."""
    around = marked.text.kinds[at - 1] | marked.text.kinds[at + 1]
    known = marked.text.kinds[at] & LISTED or at in marked.covered
    number = marked.text.kinds[at + 1] & NUMBER  # Elmplatz 1
    the = marked.text.keys[at - 1] in ("the", "at", "in", "on")
    return not (around & CAPITAL or known) and bool(the or number)


def _is_road(marked: Marked, at: int) -> bool:
    """Whether a word is the number of a road that something is on: on the N7."""
    on = marked.text.keys[at - 2] in _ON and marked.text.keys[at - 1] == "the"
    return on and bool(_ROAD.fullmatch(marked.text.keys[at]))


def _is_district(marked: Marked, at: int) -> bool:
    """Whether "District" ends a known place's name: Machakos District, Elma oblast."""
    end = marked.known[at]
    last = marked.text.words[end] in ("District", "oblast", "raion", "Zone")
    return last and not marked.text.kinds[end + 1] & CAPITAL


def _of_works(marked: Marked, end: int) -> int:
    """Return where the site ends that a place goes on to: Kabul airport, Elmo camp."""
    words, way = marked.text.words, end
    if words[end] in _SITES:
        return end + 1
    while words[way] in _OF_WORKS and way - end < MOST_NAME_TOKENS:
        way += 1
    works = words[way] in _WORKS if way > end else words[way] == "camp"
    return way + 1 if works else 0


def heads_a_place(marked: Marked, at: int) -> bool:
    """Whether an office of a place ends before token `at`: the mayor of …."""
    head, joint = marked.text.keys[at - 2], marked.text.keys[at - 1]
    return joint == "of" and head in distinct("heads_of_places")


def _of_a_type(marked: Marked, at: int) -> Iterator[Candidate]:
    """Yield the unknown name of "the town of X", "X province", "X refugee camp"."""
    kinds, keys, words = marked.text.kinds, marked.text.keys, marked.text.words
    end = name_end(marked, at)
    if end == at or not marked.covered.isdisjoint(range(at, end)):
        return
    if keys[end - 1] in marked.text.lost_possessives or keys[at] in _SIDES:
        return  # all of Utahs counties, the Eastern and Western districts
    of_type = keys[at - 1] == "of" and keys[at - 2] in TYPES
    beside = words[at - 1] in _BESIDE and not kinds[end] & CAPITAL
    start = at - (words[at - 1] in _THE)
    alone = not kinds[start - 1] & CAPITAL
    way = end
    while words[way] in _OF_WORKS and way - end < MOST_NAME_TOKENS:
        way += 1
    ruled = heads_a_place(marked, at) and not kinds[end] & CAPITAL
    # the Elma refugee settlement is called Elma
    if of_type or beside or ruled or way > end and words[way] == "settlement":
        yield Candidate(at, end, "locations", 2.6 + end - at, "town-of-a-name")
    elif (
        alone
        and words[way] in (_WORKS if way > end else _WAYS)
        and keys[at - 1] != "for"
    ):
        # more than a person's name would: the Ana Ruiz mine
        yield Candidate(start, way + 1, "locations", 3.6 + way - at, "place-type")
    elif alone and words[end] in _WITH_NAME and not kinds[end + 1] & CAPITAL:
        yield Candidate(at, end + 1, "locations", 3.2 + end - at, "region-of-a-name")
    elif kinds[end - 1] & DEMONYM or keys[end - 1].endswith(_OF_A_PEOPLE):
        return  # the Asian region
    elif alone and (words[end] in _AFTER or keys[end] in _LOCAL or _many(marked, end)):
        yield Candidate(at, end, "locations", 2.6 + end - at, "region-of-a-name")


def name_end(marked: Marked, at: int) -> int:
    """Return the end of the name of no office and no person that begins at `at`."""
    kinds, end = marked.text.kinds, at
    while kinds[end] & STRONG and end - at < MOST_NAME_TOKENS:
        if kinds[end] & _NO_TOWN or marked.text.keys[end] in _LOCAL:
            break
        if end > at and _begins_person(marked, end):
            break
        end += 1
    return end


def _begins_person(marked: Marked, at: int) -> bool:
    # the Member for Elmarine Lisa Kranz; but for Ang Mo Kio
    kinds, word = marked.text.kinds, marked.text.words[at]
    return bool(kinds[at] & GIVEN and kinds[at + 1] & STRONG and len(word) > 3)


def _many(marked: Marked, end: int) -> bool:
    """Whether "X, Y and Z rivers" ends with `end`, or goes on there: and Z rivers."""
    for _ in range(MOST_IN_ROW):
        if marked.text.words[end] in _MANY:
            return True
        following = max(name_end(marked, end + 1), marked.known[end + 1])
        if marked.text.keys[end] not in ("and", ",") or following <= end + 1:
            return False
        end = following
    return False


def _of_a_site(marked: Marked, at: int) -> Iterator[Candidate]:
    """Yield the Palace of X, the Port of X."""
    kinds = marked.text.kinds
    first = at + 2 + (marked.text.keys[at + 2] == "the")
    end = read_phrase(marked, first)
    if marked.text.keys[first] in _HOUSES_OF:
        return
    listed = marked.known[at] > at + 1  # Port of Spain
    if end > first and not listed and not kinds[at - 1] & (CAPITAL & ~PLACE):
        yield Candidate(at, end, "locations", 3.0 + end - at, "place-type-before")


@cache
def _types_of() -> frozenset[str]:
    types = entries("place_types")
    return frozenset(word.lstrip("/+*") for word in types if word[0] == "/")

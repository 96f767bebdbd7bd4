"""Whether a name of the gazetteer stands for a place here."""

from functools import cache

from indexer.lexicon import distinct, entries
from indexer.tagging.atlas import SMALL_TOWN, Place
from indexer.tagging.gazetteer import (
    capitals,
    country_of,
    in_capitals,
    places,
    renowned,
)
from indexer.tagging.marked import Marked
from indexer.tagging.regions import country_after
from indexer.tagging.sites import ARTICLE, LOCATING, SAINTS, SIDES
from indexer.tagging.typed import TYPES, heads_a_place
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    DATE,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    LISTED,
    NAME,
    NUMBER,
    OFFICE,
    ORGANISATION,
    PLACE,
    PUNCT,
    STRONG,
    SURNAME,
    UPPER,
)

__all__ = ["SHIPS", "stands_for_a_place", "stands_free"]

YEAR_FIGURES = 4
LARGE_CITY = 100_000
LARGEST_CITIES = 500_000
_A = ("a", "an", "by")
_DASHES = ("–", "-", "—", ",")
_ROYAL = ("duke", "duchess", "prince", "princess", "earl", "marquess")
_LEAVING = frozenset("leave left leaving reach reached visit visited visits".split())
SHIPS = frozenset("hmas hms hmnzs hmcs uss usns rfa mv ss ins".split())
_SHIP_NOUNS = SHIPS | set(
    "vessel boat ship warship frigate destroyer cruiser corvette trawler submarine "
    "minesweeper tanker yacht".split()
)
# a person or a thing stands behind them; what begins a sentence may be any word
_NOT_BEFORE_TOWNS = frozenset(
    "the a an our their his her its my your this that young blessed by against after "
    "before since than as like with said de del la el da do di du al d mr 's ’ . : ; ? "
    "! ” \" ’ '".split()
)
# in small letters behind the name of the town where it is
_OF_TOWNS = frozenset(
    "area basin bridge branch brewery campus canal cement coal copper dam district "
    "factory fishing gas harbour hydroelectric iron market mill mine nuclear oil plant "
    "port power railway refinery region road station steel sugar summit talks textile "
    "tunnel wheat".split()
)
_AUXILIARIES = ("has", "had", "is", "was", "will")
_NO_TOWN = COMMON | LISTED | OFFICE | DATE | HONORIFIC | DEMONYM | ORGANISATION | UPPER
_ABBREVIATED = {"u.s.", "us", "u.s", "u s", "uk", "u.k.", "u.k", "uae", "u.a.e.", "usa"}


def stands_for_a_place(marked: Marked, at: int, end: int) -> bool:
    key = marked.text.key(at, end)
    if key in _ABBREVIATED and not _stands_alone(marked, end):
        return False
    following, code = marked.text.kinds[end], in_capitals(key)
    dated = marked.text.kinds[end + 1] & DATE  # LIMA 3 May 2003
    shouts = marked.text.words[at].isupper() and end == at + 1 and not dated
    if following & NUMBER and shouts:
        return code  # an event: LIMA 2003; but ACT 2600
    if key in TYPES and marked.text.keys[end] == "of":
        return False  # the Hamlet of Elmo
    year = following & NUMBER and len(marked.text.words[end]) == YEAR_FIGURES
    if year and marked.text.kinds[end + 1] & CAPITAL & ~BREAK and end == at + 1:
        return False  # the Oslo 1952 Games
    if key in distinct("no_places") and country_after(marked, end) is None:
        if marked.text.words[at].isascii():
            return False  # the Commonwealth, a REUNION, but Réunion
    if key in distinct("region_adjectives") and not _stands_alone(marked, end):
        return False  # a Mediterranean fruit fly
    if _is_named_after(marked, at, end) or _begins_a_name(marked, at, end):
        return False
    if marked.text.words[end] == "Affairs":
        return False  # Asian and Pacific Affairs
    plausible = end > at + 1 or _plausible(marked, at, places()[key][0])
    return plausible and not _hyphenated(marked, at, end)


def _is_named_after(marked: Marked, at: int, end: int) -> bool:
    """Whether a ship or a duke has the name of the place: HMS Elmo, Duke of Elmo."""
    keys = marked.text.keys
    royal = keys[at - 1] == "of" and keys[at - 2] in _ROYAL
    ship = keys[at - 1] in _SHIP_NOUNS
    return royal or ship and not marked.text.kinds[end] & CAPITAL


def _begins_a_name(marked: Marked, at: int, end: int) -> bool:
    """Whether a team, a paper, a dish or somebody's office has the town in its name:
    the Elmo Lions, a Texas Elm Pie, Commissioner Elmo Ana Ruiz."""
    text, following = marked.text, marked.text.kinds[end]
    if text.keys[end] == "'s" and text.keys[at] in SAINTS:
        return True  # St. Elmo's Hospital
    if ARTICLE.match(text.words[end]):
        return True  # Umm al-Elm
    if not following & CAPITAL or following & (BREAK | NUMBER | DATE) or text.bare:
        return False
    kind = places()[text.key(at, end)][0].kind
    before = text.keys[at - 1] if at else ""
    if kind == "city" and before == "the" or kind != "country" and before in _A:
        return True
    office = text.kinds[at - 1] & OFFICE and text.kinds[at - 1] & CAPITAL
    return bool(kind != "country" and office and following & STRONG)


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
    # at the wharf, Apia
    located = located or before == "," and bool(kinds[at - 2] & PLACE)
    located = located or before in _LEAVING or _is_of_works(marked, at)
    sided = before == "of" and marked.text.keys[at - 2] in SIDES
    capital = (place.name, place.country) in capitals()
    ended = kinds[at + 1] & (PUNCT | BREAK) and not kinds[at - 1] & (NAME | HONORIFIC)
    if capital and ended and before in (",", "(") or sided:
        return True  # Government Buildings, Suva; 10 km north of Broome
    if place.kind == "city" and place.population < SMALL_TOWN:
        return _is_small_town(marked, at)
    if _fills_a_cell(marked, at) and place.kind == "region":
        return True
    if kind & COMMON:
        if country_after(marked, at + 1) is not None or heads_a_place(marked, at):
            return True  # Mobile, Alabama; the Governor of Pará
        return located and before not in ("of", "to") and place.population > LARGE_CITY
    well_known = capital or (place.name, place.country) in renowned()
    large = LARGE_CITY if well_known else LARGEST_CITIES
    if kind & LISTED and place.population > large:
        return not kinds[at - 1] & (NAME | HONORIFIC | OFFICE)
    if kind & (LISTED | OFFICE) or place.population < LARGE_CITY:
        if stands_free(marked, at, at + 1):
            return True
        return located and not kinds[at - 1] & (HONORIFIC | OFFICE)
    return True


def _is_small_town(marked: Marked, at: int) -> bool:
    """Whether a word is the town of few people that is called so, and not a surname."""
    kinds, before = marked.text.kinds, marked.text.keys[at - 1]
    if country_after(marked, at + 1) is not None:
        return not kinds[at - 1] & (HONORIFIC | OFFICE)
    if kinds[at] & (COMMON | LISTED | OFFICE):
        return False
    if stands_free(marked, at, at + 1):
        return True
    sited = before in ("in", "near", "outside", "at", "from")
    return sited or _beside_place(marked, at) or _is_of_works(marked, at)


def _is_of_works(marked: Marked, at: int) -> bool:
    # the Elmo steel works, the Elmo talks
    following = marked.text.words[at + 1]
    the = marked.text.keys[at - 1] in ("the", "a", "an") and at > 0
    return the and following in _OF_TOWNS and not marked.text.kinds[at] & SURNAME


def stands_free(marked: Marked, at: int, end: int) -> bool:
    """Whether words that are nothing but a name stand by themselves, with no article:
    grants for Elmo, the people of Elmo, * Elmo."""
    text, kinds = marked.text, marked.text.kinds
    inside = kinds[at:end]
    if any(kind & _NO_TOWN for kind in inside) or not any(k & STRONG for k in inside):
        return False
    # in Elmo Officials say: a text that lost its full stops
    begins = text.bare and kinds[end] & COMMON and text.keys[at - 1] in LOCATING
    after = kinds[end] & CAPITAL and not begins
    around = after or (at and kinds[at - 1] & (CAPITAL | BREAK))
    before = text.keys[at - 1] if at else "."
    behind = text.keys[end]
    acts = behind in distinct("person_verbs") and behind not in _AUXILIARIES
    acts = acts or behind == "'s" or _hyphenated(marked, at, end)
    return not (around or acts or before in _NOT_BEFORE_TOWNS)


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


def _fills_a_cell(marked: Marked, at: int) -> bool:
    # of a table: 3. | A. Ruiz | Chairman | Borno
    before, after = marked.text.words[at - 1], marked.text.kinds[at + 1]
    return before == "|" and bool(after & (BREAK | PUNCT))


def _begins_dateline(marked: Marked, at: int) -> bool:
    first = at == 0 or bool(marked.text.kinds[at - 1] & BREAK)
    if at == 0 and marked.text.words[1] == ":" and marked.text.where == "body":
        known = places()[marked.text.keys[at]]
        return any((place.name, place.country) in capitals() for place in known)
    ends = marked.text.kinds[at + 1] & BREAK or marked.text.words[at + 1] in _DASHES
    return first and bool(ends)


@cache
def _nothing_nouns() -> frozenset[str]:
    return frozenset((*entries("function_words"), *entries("person_verbs"), "'s"))

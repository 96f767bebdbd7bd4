"""Known places in one text: which of the gazetteer's names stand for a place here."""

from collections.abc import Iterator
from functools import cache

from indexer.lexicon import distinct
from indexer.tagging.atlas import Place
from indexer.tagging.gazetteer import (
    first_words,
    lengths,
    places,
    short_states,
)
from indexer.tagging.marked import Marked
from indexer.tagging.plausible import stands_for_a_place
from indexer.tagging.regions import bare_state, state_after
from indexer.tagging.sites import BEING_AT, LOCATING, SIDES
from indexer.tagging.spans import Candidate
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    COMPANY,
    DATE,
    DEMONYM,
    HONORIFIC,
    LISTED,
    OFFICE,
    ORGANISATION,
    PUNCT,
    STRONG,
    UPPER,
    fold,
)

__all__ = ["known_places"]

MOST_TOWN_TOKENS = 3

_DIRECTIONS = frozenset(
    "northern southern eastern western central upper northeastern northwestern "
    "southeastern southwestern".split()
)
_SIDES = SIDES | {"greater"}  # in East Mosul
_OF_TOWNS = ("de", "del", "do", "da", "dos", "das")
_BEGINNINGS = ("New", "Old", "Little", "Nova", "Novo", "Nuevo", "Nueva", "Nouveau")
_SITED = ("in", "at", "near", "from", "outside")
_OTHER = LISTED | COMMON | OFFICE | DATE | HONORIFIC | DEMONYM | UPPER
LARGE_TOWN = 300_000  # people in a town whose name alone shows it
LONGER = "town-of-a-name"  # its name goes on behind that of another town
_TOWNWARD = ("in", "at", "from", "near", "of", "to", "outside")
_NO_TOWN = OFFICE | HONORIFIC | ORGANISATION | DATE | UPPER | DEMONYM | COMPANY


def known_places(marked: Marked) -> Iterator[Candidate]:
    """Yield the names of the gazetteer that stand for a place, in order."""
    refused = within = 0
    keys, starts, states = marked.text.keys, _starts(), short_states()
    for at in [at for at in marked.text.capitals if keys[at].rstrip(".") in starts]:
        state = marked.text.words[at].rstrip(".") in states
        if state and (comma := _comma_before_state(marked, at)):
            yield Candidate(at, at + 1, "locations", 5.0, "short-form-of-a-state")
            yield from _town_in(marked, comma + 1, at + 1)
            continue
        if state and bare_state(marked, at):
            # above what the town and its state may be as one known name
            yield Candidate(at, at + 1, "locations", 5.0, "short-form-of-a-state")
            start = _town_before(marked, at)
            if start < at and marked.known[start] != at:
                yield _town(start, at)
            continue
        within = max(within, marked.bodies.get(at, 0))
        end = _end(marked, at)
        if at < within and marked.bodies.get(at) != end:
            continue  # Enterprise Elmland is one body, and not two places
        if end and not stands_for_a_place(marked, at, end):
            # of a Japan-Republic of Korea meeting, Korea is no place either
            refused = max(refused, end)
        elif end and at >= refused:
            # at the White House; but "the White House said" is the body
            body = marked.bodies.get(at) == end
            dateline = at == 0 and marked.text.words[end] == ":"  # Muscat: His …
            being = body and _somebody_is_at(marked, at, end) or dateline
            score = 4.0 if being else 1.5
            yield from _longer(marked, at, end)
            whole, start = _with_city(marked, at, end), _with_direction(marked, at, end)
            score += whole - start
            yield Candidate(start, whole, "locations", score, "listed-place")
            yield from _town_in(marked, at, end)


@cache
def _starts() -> frozenset[str]:
    """Return the first words of the names of places, without the stop of "Va."."""
    states = (fold(state).partition(" ")[0] for state in short_states())
    return frozenset(word.rstrip(".") for word in (*first_words(), *states))


def _comma_before_state(marked: Marked, at: int) -> int:
    """Return where the comma of ", Va." stands, token `at` being the state, else 0."""
    comma = at - 2 if marked.text.kinds[at - 1] & BREAK else at - 1
    return comma if comma > 0 and state_after(marked, comma) else 0


def _town_in(marked: Marked, at: int, end: int) -> Iterator[Candidate]:
    """Yield the unknown town before ", Texas", the state being tokens at..end."""
    if marked.text.words[at - 1] != "," or at in marked.bodies:
        return
    start = _town_before(marked, at - 1)
    if marked.text.key(start, at - 1) in distinct("no_places"):
        return  # claims to Medicare, Texas Medicaid and others
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
    addressed = marked.text.words[comma] != "," and marked.text.words[start - 1] == ","
    if marked.text.keys[start - 1] not in _TOWNWARD and not addressed:
        return comma  # 2 Elm Street, Elmo NSW 2620
    if any(kinds[i] & _NO_TOWN or i in marked.covered for i in town):
        return comma
    return start if any(kinds[i] & STRONG for i in town) else comma


def _end(marked: Marked, at: int) -> int:
    """Return the end of the longest name of the gazetteer at `at`, 0 for none."""
    text = marked.text
    for count in lengths(text.keys, at):
        if text.key(at, at + count) in places():
            return at + count
    return 0


def _with_direction(marked: Marked, at: int, end: int) -> int:
    """Return where a known region begins with a small letter: southern Africa."""
    key, before = marked.text.key(at - 1, end), at - 1
    side = marked.text.kinds[before] & CAPITAL and marked.text.keys[before] in _SIDES
    if not side and marked.text.keys[before] not in _DIRECTIONS:
        return at
    # Central Java, whose direction is of the name
    named = marked.text.kinds[before] & CAPITAL and marked.text.keys[before - 1] in (
        *LOCATING,
        ",",
    )
    return before if named or key in places() else at


def _longer(marked: Marked, at: int, end: int) -> Iterator[Candidate]:
    """Yield the town whose name goes on behind or begins before the one at..end."""
    if (long := _with_particle(marked, at, end)) > end:
        yield Candidate(at, long, "locations", 5.5 + long - at, LONGER)
    place = places()[marked.text.key(at, end)][0]
    if place.certain or at in marked.bodies:
        return
    if marked.text.words[at - 1] in _BEGINNINGS and at:
        yield Candidate(at - 1, end, "locations", 3.6 + end - at, LONGER)
    elif place.population > LARGE_TOWN:
        return
    elif _is_second(marked, at, end):
        yield Candidate(at - 1, end, "locations", 3.6 + end - at, LONGER)
    elif marked.text.keys[at - 1] in _SITED and _is_alone(marked, end, end + 1):
        # at Porto Elmo, and
        yield Candidate(at, end + 1, "locations", 3.6 + end - at, LONGER)


def _is_second(marked: Marked, at: int, end: int) -> bool:
    # in Tal Elmo
    before = marked.text.keys[at - 2] in _SITED and not marked.text.kinds[end] & CAPITAL
    return before and _is_alone(marked, at - 1, at)


def _is_alone(marked: Marked, at: int, end: int) -> bool:
    """Whether a word is nothing but a name that no list has, with no name behind."""
    kinds = marked.text.kinds
    name = kinds[at] & STRONG and not kinds[at] & _OTHER and at not in marked.covered
    ends = kinds[end] & (PUNCT | BREAK) or marked.text.keys[end] in ("and", "or")
    return bool(name) and bool(ends or end in marked.covered)


def _with_particle(marked: Marked, at: int, end: int) -> int:
    """Return the end of "San Elmo del Monte", San Elmo being known, else `end`."""
    kinds, words = marked.text.kinds, marked.text.words
    link = end + (words[end] in _OF_TOWNS)
    link += link > end and words[link] in ("la", "las", "los")
    town = at not in marked.countries
    longer = link > end and town and kinds[link] & STRONG and at not in marked.bodies
    whole = longer and not (kinds[at - 1] | kinds[link + 1]) & CAPITAL
    return link + 1 if whole else end


def _with_city(marked: Marked, at: int, end: int) -> int:
    """Return the end of "Elmo City", a known city with the word behind its name."""
    known = places().get(marked.text.key(at, end), ())
    named = (
        marked.text.words[end] in ("City", "CITY")
        and not marked.text.kinds[end + 1] & CAPITAL
    )
    return end + 1 if named and any(p.kind == "city" for p in known) else end

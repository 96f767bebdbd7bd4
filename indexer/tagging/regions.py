"""The state or country that stands behind a place: Elmo, Texas; Lyon (France)."""

from indexer.tagging.atlas import Place
from indexer.tagging.gazetteer import australian_states, places, short_states
from indexer.tagging.marked import Marked
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    GIVEN,
    HONORIFIC,
    NUMBER,
    OFFICE,
    PLACE,
    STRONG,
    UPPER,
)

__all__ = ["bare_state", "country_after", "regions_after", "state_after"]

_FIGURES_OF_AUSTRALIA, _FIGURES_OF_THE_STATES = 4, 5  # in a postcode
# words, degrees and an agency, where written in capitals
_WORDS = frozenset("in or me hi ok oh la ma md pa de id as va".split())


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


def bare_state(marked: Marked, at: int) -> Place | None:
    """Return the state at a token, behind its town without a comma: Elmo NSW 2620."""
    text = marked.text
    word = text.words[at]
    state = short_states().get(word)
    if state is None:
        return None  # as nearly always
    before, after = text.kinds[at - 1], text.kinds[at + 1]
    if not at or not before & STRONG or before & OFFICE:
        return None
    figures = len(text.words[at + 1]) if after & NUMBER else 0
    if figures == _FIGURES_OF_AUSTRALIA:
        return australian_states().get(word)
    # the town IN the news, or a degree; but Newark NJ
    lone = word.isupper() and not before & UPPER and not after & CAPITAL
    known = text.keys[at] not in _WORDS and _is_town(marked, at, state)
    person = text.kinds[at - 2] & GIVEN and text.kinds[at - 2] & CAPITAL
    known = known and not person  # Ana Clinton NY
    return state if figures == _FIGURES_OF_THE_STATES or lone and known else None


def _is_town(marked: Marked, end: int, state: Place) -> bool:
    for start in range(end - 1, max(end - 4, -1), -1):
        known = places().get(marked.text.key(start, end), ())
        if any(place.country == state.country for place in known):
            return True
    return marked.text.keys[end - 1] in ("county", "city", "township")


def regions_after(marked: Marked, end: int) -> tuple[Place, ...]:
    """Return what ", Texas", ", Va." or "(Georgia)" after token `end` may mean."""
    if bare := bare_state(marked, end):
        return (bare,)
    if marked.text.words[end] not in (",", "("):
        return ()
    after = marked.known[end + 1]
    found = places().get(marked.text.key(end + 1, after), ()) if after else ()
    following = marked.text.kinds[after]
    # at the wharf in Elmo, Elmland's minister said; in Elmo, Elmland County; but in
    # Elmo, Karz Province, where Karz is a region
    inside = found and found[0].kind == "region" and not found[0].certain
    typed = following & PLACE and following & CAPITAL and not inside
    if marked.text.keys[after] == "'s" or typed:
        return ()
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

"""Persons who are called like places: Georgia Meloni, Jack London, Senator Bourne."""

from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    GIVEN,
    INITIAL,
    LISTED,
    PUNCT,
    STRONG,
    SURNAME,
    UPPER,
)

__all__ = ["is_dateline", "named_like_a_city", "named_like_a_place"]
__all__ += ["named_like_a_state", "named_like_a_surname", "named_like_a_town"]

LEAST_DATELINE = 4  # letters
SMALL_TOWN = 100_000  # people, of which surnames are likelier


def is_dateline(marked: Marked, at: int) -> bool:
    """Return whether a city alone in capitals begins a text: WASHINGTON Ana Ruiz."""
    text = marked.text
    words, kinds = text.words[at : at + 2], text.kinds
    if not words[0].isupper() or words[1].isupper() or len(words[0]) < LEAST_DATELINE:
        return False
    begins = not at or kinds[at - 1] & BREAK or text.words[at - 1] == "."
    named = kinds[at + 1] & (GIVEN | STRONG) and text.key(at, at + 1) in places()
    return bool(begins and named)


def named_like_a_place(marked: Marked, first: int, at: int) -> bool:
    # Georgia Meloni, Jack London: one-token places beside a listed name
    kinds = marked.text.kinds
    if marked.known[at] != at + 1 or not kinds[at] & LISTED:
        return False
    if kinds[at] & UPPER and not kinds[at + 1] & UPPER:
        return False  # a dateline before a name: WASHINGTON John Smith
    if at == first:
        follows = kinds[at + 1] & STRONG and kinds[at + 1] & SURNAME
        return bool(kinds[at] & GIVEN and (follows or kinds[at + 1] & INITIAL))
    return bool(kinds[at] & SURNAME and kinds[at - 1] & (GIVEN | INITIAL))


def named_like_a_city(marked: Marked, at: int) -> bool:
    # Daw Aung San, Mr Washington: an honorific stands before no city
    kinds = marked.text.kinds
    shouted = kinds[at] & UPPER and kinds[at - 1] & GIVEN  # SENATOR ANA LUND
    return bool(kinds[at] & STRONG or shouted) and at not in marked.countries


def named_like_a_state(marked: Marked, at: int) -> bool:
    # Under Secretary for Water Affairs Victoria Rydler: a surname that no list knows
    kinds, known = marked.text.kinds, marked.known
    named = known[at] == at + 1 and kinds[at] & GIVEN and kinds[at - 1] & COMMON
    follows = kinds[at + 1] & STRONG and not known[at + 1]
    return bool(named and follows) and not kinds[at + 2] & CAPITAL


def named_like_a_surname(marked: Marked, first: int, at: int) -> bool:
    """Whether a small town's name ends one that a given name begins: Ana Ruiz Lund."""
    text = marked.text
    given = at > first and text.kinds[first] & GIVEN and text.kinds[first] & STRONG
    closed = text.kinds[at + 1] & PUNCT or text.words[at + 1].islower()
    state = text.words[at + 1] == "," and at + 2 in marked.countries
    return bool(given and closed and not state) and named_like_a_town(marked, at)


def named_like_a_town(marked: Marked, at: int) -> bool:
    # Senator Bourne: a surname, where the place of that name is a small one
    end, kind = marked.known[at], marked.text.kinds[at]
    place = places().get(marked.text.keys[at], ()) if end == at + 1 else ()
    small = bool(place) and place[0].population < SMALL_TOWN
    return small and place[0].kind == "city" and bool(kind & STRONG)

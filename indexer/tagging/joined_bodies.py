"""Bodies that no list has, joined to one that is known: Elmo and the Karz Bank."""

from collections.abc import Iterable, Iterator

from indexer.lexicon import distinct
from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.spans import Candidate
from indexer.tagging.words import (
    CAPITAL,
    COMMON,
    COMPANY,
    DATE,
    DEMONYM,
    HONORIFIC,
    INITIAL,
    LISTED,
    OFFICE,
    OPENER,
    ORGANISATION,
    PLACE,
    STRONG,
    UPPER,
)

__all__ = ["joined_bodies"]

MOST_TOKENS = 3
_LETTERS = range(3, 8)  # of an acronym
LEAST_LETTERS = 4  # of another name
# matters, people and their followers: Polarization, Gynecologists
_NO_ENDS = (
    *("tion", "ment", "ity", "ogy", "ics", "ship", "ness", "ance", "ism", "ists"),
    *("ian", "ians", "ean", "ese", "land"),
)
_NO_NAME = DATE | DEMONYM | HONORIFIC | INITIAL | LISTED | OFFICE | OPENER | PLACE


def joined_bodies(marked: Marked, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the unknown names that "and" joins to the bodies `found`."""
    for body in found:
        if body.field == "organisations":
            yield from _behind(marked, body.end)
            yield from _before(marked, body.start)


def _behind(marked: Marked, joint: int) -> Iterator[Candidate]:
    if marked.text.keys[joint] != "and":
        return
    start = joint + 1 + (marked.text.keys[joint + 1] == "the")
    end = start
    while marked.text.kinds[end] & CAPITAL and end - start <= MOST_TOKENS:
        end += 1
    yield from _body(marked, start, end)


def _before(marked: Marked, first: int) -> Iterator[Candidate]:
    joint = first - 1 - (marked.text.keys[first - 1] == "the")
    # Unley and Adelaide High Schools
    placed = (
        first in marked.covered and marked.known[first] and _is_place(marked, first)
    )
    if joint < 1 or marked.text.keys[joint] != "and" or placed:
        return
    start = joint
    while start and marked.text.kinds[start - 1] & CAPITAL:
        start -= 1
    yield from _body(marked, start, joint)


def _body(marked: Marked, start: int, end: int) -> Iterator[Candidate]:
    inside = range(start, end)
    known = not marked.covered.isdisjoint(inside)
    if start < end <= start + MOST_TOKENS and not known and _names_one(marked, inside):
        score = 2.0 + end - start
        yield Candidate(start, end, "organisations", score, "joined-to-a-body")


def _names_one(marked: Marked, inside: range) -> bool:
    """Whether the words may name a body, and nobody who is named in full elsewhere."""
    kinds, text = [marked.text.kinds[at] for at in inside], marked.text
    if any(kind & _NO_NAME for kind in kinds) or text.bare:
        return False
    if len(inside) > 1:  # Stimson Lumber, but not Karzo Zorg
        trade = any(kind & (COMMON | ORGANISATION | COMPANY) for kind in kinds[1:])
        return bool(kinds[0] & STRONG) and trade
    word = text.words[inside[0]]
    if kinds[0] & UPPER:
        letters = len(word) in _LETTERS and word.isalpha()
        return letters and word not in distinct("no_bodies")
    key, named = text.keys[inside[0]], kinds[0] & STRONG and len(word) >= LEAST_LETTERS
    other = key.endswith(_NO_ENDS) or key in places() or word in distinct("no_bodies")
    return bool(named) and not other and _is_nobody(marked, word)


def _is_place(marked: Marked, at: int) -> bool:
    end = marked.known[at]
    return end > 0 and marked.text.key(at, end) in places()


def _is_nobody(marked: Marked, word: str) -> bool:
    # Ana Zorg elsewhere, whom Zorg then means
    text = marked.text
    places_of = [at for at in text.find((text.keys[text.words.index(word)],)) if at]
    return not any(text.kinds[at - 1] & CAPITAL for at in places_of)

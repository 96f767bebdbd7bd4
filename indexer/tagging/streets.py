"""Streets whose kind is written in short: 45 E. Elm St.; South Elm Ave."""

from collections.abc import Iterator

from indexer.tagging.marked import Marked
from indexer.tagging.spans import Candidate
from indexer.tagging.words import BREAK, CAPITAL, HONORIFIC, NUMBER, OFFICE, PUNCT

__all__ = ["streets"]

MOST_TOKENS = 4  # of a street's name
_SHORT = frozenset("st ave blvd rd hwy pkwy ln dr".split())
_FORMS = frozenset((*_SHORT, *(f"{word}." for word in _SHORT)))
_TITLES = ("dr", "dr.")  # a doctor, too
_SIDES = frozenset(("n.", "s.", "e.", "w.", "ne", "nw", "se", "sw"))
_ON = ("on", "along", "off", "of", "at")
_NO_STREET = HONORIFIC | OFFICE


def streets(marked: Marked) -> Iterator[Candidate]:
    """Yield the streets of addresses, with the side of the town before the name."""
    for at in marked.text.find(_FORMS):
        start = _start(marked, at)
        if start < at and _is_address(marked, start, at) and _ends(marked, at):
            # above what a person's name would have: N. Charles St.
            score, end = 4.0 + at - start, _with_number(marked, at)
            yield Candidate(start, end, "locations", score, "place-type")


def _start(marked: Marked, at: int) -> int:
    kinds, start = marked.text.kinds, at
    while at - start < MOST_TOKENS and kinds[start - 1] & CAPITAL and start:
        side = marked.text.keys[start - 1] in _SIDES
        if kinds[start - 1] & _NO_STREET and not side:
            break
        start -= 1
    return start


def _is_address(marked: Marked, start: int, at: int) -> bool:
    """Whether a number, a side of the town or "on" shows that a street is meant."""
    keys, kinds = marked.text.keys, marked.text.kinds
    numbered = kinds[start - 1] & NUMBER
    if keys[at] in _TITLES:
        return bool(numbered)
    sided = keys[start] in _SIDES and at > start + 1
    return bool(numbered) or sided or keys[start - 1] in _ON


def _with_number(marked: Marked, at: int) -> int:
    # 8 Elmong West St 52, Singapore
    numbered = marked.text.kinds[at + 1] & NUMBER and marked.text.words[at + 2] == ","
    return at + 2 if numbered else at + 1


def _ends(marked: Marked, at: int) -> bool:
    # 45 Elm St., Oslo; but of John St. Clair
    following = marked.text.kinds[at + 1]
    return not following & CAPITAL or bool(following & (PUNCT | BREAK))

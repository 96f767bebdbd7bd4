"""Whether an unknown name stands where only a place does: Oslo and X; X – ."""

from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.sites import SIDES
from indexer.tagging.typed import TYPES
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    DATE,
    NUMBER,
    PLACE,
    PUNCT,
    STRONG,
)

__all__ = ["is_beside_place"]

MOST_TOKENS = 2
_CROSSING = frozenset(
    "bridge bridges flood floods flooding dam dams ferry crossing banks bank".split()
)
_JOINTS = frozenset("and at in near was were is are has will which hit".split())
# of the towns they live in: residents of X and Y
_FOLK = frozenset(
    "people residents inhabitants villagers citizens beaches community communities "
    "streets outskirts surroundings camps battle battles siege slums coast shore "
    "slopes centre center mayor zones communes sectors wards port".split()
)
_DASHES = ("–", "—", "-", "--")
_ENDS = (".", ",", ";", ")", "(")


def is_beside_place(marked: Marked, at: int, end: int) -> bool:
    """Whether it stands where only a place does."""
    keys, kinds = marked.text.keys, marked.text.kinds
    if at and keys[at - 1] == "of":  # Ana Ruiz, 51, of Elmo
        aged = keys[at - 2] == "," and kinds[at - 3] & NUMBER
        return (
            bool(aged)
            or keys[at - 2] in SIDES
            or keys[at - 2] in TYPES
            or keys[at - 2] in _FOLK
        )
    if at and _is_crossed(marked, at, end) or _heads_address(marked, at, end):
        return True
    return _in_a_row(marked, at, end) or _begins_dateline(marked, at, end)


def _is_crossed(marked: Marked, at: int, end: int) -> bool:
    # the bridge over the Elmo, dams on the Elmo
    keys = marked.text.keys
    over = keys[at - 1] == "the" and keys[at - 2] in ("over", "across", "on", "of")
    alone = not marked.text.kinds[end] & (CAPITAL | COMMON) or keys[end] in _JOINTS
    return over and keys[at - 3] in _CROSSING and alone


def _heads_address(marked: Marked, at: int, end: int) -> bool:
    """Whether a line begins with a name and goes on with a town: Elmpath, Oslo."""
    text = marked.text
    begins = at == 0 or bool(text.kinds[at - 1] & BREAK)
    town = marked.known[end + 1] if text.keys[end] == "," else 0
    if not begins or not town or text.where == "title" or end + 1 in marked.bodies:
        return False
    ends = text.kinds[town] & (BREAK | NUMBER) or text.keys[town] == ","
    known = places().get(text.key(end + 1, town), ())
    return bool(ends and known) and known[0].kind != "country"


def _in_a_row(marked: Marked, at: int, end: int) -> bool:
    """Whether places stand beside it: Oslo and X; Oslo, X and Bonn; X House, Y."""
    keys, kinds = marked.text.keys, marked.text.kinds
    before = _place_before(marked, at - 1)
    if keys[at - 1] == "and":
        return before
    after = end + 1 if keys[end] in (",", "and") else 0
    followed = bool(after and marked.known[after]) and after not in marked.bodies
    if keys[end] == "and" and keys[at - 1] in ("on", "in", ",") and after:
        if _is_typed(marked, after):
            return True  # on Elma and Karz Island
    if keys[at - 1] == "between":
        return followed and keys[end] == "and"
    if keys[at - 1] != ",":
        return False
    ends = keys[end] in _ENDS or bool(kinds[end] & BREAK)
    return before and followed or bool(kinds[at - 2] & PLACE and ends)


def _is_typed(marked: Marked, at: int) -> bool:
    # Karz Island, Karz District
    kinds, end = marked.text.kinds, at
    while kinds[end] & STRONG and end - at < MOST_TOKENS:
        end += 1
    typed = kinds[end] & PLACE or marked.text.words[end] == "District"
    return end > at and bool(typed) and bool(kinds[end] & CAPITAL)


def _place_before(marked: Marked, joint: int) -> bool:
    starts = range(joint - 1, max(joint - 5, -1), -1)
    start = next((start for start in starts if marked.known[start] == joint), -1)
    return start >= 0 and start not in marked.bodies


def _begins_dateline(marked: Marked, at: int, end: int) -> bool:
    # ELMO, 3 May – The minister …; (Elmo, 3 May 2030); Elmo – The minister …
    words, kinds = marked.text.words, marked.text.kinds
    first = at == 0 or at == 1 and words[0] == "("
    if not first or marked.text.where == "title":
        return False
    day = kinds[end + 1] & (DATE | NUMBER) or kinds[end + 2] & NUMBER
    return (
        words[end] in (",", "(")
        and bool(day)
        or words[end] in _DASHES
        and not kinds[end + 1] & PUNCT
    )

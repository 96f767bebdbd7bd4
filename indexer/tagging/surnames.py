"""Words that are surnames where they stand, though they look like something else."""

from indexer.tagging.marked import Marked
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    GIVEN,
    HONORIFIC,
    INITIAL,
    LISTED,
    OFFICE,
    OPENER,
    ORGANISATION,
    PUNCT,
    STRONG,
    UPPER,
)

__all__ = ["NEVER_NAMES", "closing_surname", "common_surname", "shouted_surname"]

LEAST_SHOUTED = 4  # letters of a surname in capitals
NEVER_NAMES = OFFICE | ORGANISATION | HONORIFIC | OPENER


def shouted_surname(marked: Marked, first: int, at: int) -> bool:
    """Whether the surname alone has capitals, and no list knows it: Selim KARADAĞ."""
    text = marked.text
    given = all(text.kinds[i] & (GIVEN | INITIAL) for i in range(first, at))
    long = len(text.words[at]) >= LEAST_SHOUTED and not marked.known[at]
    plain = not text.kinds[at] & (NEVER_NAMES | COMMON) and text.words[first].istitle()
    return at > first and given and long and plain


def closing_surname(marked: Marked, first: int, at: int) -> bool:
    """Whether an honorific or a chief is a surname before a sign: Aslam Khan."""
    kinds = marked.text.kinds
    given = all(kinds[i] & (GIVEN | STRONG | INITIAL) for i in range(first, at))
    closed = kinds[at + 1] & (PUNCT | BREAK)
    return bool(
        at > first and given and closed and kinds[at] & LISTED and kinds[at] & CAPITAL
    )


def common_surname(marked: Marked, first: int, at: int, held: bool) -> bool:
    """Whether a word not listed as a name must be one: Attorney Kenneth A. Polite."""
    kinds = marked.text.kinds
    if kinds[at] & ~COMMON & NEVER_NAMES or not kinds[at] & COMMON or at == first:
        return False
    given = kinds[first] & GIVEN and kinds[first] & STRONG
    initialled = kinds[at - 1] & INITIAL and at - 1 > first
    titled = (held or kinds[first - 1] & (HONORIFIC | OFFICE)) and at == first + 1
    contact = marked.text.words[first - 1] == ":" and at == first + 1
    closed = kinds[at + 1] & (PUNCT | BREAK) and kinds[first - 1] & HONORIFIC
    if closed and not kinds[first] & UPPER and at > first + 1:
        return True  # Dr. Ana Ruiz Sales,
    return bool(
        given and (initialled or titled or contact) and not kinds[at + 1] & CAPITAL
    )

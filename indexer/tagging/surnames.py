"""Words that are surnames where they stand, though they look like something else."""

from indexer.tagging.marked import Marked
from indexer.tagging.name_ends import person_verbs
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    DATE,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    INITIAL,
    LISTED,
    NAME,
    OFFICE,
    OPENER,
    ORGANISATION,
    PUNCT,
    STRONG,
    SUFFIX,
    SURNAME,
    UPPER,
)

__all__ = ["NEVER_NAMES", "closing_surname", "common_surname", "family_in_capitals"]
__all__ += ["shouted_surname", "surnames_in_row", "word_for_name"]

_ADDRESSED = frozenset(
    "mr mrs ms miss dr prof professor sir reverend colonel captain sergeant".split()
)
# titles that stand before a surname alone
_STYLED = frozenset(
    "president secretary minister senator sen senators representative rep congressman "
    "congresswoman governor gov general chairman chairwoman commissioner ambassador "
    "speaker mayor judge professor sheriff premier chancellor treasurer".split()
)
_ABSTRACT = ("ship", "tion", "ment", "ity", "ics", "ness", "ing", "ance")
_ENDS = (",", ".", "'s", "’s", ")", "and", "")
MOST_IN_ROW = 12  # surnames
LEAST_SHOUTED = 4  # letters of a surname in capitals
NEVER_NAMES = OFFICE | ORGANISATION | HONORIFIC | OPENER


def shouted_surname(marked: Marked, first: int, at: int) -> bool:
    """Whether the surname alone has capitals, and no list knows it: Selim KARADAĞ."""
    text = marked.text
    given = all(text.kinds[i] & (GIVEN | INITIAL) for i in range(first, at))
    long = len(text.words[at]) >= LEAST_SHOUTED and not marked.known[at]
    plain = not text.kinds[at] & (NEVER_NAMES | COMMON) and text.words[first].istitle()
    return at > first and given and long and plain


def word_for_name(marked: Marked, at: int, held: bool) -> bool:
    """Whether an ordinary word alone is a surname: Mr Price, Secretary Gates said."""
    text, kind = marked.text, marked.text.kinds[at]
    before = text.keys[at - 1].rstrip(".")
    if kind & (NEVER_NAMES | DATE | DEMONYM) or not (kind & COMMON and kind & CAPITAL):
        return False
    if before in _ADDRESSED:
        return text.words[at].istitle() and not text.kinds[at + 1] & NAME
    if not held or before not in _STYLED or text.where == "title":
        return False
    if text.keys[at].endswith(_ABSTRACT):
        return False  # Secretary Citizenship and Settlement
    acts = text.keys[at + 1] in person_verbs() or text.words[at + 1] in _ENDS
    again = text.keys[at + 1] == text.keys[at - 1]  # Secretary Gates Secretary Rice
    acts = acts or again or text.bare and bool(text.kinds[at + 1] & OFFICE)
    likely = kind & SURNAME and text.words[at + 1][:1].islower()
    return text.words[at].istitle() and bool(acts or likely)


def family_in_capitals(marked: Marked, at: int) -> bool:
    """Whether a family name in capitals stands before a given name: TANAKA Kenji."""
    words, kind = marked.text.words, marked.text.kinds[at]
    shouted = kind & UPPER and len(words[at]) >= LEAST_SHOUTED - 1
    plain = not kind & (NEVER_NAMES | COMMON | DATE) and not marked.known[at]
    named = words[at + 1].istitle() and marked.text.kinds[at + 1] & NAME
    return bool(shouted and plain and named)


def surnames_in_row(marked: Marked, at: int) -> bool:
    """Whether only surnames stand in a row that lost its commas: Lee Kranz and Ruiz."""
    text, end = marked.text, at
    while text.kinds[end] & NAME and end - at < MOST_IN_ROW:
        end += 1
    last = text.keys[end] == "and" and text.kinds[end + 1] & CAPITAL
    row = text.bare and end - at > 1 and last and not text.kinds[end + 2] & NAME
    return bool(row) and not text.kinds[at] & GIVEN


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
    addressed = marked.text.keys[first - 1].rstrip(".") in _ADDRESSED
    given = given or addressed and kinds[first] & STRONG
    initialled = kinds[at - 1] & INITIAL and at - 1 > first
    titled = (held or kinds[first - 1] & (HONORIFIC | OFFICE)) and at == first + 1
    contact = marked.text.words[first - 1] == ":" and at == first + 1
    closed = kinds[at + 1] & (PUNCT | BREAK) and kinds[first - 1] & HONORIFIC
    if closed and not kinds[first] & UPPER and at > first + 1:
        return True  # Dr. Ana Ruiz Sales,
    return bool(
        given
        and (initialled or titled or contact or _is_addressed(marked, at))
        and (not kinds[at + 1] & CAPITAL or kinds[at + 1] & SUFFIX)
    )


def _is_addressed(marked: Marked, at: int) -> bool:
    """Whether the text has the word alone behind Mr and the like: Mr Price."""
    return marked.text.keys[at] in marked.text.addressed

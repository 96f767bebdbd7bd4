"""The offices that stand behind a name: ", the Mayor of Elmo", "(Mayor)"."""

from itertools import takewhile

from msgspec.structs import replace

from indexer.tagging.beside import name_place, past_owner
from indexer.tagging.honorifics import read_honorifics
from indexer.tagging.marked import Marked
from indexer.tagging.names import begins_name, read_name
from indexer.tagging.offices import Office, read_offices
from indexer.tagging.phrases import ends_a_firm
from indexer.tagging.predicates import MOST_WORDS_TO_OFFICE, predicate
from indexer.tagging.surnames import word_for_name
from indexer.tagging.tokens import Text
from indexer.tagging.words import BREAK, CAPITAL, NUMBER, SUFFIX

__all__ = ["offices_behind"]

_DEFINING = ("the", "a", "an", "former", "then")
FARTHEST_OFFICE = 24  # tokens of ", of Ohio," behind a name
MOST_IN_ROW = 40  # tokens of a line of a table
_BEFORE_APPOSITION = (",", "(", "–", "-", "—", "|")
_PARTING = (",", ";", "and", "&")
_BEFORE_SURNAMES = frozenset(
    "president senator senators representative representatives congressman secretary "
    "governor".split()
)
_RELATIVE = (
    "to be the a an then who is was now currently also our its their until recently "
    "hitherto formerly previously lately last"
).split()


def offices_behind(marked: Marked, end: int, alone: bool = False) -> tuple[Office, ...]:
    """Return the offices after a name: ", the …", "(…)", "was appointed as …".

    `alone` tells that none stands before it, so that in "X, Mayor, Y, Judge" the first
    is that of X.
    """
    words = marked.text.words
    if columns := _in_columns(marked, end):
        return columns
    if words[end] == "," and marked.text.kinds[end + 1] & NUMBER:
        end += 2
    if marked.text.key(end, end + 2) == ", of":
        end = _past_origin(marked, end)
    at = predicate(marked, end)
    start = end + (words[end] == ",")
    if words[start] == "of" and marked.known[start + 1]:
        start = marked.known[start + 1]  # Ms Ruiz of Chad as Chair
    if not at and words[start] == "as" and marked.text.kinds[start + 1] & CAPITAL:
        at = start + 1  # Ruiz as Minister of Water
    if not at and words[end] in _BEFORE_APPOSITION:
        at = past_owner(marked, end + 1)
        while words[at] in _RELATIVE and at - end < MOST_WORDS_TO_OFFICE:
            at += 1
    if not at and marked.text.kinds[end] & SUFFIX and words[end + 1] == "for":
        at = end  # Ana Ruiz MP for Elmo
    if not at and marked.text.bare:
        at = _without_signs(marked, end)
    offices = read_offices(marked, at, loose=True) if at else []
    if words[end] != "(":  # Ms Ruiz and Mr Kranz (Deputy Governors)
        offices = list(takewhile(lambda office: not office.plural, offices))
    if not offices or _is_honour(marked, offices[0]):
        return ()
    name = name_place(marked, offices[-1])
    named = begins_name(marked, name) or word_for_name(marked, name, held=True)
    named = named and not ends_a_firm(marked, offices[-1].last)
    if named and not _below(marked, offices[-1].last, name):
        if alone and words[end] == "," and _has_its_own(marked, offices[-1].last, name):
            return tuple(offices)
        return _before_another(marked, offices, name)
    last = offices[-1]
    if marked.text.keys[last.last] == "'s" and last.end == last.head + 1:
        return ()  # Ana Ruiz, Minister's Office, but: Agent of the FBI's Elm Office
    return tuple(offices)


def _is_honour(marked: Marked, office: Office) -> bool:
    # Ana Ruiz, MP
    return office.end == office.start + 1 and bool(
        marked.text.kinds[office.start] & SUFFIX
    )


def _without_signs(marked: Marked, end: int) -> int:
    """Return where an office may begin right behind a name, as in texts without signs.

    As in "said Ana Ruiz a member of the Board", but not in "Ana Ruiz President Kranz".
    """
    words = marked.text.words
    if words[end] in ("a", "an", "the"):
        return end + 1
    return 0 if marked.text.keys[end] in _BEFORE_SURNAMES else end


def _has_its_own(marked: Marked, comma: int, name: int) -> bool:
    """Whether a name behind a comma has an office of its own behind it."""
    words = marked.text.words
    start = read_honorifics(marked, name)
    end = read_name(marked, start, titled=start > name)
    own = words[comma] in (",", ";") and end > start and words[end] == ","
    return own and bool(read_offices(marked, past_owner(marked, end + 1), loose=True))


def _in_columns(marked: Marked, end: int) -> tuple[Office, ...]:
    """Return the offices in the columns of a table that a name ends before."""
    text = marked.text
    if not _parted(text, end):
        return ()
    line = takewhile(
        lambda at: not text.kinds[at] & BREAK, range(end, end + MOST_IN_ROW)
    )
    starts = [at for at in line if _parted(text, at)]
    limits = [*starts[1:], len(text)]
    return tuple(
        _within(office, limit)
        for at, limit in zip(starts, limits, strict=True)
        for office in read_offices(marked, at, loose=True)
        if office.head < limit
    )


def _within(office: Office, limit: int) -> Office:
    """Return an office without what stands in the next column."""
    return replace(office, end=min(office.end, limit), last=min(office.last, limit))


def _parted(text: Text, at: int) -> bool:
    """Whether two spaces or more, or a tab, stand before a token: a new column."""
    if at >= len(text) or text.kinds[at] & BREAK:
        return False
    return text.source[text.starts[at] - 2 : text.starts[at]].isspace()


def _before_another(
    marked: Marked, offices: list[Office], name: int
) -> tuple[Office, ...]:
    # Ana Ruiz, Minister of Trade, Secretary to the President Ivo Kranz
    signs = _PARTING if name == offices[-1].last else _PARTING[:2]
    parted = len(offices) > 1 and marked.text.words[offices[-2].last] in signs
    return tuple(offices[:-1]) if parted else ()


def _below(marked: Marked, end: int, name: int) -> bool:
    """Whether a name stands on the next line: Mr Ruiz, Treasurer / Mr Kranz, …"""
    text = marked.text
    if name >= len(text):
        return False
    between = text.source[text.ends[end - 1] : text.starts[name]]
    return "\n" in between and not between.strip(" ,;.\n")


def _past_origin(marked: Marked, end: int) -> int:
    """Return the comma before the office in ", of Ohio, to be Ambassador" or in
    ", of Oslo, Ohio, the former owner", and else `end`."""
    keys = marked.text.keys
    for at in range(end + 2, min(end + FARTHEST_OFFICE, len(keys) - 1)):
        if keys[at] == "to" and keys[at + 1] == "be" and keys[at - 1] == ",":
            return at - 1
        if keys[at] == ".":
            break
    return _past_place(marked, end)


def _past_place(marked: Marked, end: int) -> int:
    text = marked.text
    at = end + 2
    while text.kinds[at] & CAPITAL and at - end < FARTHEST_OFFICE:
        at += 1
        if text.keys[at] == "," and text.keys[at + 1] in _DEFINING:
            return at
        at += text.keys[at] == ","
    return end

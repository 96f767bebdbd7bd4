"""What shows that capitalised words are a person's name."""

from indexer.tagging.appositions import offices_behind
from indexer.tagging.beside import office_below
from indexer.tagging.marked import Marked
from indexer.tagging.name_ends import person_verbs
from indexer.tagging.things import is_a_thing
from indexer.tagging.words import (
    BODY,
    CAPITAL,
    COMMON,
    COMPANY,
    DATE,
    DEMONYM,
    GIVEN,
    INITIAL,
    NUMBER,
    OFFICE,
    OPENER,
    ORGANISATION,
    PLACE,
    PUNCT,
    STRONG,
    SUFFIX,
    SURNAME,
    UPPER,
)

__all__ = ["evidence", "goes_on"]

_NAMED_AFTER = "secondary primary intermediate elementary memorial prize award".split()
_TO_CALL = frozenset("contact contacts enquiries inquiries".split())
_STREETS = frozenset("st street ave avenue blvd dr drive rd road ln lane hwy".split())
_KIN = "wife husband son daughter mother father brother sister widow spouse".split()


def evidence(marked: Marked, at: int, end: int) -> tuple[str, float]:
    """Return the rule that makes the words at..end a person's name, "" if none."""
    kinds = [kind for kind in marked.text.kinds[at:end] if not kind & (SUFFIX | PUNCT)]
    if not kinds:
        return "", 0.0  # II alone is no name
    first, last = kinds[0], kinds[-1]
    if _kin(marked, at) and first & GIVEN:
        return "kin", 0.7
    if len(kinds) == 1 and first & STRONG and marked.text.words[end] == "as":
        return ("office-after-name", 0.6) if offices_behind(marked, end) else ("", 0.0)
    if sum(bool(kind & CAPITAL) for kind in kinds) < 2:
        return "", 0.0
    if _is_street(marked, at, end):
        return "", 0.0
    if first & UPPER and len(marked.text.words[at]) < 4:
        return "", 0.0
    given = first & GIVEN and first & STRONG
    if last & COMMON and first & SURNAME and not (given or _acts(marked, at, end)):
        return "", 0.0
    if is_a_thing(marked, at, end):
        return "", 0.0
    if first & (DEMONYM | DATE) and kinds[1] & ~INITIAL or goes_on(marked, end):
        return "", 0.0
    if first & GIVEN and first & STRONG:
        return "listed-given-name", 0.8
    dotted = "." in marked.text.words[at] or last & SURNAME
    if first & INITIAL and last & STRONG and dotted:
        return "initials-before-surname", 0.8
    if any(kind & INITIAL for kind in kinds[1:-1]) and first & (GIVEN | STRONG):
        return "middle-initial", 0.8
    if first & last & STRONG and len(kinds) == 2 and office_below(marked, at, end):
        return "office-below-name", 0.6
    if first & GIVEN and last & STRONG and last & SURNAME:
        return "listed-name", 0.6
    if first & STRONG and last & STRONG and _acts(marked, at, end):
        return "name-by-what-follows", 0.6
    if first & GIVEN and last & STRONG and offices_behind(marked, end):
        return "office-after-name", 0.6
    if first & STRONG and last & SURNAME and last & STRONG and len(kinds) == 2:
        return "listed-surname", 0.5
    return "", 0.0


def goes_on(marked: Marked, end: int) -> bool:
    """Whether a name goes on as a body's or a place's that is named after someone."""
    bodies = ORGANISATION | COMPANY | PLACE | BODY
    end += marked.text.keys[end] == "'s"  # King Alfred's College
    kind = marked.text.kinds[end]
    if kind & CAPITAL and marked.text.keys[end] in _NAMED_AFTER:
        return True
    # Clarice Lispector Reading Room
    further = marked.text.kinds[end + 1]
    room = further & PLACE or marked.text.keys[end + 1] == "room"
    if kind & COMMON and room and kind & further & CAPITAL:
        return True
    return bool(kind & bodies and kind & CAPITAL and not kind & (OFFICE | OPENER))


def _is_street(marked: Marked, at: int, end: int) -> bool:
    # 8 Vivienne Street, 100 N. Elm St., 100 N. "Charles Street"
    keys, kinds = marked.text.keys, marked.text.kinds
    number = at - 1 - bool(kinds[at - 1] & INITIAL)
    named = kinds[end - 1] & PLACE or {keys[end].rstrip("."), keys[end - 1]} & _STREETS
    return bool(named and kinds[number] & NUMBER)


def _kin(marked: Marked, at: int) -> bool:
    keys = marked.text.keys
    return keys[at - 1] in _KIN or keys[at - 1] == "," and keys[at - 2] in _KIN


def _acts(marked: Marked, at: int, end: int) -> bool:
    words, keys = marked.text.words, marked.text.keys
    called = marked.text.words[at - 1] == ":" and keys[at - 2] in _TO_CALL
    if called and at + 2 == end and (at < 3 or marked.text.words[end] == ","):
        return True  # Contact: Ana Ruiz, Water Board
    if keys[end] in person_verbs() or keys[at - 1] in ("said", "says", "late"):
        return True
    if keys[end] == "and" and keys[end + 1] in ("his", "her"):
        return True
    digits = words[end].replace("(", words[end + 1])
    if digits[:1] == "0" and len(digits) > 2:
        return True  # a number to call
    if words[end] != ",":
        return False
    if keys[end + 1] in ("who", "whose"):
        return True
    if keys[end + 1] == "a" and keys[end + 3] == "year" and keys[end + 4] == "old":
        return True
    age = marked.text.kinds[end + 1] & NUMBER and len(words[end + 1]) == 2
    return bool(age and words[end + 2] == ",") or bool(offices_behind(marked, end))

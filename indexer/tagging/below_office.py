"""The body behind an office and a comma, or on the line below: CEO / Elmo & Wood."""

from indexer.tagging.employers import is_of_state
from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.names import begins_name
from indexer.tagging.offices import Office
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMPANY,
    DATE,
    HONORIFIC,
    NUMBER,
    OFFICE,
    PLURAL,
)

__all__ = ["body_below"]

MOST_TOKENS = 10
_WITHIN = frozenset("& of and for the in + -".split())
_CLOSING = frozenset((";", ".", "(", ")", ""))
# who runs or owns a body that need not be listed
_RUNS = frozenset(
    "ceo cfo coo cto cio chairman chairwoman chairperson chair president "
    "vice-president executive officer director partner partners founder co-founder "
    "manager principal counsel head".split()
)
# who serves the state, whatever stands below
_OF_STATES = frozenset(
    "minister secretary ambassador commissioner governor mayor senator judge justice "
    "spokesperson spokesman spokeswoman attorney".split()
)


def body_below(marked: Marked, office: Office) -> str | None:
    """Return the body in "Ana Ruiz, CEO, Elmo & Wood", or in three such lines.

    None where a state's body stands there, or one that does not end the line.
    """
    text, sign = marked.text, office.last
    below = bool(text.kinds[sign] & BREAK)
    if not (below or text.words[sign] == ",") or office.end > office.head + 1:
        return None
    if text.keys[office.head] in _OF_STATES:
        return None
    start = sign + 1 + (text.keys[sign + 1] == "the")
    if not below:
        start = _past_units(marked, start)
    end = marked.bodies.get(start) or _run(marked, start, office)
    closed = text.kinds[end] & BREAK or text.words[end] in _CLOSING
    closed = closed or not below and start in marked.bodies and text.words[end] == ","
    if end == start or not closed or is_of_state(text.keys[start:end]):
        return None
    return text.cut(start, end)


def _past_units(marked: Marked, start: int) -> int:
    """Return where a body begins behind a unit: Dean, Faculty of Law, Elm School."""
    text, at = marked.text, start
    while text.kinds[at] & CAPITAL or text.words[at] in _WITHIN:
        at += 1
    behind = at + 1
    unit = start not in marked.bodies and at > start and text.words[at] == ","
    return behind if unit and behind in marked.bodies else start


def _run(marked: Marked, start: int, office: Office) -> int:
    """Return where the capitals of an unlisted body end, `start` where none are."""
    text, end = marked.text, start
    if text.keys[office.head] not in _RUNS or text.kinds[start] & BREAK:
        return start
    while end - start < MOST_TOKENS and (
        text.kinds[end] & CAPITAL or end > start and text.words[end] in _WITHIN
    ):
        end += 1
    end -= end > start and text.words[end - 1] in _WITHIN
    return end if _is_firm(marked, start, end) else start


def _is_firm(marked: Marked, start: int, end: int) -> bool:
    kinds = marked.text.kinds[start:end]
    if end < start + 2:
        return False
    if kinds[-1] & COMPANY:
        return True
    kinds = kinds[:-1] if kinds[-1] & PLURAL else kinds  # Elmo & Partners
    other = any(kind & (OFFICE | HONORIFIC | DATE | NUMBER) for kind in kinds)
    named = begins_name(marked, start) and "&" not in marked.text.words[start:end]
    placed = marked.text.key(start, end) in places() or marked.known[start] == end
    return not (other or named or placed)

"""The body that somebody is said to work for or to be of, though no list has it."""

from indexer.tagging.beside import Mention
from indexer.tagging.described_at import described_at, owned_firm
from indexer.tagging.employers import is_of_state
from indexer.tagging.marked import Marked
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    COMPANY,
    DATE,
    DEMONYM,
    HONORIFIC,
    OFFICE,
    ORGANISATION,
    PLACE,
    SUFFIX,
    UPPER,
)

__all__ = ["employed"]

MOST_TO_VERB = 8  # tokens from a name to "employed by"
LEAST_LETTERS = 2
MOST_BODY_TOKENS = 10
_FROM = ("of", "from", "at")
_WORKS = (
    ["works", "for"],
    ["worked", "for"],
    ["working", "for"],
    ["employed", "by"],
    ["works", "at"],
    ["worked", "at"],
    ["leads", "the"],
    ["heads", "the"],
    ["chairs", "the"],
    ["represents", "the"],
)
_EMPLOYED = frozenset(
    "employee employees worker workers student researcher scientist teacher trader "
    "engineer player volunteer expert specialist analyst apprentice nurse physician "
    "lawyer technician guard driver".split()
)
_WITHIN = ("&", "of", "and", "for")
_ENDS = (",", ".", ";", ")", "and", "(", "")


def employed(marked: Marked, mention: Mention) -> str | None:
    """Return the body in "who works for the Elm project", "of Elm Power"; else None.

    A body that no list has is told by the word that it ends with: one that is no name,
    or letters that it begins with. Who is of a town is of no body.
    """
    found = _said(marked, mention) or _whose(marked, mention)
    found = found or owned_firm(marked, mention) or described_at(marked, mention)
    if found:
        return found
    if mention.offices:
        return None
    return _employer(marked, mention) or _of(marked, mention)


def _of(marked: Marked, mention: Mention) -> str | None:
    """Return the unlisted body in "Ana Ruiz of Elm Power", but not in a title."""
    if marked.text.where == "title" or marked.text.keys[mention.end] not in _FROM:
        return None
    at = mention.end + 1 + (marked.text.keys[mention.end + 1] == "the")
    end = at
    while _may_name(marked, end):
        end += 1
    closed = marked.text.words[end] in _ENDS or marked.text.words[end].islower()
    closed = closed and marked.text.keys[end] not in ("of", "county")
    return marked.text.cut(at, end) if closed and _is_firm(marked, at, end) else None


def _said(marked: Marked, mention: Mention) -> str | None:
    """Return the body in ", who works for Elmo Trust", ", a guard employed by Elmo"."""
    text = marked.text
    if text.words[mention.end] != ",":
        return None
    for verb in range(mention.end + 1, mention.end + MOST_TO_VERB):
        if text.kinds[verb] & BREAK or text.words[verb] in (".", ";"):
            return None
        if text.keys[verb : verb + 2] in _WORKS:
            at = verb + 1 + (text.keys[verb + 1] != "the")
            at += text.keys[at] == "the"
            end = marked.bodies.get(at, at)
            while end < len(text) and _goes_on(marked, at, end):
                end += 1
            placed = marked.known[at] == end and at not in marked.bodies
            return text.cut(at, end) if end > at and not placed else None
    return None


def _whose(marked: Marked, mention: Mention) -> str | None:
    """Return the listed body in "the Elm Patrol, whose Captain Ana Ruiz"."""
    text = marked.text
    if text.keys[mention.first - 1] != "whose":
        return None
    end = mention.first - 1 - (text.words[mention.first - 2] == ",")
    starts = range(end - 1, max(end - MOST_BODY_TOKENS, -1), -1)
    found = next((at for at in starts if marked.bodies.get(at) == end), None)
    return None if found is None else text.cut(found, end)


def _goes_on(marked: Marked, at: int, end: int) -> bool:
    inside = marked.text.keys[end] in _WITHIN and _may_name(marked, end + 1)
    return _may_name(marked, end) or end > at and inside


def _may_name(marked: Marked, at: int) -> bool:
    kind = marked.text.kinds[at]
    other = kind & (DATE | HONORIFIC | SUFFIX | BREAK | DEMONYM)
    return bool(kind & CAPITAL and not other)


def _is_firm(marked: Marked, at: int, end: int) -> bool:
    text = marked.text
    if end < at + 2 or marked.known[at] == end:
        return False
    kinds = text.kinds[at:end]
    if kinds[-1] & PLACE or any(kind & OFFICE for kind in kinds):
        return False
    letters = kinds[0] & UPPER and len(text.words[at]) >= LEAST_LETTERS
    letters = letters and not kinds[1] & UPPER  # A LINE IN CAPITALS
    noun = kinds[-1] & (COMMON | ORGANISATION | COMPANY)
    named = text.words[end] == "," and marked.known[end + 1]  # of Elm Rock, Arkansas
    return bool(letters or noun and not named)


def _employer(marked: Marked, mention: Mention) -> str | None:
    """Return the body in "Elmo employee Ana Ruiz", if that is written."""
    text = marked.text
    noun = mention.first - 1
    noun -= text.words[noun] == ","
    if text.keys[noun] not in _EMPLOYED:
        return None
    said = text.kinds[noun - 1]
    other = said & (COMMON | DEMONYM) or marked.known[noun - 1]
    name = said & CAPITAL and not other and "-" not in text.words[noun - 1]
    listed = (
        at for at in range(max(noun - 8, 0), noun) if marked.bodies.get(at) == noun
    )
    start = next(listed, noun - 1 if name else noun)
    return (
        (text.cut(start, noun) if not is_of_state(text.keys[start:noun]) else None)
        if start < noun
        else None
    )

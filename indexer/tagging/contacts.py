"""Whom a release names only so that its readers can reach them."""

import re

from index.release import Span
from indexer.tagging.beside import Mention
from indexer.tagging.marked import Marked

__all__ = ["asked_to_call", "is_contact", "listed_contact"]

MOST_TO_SIGN = 5  # characters from a sign or "or" to the next name
LOOK_BACK, LOOK_AHEAD = 240, 90  # characters around a name
_CUE = (
    r"(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)"
    r"|(?:further|more) (?:information|details))"
)
# a number to call, without which nobody is reached
_NUMBER = re.compile(r"\+?\d[ ().\d/-]{4,}\d")
_LISTED = re.compile(rf"\b{_CUE}\b[^!?“”\"]{{0,{LOOK_BACK}}}\Z", re.I)
_HEADING = re.compile(
    rf"(?:\A|\n)[^\n.]{{0,40}}\b{_CUE}\b[^\n.]{{0,20}}\n[^\n]{{0,80}}\Z", re.I
)
_ASKING = (
    r"(?:may|can|please|or) call|apply to|(?:obtained|available) from"
    r"|(?:addressed|directed) to"
)
_NEAR = r"(?:[^.!?“”\"\n]|\.\B){0,60}\Z"
_CALLED = re.compile(rf"\b(?:{_CUE}|{_ASKING})\b{_NEAR}", re.I)
_TO_CALL = re.compile(rf"\b(?:{_ASKING})\b[^.!?“”\"\n]{{0,30}}\Z", re.I)
_ASKED_TO = ("call", "apply", "obtained", "available", "addressed", "directed")
_NEXT = re.compile(r"(?:\bor|\band|[,;:/|\n•–-])\s*\Z")


def is_contact(marked: Marked, mention: Mention) -> bool:
    """Whether a person is named to be called or written to about the release."""
    text = marked.text
    start = text.starts[mention.first]
    called = _CALLED.search(text.source, max(start - LOOK_BACK, 0), start)
    return bool(called) or listed_contact(marked, mention) is not None


def asked_to_call(marked: Marked, mention: Mention) -> Span | None:
    """Return the words "may call X", "may be addressed to X" and the name, if so."""
    text = marked.text
    if text.vocabulary.isdisjoint(_ASKED_TO):
        return None
    start, end = text.starts[mention.first], text.ends[mention.end - 1]
    back = max(start - LOOK_BACK, 0)
    found = _TO_CALL.search(text.source, back, start)
    return Span(text.where, found.start(), end) if found else None


def listed_contact(marked: Marked, mention: Mention) -> Span | None:
    """Return the words that list a person as one to call or write to, if any do.

    As in "Contacts: X, Water Board 06 123456 or Y", and below a line "For enquiries".
    """
    text = marked.text
    start, end = text.starts[mention.first], text.ends[mention.end - 1]
    if not _NEXT.search(text.source, max(start - MOST_TO_SIGN, 0), start):
        return None  # as behind most words
    before = text.source[max(start - LOOK_BACK, 0) : start]
    small = before.lower()
    if not any(
        word in small for word in ("contact", "nquir", "information", "details")
    ):
        return None
    found = _HEADING.search(before)
    if found is None and not text.bare:
        found = _LISTED.search(before)
        near = found and _NUMBER.search(before, found.start())
        if not (near or _NUMBER.search(text.source, end, end + LOOK_AHEAD)):
            return None
    return Span(text.where, start - len(before) + found.start(), end) if found else None

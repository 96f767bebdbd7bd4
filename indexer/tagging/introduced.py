"""Organisations by what the text says they are: the charity X; X, a company; X (XY)."""

from collections.abc import Iterator
from functools import cache

from indexer.lexicon import entries
from indexer.tagging.beginnings import LINKS
from indexer.tagging.marked import Marked
from indexer.tagging.phrases import OF
from indexer.tagging.spans import Candidate
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    COMPANY,
    DATE,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    INITIAL,
    OFFICE,
    ORGANISATION,
    PLACE,
    PUNCT,
    STRONG,
    UPPER,
)

__all__ = ["introduced_organisations", "may_be_named", "run_start"]

MOST_NAME_TOKENS = 6
MOST_BETWEEN = 8  # words from the comma to the noun: X, a large German car maker
_SERVICES = ("navy", "army", "air force", "marine corps", "coast guard")
_BEGUN_SERVICES = frozenset(name.partition(" ")[0] for name in _SERVICES)
_NO_NAME = OFFICE | HONORIFIC | DATE | INITIAL
# without them a name with a short form is a person's: Wang Elmo ("Wang")
_THING = COMMON | ORGANISATION | COMPANY | PLACE | UPPER | DEMONYM
_JOINS = ("of", "and", "&", "for")
_ARTICLES = ("a", "an", "the", "one", "its", "our", "his", "her", "their")


def introduced_organisations(marked: Marked) -> Iterator[Candidate]:
    """Yield the organisations that a noun, an apposition or a short form shows."""
    text = marked.text
    signs = _signs()
    for at in [at for at, word in enumerate(text.words) if word in signs]:
        word = text.words[at]
        if word in _nouns_before():
            yield from _after_noun(marked, at + 1)
        elif (
            word == "the"
            and text.kinds[at + 1] & CAPITAL
            and (end := _service(marked, at + 1))
        ):
            yield Candidate(at + 1, end, "organisations", 2.0, "armed-service")
        elif (
            word == "," and text.keys[at + 1] in _ARTICLES and _defines(marked, at + 1)
        ):
            yield from _before(marked, at, "organisation-in-apposition")
        elif word == "(" and (start := _shortened(marked, at)) >= 0:
            yield Candidate(start, at, "organisations", 2.4 + at - start, "short-form")


def _service(marked: Marked, at: int) -> int:
    """Return the end of "Navy" or "Air Force" at `at`, 0 where neither stands."""
    kinds = marked.text.kinds
    for end in (at + 1, at + 2) if marked.text.keys[at] in _BEGUN_SERVICES else ():
        if marked.text.key(at, end) in _SERVICES:
            return 0 if kinds[end] & CAPITAL else end
    return 0


def _after_noun(marked: Marked, first: int) -> Iterator[Candidate]:
    kinds = marked.text.kinds
    end = first
    while end - first < MOST_NAME_TOKENS:
        # the foundation Manos del Elmo
        linked = end > first and marked.text.keys[end] in LINKS[len(OF) :]
        if not (kinds[end] & CAPITAL or linked and kinds[end + 1] & CAPITAL):
            break
        end += 1
    if may_be_named(marked, first, end):
        score = 2.2 + end - first
        yield Candidate(first, end, "organisations", score, "organisation-noun")


def _before(marked: Marked, end: int, rule: str) -> Iterator[Candidate]:
    start = run_start(marked, end)
    if may_be_named(marked, start, end):
        yield Candidate(start, end, "organisations", 2.4 + end - start, rule)


def run_start(marked: Marked, end: int) -> int:
    """Return where the capitalised words before token `end` begin."""
    kinds, keys = marked.text.kinds, marked.text.keys
    start = end
    while end - start < MOST_NAME_TOKENS and start:
        if kinds[start - 1] & CAPITAL:
            start -= 1
        elif start < end and keys[start - 1] in _JOINS and kinds[start - 2] & CAPITAL:
            start -= 2
        else:
            break
    return start


def may_be_named(marked: Marked, start: int, end: int) -> bool:
    """Whether the tokens may name a body, and nobody, no place and no office."""
    kinds = marked.text.kinds
    if start >= end or start in marked.countries or kinds[start] & GIVEN:
        return False
    if marked.known[start] == end or kinds[end - 1] & PLACE:
        return False
    if marked.known[start] and marked.text.keys[marked.known[start]] == "and":
        return False  # in Elmo and Lund, the bank said
    if any(kinds[i] & _NO_NAME for i in range(start, end)):
        return False
    return any(kinds[i] & STRONG for i in range(start, end)) or end - start > 1


def _defines(marked: Marked, article: int) -> bool:
    """Whether an apposition says "a … company" before any sign or capital verb."""
    kinds, keys = marked.text.kinds, marked.text.keys
    for at in range(article + 1, article + 1 + MOST_BETWEEN):
        if kinds[at] & (PUNCT | BREAK) and keys[at] != "-":
            return False
        words = marked.text.words
        if words[at] in _nouns() or f"{words[at]} {words[at + 1]}" in _nouns():
            # "a company director" is a person
            return not kinds[at + 1] & OFFICE
        if kinds[at] & OFFICE or keys[at] in ("of", "who", "for", "in", "from"):
            return False
    return False


def _shortened(marked: Marked, bracket: int) -> int:
    """Return where the name begins that "(…)" shortens to its first word, else -1.

    As in "Elmo Home Care (Elmo)". An acronym alone may be that of a programme.
    """
    text = marked.text
    at = bracket + 1
    while text.words[at] in ("“", '"', "‘", "the", "or"):
        at += 1
    start = run_start(marked, bracket)
    closed = text.words[at + 1] in (")", "”", '"', "’")
    first = text.keys[start] == text.keys[at] and bracket - start > 1
    thing = any(text.kinds[i] & _THING for i in range(start, bracket))
    named = closed and first and thing and may_be_named(marked, start, bracket)
    return start if named and not text.kinds[bracket - 1] & COMPANY else -1


@cache
def _nouns() -> frozenset[str]:
    nouns = (e.lstrip("+") for e in entries("organisation_nouns"))
    return frozenset(noun for noun in nouns if noun[0] not in "*=")


@cache
def _signs() -> frozenset[str]:
    return _nouns_before() | {"the", ",", "("}


@cache
def _nouns_before() -> frozenset[str]:
    return frozenset(e[1:] for e in entries("organisation_nouns") if e[0] == "+")

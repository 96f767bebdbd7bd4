"""Firms that no list has: the firms X and Y; the X enterprise; AS X; X Energy SA."""

from collections.abc import Iterator
from functools import cache

from indexer.lexicon import entries
from indexer.tagging.gazetteer import places
from indexer.tagging.introduced import may_be_named, run_start
from indexer.tagging.marked import Marked
from indexer.tagging.spans import Candidate
from indexer.tagging.words import (
    CAPITAL,
    COMMON,
    COMPANY,
    DEMONYM,
    LISTED,
    NUMBER,
    PLACE,
    STRONG,
    UPPER,
    fold,
)

__all__ = ["firms"]

MOST_TOKENS = 4  # of a name
MOST_IN_ROW = 6  # names behind a noun
# what a company is by law, before its name: PT Elmo, AS Lumo
_FORMS = frozenset(("AS", "PT", "UAB", "SIA", "AO"))
_BARE_FORMS = frozenset(("JSC", "OJSC", "PJSC", "OOO", "OAO"))  # are of no name
_IN_BRACKETS = frozenset(("pty", "pvt", "private", "proprietary"))  # Elmo (Pty) Ltd
_NAMED_AFTER = ("hospital", "university")  # in small letters, after somebody
_FORMS_AFTER = frozenset(("SA", "OÜ", "AS", "AB", "NV"))  # Elmo Energy SA
_NO_FIRM = DEMONYM | PLACE


def firms(marked: Marked) -> Iterator[Candidate]:
    """Yield the firms that a noun or their legal form shows, in their order."""
    text = marked.text
    for at in text.find(_signs()):
        word = text.words[at]
        if word in _nouns("*") or word == "of" and text.keys[at - 1] == "consortium":
            yield from _row(marked, at + 1)
        elif word in _nouns("=") and not text.kinds[at + 1] & CAPITAL:
            yield from _before(marked, at)
        elif word in _NAMED_AFTER and text.kinds[at - 1] & CAPITAL:
            yield from _called_after(marked, at)
        elif text.keys[at] in _IN_BRACKETS:
            yield from _in_brackets(marked, at)
        elif word in _FORMS_AFTER and text.kinds[at - 1] & CAPITAL:
            yield from _ended(marked, at)
        elif word in _FORMS or word in _BARE_FORMS:
            yield from _behind(marked, at)


def _row(marked: Marked, at: int) -> Iterator[Candidate]:
    """Yield the names of "firms X, Y and Z" from token `at`."""
    found: list[Candidate] = []
    keys = marked.text.keys
    for _ in range(MOST_IN_ROW):
        listed = marked.known[at]
        end = listed or _end(marked, at)
        if listed and marked.text.key(at, end) in places() or end == at:
            break
        if not listed and not _is_firm(marked, at, end):
            break
        found.append(_firm(at, end, "organisations-in-a-row"))
        joint = end + (keys[end] == "," and keys[end + 1] in ("and", "&"))
        if keys[joint] not in (",", "and", "&"):
            break
        at = joint + 1
    if len(found) > 1:
        yield from found


def _before(marked: Marked, noun: int) -> Iterator[Candidate]:
    """Yield X of "the X enterprise"."""
    start = run_start(marked, noun)
    kinds = marked.text.kinds[start:noun]
    names = all(kind & STRONG and not kind & LISTED for kind in kinds)
    if marked.text.keys[start - 1] == "the" and names:
        if _is_firm(marked, start, noun):
            yield _firm(start, noun, "organisation-noun")


def _called_after(marked: Marked, noun: int) -> Iterator[Candidate]:
    """Yield "the Ana Ruiz hospital", but not the one of a town or a country."""
    start = run_start(marked, noun)
    kinds = marked.text.kinds[start:noun]
    named = all(kind & STRONG and not kind & _NO_FIRM for kind in kinds)
    town = marked.known[start] or marked.text.key(start, noun) in places()
    if noun > start + 1 and marked.text.keys[start - 1] == "the" and named and not town:
        yield _firm(start, noun + 1, "organisation-noun")


def _in_brackets(marked: Marked, form: int) -> Iterator[Candidate]:
    """Yield "X (Pty) Ltd"."""
    text = marked.text
    if text.words[form - 1] == "(" and text.words[form + 1] == ")":
        start, end = run_start(marked, form - 1), form + 3
        if text.kinds[form + 2] & COMPANY and _is_firm(marked, start, form - 1):
            yield _firm(start, end, "company-suffix")


def _behind(marked: Marked, form: int) -> Iterator[Candidate]:
    """Yield "PT X" and X of "JSC X", but not X of a line of capitals."""
    kinds, end = marked.text.kinds, _end(marked, form + 1)
    shouts = (kinds[form - 1] | kinds[form + 1]) & UPPER
    if not shouts and kinds[form + 1] & STRONG and _is_firm(marked, form + 1, end):
        bare = marked.text.words[form] in _BARE_FORMS
        yield _firm(form + bare, end, "company-suffix")


def _ended(marked: Marked, form: int) -> Iterator[Candidate]:
    """Yield "X SA", but neither the town of a state, Elmo SA 5000, nor CAPITALS."""
    kinds, start = marked.text.kinds, run_start(marked, form)
    town = any(marked.known[at] == form for at in range(start, form))
    other = kinds[form - 1] & UPPER or kinds[form + 1] & (CAPITAL | NUMBER)
    if not town and not other and _is_firm(marked, start, form):
        yield _firm(start, form + 1, "company-suffix")


def _end(marked: Marked, at: int) -> int:
    kinds, end = marked.text.kinds, at
    while kinds[end] & CAPITAL and end - at < MOST_TOKENS:
        end += 1
    return end


def _is_firm(marked: Marked, start: int, end: int) -> bool:
    kinds = marked.text.kinds[start:end]
    common = all(kind & COMMON for kind in kinds)
    other = common or any(kind & _NO_FIRM for kind in kinds)
    return not other and may_be_named(marked, start, end)


def _firm(start: int, end: int, rule: str) -> Candidate:
    return Candidate(start, end, "organisations", 2.2 + end - start, rule)


@cache
def _nouns(sign: str) -> frozenset[str]:
    return frozenset(e[1:] for e in entries("organisation_nouns") if e[0] == sign)


@cache
def _signs() -> frozenset[str]:
    forms = (fold(form) for form in _FORMS | _FORMS_AFTER | _BARE_FORMS)
    return _nouns("*") | _nouns("=") | {"of", *_NAMED_AFTER, *_IN_BRACKETS, *forms}

"""The grammar of offices: [country] [modifiers] head [of …], joined by "and"."""

from dataclasses import dataclass

from indexer.tagging.gazetteer import country_of
from indexer.tagging.phrases import Marked, read_complement
from indexer.tagging.words import (
    CAPITAL,
    COMMON,
    DEMONYM,
    GIVEN,
    LINK,
    OFFICE,
    OPENER,
    ORGANISATION,
    PLURAL,
    PUNCT,
    STRONG,
)

__all__ = ["Office", "read_office", "read_offices"]

MOST_MODIFIERS = 10
_FORMER = ("former", "then", "late", "ex", "previous", "past", "outgoing", "retired")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as stated, tokens start..end without the leading country."""

    start: int
    end: int
    head: int
    country: str | None
    former: bool
    plural: bool


def read_offices(marked: Marked, first: int, loose: bool = False) -> list[Office]:
    """Return the offices joined by "and" or "," from `first` on; [] when none.

    `loose` allows heads in lower case, as they stand after a name.
    """
    offices: list[Office] = []
    office = read_office(marked, first, loose)
    while office:
        offices.append(office)
        following = _next_start(marked, office.end)
        office = read_office(marked, following, loose) if following else None
        if office and office.country and not offices[-1].country:
            break
    return offices


def read_office(marked: Marked, first: int, loose: bool = False) -> Office | None:
    """Return the one office that begins at `first`, None when none does."""
    keys = marked.text.keys
    former = False
    while first < len(keys) and keys[first] in _FORMER:
        former, first = True, first + 1
    start, country = _leading_country(marked, first)
    head = _head(marked, start, loose)
    if head < 0 and start != first:
        start, country = first, None
        head = _head(marked, start, loose)
    if head < 0:
        return None
    last = _last_head(marked, head, loose)
    end = read_complement(marked, last + 1)
    plural = bool(marked.text.kinds[last] & PLURAL)
    return Office(start, end, last, country, former, plural)


def _leading_country(marked: Marked, first: int) -> tuple[int, str | None]:
    text = marked.text
    if first < len(text.keys) and text.kinds[first] & DEMONYM:
        return first + 1, country_of(text.words[first])
    end = marked.known[first] if first < len(marked.known) else 0
    if end:
        country = country_of(text.cut(first, end))
        if country:
            return end, country
    return first, None


def _head(marked: Marked, start: int, loose: bool) -> int:
    """Return the first office head after modifiers from `start`, or -1."""
    kinds, known = marked.text.kinds, marked.known
    at = start
    while at - start < MOST_MODIFIERS and at < len(known):
        kind = kinds[at]
        if known[at] and not kind & OFFICE:
            at = known[at]
        elif kind & OFFICE and (kind & CAPITAL or loose):
            return at
        elif _modifies(marked, at, start, loose):
            at += 1
        else:
            return -1
    return -1


def _modifies(marked: Marked, at: int, start: int, loose: bool) -> bool:
    kind = marked.text.kinds[at]
    if kind & CAPITAL:
        return bool(kind & (COMMON | OPENER | ORGANISATION)) or (
            bool(kind & STRONG)
            and not kind & GIVEN
            and at == start
            and not loose
            and bool(marked.text.kinds[at + 1] & OFFICE)
            and False
        )
    if loose and kind & OPENER:
        return True
    if at > start and kind & LINK and marked.text.keys[at] in ("and", "&"):
        return bool(marked.text.kinds[at + 1] & CAPITAL & ~STRONG)
    return False


def _last_head(marked: Marked, head: int, loose: bool) -> int:
    """Return the last of several heads in a row: Attorney General."""
    kinds = marked.text.kinds
    while kinds[head + 1] & OFFICE and (kinds[head + 1] & CAPITAL or loose):
        head += 1
    if kinds[head + 1] & (OPENER | COMMON) and kinds[head + 1] & CAPITAL:
        # Chief Executive Officer, Senior Advisor and …: look one word further
        if kinds[head + 2] & OFFICE and kinds[head + 2] & CAPITAL:
            return _last_head(marked, head + 2, loose)
    return head


def _next_start(marked: Marked, end: int) -> int:
    keys = marked.text.keys
    start = end
    while (
        start < len(keys)
        and keys[start] in (",", "and", "&", ";")
        and (start - end < 2)
    ):
        start += 1
    if start == end or start >= len(keys) or marked.text.kinds[start] & PUNCT:
        return 0
    return start + 1 if keys[start] in ("the", "a", "an") else start

"""The grammar of offices: [country] [modifiers] head [of …], joined by "and"."""

from functools import cache

from msgspec import Struct

from indexer.lexicon import entries
from indexer.tagging.heads import find_head, last_head
from indexer.tagging.marked import Marked
from indexer.tagging.names import begins_name
from indexer.tagging.office_countries import (
    country_behind,
    leading_country,
    stands_apart,
    with_area,
)
from indexer.tagging.phrases import read_complement
from indexer.tagging.small_words import small_complement
from indexer.tagging.tokens import split
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    DEMONYM,
    FORMERLY,
    GIVEN,
    HONORIFIC,
    LINK,
    OFFICE,
    OPENER,
    ORGANISATION,
    PLURAL,
    PUNCT,
    STRONG,
    UPPER,
)

__all__ = ["Office", "may_open", "read_office", "read_offices"]

MOST_OFFICES = 6
MOST_BODY_TOKENS = 8
_AND = ("and", "&")
_SIGNS = ("-", "–", "—")
LONGEST_TAIL = 4
_BEGINS = OFFICE | OPENER | COMMON | ORGANISATION | DEMONYM | UPPER  # or a known name
_FORMER = ("former", "then", "late", "ex", "previous", "past", "retired", "erstwhile")
# "U.S." is part of these titles, not just a country before them
_HONOURED_OFFICES = (
    "senator senators representative judge justice magistrate bishop archbishop "
    "cardinal pope congressman congresswoman councillor pastor sen sens rep reps gov"
).split()
# before a rank: Air Marshal, Chief Superintendent, Associate Professor
_COMMANDED = ("division", "brigade", "corps", "army")  # Division General: a rank
_RANKED = "air associate chief group petty squadron wing warrant".split()


class Office(Struct, frozen=True):
    """An office as stated, tokens start..end without the country before or after.

    `first` and `last` take in that country and "former"; `head` is its last head word.
    """

    first: int
    start: int
    end: int
    last: int
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
    while (
        office
        and len(offices) < MOST_OFFICES
        and not (offices and office.country and not _shares(marked, offices, office))
    ):
        offices.append(office)
        following = _next_start(marked, office)
        office = read_office(marked, following, loose) if following else None
    return offices


def _shares(marked: Marked, offices: list[Office], office: Office) -> bool:
    """Whether an office with a country may be held with those before it."""
    # Premier and Minister of Trade of Chad, but: the Premier and Chad's Ambassador
    joined = marked.text.keys[office.first - 1] in _AND
    behind = joined and marked.text.keys[office.end] in ("of", ",")
    return offices[-1].country is not None or behind


def may_open(marked: Marked, first: int) -> bool:
    """Whether an office may begin at `first`, as it may not at most names."""
    begins = marked.text.kinds[first] & _BEGINS or marked.known[first]
    return bool(begins) or marked.text.keys[first] in _FORMER


def read_office(marked: Marked, first: int, loose: bool = False) -> Office | None:
    """Return the one office that begins at `first`, None when none does."""
    if not may_open(marked, first) or stands_apart(marked, first):
        return None  # as most names do
    start = first + (marked.text.keys[first] in _FORMER)
    former = start > first
    start, country = leading_country(marked, start)
    head = find_head(marked, start, loose)
    if head < 0:
        return None
    while (
        start < head
        and marked.text.kinds[start] & HONORIFIC & ~OFFICE
        and (marked.text.kinds[start] & UPPER)
    ):
        start += 1  # HM King, YB Senator
    former = former or _formerly(marked, first)
    head = last_head(marked, head, loose)
    stated = _tail_end(marked, head + 1)
    last = read_complement(marked, stated)
    if last > stated and (tail := _tail_end(marked, last)) > last:
        last = read_complement(marked, tail)  # of State (Independent Charge) for Trade
    if last == head + 1 == start + 1 and _is_occupation(marked, head, loose):
        return None
    of_staff = marked.text.keys[head + 1] == "of"
    of_staff = of_staff or loose and _named_apart(marked, head)
    if last == head + 1 and not of_staff and _is_rank(marked, start, head + 1):
        return None
    if last == stated:
        last = stated = with_area(marked, stated)
    end, after = country_behind(marked, stated, last)
    if loose and last == stated:
        end = last = small_complement(marked, last)
    if loose and marked.text.words[end] == ",":
        end = last = marked.bodies.get(end + 1) or _body_behind(marked, head, end)
    if loose and last == stated and marked.text.words[first - 1] == "(":
        end = last = _bracket_end(marked, last)
    if after and last == end:
        last = marked.countries[end + 1]
    plural = bool(marked.text.kinds[head] & PLURAL) or _plural_before(marked, head)
    return Office(first, start, end, last, head, country or after, former, plural)


def _plural_before(marked: Marked, head: int) -> bool:
    # Assistant Attorneys General, Directors-General
    before = marked.text.kinds[head - 1]
    return marked.text.keys[head] == "general" and bool(
        before & PLURAL and before & OFFICE
    )


def _is_occupation(marked: Marked, head: int, loose: bool) -> bool:
    # the owner, but: owner of the firm Elmo; owner and director of Elmo; Elm Inc. owner
    key, kinds = marked.text.keys[head], marked.text.kinds
    if key not in _not_alone():
        return False
    if loose and small_complement(marked, head + 1) > head + 1:
        return False
    joined = marked.text.keys[head + 1] in (",", "and") and kinds[head + 2] & OFFICE
    joined = joined or kinds[head - 1] & CAPITAL
    return not (joined and key in ("owner", "co-owner"))


@cache
def _not_alone() -> frozenset[str]:
    return frozenset(entries("no_offices_alone"))


def _formerly(marked: Marked, first: int) -> bool:
    # "a former First Lady", where the office begins with its capital; ex-Minister
    before = marked.text.keys[first - 1] in _FORMER if first else False
    return before or marked.text.keys[first].partition("-")[0] in FORMERLY


def _tail_end(marked: Marked, at: int) -> int:
    """Return the end of "-designate", "at Large" at `at`; `at` where there is none."""
    most = LONGEST_TAIL if marked.text.keys[at] in _begun_tails() else 0
    for count in range(most, 0, -1):
        if marked.text.key(at, at + count) in _tails():
            return at + count
    return at


@cache
def _begun_tails() -> frozenset[str]:
    return frozenset(tail.partition(" ")[0] for tail in _tails())


@cache
def _tails() -> frozenset[str]:
    return frozenset(split(tail) for tail in entries("office_tails"))


def _is_rank(marked: Marked, start: int, end: int) -> bool:
    # Major General: an honorific, no office
    # and Chief Ruiz is honoured, while a Police Chief is in office
    keys, kinds = marked.text.keys, marked.text.kinds
    if keys[start:end] == ["chief"]:
        return True
    if keys[start + 1] == "general" and keys[start] in _COMMANDED:
        return end == start + 2
    while start < end - 1 and keys[start] in _RANKED:
        start += 1
    return all(
        kinds[at] & HONORIFIC and keys[at].rstrip(".") not in _HONOURED_OFFICES
        for at in range(start, end)
    )


def _named_apart(marked: Marked, head: int) -> bool:
    # whose commander, Colonel Ruiz
    small = not marked.text.kinds[head] & CAPITAL
    return small and marked.text.words[head + 1] == ","


def _body_behind(marked: Marked, head: int, end: int) -> int:
    """Return the end of ", Water Board" behind a head, closed by a stop; else `end`."""
    text = marked.text
    at = end + 1
    if end > head + 1 and _may_be_person(marked, at):
        return end  # the president of Elmo, Ogeny Ruz
    if begins_name(marked, at) and text.kinds[at] & GIVEN or at in marked.countries:
        return end
    if text.kinds[at] & HONORIFIC or text.words[at] in _AND:
        return end  # the mayor of Lund, Ms Ruiz; the mayor of Lund, and Ana Ruiz
    while at - end <= MOST_BODY_TOKENS and (
        text.kinds[at] & CAPITAL or text.words[at] in ("&", "and", "of", "for")
    ):
        at += 1
    closed = text.words[at] in (";", ".", ")", "") or text.kinds[at] & BREAK
    body = at > end + 1 and not marked.known[end + 1] and not text.kinds[at - 1] & LINK
    office = any(text.kinds[i] & OFFICE for i in range(end + 1, at))
    return at if closed and body and not office else end


def _may_be_person(marked: Marked, at: int) -> bool:
    """Whether two or three words that no list has stand alone before a sign."""
    kinds, end = marked.text.kinds, at
    while kinds[end] & STRONG and not marked.known[end]:
        end += 1
    closed = kinds[end] & (PUNCT | BREAK) or end >= len(marked.text)
    return bool(closed) and at + 1 < end <= at + 3


def _bracket_end(marked: Marked, end: int) -> int:
    """Return where "(Chairman, DP Architects)" closes; `end` where it does not."""
    text = marked.text
    at = end
    while text.kinds[at] & CAPITAL or text.words[at] in (",", "&", "and", "of"):
        if text.words[at] in _AND and text.kinds[at + 1] & OFFICE:
            return end  # (Governor and Chairperson)
        at += 1
    return at if text.words[at] == ")" else end


def _next_start(marked: Marked, office: Office) -> int:
    """Return where an office joined to this one would begin, 0 if none can."""
    keys = marked.text.keys
    start = joined = office.last
    while keys[start] in (",", "and", "&", ";") and start - joined < 2:
        start += 1
    if start == joined and keys[start] == "secretary-general":
        return 0  # Envoy of the United Nations Secretary-General
    if keys[start] in _SIGNS and _begins_office(marked, start + 1):
        return start + 1  # Leader of the Elm Party - Minister for Water
    if start == joined:
        # SENATOR FOR OHIO MINISTER FOR WATER: the next begins with its head
        stated = office.last > office.head + 1
        return start if stated and _begins_office(marked, start) else 0
    if marked.text.kinds[start] & PUNCT:
        return 0
    return start + 1 if keys[start] in ("the", "a", "an") else start


def _begins_office(marked: Marked, at: int) -> bool:
    kind = marked.text.kinds[at]
    return bool(kind & (OFFICE | OPENER) and kind & CAPITAL)

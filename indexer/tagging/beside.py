"""A name with the offices beside it: where those before it end, those below it."""

import re

from msgspec import Struct

from indexer.tagging.honorifics import read_honorifics
from indexer.tagging.marked import Marked
from indexer.tagging.name_ends import is_state
from indexer.tagging.names import read_name
from indexer.tagging.offices import Office, read_offices
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    INITIAL,
    OFFICE,
    ORGANISATION,
    PUNCT,
    SUFFIX,
    UPPER,
)

__all__ = [
    "PARTY_OF_STATE",
    "Mention",
    "after_honours",
    "before_next",
    "is_title",
    "name_place",
    "office_below",
    "office_on_line",
    "past_owner",
]

MOST_HONOURS, MOST_IN_BRACKETS = 6, 8
MOST_OFFICE_LINES = 4
MOST_IN_SEAT = 5  # tokens of D-W.Va.
PARTY_OF_STATE = re.compile("[DRIL]-[A-Z]")  # as behind a member's name: D-Ohio
_OWNERS = COMMON | ORGANISATION
_LISTING = ("and", "or", "of", "from", "to")
_LISTING_SIGNS = (":", "–", "-", "—", "|")
_SAYING = (",", ".", ";", ":", "(", "")


class Mention(Struct, frozen=True):
    """A name at tokens start..end; `first` takes in honorifics and offices before.

    `offices` stand beside the name, `told` are said of it farther off.
    """

    start: int
    end: int
    rule: str
    confidence: float
    offices: tuple[Office, ...] = ()
    first: int = 0
    told: tuple[Office, ...] = ()

    @property
    def held(self) -> tuple[Office, ...]:
        """All offices that the text gives the person here."""
        return self.offices + self.told


def name_place(marked: Marked, office: Office) -> int:
    """Return where the name after an office would begin."""
    words = marked.text.words
    end = _past_brackets(marked, office.last)
    alone = marked.text.kinds[end] & marked.text.kinds[office.first - 1] & BREAK
    if alone and not office.plural and not _closes_lines(marked, office.first, end):
        # a line with the office, a line with "The Hon. Name"
        titled = read_honorifics(marked, end + 1) > end + 1
        return end + 1 if titled or _is_heading(marked, office, end) else end
    named = words[end] == "is" and read_name(marked, end + 1) > end + 2
    if named or words[end] == "(" and read_honorifics(marked, end + 1) > end + 1:
        return end + 1  # the Bureau Chief is Ana Ruiz; the Chief (Mr Ruiz)
    if words[end] in _LISTING_SIGNS and _fills_line(marked, office.first, end + 1):
        return end + 1  # a line: Ambassador: Ana Ruiz
    if words[end] in (",", ":", "–", "-", "—", "|"):
        start = end + 1 + bool(marked.text.kinds[end + 1] & DEMONYM)
        start += words[start] == "Chief"  # the Governor, Chief Ana Ruiz
        name = read_honorifics(marked, start)
        after = read_name(marked, name, titled=name > start)
        held = read_name(marked, name, held=True)
        after = held if held > name + 1 else after  # the President, Bola Tinub
        if after > name and (name > start or _closes(marked, end, after)):
            return start  # the manager, Australian Ana Ruiz,
        return _past_body(marked, end)
    return end


def _is_heading(marked: Marked, office: Office, end: int) -> bool:
    """Whether a line of an office and one of a name are both in capitals."""
    words, name = marked.text.words, read_name(marked, end + 1, held=True)
    whole = name > end + 2 and marked.text.kinds[name] & BREAK
    return bool(whole) and "".join(words[office.start : name]).isupper()


def _fills_line(marked: Marked, first: int, name: int) -> bool:
    """Whether an office begins a line and a name of several words ends it."""
    kinds = marked.text.kinds
    if first and not kinds[first - 1] & (BREAK | PUNCT):
        return False
    end = read_name(marked, name, held=True)
    end = after_honours(marked, end) if end > name + 1 else name
    return end > name and bool(kinds[end] & BREAK or marked.text.words[end] == ";")


def _closes_lines(marked: Marked, first: int, end: int) -> bool:
    words = marked.text.words  # Ana Ruiz / Minister / / Ivo Kranz: of the one above
    return words[end].count("\n") > (words[first - 1].count("\n") if first else 2)


def _closes(marked: Marked, comma: int, after: int) -> bool:
    """Whether a name ends before `after`: Minister of Trade, Ana Ruiz, / said / MP."""
    text = marked.text
    if text.words[comma] != ",":
        return False
    given = text.kinds[comma + 1] & GIVEN
    acts = text.words[after].islower() and text.keys[after] not in _LISTING
    named = given and (acts or text.kinds[after] & SUFFIX)
    # the Minister for Law, Ana Ruiz and Deputy Minister for Trade, Ivo Kranz
    shared = given and text.keys[after] == "and" and read_offices(marked, after + 1)
    return bool(text.words[after] in _SAYING or named or shared)


def _past_brackets(marked: Marked, at: int) -> int:
    """Return the end of "(NWRA)" at `at`; `at` where none stands there."""
    words = marked.text.words
    if words[at] == "(" and read_honorifics(marked, at + 1) > at + 1:
        return at  # the Prime Minister (Mr Costa)
    short = words[at] == "(" and ")" in words[at + 2 : at + MOST_IN_BRACKETS]
    return words.index(")", at) + 1 if short else at


def _past_body(marked: Marked, end: int) -> int:
    """Return the end of ", Ministry of Law" or ", Gujarat," before a whole name."""
    words = marked.text.words
    at = marked.known[end + 1] if words[end] == "," else 0
    if at and words[at] in ("and", "&") and marked.known[at + 1]:
        at = marked.known[at + 1]
    at += bool(at) and words[at] == ","
    if not at or read_honorifics(marked, at) > at:
        return at or end
    # Mayor of Elm, Ohio, Ana Ruiz, but not: Chief, Elm Bank, Ana Ruiz, Nominee
    named = read_name(marked, at)
    listed = marked.text.kinds[named + 1] & OFFICE
    closes = named > at + 1 and not listed and _closes(marked, at - 1, named)
    return at if closes else end


def after_honours(marked: Marked, end: int, brackets: bool = True) -> int:
    """Return the end of "MP", ", CBE", "(D-NY)" or "(Kenya)" behind a name."""
    words, kinds = marked.text.words, marked.text.kinds
    for _ in range(MOST_HONOURS):
        if kinds[end] & SUFFIX and not _is_seat(marked, end):
            end += 1
        elif words[end] in ("R", "D", "I") and is_state(marked, end + 1):
            end += 2  # R TN, where the signs were lost
        elif words[end] == "," and (seat := _after_seat(marked, end + 1)) > end + 1:
            end = seat
        elif words[end] == "," and _is_honour(marked, end + 1):
            end += 2
        elif words[end] == "(" and ")" in words[end + 2 : end + MOST_IN_BRACKETS]:
            end = _after_brackets(marked, end) if brackets else end
            break
        else:
            break
    return end


def _after_seat(marked: Marked, at: int) -> int:
    """Return the end of "D-W.Va.", "R-Ohio" at `at`; `at` where none stands."""
    words, kinds = marked.text.words, marked.text.kinds
    if not PARTY_OF_STATE.match(words[at]):
        return at
    for end in range(at + 1, at + MOST_IN_SEAT):
        if words[end] in (",", ";", ")", "") or kinds[end] & BREAK:
            return end
    return at


def _is_seat(marked: Marked, at: int) -> bool:
    # Ana Ruiz, MP for Elmo: an office
    return bool(marked.text.kinds[at] & OFFICE) and marked.text.keys[at + 1] == "for"


def _is_honour(marked: Marked, at: int) -> bool:
    if _is_seat(marked, at):
        return False
    # letters no list knows, such as EBS, between a comma and the next sign
    kind, text = marked.text.kinds[at], marked.text
    letters = kind & UPPER and not kind & OFFICE and len(text.words[at]) < 6
    closed = text.kinds[at + 1] & (PUNCT | BREAK)
    if kind & INITIAL and len(text.words[at]) > 3 and closed:
        return True  # Q.C., O.J.
    return bool(kind & SUFFIX or (letters and closed and not marked.known[at]))


def _after_brackets(marked: Marked, start: int) -> int:
    # brackets with an office are read as such
    close = marked.text.words.index(")", start)
    office = any(marked.text.kinds[at] & OFFICE for at in range(start, close))
    return start if office else close + 1


def past_owner(marked: Marked, at: int) -> int:
    """Return the end of "Ontario's", "the Bank's" at `at`; `at` where none stands."""
    noun = at + (marked.text.keys[at] == "the")
    if marked.text.keys[noun + 1] == "'s" and marked.text.kinds[noun] & _OWNERS:
        return noun + 2
    end = marked.known[at]
    return end + 1 if end and marked.text.keys[end] == "'s" else at


def office_on_line(marked: Marked, first: int, end: int) -> tuple[Office, ...]:
    """Return the offices right behind a name that begins a line, before a sign.

    As in "Contact: Dr Ana Ruiz National President, Elm Doctors".
    """
    text = marked.text
    begins = not first or text.kinds[first - 1] & (BREAK | CAPITAL)
    begins = begins or text.words[first - 1] == ":"
    if not begins or not text.kinds[end] & CAPITAL:
        return ()
    offices = before_next(marked, read_offices(marked, end))
    last = offices[-1].last if offices else end
    closed = text.kinds[last] & (BREAK | PUNCT) and text.keys[last] != "'s"
    stated = closed or bool(offices) and offices[0].end > offices[0].head + 1
    return offices if stated else ()


def before_next(marked: Marked, offices: list[Office]) -> tuple[Office, ...]:
    """Return the offices behind a name without that of whom is named next.

    As in "Ana Ruiz MP Minister for Water Senator Ivo Kranz".
    """
    if not offices or not is_title(marked, offices[-1]):
        return tuple(offices)
    place = name_place(marked, offices[-1])
    name = read_honorifics(marked, place)
    other = read_name(marked, name, titled=name > place, held=True) > name
    return tuple(offices[:-1] if other else offices)


def is_title(marked: Marked, office: Office) -> bool:
    """Whether an office is no more than a title before a name: Senator."""
    alone = office.end == office.head + 1 == office.start + 1
    return alone and bool(marked.text.kinds[office.head] & HONORIFIC)


def office_below(marked: Marked, first: int, end: int) -> tuple[Office, ...]:
    """Return the offices on the lines after a line that is a name alone."""
    kinds = marked.text.kinds
    first -= bool(first and kinds[first - 1] & (HONORIFIC | OFFICE))  # Chief Ana Ruiz
    first -= bool(first and marked.text.keys[first - 1] == "the")  # The Hon Ana Ruiz
    end += marked.text.words[end] == "," and bool(kinds[end + 1] & BREAK)
    if not (kinds[end] & BREAK and (first == 0 or kinds[first - 1] & BREAK)):
        return ()
    found: list[Office] = []
    while kinds[end] & BREAK and len(found) < MOST_OFFICE_LINES:
        offices = read_offices(marked, end + 1, loose=True)
        if not (offices and kinds[offices[-1].last] & (BREAK | PUNCT)):
            break
        found += offices
        end = offices[-1].last
        end += marked.text.words[end] == "," and bool(kinds[end + 1] & BREAK)
    return tuple(found)

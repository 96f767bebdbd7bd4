"""Whether a line of a release, or its title, gives the day of issue, and which."""

import re
from datetime import date

from indexer.written_dates import (
    FARTHEST,
    MONTH,
    date_in,
    dates_in,
    first_date,
    read,
    short_date,
)

__all__ = [
    "FLAT",
    "date_as_of",
    "date_at_foot",
    "date_at_head",
    "date_before_place",
    "date_of_title",
    "is_listed",
]

# Who signs off: "Press service of the Office, 12.04.2030", "Done at Elmo, 5 May 2030",
# "Made this 5th day of May, 2030".
_SIGNED = re.compile(
    r"(?:the )?(?:press|media|information|registry|done (?:at|in)|given (?:at|in))\b"
    r"[^.:;]*,\s*$"
    r"|(?:made|given|done|dated|signed|issued)\b[^.:;]*\bthis\s*$"
    r"|(?-i:[A-Z][\w’' ]{2,30}, )this(?: the)?\s*$",
    re.IGNORECASE,
)
# Behind the last sentence: "… in Elmo. ELMO 3 May 2030", "… 0400 100 200 3 May 2030".
_LAST = re.compile(r"(?:(?:^|[.!”\"]\s)(?:[A-Z&’']{2,}[\s,]*){1,3}|\d{4}\s)$")
MOST_LAST = 80  # characters of that
MOST_SCRAPS = 20  # characters that scanning leaves behind the day
FOOT_WORDS = 3  # before the date, at most: a place
# In its line it comes after a place, a label, a number at most; in a title last.
FLAT = 500  # of a text that has lost its lines
_WEEKDAY = re.compile(
    r"(?<![\s,(])[\s,(]*\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)"
    r"(?:day)?\b[\s,.]*$",
    re.IGNORECASE,
)
# Words that make the date that of something else: "on 3 May", "3 May - 5 May".
_EVENT = re.compile(
    r"(?:\b(?:on|by|in|at|to|the|for|from|until|till|since|before|after|between|through"
    r"|and|of|due|when|sentence|effective|commencing)\b[\s,:]*"
    rf"|(?:\d|\b(?:{MONTH}))\.?\s*[-–—]\s*)$",
    re.IGNORECASE,
)
# "– A. Speaker, 3 May 2021" is a quotation; "Last updated on" is not the issue, and
# "Today:" is what the clock of a web page said; "[1] …" is a note.
_OTHER_LINE = re.compile(
    r"\s*[–—]|.*\b(?:updated|modified|reviewed)\b|\W*today:|\[\d", re.IGNORECASE
)
# A line that ends so goes on in the next, where a sentence may end with a day.
_GOES_ON = re.compile(r"[a-z],?$")
_ENDS = re.compile(r"\. [A-Z]")
# An hour after it makes it that of an event, words after a bracket that of a source.
_APPOINTMENT = re.compile(r"\) \w|, \d{1,2}[:.]\d\d [AP]\.?M\b")
# "As of" a day makes it that of issue in the first line only; later it is some change.
_AS_OF = re.compile(
    r"\W*(?:[\w#./ -]{0,60}\b(?:report|sitrep|bulletin)\b[\w#./ -]{0,20}\s)?"
    r"as of[\s:,–—-]*$",
    re.IGNORECASE,
)
# Words with which a sentence about an event begins.
_ON = re.compile(r"(?:On|In|By|At|Since|During|From|Between|Until)\b")
# Words that make it the day of issue, whatever follows.
_ISSUED = re.compile(
    r"\W*(?:for immediate release"
    r"|(?:date|dated|issued|released|published|posted|date issued)"
    r"(?:\s+at [\d:.]+\s?(?:hours|hrs|[ap]m)?)?(?:\s+(?:on|at|in))?"
    r"|(?:release|publication|publishing|issue) date"
    r"|date of (?:release|issue|publication)|(?:dated?|issued) this"
    r"|(?:press|media|news) (?:release|statement|note)(?: n[or°º.]*\s?[\w/.-]+)? of)"
    r"[\s:,–—-]*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\bDate:\s*$")
# What a title numbers a release by, before its day: "No: 141, 2 May 2030, Statement".
_NUMBERED = re.compile(r"\W*(?:no\b|nr\b|[A-Z]{1,4}\b)\W*\d[\d/-]*,\s*$", re.IGNORECASE)
# What is told to the press on a day is written down on that day.
_BRIEFED = re.compile(r"\b(?:press conference|briefing|interview)\b.*\bon$", re.I)
# A page without its marks and lines: "Fire Departments August 29th 2005 WASHINGTON".
_PLACE_AFTER = re.compile(r"[\s,–—-]*(?:[A-Z]{4,}|Washington,? D\.? ?C\b)")
# A text that has lost its signs too goes on with its first sentence.
_SIGN, _SENTENCE_AFTER = re.compile(r"[a-z][.,;]"), re.compile(r"\s[A-Z]")
# What follows a day in a programme: "May 21, 2010: Poultry Workshop", "... 9:30 AM",
# "... Venue: Town Hall"; but a page was put up at "17:45 IST".
_PROGRAMME = re.compile(
    r": \w|,? \d{1,2}[:.]\d\d(?! (?:UTC|[A-Z]{1,3}T)$)|\s+(?:Venue|Where|Time|Place):"
)
# "Elmo, the 3rd May 2030"
_THE = re.compile(r"(?<=[^\W\d],\s)the\s$")
# A headline or label writes only these in lower case; a sentence writes others too.
_SMALL = frozenset(
    "a an and as at by de del der des di du for from in la le of on or the to with"
    " immediate release media press news statement no after until am pm p m".split()
)
# (Nuku'alofa is one word)
_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʻ][^\W\d_]+)*")
# After the date: the end of the line, a mark, a number, or a capital letter.
_HEAD_BREAK = re.compile(r"[\s.,]*(?:$|[^\s.,a-z])")
# At the foot a capital may begin a row of a programme ("12 March 2010 Workshop").
_FOOT_BREAK = re.compile(
    r"[\s.,]*(?:$|[^\s.,a-zA-Z]|(?:media|press|contact|for)\b)", re.IGNORECASE
)


def is_listed(line: str) -> bool:
    """Whether a line tells what is of a day: "May 21, 2010: Poultry Workshop"."""
    match = date_in(line)
    if match is None or _ISSUED.match(_before(match)):
        return False
    return bool(_PROGRAMME.match(line, match.end()))


def date_before_place(line: str, order: bool | None) -> date | None:
    """Return the date that stands before the place of a dateline within a line."""
    unsigned = len(line) > FLAT and not _SIGN.search(line, 0, FLAT)
    for follows in (_PLACE_AFTER, _SENTENCE_AFTER)[: 1 + unsigned]:
        for match in dates_in(line, FLAT):
            if follows.match(line, match.end()) and not _EVENT.search(_before(match)):
                return read(match, order)
    return None


def date_as_of(line: str, order: bool | None) -> date | None:
    """Return the day of a first line like "As of 3 May 2021"; None if it is none."""
    match = date_in(line)
    return read(match, order) if match and _AS_OF.match(_before(match)) else None


def date_at_head(line: str, line_before: str, order: bool | None) -> date | None:
    """Return the day that a line at the head of a release gives, else None.

    `order` tells whether the day comes first in 3/4/1996, None where nothing does.
    """
    match = first_date(line)
    if match is None:
        return short_date(line, order)
    if _ISSUED.match(_before(match)) or _LABEL.search(_before(match)):
        return read(match, order)
    return _date_line(match, line_before, _HEAD_BREAK, order)


def date_at_foot(line: str, line_before: str, order: bool | None) -> date | None:
    """Return the day that one of the last lines gives, else None."""
    match = first_date(line)
    if match is None:
        return None
    if _SIGNED.match(_before(match)) and not match.string[match.end() :].strip(" .)"):
        return read(match, order)
    if (last := _last_words(line)) is not None:
        return read(last, order)
    if len(_before(match).split()) > FOOT_WORDS or is_listed(line):
        return None
    return _date_line(match, line_before, _FOOT_BREAK, order)


def _last_words(line: str) -> re.Match[str] | None:
    """Return the date that a line ends with, behind a place or somebody's number."""
    line = line[-MOST_LAST:]
    for match in dates_in(line, len(line)):
        behind = line[match.end() :]
        ends = len(behind) <= MOST_SCRAPS and not _EVENT.search(_before(match))
        if ends and _LAST.search(_before(match)):
            return match
    return None


def _date_line(
    match: re.Match[str],
    line_before: str,
    break_after: re.Pattern[str],
    order: bool | None,
) -> date | None:
    before = _THE.sub("", _before(match))
    if _EVENT.search(before) or _ON.match(before) or _OTHER_LINE.match(before):
        return None
    if _is_prose(before):
        return None
    if not break_after.match(match.string, match.end()):
        return None
    bracketed = before.startswith("(") and ")" not in before  # (Manila, 3 May 2030)
    if not bracketed and _APPOINTMENT.match(match.string, match.end()):
        return None
    return None if _runs_on(match, before, line_before) else read(match, order)


def _runs_on(match: re.Match[str], before: str, line_before: str) -> bool:
    """Whether the line goes on with a sentence, or names who was quoted above it."""
    if before:
        speaker = len(before.split()) > 1 and not before.isupper()
        return speaker and line_before.endswith(("”", '"'))
    return bool(_GOES_ON.search(line_before) and _ENDS.match(match.string, match.end()))


def _before(match: re.Match[str]) -> str:
    return _WEEKDAY.sub("", match.string[: match.start()])


def _is_prose(before: str) -> bool:
    words = _WORD.findall(before)
    return any(word[0].islower() and word not in _SMALL for word in words)


def date_of_title(title: str, order: bool | None) -> date | None:
    """Return the day that a title ends in or is numbered by, else None."""
    title = title[-FARTHEST:]
    match = date_in(title)
    if match is None:
        return None
    if _NUMBERED.match(title, 0, match.start()) and title.startswith(",", match.end()):
        return read(match, order)
    if title[match.end() :].strip(" .)"):
        return None
    before = _WEEKDAY.sub(",", title[: match.start()]).rstrip()
    apart = before.endswith((",", "-", "–", "—", "(", ":"))
    told = apart and not _EVENT.search(before)
    return read(match, order) if told or _BRIEFED.search(before.rstrip(",")) else None

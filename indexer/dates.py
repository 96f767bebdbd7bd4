"""The day a release was issued, as its own text or its address says it; or nothing."""

import re
from datetime import date
from difflib import get_close_matches
from itertools import chain
from typing import Literal
from urllib.parse import urlsplit

from babel import Locale

__all__ = ["Source", "issue_date"]

Source = Literal["text", "url"]

# A date line stands among the first or the last lines of a release.
HEAD_LINES, FOOT_LINES = 10, 6
# In its line it comes after a place, a label, a number at most; in a title last.
# So many characters are looked at.
FARTHEST = 240
MONTH_LOCALES = (
    *("en", "en_GB", "en_AU", "fr", "es", "pt", "it", "de", "nl", "sv", "da", "nb"),
    *("fi", "pl", "cs", "hu", "ro", "tr", "id", "ms", "sw", "sq", "hr"),
)


def _month_names() -> dict[str, int]:
    names: dict[str, int] = {}
    for locale in MONTH_LOCALES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(locale).months["format"][width].items():
                names.setdefault(name.lower().rstrip("."), number)
    return names


MONTHS = _month_names()
_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_GAP = r"[\s,.-]{1,3}"
_YEAR = r"(?:19|20)[0-9]{2}"
_TWO = r"[0-9]{1,2}"
_DATE = re.compile(
    rf"""(?<![^\W_])(?<![/.-])(?:
      (?P<d1>{_TWO})(?:st|nd|rd|th|er|º)?\.?{_GAP}(?:de\s|(?:day\s)?of\s)?
        (?P<m1>{_MONTH}){_GAP}(?:de\s|del\s)?(?P<y1>{_YEAR})
    | (?P<m2>{_MONTH}){_GAP}(?P<d2>{_TWO})(?:st|nd|rd|th)?{_GAP}(?P<y2>{_YEAR})
    | (?P<y3>{_YEAR})(?P<sign>[-/.])(?P<m3>[0-9]{{2}})(?P=sign)(?P<d3>[0-9]{{2}})
    | (?P<a>{_TWO})(?P<mark>[./\s-])(?P<b>{_TWO})(?P=mark)(?P<y4>{_YEAR})
    )(?![^\W_]|[/-])""",
    re.IGNORECASE | re.VERBOSE,
)

_ENGLISH = [name for name in Locale("en").months["format"]["wide"].values()]
_ENGLISH = [name.lower() for name in _ENGLISH if len(name) > 3]
LIKE_A_MONTH = 0.8  # of the letters
# "7th Novernber, 1986", "14th February, 19 67"
_MISREAD = re.compile(
    r"(?<!\w)([0-3]?[0-9])(?:st|nd|rd|th)?\s([A-Za-z]{4,10}),?\s"
    r"((?:19|20) ?[0-9] ?[0-9])\b"
)

_WEEKDAY = re.compile(
    r"[\s,(]*\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)"
    r"(?:day)?\b[\s,.]*$",
    re.IGNORECASE,
)
# Words that make the date that of something else: "on 3 May", "3 May - 5 May".
_EVENT = re.compile(
    r"(?:\b(?:on|by|in|at|to|the|for|from|until|till|since|before|after|between|through"
    r"|and|of|due|when|sentence|effective|commencing)\b[\s,:]*"
    rf"|(?:\d|\b(?:{_MONTH}))\.?\s*[-–—]\s*)$",
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
# Scanning parts the figures of a day: "1 3 JUN 1967".
_LOOSE_FIGURE = re.compile(r"(?<![\w.])([0-3]) $")
# "As of" a day makes it that of issue in the first line only; later it is some change.
_AS_OF = re.compile(r"\W*as of[\s:,–—-]*$", re.IGNORECASE)
# Words that make it the day of issue, whatever follows.
_ISSUED = re.compile(
    r"\W*(?:for immediate release|(?:date|dated|issued|released|published|posted)"
    r"(?:\s+(?:on|at))?)[\s:,–—-]*$",
    re.IGNORECASE,
)
# A headline or label writes only these in lower case; a sentence writes others too.
_SMALL = frozenset(
    "a an and as at by de del der des di du for from in la le of on or the to with"
    " immediate release media press news statement no after until am pm p m".split()
)
_WORD = re.compile(r"[^\W\d_]+")
# After the date: the end of the line, a mark, a number, or a capital letter.
_HEAD_BREAK = re.compile(r"[\s.,]*(?:$|[^\s.,a-z])")
# At the foot a capital may begin a row of a programme ("12 March 2010 Workshop").
_FOOT_BREAK = re.compile(
    r"[\s.,]*(?:$|[^\s.,a-zA-Z]|(?:media|press|contact|for)\b)", re.IGNORECASE
)

_MONTH_FIRST = ("gov", "mil", "us", "ph", "pw", "fm", "mh")
_EITHER = ("ca", "eu", "za", "ke", "gh")  # both orders are written there

_PATH_DATE = re.compile(
    rf"(?<!\d)({_YEAR})(?P<mark>[/_-])({_TWO})(?P=mark)({_TWO})(?!\d)"
)
_GOV_IL_DATE = re.compile(r"(?<!\d)([0-9]{2})([0-9]{2})([0-9]{2})/?$")


def issue_date(
    title: str, body: str, source_url: str | None
) -> tuple[date, Source] | None:
    """Return the day of issue and what gave it, or None when neither says it.

    The URL comes first, then a date line or dateline at the head or the foot of the
    text, then a title that ends in a date. A date inside running prose is that of
    some event and is never taken.
    """
    if source_url and (found := _date_of_url(source_url)) is not None:
        return found, "url"
    day_first = _day_first(source_url or "")
    found = _date_of_body(body, day_first) or _date_of_title(title, day_first)
    return None if found is None else (found, "text")


def _day_first(url: str) -> bool | None:
    """Return whether 3/4/1996 is in April where an address lies, None if unsaid."""
    last = _host(url).rpartition(".")[2]
    if last in _MONTH_FIRST:
        return False
    return True if len(last) == 2 and last not in _EITHER else None


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _date_of_body(body: str, day_first: bool | None) -> date | None:
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    if lines and (found := _date_as_of(lines[0], day_first)) is not None:
        return found
    before = dict(zip(lines[1:], lines, strict=False))
    head = lines[:HEAD_LINES]
    foot = reversed(lines[len(head) :][-FOOT_LINES:])
    at_head = (_date_at_head(line, before.get(line, ""), day_first) for line in head)
    at_foot = (_date_at_foot(line, before.get(line, ""), day_first) for line in foot)
    return next((found for found in chain(at_head, at_foot) if found is not None), None)


def _date_as_of(line: str, day_first: bool | None) -> date | None:
    match = _DATE.search(line, 0, FARTHEST)
    return _read(match, day_first) if match and _AS_OF.match(_before(match)) else None


def _search(line: str) -> re.Match[str] | None:
    """Return the first date of a line, its month perhaps misread by a scanner."""
    found = _DATE.search(line, 0, FARTHEST)
    misread = None if found else _MISREAD.search(line, 0, FARTHEST)
    if misread is None:
        return found
    close = get_close_matches(misread[2].lower(), _ENGLISH, 1, LIKE_A_MONTH)
    year = misread[3].replace(" ", "")
    mended = f"{misread[1]} {close[0]} {year}" if close else ""
    start, end = misread.span()
    return _DATE.search(line[:start] + mended + line[end:], 0, FARTHEST)


def _date_at_head(line: str, line_before: str, day_first: bool | None) -> date | None:
    match = _search(line)
    if match is None:
        return None
    if _ISSUED.match(_before(match)):
        return _read(match, day_first)
    return _date_line(match, line_before, _HEAD_BREAK, day_first)


def _date_at_foot(line: str, line_before: str, day_first: bool | None) -> date | None:
    match = _DATE.search(line, 0, FARTHEST)
    return (
        None
        if match is None
        else _date_line(match, line_before, _FOOT_BREAK, day_first)
    )


def _date_line(
    match: re.Match[str],
    line_before: str,
    break_after: re.Pattern[str],
    day_first: bool | None,
) -> date | None:
    before = _before(match)
    if _EVENT.search(before) or _OTHER_LINE.match(before) or _is_prose(before):
        return None
    if not break_after.match(match.string, match.end()):
        return None
    if _APPOINTMENT.match(match.string, match.end()):
        return None
    return None if _runs_on(match, before, line_before) else _read(match, day_first)


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


def _date_of_title(title: str, day_first: bool | None) -> date | None:
    title = title[-FARTHEST:]
    match = _DATE.search(title)
    if match is None or title[match.end() :].strip(" .)"):
        return None
    before = _WEEKDAY.sub(",", title[: match.start()]).rstrip()
    apart = before.endswith((",", "-", "–", "—", "(", ":"))
    return _read(match, day_first) if apart and not _EVENT.search(before) else None


def _read(match: re.Match[str], day_first: bool | None) -> date | None:
    part = match.groupdict()
    if part["m1"]:
        loose = _LOOSE_FIGURE.search(match.string, 0, match.start())
        figure = loose[1] if loose and len(part["d1"]) == 1 else ""
        return _day(part["y1"], _month(part["m1"]), figure + part["d1"])
    if part["m2"]:
        return _day(part["y2"], _month(part["m2"]), part["d2"])
    if part["m3"]:
        return _day(part["y3"], part["m3"], part["d3"])
    if part["mark"] == ".":  # the world over, dots put the day first
        return _day(part["y4"], part["b"], part["a"])
    return _numbers(int(part["a"]), int(part["b"]), part["y4"], day_first)


def _month(name: str) -> int:
    # ignoring case, the pattern also takes "ſept", which is no month: 0 is no date
    return MONTHS.get(name.lower(), 0)


def _numbers(first: int, second: int, year: str, day_first: bool | None) -> date | None:
    # 3/4/1996 is April to some and March to others: only 25/4/ or 4/25/ is clear
    if first > 12 or first == second or (day_first and second <= 12):
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 or day_first is False else None


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _date_of_url(url: str) -> date | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if match := _PATH_DATE.search(parts.path):
        return _day(match[1], match[3], match[4])
    host = _host(url)
    if host == "gov.il" or host.endswith(".gov.il"):
        # its pages end in the day they were put up: ddmmyy
        if match := _GOV_IL_DATE.search(parts.path):
            return _day(2000 + int(match[3]), match[2], match[1])
    return None

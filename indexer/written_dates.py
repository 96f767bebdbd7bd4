"""Dates as texts and addresses write them: words, numbers, scanning errors."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from urllib.parse import urlsplit

from babel import Locale

__all__ = [
    "FARTHEST",
    "MONTH",
    "MONTHS",
    "date_in",
    "date_of_url",
    "dates_in",
    "day_first",
    "first_date",
    "read",
    "short_date",
    "unspaced",
]

FARTHEST = 240  # characters of a line that are looked at
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
MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_GAP = r"[\s,.*-]{1,3}"
_YEAR = r"(?:19|20)[0-9]{2}"
_WRITTEN_YEAR = r"(?:1[89]|20)[0-9]{2}"  # behind a month's name
# their figures parted by a scanner, or not, or read as letters
_YEARS = re.compile(r"(?:1[89]|20) ?[0-9]|\b(?:[1Il]9|2[0O])[0-9IlO]{2}\b")
_TWO = r"[0-9]{1,2}"
_DATE = re.compile(
    rf"""(?<![^\W_])(?<![/-])(?<!\d\.)(?:
      (?P<d1>{_TWO})(?:st|nd|rd|th|er|º)?\.?{_GAP}(?:de\s|(?:day\s)?of\s)?
        (?P<m1>{MONTH}){_GAP}(?:de\s|del\s)?(?P<y1>{_WRITTEN_YEAR})
    | (?P<m2>{MONTH}){_GAP}(?P<d2>{_TWO})(?:st|nd|rd|th)?{_GAP}(?P<y2>{_WRITTEN_YEAR})
    | (?P<y5>{_YEAR})(?:\.?\s(?P<m5>{MONTH})\s(?P<d5>{_TWO})\.?(?!,?\s{_YEAR})
        |年(?P<m6>{_TWO})月(?P<d6>{_TWO})日)
    | (?P<y3>{_YEAR})(?P<sign>[-/.])(?P<m3>[0-9]{{2}})(?P=sign)(?P<d3>[0-9]{{2}})
    | (?P<a>{_TWO})(?P<mark>\s?[./-]\s?|\s)(?P<b>{_TWO})(?P=mark)(?P<y4>{_YEAR})
    # a scanner may lose the space behind: 6 MAY 1993MINISTER OPENS BRIDGE
    )(?![\d/]|-(?!-)|(?-i:[^\W\d_A-Z]))""",
    re.IGNORECASE | re.VERBOSE,
)

_ENGLISH = [name for name in Locale("en").months["format"]["wide"].values()]
_ENGLISH = [name.lower() for name in _ENGLISH]
_FIGURES = str.maketrans("IlO", "110")
LIKE_A_MONTH = 0.8  # of the letters
# "7th Novernber, 1986", "14th February, 19 67", "IO May 2000", "May l9, 2O16"
_FIGURE, _MISREAD_MONTH = "[0-9IlO]", "([A-Za-z]{3,10})"
_MISREAD_DAY = rf"(?![1-3Il]th)([0-3IlO]?{_FIGURE})(?:st|nd|rd|th)?"
_MISREAD_YEAR = rf"((?:[1Il]9|2[0O]) ?{_FIGURE} ?{_FIGURE})\b"
_MISREAD = re.compile(
    rf"(?<!\w)(?:{_MISREAD_DAY}\s{_MISREAD_MONTH}|{_MISREAD_MONTH}\s{_MISREAD_DAY})"
    rf",?\s{_MISREAD_YEAR}"
)

# Scanning parts the figures of a day: "1 3 JUN 1967".
_LOOSE_FIGURE = re.compile(r"(?<![\w.])([0-3]) $")
# one letter or figure after the other; letters belong together, and figures do
_SPACED = re.compile(r"(?<!\S)(?:\w ){5,}\w(?!\S)")
_LETTERS = re.compile(r"(?<=[^\W\d]) (?=[^\W\d])|(?<=\d) (?=\d)")
# a scanner may lose the space before a day, too: FOR PRESS16 DECEMBER 1976
_GLUED = re.compile(rf"([A-Z]{{4}})(?=[0-3]?\d(?:st|nd|rd|th)? [A-Za-z]+,? {_YEAR})")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})[a-z]{{0,6}}[,.]?\s"
_WEEKDAY_BEFORE = re.compile(rf"{_WEEKDAY}$", re.IGNORECASE)
# "2.4.75 — The Prime Minister announced", "No. 7 Date: 2.4.75.", "Monday 3/4/78"
_SHORT_YEAR = re.compile(
    rf"(?:.{{0,40}}\bDate: ?|(?i:{_WEEKDAY}))?(?P<a>[0-3]?\d)(?P<mark>[./-])"
    r"(?P<b>[0-3]?\d)(?P=mark)(?P<y>\d\d)(?:\s*[–—-]\s|\W*$)"
)
_EARLIEST_SHORT = 45  # shorter years belong to this century
_MONTH_FIRST = ("gov", "mil", "us", "ph", "pw", "fm", "mh")
_EITHER = ("ca", "eu", "za", "ke", "gh")  # both orders are written there

_PATH_DATE = re.compile(
    rf"(?<!\d)({_YEAR})(?P<mark>[/_-])({_TWO})(?P=mark)({_TWO})(?!\d)"
)
_PATH_DIGITS = re.compile(
    rf"(?:^|[/_.]|[/_.][a-z]{{1,2}})({_YEAR})([01]\d)([0-3]\d)(?![^\W_])"
)
# /general/201805/03/…
_PATH_MONTH = re.compile(rf"/({_YEAR})([01]\d)/([0-3]\d)/")
# /03-05-2018/…
_PATH_LAST_YEAR = re.compile(rf"/({_TWO})-({_TWO})-({_YEAR})(?=/)")
# ?date=2018-05-03
_QUERY_DATE = re.compile(rf"(?:^|&)date=({_YEAR})-({_TWO})-({_TWO})(?![^&])")
# /2018/may/03/…
_PATH_NAMED = re.compile(rf"/(?P<y>{_YEAR})/(?P<mon>[a-z]{{3}})/(?P<day>{_TWO})/")
# a part that begins with it: /03-may-2018-visit, and a last part that ends in it:
# …-03-may-2018-0000, …_May_3_2018.pdf, but not in "to-begin-on-3-may-2018"
_PATH_WORDS = re.compile(
    r"(?:(?P<first>/)|(?<![-_]on)(?<![-_]from)(?<![-_]by)(?<![-_]until)(?<![-_]till)"
    r"(?<![-_]since)[-_])(?:(?P<day>[0-3]?\d)[-_](?P<mon>[a-z]{3,9})"
    r"|(?P<mon2>[a-z]{3,9})[-_](?P<day2>[0-3]?\d))"
    rf"[-_](?P<y>{_YEAR})"
    r"(?(first)(?![^\W_])|(?:-\d{1,4})?(?:\.[a-z]{2,5}){0,2}/?$)",
    re.IGNORECASE,
)
_GOV_IL_DATE = re.compile(r"(?<!\d)([0-9]{2})([0-9]{2})([0-9]{2})/?$")


def unspaced(line: str) -> str:
    """Return a line whose letters a scanner had parted, "3 M a y 1 9 9 1", and words
    it had joined: "FOR PRESS16 DECEMBER 1976"."""
    line = _SPACED.sub(lambda run: _LETTERS.sub("", run[0]), line)
    return _GLUED.sub(r"\1 ", line) if _YEARS.search(line, 0, FARTHEST) else line


def dates_in(line: str, farthest: int = FARTHEST) -> Iterator[re.Match[str]]:
    """Return the dates among the first characters of a line, in order."""
    # most lines have no year, which is seen at a glance
    dated = _YEARS.search(line, 0, farthest)
    return _DATE.finditer(line, 0, farthest) if dated else iter(())


def date_in(line: str) -> re.Match[str] | None:
    """Return the first date among the first characters of a line."""
    return next(dates_in(line), None)


def first_date(line: str) -> re.Match[str] | None:
    """Return the first date of a line, its month perhaps misread by a scanner."""
    found = date_in(line)
    if found or not _YEARS.search(line, 0, FARTHEST):
        return found
    misread = _MISREAD.search(line, 0, FARTHEST)
    if misread is None:
        return None
    month = (misread[2] or misread[3]).lower()
    close = get_close_matches(month, _ENGLISH, 1, LIKE_A_MONTH)
    day, year = (
        part.translate(_FIGURES) for part in (misread[1] or misread[4], misread[5])
    )
    mended = f"{day} {close[0]} {year.replace(' ', '')}" if close else ""
    start, end = misread.span()
    return date_in(line[:start] + mended + line[end:])


def read(match: re.Match[str], order: bool | None) -> date | None:
    part = match.groupdict()
    if part["m1"]:
        loose = _LOOSE_FIGURE.search(match.string, 0, match.start())
        figure = loose[1] if loose and len(part["d1"]) == 1 else ""
        return _day(part["y1"], _month(part["m1"]), figure + part["d1"])
    if part["m2"]:
        return _day(part["y2"], _month(part["m2"]), part["d2"])
    if part["y5"]:
        month = _month(part["m5"]) if part["m5"] else part["m6"]
        return _day(part["y5"], month, part["d5"] or part["d6"])
    if part["m3"]:
        return _day(part["y3"], part["m3"], part["d3"])
    if part["mark"].strip() == ".":  # the world over, dots put the day first
        return _day(part["y4"], part["b"], part["a"])
    named = _WEEKDAY_BEFORE.search(match.string, 0, match.start())
    weekday = named["weekday"] if named else None
    return _numbers(int(part["a"]), int(part["b"]), part["y4"], order, weekday)


def _month(name: str) -> int:
    # ignoring case, the pattern also takes "ſept", which is no month: 0 is no date
    return MONTHS.get(name.lower(), 0)


def _numbers(
    first: int, second: int, year: str, order: bool | None, weekday: str | None = None
) -> date | None:
    # 3/4/1996 is April to some and March to others: only 25/4/ or 4/25/ is clear,
    # or a weekday that only one of the two has
    if weekday and order is None and max(first, second) <= 12:
        both = {_day(year, second, first), _day(year, first, second)}
        found = [day for day in both if day and _is_on(day, weekday)]
        return found[0] if len(found) == 1 else None
    if first > 12 or first == second or (order and second <= 12):
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 or order is False else None


def _is_on(day: date, weekday: str) -> bool:
    return _WEEKDAYS[day.weekday()] == weekday.lower()


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def short_date(line: str, order: bool | None) -> date | None:
    match = _SHORT_YEAR.match(line)
    if match is None:
        return None
    century = 1900 if int(match["y"]) >= _EARLIEST_SHORT else 2000
    year = str(century + int(match["y"]))
    told = True if match["mark"] == "." else order
    return _numbers(int(match["a"]), int(match["b"]), year, told, match["weekday"])


def date_of_url(url: str) -> date | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if match := _PATH_DATE.search(parts.path):
        return _day(match[1], match[3], match[4])
    if match := _PATH_DIGITS.search(parts.path) or _PATH_MONTH.search(parts.path):
        return _day(*match.groups())
    if match := _PATH_NAMED.search(parts.path):
        return _day(match["y"], _month(match["mon"]), match["day"])
    if match := _PATH_WORDS.search(parts.path):
        month = _month(match["mon"] or match["mon2"])
        return _day(match["y"], month, match["day"] or match["day2"])
    if match := _PATH_LAST_YEAR.search(parts.path):
        return _numbers(int(match[1]), int(match[2]), match[3], day_first(url))
    if match := _QUERY_DATE.search(parts.query):
        return _day(*match.groups())
    host = _host(url)
    if host == "gov.il" or host.endswith(".gov.il"):
        # its pages end in the day they were put up: ddmmyy
        if match := _GOV_IL_DATE.search(parts.path):
            return _day(2000 + int(match[3]), match[2], match[1])
    return None


def day_first(url: str) -> bool | None:
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

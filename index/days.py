"""The small grammar of dates: what a reader writes, as the days it covers.

    2018   2018-02   2018-02-01          a year, a month, a day
    Feb 2018   1 February 2018           the same in words, or February 1, 2018
    2018..2019   2018-02..   ..2018      from, to, both inclusive
    [2018 TO 2019]   >=2018   <2018-02   the same in other spellings
    today   yesterday
    this week   last month   last year   whole weeks (from Monday), months and years
    past 30 days   past week             so far back from today, today included

Either end of a range may be any of the simple forms: `2018..today`.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from index.errors import QueryError

__all__ = ["MONTHS", "SPACED", "Days", "days", "days_text", "today"]

Days = tuple[date | None, date | None]  # since and until, both inclusive

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
EXAMPLES = '2018, 2018-02, 2018-02-01, 2018..2019, 2018-02.., today, "past 30 days"'

# compiled when they are first asked for, since most queries name no day
_UNIT = r"(?P<unit>day|week|month|year)"
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
_ISO = r"(?a)(?P<year>\d{4})(?:-(?P<month>\d\d?)(?:-(?P<day>\d\d?))?)?"
_NAMED = rf"(?ai)(?:(?P<day>\d\d?) )?(?P<name>{_MONTH}),? (?P<year>\d{{4}})"
_AMERICAN = rf"(?ai)(?P<name>{_MONTH}) (?P<day>\d\d?),? (?P<year>\d{{4}})"
_CALENDAR = rf"(?i)(?P<which>this|last) {_UNIT}"
_PAST = rf"(?ai)(?:past|last) (?:(?P<count>\d{{1,4}}) )?{_UNIT}s?"
_BRACKETED = r"(?i)\[(?P<since>.*?)\bTO\b(?P<until>.*?)\]"
_DOTTED = r"(?P<since>.*?)\.{2,3}(?P<until>.*)"
_COMPARED = r"(?P<sign>[<>]=?)(?P<point>.+)"

# the forms of several words that need no quotation marks after `date:`
SPACED = (
    r"(?:this|last|past)\s+(?:\d+\s+)?(?:day|week|month|year)s?\b"
    rf"|(?:\d\d?\s+)?(?:{_MONTH})(?:\s+\d\d?)?,?\s+\d{{4}}\b"
)


def today() -> date:
    """Return the present day in UTC."""
    return datetime.now(UTC).date()


def days(text: str, today: date) -> Days:
    """Return the first and the last day of a date in the grammar above, inclusive.

    None stands for an open end. Raise QueryError if the text is no date, with the
    date repaired as suggestion where that can be done.
    """
    text = " ".join(text.split())
    for form, read in _RANGES:
        if match := re.fullmatch(form, text):
            return read(match, today)
    return _point(text, today)


def days_text(since: date | None, until: date | None) -> str:
    """Return the shortest text in the grammar for these days."""
    if since and until:
        for length in (4, 7, 10):
            if _iso_days(short := since.isoformat()[:length]) == (since, until):
                return short
    return "..".join(day.isoformat() if day else "" for day in (since, until))


def _between(match: re.Match[str], today: date) -> Days:
    first, last = (match[end].strip().strip("*") for end in ("since", "until"))
    if not first and not last:
        raise _unreadable(match.string)
    since = _point(first, today)[0] if first else None
    until = _point(last, today)[1] if last else None
    if since and until and since > until:
        raise QueryError(
            f'"{match.string}" ends before it begins; write the earlier date first',
            f"[{last} TO {first}]" if " " in first + last else f"{last}..{first}",
        )
    return since, until


def _compared(match: re.Match[str], today: date) -> Days:
    first, last = _point(match["point"].strip(), today)
    try:
        return {
            ">=": (first, None),
            ">": (last + timedelta(1), None),
            "<=": (None, last),
            "<": (None, first - timedelta(1)),
        }[match["sign"]]
    except OverflowError:
        raise _unreadable(match.string) from None


def _point(text: str, today: date) -> tuple[date, date]:
    """Return the days of one of the simple forms, those that are not ranges."""
    for form, read in _POINTS:
        if match := re.fullmatch(form, text):
            try:
                return read(match, today)
            except (ValueError, OverflowError):
                break  # the calendar has no such day
    raise _unreadable(text)


def _unreadable(text: str) -> QueryError:
    return QueryError(f'"{text}" is not a date; write one like {EXAMPLES}')


def _iso(match: re.Match[str], today: date) -> tuple[date, date]:
    return _iso_days(match.string)


def _iso_days(text: str) -> tuple[date, date]:
    return _whole(*map(int, text.split("-")))


def _named(match: re.Match[str], today: date) -> tuple[date, date]:
    names = [name[:3] for name in MONTHS]
    month = names.index(match["name"][:3].capitalize()) + 1
    day = int(match["day"]) if match["day"] else None
    return _whole(int(match["year"]), month, day)


def _whole(
    year: int, month: int | None = None, day: int | None = None
) -> tuple[date, date]:
    """Return the first and last day of a year, a month or a day."""
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def _calendar(match: re.Match[str], today: date) -> tuple[date, date]:
    unit, back = match["unit"].lower(), int(match["which"].lower() == "last")
    if unit == "day":
        return (today - timedelta(back),) * 2
    if unit == "week":
        monday = today - timedelta(today.weekday() + 7 * back)
        return monday, monday + timedelta(6)
    if unit == "year":
        return _whole(today.year - back)
    return _whole(*_months_back(today, back))


def _past(match: re.Match[str], today: date) -> tuple[date, date]:
    unit, count = match["unit"].lower(), int(match["count"] or 1)
    if unit in ("day", "week"):
        return today - timedelta(count * (7 if unit == "week" else 1)), today
    year, month = _months_back(today, count * (12 if unit == "year" else 1))
    last = monthrange(year, month)[1]
    return date(year, month, min(today.day, last)), today


def _months_back(today: date, count: int) -> tuple[int, int]:
    year, month = divmod(today.year * 12 + today.month - 1 - count, 12)
    return year, month + 1


_Read = Callable[[re.Match[str], date], tuple[date, date]]
_POINTS: tuple[tuple[str, _Read], ...] = (
    (_ISO, _iso),
    (_NAMED, _named),
    (_AMERICAN, _named),
    ("(?i)today", lambda _, today: (today, today)),
    ("(?i)yesterday", lambda _, today: (today - timedelta(1),) * 2),
    (_CALENDAR, _calendar),
    (_PAST, _past),
)
_RANGES = ((_BRACKETED, _between), (_DOTTED, _between), (_COMPARED, _compared))

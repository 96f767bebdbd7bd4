"""The day a release was issued, as its metadata gives it."""

import re
from datetime import UTC, date, datetime

from dateutil import parser as dateutil

from indexer.dates import issue_date
from indexer.sources.item import Raw

__all__ = ["FIRST_YEAR", "LAST_YEAR", "possible_dates", "stated_date"]

_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_SECONDS = re.compile(r"\d{9,10}|\d{12,13}")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_NAMED_MONTH = re.compile(r"(?=.*[^\W\d_]{3})(?=.*(?<!\d)(?:1[89]|20)\d\d(?!\d))", re.S)
_MONTH_FIRST = re.compile(r"\.(?:gov|mil|us)$")
# Years outside, as "9999-12-31", say that the date is not known.
FIRST_YEAR, LAST_YEAR = 1700, 2200


def stated_date(raw: Raw, title: str, body: str) -> date | None:
    """Return the day the metadata gives, None if it gives none or leaves it open.

    Where day and month could change places ("04/05/2018"), the one that the text itself
    states is taken; else month first if the source is of the United States, day first
    if it is of another country; else the date is left open.
    """
    dates = possible_dates(raw.date)
    if len(dates) < 2:
        return dates[0] if dates else None
    found = issue_date(title, body, None)
    if found and found[0] in dates:
        return found[0]
    first = _month_is_first(raw)
    return None if first is None else dates[0 if first else 1]


def _month_is_first(raw: Raw) -> bool | None:
    host = raw.url.partition("://")[2].partition("/")[0].partition(":")[0].lower()
    if _MONTH_FIRST.search(host) or raw.language.lower().replace("_", "-") == "en-us":
        return True
    return False if re.search(r"\.[a-z]{2}$", host) or "-" in raw.language else None


def possible_dates(value: str) -> tuple[date, ...]:
    """Return the days a date can mean: none, one, or two where day and month are not
    told apart, month first. Nothing is completed from today's date."""
    value = value.strip()
    if match := _ISO.match(value):
        return _days((match[1], match[2], match[3]))
    if _SECONDS.fullmatch(value):
        return _from_seconds(int(value))
    if match := _NUMBERS.match(value):
        return _from_numbers(match)
    return _from_words(value) if _NAMED_MONTH.match(value) else ()


def _from_numbers(match: re.Match[str]) -> tuple[date, ...]:
    month_first = (match[4], match[1], match[3])
    day_first = (match[4], match[3], match[1])
    if match[2] == ".":  # 4.5.2018 is written where the day comes first
        return _days(day_first)
    return tuple(dict.fromkeys(_days(month_first, day_first)))


def _from_seconds(number: int) -> tuple[date, ...]:
    seconds = number / 1000 if number > 10**11 else number
    return (datetime.fromtimestamp(seconds, UTC).date(),)


def _from_words(value: str) -> tuple[date, ...]:
    """Return the day, if the words give all of it: read against two different days,
    both readings must agree."""
    try:
        read = {
            dateutil.parse(value, default=default, ignoretz=True).date()
            for default in (datetime(2000, 1, 1), datetime(2001, 2, 2))
        }
    except (ValueError, OverflowError):
        found = issue_date("", value, None)
        return (found[0],) if found else ()
    return tuple(read) if len(read) == 1 else ()


def _days(*numbers: tuple[str, str, str]) -> tuple[date, ...]:
    days = []
    for year, month, day in numbers:
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return tuple(day for day in days if FIRST_YEAR <= day.year < LAST_YEAR)

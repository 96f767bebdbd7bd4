"""The day a sentence tells of: "today", "on Friday", "3 May"."""

from datetime import date, timedelta
from functools import cache

from indexer.written_dates import MONTHS

__all__ = ["day_in"]

_NEAR_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_AHEAD = ("will", "to", "next", "shall")


def day_in(keys: list[str], published: date | None) -> str | None:
    """Return the ISO day that the words of a sentence name, None where none do.

    "yesterday" and "on Friday" count from `published`.
    """
    for at, key in enumerate(keys):
        day = _day_at(keys, at, published) if key in _day_words() else None
        if day:
            return day.isoformat()
    return None


def _day_at(keys: list[str], at: int, published: date | None) -> date | None:
    if keys[at].rstrip(".") in MONTHS:
        return _calendar_day(keys, at, published)
    if not published:
        return None
    if keys[at] in _NEAR_DAYS:
        return published + timedelta(days=_NEAR_DAYS[keys[at]])
    back = (published.weekday() - _WEEKDAYS.index(keys[at])) % 7
    ahead = back and any(key in keys[:at] for key in _AHEAD)
    return published + timedelta(days=7 - back if ahead else -back)


def _calendar_day(keys: list[str], at: int, published: date | None) -> date | None:
    """Return the day in "3 May 2018", "May 3", "on the 3rd of May" around a month."""
    sides = [keys[at + 1 : at + 2], keys[max(at - 1, 0) : at]]
    if keys[at - 1 : at] == ["of"]:
        sides.append(keys[max(at - 2, 0) : at - 1])
    figures = [key.rstrip("stndrh") for side in sides for key in side]
    days = [int(f) for f in figures if f.isdecimal() and len(f) < 3]
    years = [int(k) for k in keys[at + 1 : at + 4] if k.isdecimal() and len(k) == 4]
    year = years[0] if years else published.year if published else 0
    try:
        return date(year, MONTHS[keys[at].rstrip(".")], days[0])
    except (IndexError, ValueError):
        return None  # a month alone, or no day of the calendar


@cache
def _day_words() -> frozenset[str]:
    months = {form for month in MONTHS for form in (month, f"{month}.")}
    return frozenset({*_NEAR_DAYS, *_WEEKDAYS, *months})

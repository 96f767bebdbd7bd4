"""The day a sentence tells of: "today", "on Friday", "3 May", "from 3 to 5 May"."""

from datetime import date, timedelta
from functools import cache

from indexer.written_dates import MONTHS

__all__ = ["day_near"]

_NEAR_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_TIMES = frozenset(("morning", "afternoon", "evening"))
_VAGUE = frozenset(("week", "month", "year", "weekend", "summer", "fall", "spring"))
_WHICH = (["last"], ["next"], ["past"], ["this"])
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SIGNS = ("to", "-", "–", "until", "till", "and")


def day_near(
    keys: list[str], at: int, published: date | None, planned: bool = False
) -> str | None:
    """Return the ISO day that the words nearest to a verb at `at` name, None where
    none do.

    "yesterday" and "on Friday" count from `published`; a weekday is the one before it,
    or, of what is `planned`, behind it.
    """
    told = [place for place, key in enumerate(keys) if key in _day_words()]
    for place in sorted(told, key=lambda place: abs(place - at)):
        if _is_vague(keys, place):
            return None
        day = _day_at(keys, place, published, planned)
        if day:
            return day.isoformat()
    return None


def _is_vague(keys: list[str], at: int) -> bool:
    return keys[at] == "ago" or keys[at] in _VAGUE and keys[at - 1 : at] in _WHICH


def _day_at(
    keys: list[str], at: int, published: date | None, planned: bool
) -> date | None:
    key, before = keys[at], keys[max(at - 1, 0) : at]
    if key.rstrip(".") in MONTHS:
        return _calendar_day(keys, at, published)
    if not published:
        return None
    if key in _NEAR_DAYS:
        again = key == "yesterday" and keys[max(at - 2, 0) : at] == ["day", "before"]
        return published + timedelta(days=_NEAR_DAYS[key] - again)
    if key in _WEEKDAYS:
        return _weekday(keys, at, published, planned)
    if key in _TIMES and before == ["this"]:
        return published
    if key in ("night", "evening") and before == ["last"]:
        return published - timedelta(days=1)
    return None


def _weekday(keys: list[str], at: int, published: date, planned: bool) -> date | None:
    if any(key.rstrip(".") in MONTHS for key in keys[at + 1 : at + 4]):
        return None  # Friday, May 3: the calendar says which
    back = (published.weekday() - _WEEKDAYS.index(keys[at])) % 7
    before = keys[max(at - 1, 0) : at]
    if "last" in (*before, *keys[at + 1 : at + 2]):
        return published - timedelta(days=back or 7)
    if before == ["next"] or planned and back:
        return published + timedelta(days=7 - back)
    return published - timedelta(days=back)


def _calendar_day(keys: list[str], at: int, published: date | None) -> date | None:
    """Return the day in "3 May 2018", "May 3", "on the 3rd of May" around a month."""
    behind = keys[at + 1 : at + 2]
    before = at - 1 - (keys[max(at - 1, 0) : at] == ["of"])
    days = _figures(behind) or _figures(keys[_first_day(keys, before) :][:1])
    years = [int(k) for k in keys[at + 1 : at + 5] if k.isdecimal() and len(k) == 4]
    month = MONTHS[keys[at].rstrip(".")]
    try:
        if years:
            return date(years[0], month, days[0])
        return published and _nearest(published, month, days[0])
    except (IndexError, ValueError):
        return None  # a month alone, or no day of the calendar


def _first_day(keys: list[str], at: int) -> int:
    """Return where the first of several days stands: from 3 to 5 May."""
    several = at > 1 and keys[at - 1] in _SIGNS and _figures(keys[at - 2 : at - 1])
    return at - 2 if several and _figures(keys[at : at + 1]) else max(at, 0)


def _figures(keys: list[str]) -> list[int]:
    figures = [key.rstrip("stndrh") for key in keys]
    return [int(figure) for figure in figures if figure.isdecimal() and len(figure) < 3]


def _nearest(published: date, month: int, day: int) -> date:
    """Return the day of the year in which it lies nearest to the release."""
    years = (published.year, published.year - 1, published.year + 1)
    days = [date(year, month, day) for year in years if _is_day(year, month, day)]
    return min(days, key=lambda one: abs(one - published), default=date(1, month, day))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@cache
def _day_words() -> frozenset[str]:
    months = {form for month in MONTHS for form in (month, f"{month}.")}
    near = {*_NEAR_DAYS, *_WEEKDAYS, *_TIMES, *_VAGUE, "night", "ago"}
    return frozenset({*near, *months})

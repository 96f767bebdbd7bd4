"""The day a release was issued, as its own text or its address says it; or nothing."""

import re
from datetime import date
from functools import cache
from itertools import chain
from typing import Literal

from indexer.date_lines import (
    FLAT,
    date_as_of,
    date_at_foot,
    date_at_head,
    date_before_place,
    date_of_title,
    is_listed,
)
from indexer.lexicon import rows
from indexer.told_dates import day_alone, day_behind_title, day_of_speech, day_told
from indexer.written_dates import (
    MONTH,
    date_of_url,
    dates_in,
    day_first,
    read,
    unspaced,
)

__all__ = ["Source", "issue_date"]

Source = Literal["text", "url"]

# A date line stands among the first or the last lines of a release.
HEAD_LINES, FOOT_LINES = 10, 6
FIRST_LINES = 3  # which may say more than the date
# Lines of so few words are menus of web pages, and heads; they are not counted there.
FEW_WORDS = 2
NEAR = 7  # days from an event to the release about it
_SLASHED = re.compile(r"\b\d{1,2}/\d{1,2}/(?:19|20)\d\d\b")
# A day and its year in lines of their own.
_PARTED = re.compile(
    rf"^([^\S\n]*[0-3]?\d\s(?:{MONTH}),?)[^\S\n]*\n\s*(?=(?:19|20)\d\d\s*$)",
    re.IGNORECASE | re.MULTILINE,
)


def issue_date(
    title: str, body: str, source_url: str | None
) -> tuple[date, Source] | None:
    """Return the day of issue and what gave it, or None when neither says it.

    The URL comes first, then a date line or dateline at the head or the foot of the
    text, then a title that ends in a date, then the day of what the text reports in
    its first words, as "On 3 May 2030 the Minister met …". Another date inside running
    prose is that of some event and is never taken.
    """
    if source_url and (found := date_of_url(source_url)) is not None:
        return found, "url"
    order = _order(source_url or "", body)
    lines = _lines(body)
    found = (
        _date_of_body(lines, order)
        or date_of_title(title, order)
        or _told(title, lines, order)
    )
    return None if found is None else (found, "text")


def _lines(body: str) -> list[str]:
    body = _PARTED.sub(r"\1 ", body)
    return [unspaced(line.strip()) for line in body.splitlines() if line.strip()]


def _told(title: str, lines: list[str], order: bool | None) -> date | None:
    again = bool(lines) and lines[0].strip("* ").lower() == title.strip().lower()
    return (
        day_behind_title(title, lines[:FIRST_LINES], order)
        or day_of_speech(lines[:HEAD_LINES], order)
        or day_told(lines[again:HEAD_LINES], order)
        or day_alone(lines, order)
    )


def _order(url: str, body: str) -> bool | None:
    """Return whether the day comes first in 3/4/1996, None if nothing says so."""
    order = day_first(url)
    if order is None and _us_town().search(body, 0, FLAT):
        return False
    return _order_of_text(body) if order is None else order


def _order_of_text(body: str) -> bool | None:
    """Return whether the day comes first in 3/4/1996 where one of both readings, and
    not the other, is near a day that the text writes out."""
    if not _SLASHED.search(body):
        return None
    dates = [match for line in body.splitlines() for match in dates_in(line)]
    clear = [day for match in dates if (day := read(match, None))]
    for match in dates:
        both = read(match, True), read(match, False)
        near = [day is not None and _is_near(day, clear) for day in both]
        if both[0] != both[1] and near[0] != near[1]:
            return near[0]
    return None


def _is_near(day: date, others: list[date]) -> bool:
    return any(abs((day - other).days) <= NEAR for other in others)


@cache
def _us_town() -> re.Pattern[str]:
    # of a dateline: (ELMO, Ohio), ELMO, Tex.
    us = [
        (forms, name) for forms, iso, name in rows("state_abbreviations") if iso == "US"
    ]
    states = (form for forms, name in us for form in (name, *forms.split(";")))
    return re.compile(rf"\b[A-Z]{{3,}}, (?:{'|'.join(sorted(states, reverse=True))})\b")


def _date_of_body(lines: list[str], order: bool | None) -> date | None:
    if lines and (found := date_as_of(lines[0], order)) is not None:
        return found
    before = dict(zip(lines[1:], lines, strict=False))
    head = lines[: _end_of_head(lines)]
    # the last line of a note of few is its foot, too
    foot = _foot(lines[min(len(head), FIRST_LINES, max(len(lines) - 1, 1)) :])
    flat = (date_before_place(line, order) for line in head[:2])
    at_head = (
        date_at_head(line, before.get(line, ""), order)
        for number, line in enumerate(head)
        if number < FIRST_LINES or not is_listed(line)
    )
    at_foot = (date_at_foot(line, before.get(line, ""), order) for line in foot)
    days = chain(flat, at_head, at_foot)
    return next((day for day in days if day is not None), None)


def _end_of_head(lines: list[str]) -> int:
    """Return how many of the lines are the head."""
    long = 0
    for number, line in enumerate(lines[: 3 * HEAD_LINES]):
        long += _is_long(line)
        if long > HEAD_LINES:
            return number
    return 3 * HEAD_LINES


def _foot(lines: list[str]) -> list[str]:
    """Return the last lines of some, the last first; scanning leaves scraps below."""
    foot: list[str] = []
    for line in reversed(lines[-3 * FOOT_LINES :]):
        if sum(_is_long(below) for below in foot) >= FOOT_LINES:
            break
        foot.append(line)
    return foot


def _is_long(line: str) -> bool:
    return len(line.split(None, FEW_WORDS)) > FEW_WORDS

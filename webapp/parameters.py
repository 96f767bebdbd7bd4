"""The parameters of an address ↔ a Search: what may be asked, and how it is written."""

import calendar
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal, TypeVar, get_args

from msgspec.structs import replace

from index.errors import QueryError
from index.lighter import later
from index.release import FACET_FIELDS
from index.search import MAX_SIZE, Match, Picks, Search, Sort

__all__ = [
    "MATCHES",
    "PARAMETERS",
    "SORTS",
    "SUFFIXES",
    "Kind",
    "pairs",
    "picked",
    "read",
]

Kind = Literal["any", "all", "none"]
Choice = TypeVar("Choice", bound=str)
Values = dict[str, list[str]]

# How each kind of pick is written after the name of its field.
SUFFIXES: dict[Kind, str] = {"any": "", "all": ".all", "none": ".not"}
MATCHES: tuple[Match, ...] = get_args(Match)
SORTS: tuple[Sort, ...] = get_args(Sort)

FACETS = tuple(field + suffix for field in FACET_FIELDS for suffix in SUFFIXES.values())
PARAMETERS = ("q", "match", *FACETS, "since", "until", "sort", "size", "cursor")

_close_matches = later("difflib", "get_close_matches")

DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
SIZE = Search().size


def read(given: Iterable[tuple[str, str]], also: Collection[str] = ()) -> Search:
    """Return the search that these parameters ask for.

    A blank value of a facet field asks for releases with none given; other blank
    parameters ask for nothing; those named in `also` are passed over.
    `since` and `until` take a year, a month or a day. Raise QueryError that names
    the parameter which is unknown, repeated or unreadable.
    """
    values = _gather(given, also)
    search = Search(
        text=(_single(values, "q") or "").strip(),
        match=_choice(values, "match", MATCHES),
        since=_day(values, "since"),
        until=_day(values, "until"),
        sort=_choice(values, "sort", SORTS),
        size=_size(values),
    )
    for field in FACET_FIELDS:
        named = (tuple(values[field + suffix]) for suffix in SUFFIXES.values())
        search = search.with_picks(Picks(field, *named))
    _check_order(search)
    return replace(search, cursor=_single(values, "cursor"))


def pairs(search: Search) -> list[tuple[str, str]]:
    """Return the parameters of a search in the order of PARAMETERS, no defaults."""
    size = None if search.size == SIZE else str(search.size)
    after = {"sort": search.sort, "size": size, "cursor": search.cursor}
    return [
        *_given({"q": search.text, "match": search.match}),
        *(
            (picks.field + suffix, value)
            for picks in search.picks
            for kind, suffix in SUFFIXES.items()
            for value in picked(picks, kind)
        ),
        *_days(search.since, search.until),
        *_given(after),
    ]


def _given(single: Mapping[str, str | None]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in single.items() if value]


def picked(picks: Picks, kind: Kind) -> tuple[str, ...]:
    """Return the values picked in one way: any of them, all of them, or none."""
    found: tuple[str, ...] = getattr(picks, kind)
    return found


def _gather(given: Iterable[tuple[str, str]], also: Collection[str]) -> Values:
    values: Values = {name: [] for name in PARAMETERS}
    for name, value in given:
        if name in also:
            continue
        if name not in values:
            raise QueryError(_unknown(name, also))
        if value.strip():
            values[name].append(_well_encoded(name, value))
        elif name in FACETS:
            values[name].append("")
    return values


def _unknown(name: str, also: Collection[str]) -> str:
    known = (name for name in PARAMETERS if name not in FACETS)
    single = ", ".join((*known, *also))
    near = _close_matches(name, (*PARAMETERS, *also), 1)
    meant = f' (did you mean "{near[0]}"?)' if near else ""
    return (
        f'there is no parameter "{name}"{meant}; the parameters are {single} and '
        f"{', '.join(FACET_FIELDS)}, each of the latter also with .all or .not after it"
    )


def _well_encoded(name: str, value: str) -> str:
    # a terminal hands over bytes that are not UTF-8 as lone surrogates
    try:
        value.encode()
    except UnicodeEncodeError:
        raise QueryError(f'"{name}" is not in UTF-8; write it in UTF-8') from None
    return value


def _single(values: Values, name: str) -> str | None:
    if len(values[name]) > 1:
        raise QueryError(f'"{name}" is given {len(values[name])} times; give it once')
    return values[name][0] if values[name] else None


def _choice(values: Values, name: str, choices: Sequence[Choice]) -> Choice | None:
    text = _single(values, name)
    if text is None:
        return None
    for choice in choices:
        if choice == text:
            return choice
    raise QueryError(f'{name} cannot be "{text}"; it is one of {", ".join(choices)}')


def _size(values: Values) -> int:
    text = _single(values, "size") or str(SIZE)
    if re.fullmatch("[0-9]{1,9}", text) and 1 <= int(text) <= MAX_SIZE:
        return int(text)
    raise QueryError(f'size cannot be "{text}"; it is a number from 1 to {MAX_SIZE}')


def _day(values: Values, name: str) -> date | None:
    text = _single(values, name)
    if text is None:
        return None
    try:
        return _first_or_last_day(text.strip(), last=name == "until")
    except ValueError:
        raise QueryError(
            f'{name} cannot be "{text}"; write a year, a month or a day, '
            "such as 2018, 2018-02 or 2018-02-01"
        ) from None


def _first_or_last_day(text: str, last: bool) -> date:
    parts = DAY.fullmatch(text)
    if parts is None:
        raise ValueError(text)
    year = int(parts[1])
    month = int(parts[2] or (12 if last else 1))
    day = int(parts[3] or (calendar.monthrange(year, month)[1] if last else 1))
    return date(year, month, day)


@lru_cache(maxsize=1024)
def _days(since: date | None, until: date | None) -> tuple[tuple[str, str], ...]:
    """Return since and until as years where these mean the same days, else as months,
    else as days."""
    days = {"since": since, "until": until}
    whole = {name: day.isoformat() for name, day in days.items() if day}
    for length in (len("2018"), len("2018-02")):
        texts = {name: text[:length] for name, text in whole.items()}
        read = {n: _first_or_last_day(t, last=n == "until") for n, t in texts.items()}
        if read.items() <= days.items():
            return tuple(texts.items())
    return tuple(whole.items())


def _check_order(search: Search) -> None:
    if search.since and search.until and search.since > search.until:
        raise QueryError(
            f"since {search.since} lies after until {search.until}; exchange the two"
        )

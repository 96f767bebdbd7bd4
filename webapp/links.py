"""Every link on every page and in every answer, made from a Search."""

import shlex
from dataclasses import replace
from datetime import date
from urllib.parse import quote, urlencode

from index.search import Picks, Search, Sort
from webapp.parameters import SUFFIXES, Kind, pairs, picked

__all__ = [
    "address",
    "command",
    "next_page",
    "release_address",
    "sorted_by",
    "toggled",
    "with_value",
    "within",
    "without_value",
]


def address(search: Search, path: str = "/search") -> str:
    """Return the one address of this search; `parameters.read` gives it back."""
    query = urlencode(pairs(search))
    return f"{path}?{query}" if query else path


def release_address(release_id: str, ending: str = "") -> str:
    """Return the address of a release's page, or with `.json` of its data."""
    return f"/releases/{quote(release_id, safe='')}{ending}"


def command(search: Search) -> str:
    """Return the command line that gives the same answer in a terminal."""
    words = ["releases", "search"]
    for name, value in pairs(replace(search, text="")):
        field, _, form = name.partition(".")
        words += [f"--{form}", f"{field}={value}"] if form else [f"--{name}", value]
    if search.text:
        # a text such as -moscow would else be taken for an option
        words += ["--", search.text] if search.text[0] == "-" else [search.text]
    return shlex.join(words)


def with_value(search: Search, field: str, value: str, kind: Kind = "any") -> Search:
    """Return the search, from page one, with `value` picked in this one way."""
    return _placed(search, field, value, kind)


def without_value(search: Search, field: str, value: str) -> Search:
    """Return the search, from page one, with `value` picked in no way."""
    return _placed(search, field, value, None)


def toggled(search: Search, field: str, value: str) -> Search:
    """Return the search with `value` picked if it was not, else without it."""
    picks = search.picked(field)
    if value in picks.any + picks.all + picks.none:
        return without_value(search, field, value)
    return with_value(search, field, value)


def sorted_by(search: Search, sort: Sort | None) -> Search:
    """Return the search in another order, from page one."""
    return replace(search, sort=sort, cursor=None)


def within(search: Search, since: date | None, until: date | None) -> Search:
    """Return the search between two days, both included, from page one."""
    return replace(search, since=since, until=until, cursor=None)


def next_page(search: Search, cursor: str) -> Search:
    """Return the search continued at `cursor`."""
    return replace(search, cursor=cursor)


def _placed(search: Search, field: str, value: str, kind: Kind | None) -> Search:
    picks = search.picked(field)
    parts = (
        tuple(other for other in picked(picks, each) if other != value)
        + ((value,) if each == kind else ())
        for each in SUFFIXES
    )
    return search.with_picks(Picks(field, *parts))

"""Every link on every page and in every answer, made from a Search.

All of them begin with the prefix that the pages lie under, told once by `lie_under`;
commands name the index where one is named to `name_index`.
"""

import shlex
from collections.abc import Iterable
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import quote, urlencode

from msgspec.structs import replace

from index.search import Picks, Search, Sort
from webapp.parameters import PARAMETERS, SUFFIXES, Kind, pairs, picked

__all__ = [
    "EVERYTHING",
    "address",
    "bare",
    "command",
    "entity_address",
    "export_address",
    "first_page",
    "joined",
    "lie_under",
    "name_index",
    "next_page",
    "outward",
    "path",
    "release_address",
    "reworded",
    "sorted_by",
    "toggled",
    "toggled_address",
    "told",
    "with_value",
    "within",
    "without_value",
]


EVERYTHING = Search()
# a context of its own for each thread of a server, and for each command
_PREFIX = ContextVar("prefix", default="")
_INDEX = ContextVar[Path | None]("index", default=None)


def lie_under(prefix: str) -> None:
    """Let all links made from now on, in this context, begin with `prefix`."""
    _PREFIX.set(prefix)


def name_index(index: Path | None) -> None:
    """Let all commands told from now on, in this context, name this index, or none."""
    _INDEX.set(index)


def told(*words: str) -> str:
    """Return a command line of ours as a shell reads it."""
    index = _INDEX.get()
    named = ("--index", str(index)) if index else ()
    return shlex.join(("releases", *named, *words))


def path(rest: str) -> str:
    """Return the path of ours that reads `rest` where there is no prefix."""
    return _PREFIX.get() + rest


def address(
    search: Search, under: str = "/search", also: Iterable[tuple[str, str]] = ()
) -> str:
    """Return the one address of this search; `parameters.read` gives it back.

    `also` are parameters that are not of the search.
    """
    query = "&".join(_encoded(name, value) for name, value in (*pairs(search), *also))
    return path(f"{under}?{query}" if query else under)


@lru_cache(maxsize=8192)
def _encoded(name: str, value: str) -> str:
    # the sixty links of a page differ in one or two parameters
    return urlencode([(name, value)])


def release_address(release_id: str, ending: str = "", words: str = "") -> str:
    """Return the address of a release's page, or with `.json` of its data; on the page
    the words that were searched for are marked."""
    query = f"?{urlencode({'q': words})}" if words else ""
    return path(f"/releases/{quote(release_id, safe='')}{ending}{query}")


def entity_address(field: str, value: str) -> str:
    """Return the address of the page of one person, office, place or topic."""
    return path(f"/{field}/{quote(value, safe='')}")


def export_address(search: Search, under: str) -> str:
    """Return the address of a search's whole answer: a feed or an export."""
    whole = replace(search, size=EVERYTHING.size, cursor=None)
    return address(whole, under)


def command(search: Search, *also: str) -> str:
    """Return the command line that gives the same answer in a terminal, or with options
    `also` another one to the same search."""
    words = ["search", *also]
    for name, value in pairs(replace(search, text="")):
        field, _, form = name.partition(".")
        words += [f"--{form}", f"{field}={value}"] if form else [f"--{name}", value]
    if search.text:
        # a text such as -moscow would else be taken for an option
        words += ["--", search.text] if search.text[0] == "-" else [search.text]
    return told(*words)


def outward(url: str | None) -> str | None:
    """Return the address of a source if a page may link to it, else None."""
    # a release may claim any source; only these schemes cannot run as a script
    return url if url and url.lower().startswith(("https://", "http://")) else None


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


def toggled_address(
    search: Search,
    field: str,
    value: str,
    under: str = "/search",
    also: Iterable[tuple[str, str]] = (),
) -> str:
    """Return the address of the search with `value` toggled: what `address` gives of
    `toggled`, in a quarter of the time, for there are dozens on a page."""
    around = _around(search, field)
    if around is None:
        return address(toggled(search, field, value), under, also)
    before, after = around
    more = (_encoded(*one) for one in also)
    return path(f"{under}?{'&'.join((*before, _encoded(field, value), *after, *more))}")


@lru_cache(maxsize=64)
def _around(search: Search, field: str) -> tuple[list[str], list[str]] | None:
    """Return the parameters before and after the values of a field, on page one; None
    where some are picked already."""
    if search.picked(field):
        return None
    place = PARAMETERS.index(field)
    parts: tuple[list[str], list[str]] = [], []
    for name, value in pairs(first_page(search)):
        parts[PARAMETERS.index(name) > place].append(_encoded(name, value))
    return parts


def sorted_by(search: Search, sort: Sort | None) -> Search:
    """Return the search in another order, from page one."""
    return replace(search, sort=sort, cursor=None)


def within(search: Search, start: date, end: date) -> Search:
    """Return the search narrowed to these days, both included, from page one."""
    since = max(start, search.since or start)
    until = min(end, search.until or end)
    return replace(search, since=since, until=until, cursor=None)


def joined(search: Search, field: str, kind: Literal["any", "all"]) -> Search:
    """Return the search, from page one, asking for any or all of the values picked."""
    picks = search.picked(field)
    return search.with_picks(
        Picks(field, none=picks.none, **{kind: picks.any + picks.all})
    )


def bare(search: Search) -> Search:
    """Return the words of the search alone, without filters, from page one."""
    return Search(text=search.text, size=search.size)


def reworded(search: Search, text: str) -> Search:
    """Return the search with other words, from page one."""
    return replace(search, text=text, cursor=None)


def first_page(search: Search) -> Search:
    """Return the search from page one."""
    return replace(search, cursor=None)


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

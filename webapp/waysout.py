"""Ways out of a search that found nothing, or not all of its words: with counts."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice, product

from msgspec import Struct
from msgspec.structs import replace

from index.engine import Engine
from index.results import FacetValue, Results
from index.search import Picks, Search
from webapp import links
from webapp.page import chips
from webapp.parameters import Kind
from webapp.words import SINGULAR

__all__ = ["Way", "each_word", "ways_out"]

# Of a text with more words, these many are tried alone; of filters and the words of one
# these many are looked at for what they may mean.
WORDS, FILTERS = 8, 4
OFFERED, ALIKE = 2, 0.75  # values instead of one that no release has, and how like it
OPERATORS = re.compile(r'["()\[\]:~*^]|(?:^|\s)[-+]|\b(?:AND|OR|NOT)\b')


class Way(Struct, frozen=True):
    """Another search, how it differs in words, and how many releases it finds."""

    words: str
    search: Search
    total: int


def ways_out(engine: Engine, results: Results) -> tuple[Way, ...]:
    """Return searches like one that found nothing: with a value that some release has
    for one that none has, without one of its filters, and its words without any; only
    those that find something."""
    conditions = chips(results)
    tried = [*_with_others(engine, results.search)]
    tried += [(f"without “{chip.words}”", chip.without) for chip in conditions]
    if results.search.text and len(conditions) > 1:
        tried.append(("without any filter", links.bare(results.search)))
    ways = (Way(words, search, _total(engine, search)) for words, search in tried)
    return tuple(way for way in ways if way.total)


def _with_others(engine: Engine, search: Search) -> Iterator[tuple[str, Search]]:
    """Yield the searches, and their difference in words, with a value like each one
    that no release has."""
    unknown = [
        (field, value, kind, likest)
        for field, value, kind in islice(_picked(search), FILTERS)
        if (likest := _likest(engine, field, value))
    ]
    choices = product(*(likest for *_, likest in unknown))
    for chosen in islice(choices, OFFERED if unknown else 0):
        other, words = search, []
        for (field, value, kind, _), like in zip(unknown, chosen, strict=True):
            other = links.without_value(other, field, value)
            other = links.with_value(other, field, like.value, kind)
            words.append(f"“{SINGULAR[field]} {like.label}”")
        yield f"with {' and '.join(words)}", other


def _picked(search: Search) -> Iterator[tuple[str, str, Kind]]:
    """Yield field and value of what releases must have, and how it is picked."""
    for picks in search.picks:
        yield from ((picks.field, value, "any") for value in picks.any)
        yield from ((picks.field, value, "all") for value in picks.all)


def _likest(engine: Engine, field: str, value: str) -> list[FacetValue]:
    """Return the values of a field that are likest to one that no release has: all its
    frequent ones are looked at, and those with a word that begins like one of its."""
    (known, *_) = engine.facet(field, Search(picks=(Picks(field, (value,)),))).values
    if known.count or not value:
        return []
    begun = ["", *(word[: (len(word) + 1) // 2] for word in value.split()[:FILTERS])]
    found = (engine.facet(field, Search(), start).values for start in begun)
    by_label = {one.label.casefold(): one for values in found for one in values}
    near = get_close_matches(value.casefold(), by_label, OFFERED, ALIKE)
    return [by_label[label] for label in near]


def each_word(engine: Engine, results: Results) -> tuple[Way, ...]:
    """Return what each of several words finds alone without filters, if not all of them
    were found together; () where the text has operators."""
    return tuple(_alone(engine, results))


def _alone(engine: Engine, results: Results) -> Iterator[Way]:
    text = results.search.text
    apart = dict.fromkeys(text.split())
    found = results.total and not _widened(results)
    if found or len(apart) < 2 or OPERATORS.search(text):
        return
    for word in [*apart][:WORDS]:
        search = links.reworded(links.bare(results.search), word)
        yield Way(word, search, _total(engine, search))


def _widened(results: Results) -> bool:
    return any(notice.kind == "any" for notice in results.notices)


def _total(engine: Engine, search: Search) -> int:
    return engine.search(replace(search, size=1, cursor=None)).total

"""Ways out of a search that found nothing, or not all of its words: with counts."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from index.engine import Engine
from index.results import Results
from index.search import Search
from webapp import links
from webapp.page import chips

__all__ = ["Way", "each_word", "ways_out"]

# Of a text with more words, these many are tried alone.
WORDS = 8
OPERATORS = re.compile(r'["()\[\]:~*^]|(?:^|\s)[-+]|\b(?:AND|OR|NOT)\b')


class Way(Struct, frozen=True):
    """Another search, how it differs in words, and how many releases it finds."""

    words: str
    search: Search
    total: int


def ways_out(engine: Engine, results: Results) -> tuple[Way, ...]:
    """Return searches like one that found nothing, each without one of its filters, and
    its words without any; only those that find something."""
    conditions = chips(results)
    tried = [(f"without “{chip.words}”", chip.without) for chip in conditions]
    if results.search.text and len(conditions) > 1:
        tried.append(("without any filter", links.bare(results.search)))
    ways = (Way(words, search, _total(engine, search)) for words, search in tried)
    return tuple(way for way in ways if way.total)


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

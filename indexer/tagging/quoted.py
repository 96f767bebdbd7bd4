"""Whom a release names only within what somebody else is quoted as saying."""

import re
from bisect import bisect_right
from functools import lru_cache
from operator import itemgetter

from index.release import Span
from indexer.tagging.people import Person

__all__ = ["named_in_quotes"]

LONGEST_QUOTE = 3000  # characters; a sign that is not closed opens no quotation
_CURLY = re.compile(rf"“[^“”]{{20,{LONGEST_QUOTE}}}(?:”|\n\n(?=“))")
_STRAIGHT = re.compile(rf'"(?<![^\s(]")[^"]{{20,{LONGEST_QUOTE}}}"')


def named_in_quotes(person: Person) -> Span | None:
    """Return the first quotation of a person named in quotations only, else None."""
    first = None
    for marked, mention in person.mentions:
        text = marked.text
        quote = _quote_around(text.source, text.starts[mention.start])
        if quote is None or text.where == "title":
            return None
        first = first or Span(text.where, *quote)
    return first


def _quote_around(source: str, at: int) -> tuple[int, int] | None:
    quotes = _quotes(source)
    number = bisect_right(quotes, at, key=itemgetter(0)) - 1
    inside = number >= 0 and at < quotes[number][1]
    return quotes[number] if inside else None


@lru_cache(maxsize=16)
def _quotes(source: str) -> tuple[tuple[int, int], ...]:
    """Return where the quotations stand, in order."""
    signs = _CURLY if "“" in source else _STRAIGHT
    return tuple(match.span() for match in signs.finditer(source))

"""Who is quoted, and whom a release names only within what somebody else says."""

import re
from bisect import bisect_right
from functools import lru_cache
from operator import itemgetter

from index.release import Span
from indexer.tagging.beside import Mention
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person

__all__ = ["is_quoted", "named_in_quotes", "speaks"]

MOST_SAYING = 24  # characters from the end of a quotation to who spoke it
LONGEST_QUOTE = 3000  # characters; a sign that is not closed opens no quotation
_CURLY = re.compile(rf"“[^“”]{{20,{LONGEST_QUOTE}}}(?:”|\n\n(?=“))")
_STRAIGHT = re.compile(rf'"(?<![^\s(]")[^"]{{20,{LONGEST_QUOTE}}}"')
_SAYING = "said|says|added|adds|stated|explained|noted|concluded|continued|remarked"
_SAID_BEFORE = re.compile(rf"[,.?!][\"”’]\s+((?:{_SAYING})\s+(?:the )?)?\Z")
_SAID_AFTER = re.compile(rf",?(?: \([^()]*\),?)? (?:{_SAYING})\b")


def speaks(marked: Marked, mention: Mention) -> Span | None:
    """Return the words of `…," said Ana Ruiz` or `…," Ruiz said`, if they stand."""
    text = marked.text
    start, end = text.starts[mention.first], text.ends[mention.end - 1]
    before = text.source[max(start - MOST_SAYING, 0) : start]
    if not any(sign in before for sign in '"”’'):
        return None
    said = _SAID_BEFORE.search(before)
    if said and (said[1] or _SAID_AFTER.match(text.source, end)):
        return Span(text.where, start - len(before) + said.start(), end)
    return None


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


def is_quoted(marked: Marked, mention: Mention) -> bool:
    """Return whether a mention stands in what somebody is quoted as saying."""
    text = marked.text
    return _quote_around(text.source, text.starts[mention.start]) is not None


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

"""The country or area an office is held for, before it or behind it."""

from indexer.tagging.gazetteer import country_of
from indexer.tagging.honorifics import read_honorifics
from indexer.tagging.marked import Marked
from indexer.tagging.names import begins_name
from indexer.tagging.words import BREAK, CAPITAL, DEMONYM, HONORIFIC, LISTED, STRONG

__all__ = ["country_behind", "leading_country", "stands_apart", "with_area"]

_SIDES = ("northern", "southern", "eastern", "western", "central")

LONGEST_SHORT = 4  # letters: UK, U.S.
_FEDERAL = "attorney attorneys district magistrate marshal circuit bankruptcy".split()


def leading_country(marked: Marked, first: int) -> tuple[int, str | None]:
    text = marked.text
    end = marked.countries.get(first, 0)
    if end:
        if text.keys[first] in ("u.s.", "us") and text.keys[end] in _FEDERAL:
            return first, country_of("United States")
        return end, country_of(text.cut(first, end))
    if text.kinds[first] & DEMONYM and text.kinds[first] & CAPITAL:
        if first not in marked.bodies or text.keys[marked.bodies[first]] == "":
            return first + 1, country_of(text.words[first])
        # the body is a nation's own where what is left is a body's name still
        if marked.bodies[first] - first > 2:
            return first + 1, country_of(text.words[first])
    return first, None


def stands_apart(marked: Marked, first: int) -> bool:
    """Return whether a country at a token ends what stands before an office: a line of
    a list, a dateline in capitals, or words that lost their signs."""
    text, end = marked.text, marked.countries.get(first)
    if not end:
        return False
    short = end == first + 1 and len(text.words[first]) <= LONGEST_SHORT
    short = short or text.keys[first] in ("u", "united")  # U S, where signs were lost
    if text.kinds[end] & BREAK or text.bare and not short and text.keys[end] != "'s":
        return True
    dateline = "".join(text.words[first:end]).isupper() and not short
    return dateline and not text.words[end].isupper()


def country_behind(marked: Marked, stated: int, end: int) -> tuple[int, str | None]:
    """Return the end and country of an office without its "of France", ", China"."""
    text = marked.text
    for start, stop in ((end - 1, end), (end - 2, end), (end - 3, end), (end - 4, end)):
        if start > stated and marked.countries.get(start) == stop:
            before = start - 1 if text.keys[start - 1] == "the" else start
            inside = before - 1 > stated and _inside_body(marked, stated, end)
            if text.keys[before - 1] == "of" and not inside:
                return before - 1, country_of(text.cut(start, stop))
    if text.words[end] == "," and end + 1 in marked.countries:
        stop = marked.countries[end + 1]
        if text.words[stop] in (",", ".", "", ";"):
            return end, country_of(text.cut(end + 1, stop))
    return end, None


def _inside_body(marked: Marked, start: int, end: int) -> bool:
    return any(marked.bodies.get(at, 0) >= end for at in range(start, end))


def with_area(marked: Marked, at: int) -> int:
    """Return the end of the area right behind an office: Commissioner Multan Ana Ruiz,
    Commander Western, Ana Ruiz; `at` where none stands there."""
    text = marked.text
    area = marked.known[at] or at + (text.keys[at] in _SIDES)
    body = at in marked.bodies or text.kinds[at] & (LISTED | HONORIFIC)
    if area == at or body or not text.words[at].istitle():
        return at
    after = area + (text.words[area] == ",")
    name = read_honorifics(marked, after)
    named = text.kinds[after] & text.kinds[after + 1] & STRONG
    return area if name > after or named and begins_name(marked, after) else at

"""The country an office is held for, before it or behind it."""

from indexer.tagging.gazetteer import country_of
from indexer.tagging.marked import Marked
from indexer.tagging.words import CAPITAL, DEMONYM

__all__ = ["country_behind", "leading_country"]

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

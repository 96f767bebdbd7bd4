"""The country that its name, its people or its capital at a token tells."""

from functools import cache

from indexer.tagging.gazetteer import capital_cities, country_of
from indexer.tagging.marked import Marked
from indexer.tagging.tokens import split
from indexer.tagging.words import BREAK, CAPITAL, DEMONYM

__all__ = ["nation_at", "one_word_capitals"]


def nation_at(marked: Marked, at: int) -> str | None:
    """Return the ISO code of the country named at a token, None for none."""
    text = marked.text
    if text.kinds[at] & (BREAK | CAPITAL) != CAPITAL:
        return None
    if at in marked.countries:
        return country_of(text.cut(at, marked.countries[at]))
    if text.kinds[at] & DEMONYM:
        return country_of(text.words[at])
    end = marked.known[at]
    if end > at + 1:
        return _capitals().get(text.key(at, end))  # Panama City
    return _capitals().get(text.keys[at])


@cache
def one_word_capitals() -> dict[str, str]:
    """Return the ISO codes by the look-up keys of capitals that are one word."""
    return {city: iso for city, iso in _capitals().items() if " " not in city}


@cache
def _capitals() -> dict[str, str]:
    return {split(city): iso for city, iso in capital_cities().items()}

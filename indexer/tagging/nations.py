"""The country that its name, its people or its capital at a token tells."""

from functools import cache

from indexer.tagging.gazetteer import capitals, country_of
from indexer.tagging.marked import Marked
from indexer.tagging.words import BREAK, CAPITAL, DEMONYM

__all__ = ["capital_cities", "nation_at"]


def nation_at(marked: Marked, at: int) -> str | None:
    """Return the ISO code of the country named at a token, None for none."""
    text = marked.text
    if text.kinds[at] & (BREAK | CAPITAL) != CAPITAL:
        return None
    if at in marked.countries:
        return country_of(text.cut(at, marked.countries[at]))
    if text.kinds[at] & DEMONYM:
        return country_of(text.words[at])
    return capital_cities().get(text.keys[at])


@cache
def capital_cities() -> dict[str, str]:
    """Return the ISO codes by the names of capitals that are one word."""
    # Kingston is that of Jamaica, and that of Norfolk Island less likely
    likeliest_last = sorted(capitals(), key=capitals().__getitem__)
    return {city.lower(): iso for city, iso in likeliest_last if " " not in city}

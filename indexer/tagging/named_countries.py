"""The country or union that the words at a token name."""

from indexer.tagging.atlas import country_name
from indexer.tagging.gazetteer import country_of, places
from indexer.tagging.marked import Marked
from indexer.tagging.unions import unions

__all__ = ["country_at", "named_at", "national_at", "owns"]

_FRIENDLY = ("friendly", "brotherly", "sisterly", "fraternal", "neighbouring")


def named_at(marked: Marked, at: int) -> str | None:
    """Return the country or union that "France", "the UAE" at a token names."""
    at += marked.text.keys[at] == "the"
    at += marked.text.keys[at] in _FRIENDLY
    if at in marked.countries:
        return country_at(marked, at)
    end = marked.known[at]
    return unions().get(marked.text.key(at, end)) if end else None


def national_at(marked: Marked, at: int) -> str | None:
    """Return the country of the demonym that ends at a token."""
    for first in (at - 1, at):
        iso = country_of(marked.text.cut(first, at + 1)) if first >= 0 else None
        if iso:
            return country_name(iso)
    return None


def country_at(marked: Marked, at: int) -> str | None:
    # the Soviet Union is not yet Russia
    known = places().get(marked.text.key(at, marked.countries[at]), ())
    return known[0].name if known and known[0].kind == "country" else None


def owns(marked: Marked, at: int) -> bool:
    """Whether the country that begins at a token owns what stands behind it."""
    return marked.text.keys[marked.countries.get(at, at)] == "'s"

"""Unions that act as countries do, and parliaments by whose name a country is meant."""

from functools import cache

from indexer.lexicon import rows
from indexer.tagging.atlas import country_name
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office
from indexer.tagging.tokens import split
from indexer.tagging.words import UPPER

__all__ = ["seat", "seats", "unions"]

_ENDS = (1, 2, 3, 4)  # tokens of such a body's name
_SENT = ("ambassador", "representative", "envoy", "delegate", "nuncio", "observer")


def seat(marked: Marked, office: Office) -> str | None:
    """Return the union, or the country by a body of only its own, that an office is of.

    As in "Speaker of the Knesset", "Desk Officer at the EU".
    """
    text = marked.text
    if text.keys[office.head] in _SENT:
        return None  # Representative of Peru at the United Nations
    for at in range(office.head + 1, office.last):
        link = text.keys[at - 1 - (text.keys[at - 1] == "the")]
        end = marked.known[at] if link in ("of", "at", "from") else 0
        if end and (named := unions().get(text.key(at, end))):
            return named
    for at in range(office.start, office.last):
        for end in _ENDS if text.keys[at] in _begun_seats() else ():
            iso = _national().get(text.key(at, at + end))
            # RADA is no Rada, unless the words around are in capitals, too
            letters = text.kinds[at] & UPPER and text.words[at] not in _letters()
            if iso and not letters:
                return country_name(iso)
    return None


@cache
def _national() -> dict[str, str]:
    """Return the ISO codes by the names of what only one country has."""
    return seats() | {split(name): iso for name, iso in rows("state_departments")}


@cache
def _letters() -> frozenset[str]:
    """Return the first words of such names that are in capitals: FCO."""
    listed = (*rows("national_seats"), *rows("state_departments"))
    return frozenset(name.split()[0] for name, _ in listed)


@cache
def seats() -> dict[str, str]:
    """Return the ISO codes of countries by the names of their parliaments."""
    return {split(name): iso for name, iso in rows("national_seats")}


@cache
def _begun_seats() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _national())


@cache
def unions() -> dict[str, str]:
    """Return the bodies that send ambassadors as a country does, by their names."""
    return {
        split(form): name
        for name, *short in rows("state_like_bodies")
        for form in (name, *short)
    }

"""Offices that only one person in a country holds, and countries that have none."""

from collections.abc import Iterable
from functools import cache

from indexer.lexicon import rows
from indexer.tagging.beside import Mention
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person
from indexer.tagging.words import fold

__all__ = ["elsewhere", "no_office_at_home", "ruled_by", "second_holders"]

_RULING = frozenset(("president", "prime minister", "premier", "chancellor"))


def ruled_by(person: Person) -> str | None:
    """Return the ISO code of the country of a ruler whose name alone tells it."""
    held = {m.text.key(o.start, o.head + 1) for m, n in person.mentions for o in n.held}
    return None if held.isdisjoint(_RULING) else _rulers().get(person.tokens[-1])


@cache
def _rulers() -> dict[str, str]:
    return {fold(surname): iso for surname, iso in rows("rulers")}


def no_office_at_home(person: Person, home: Home) -> bool:
    """Whether someone holds an office that the country of the release does not have."""
    held = [(m, n) for m, n in person.mentions if n.offices]
    abroad = all(elsewhere(marked, mention, home) for marked, mention in held)
    return home.country is not None and bool(held) and abroad


def second_holders(people: Iterable[Person]) -> set[int]:
    """Return the ids of those in an office that someone before them holds too."""
    holders: set[str] = set()
    second: set[int] = set()
    for person in people:
        held = {
            marked.text.key(office.start, office.end)
            for marked, mention in person.mentions
            for office in mention.offices
            if not office.former and office.country is None
        }
        held &= _unique()
        if held & holders:
            second.add(id(person))
        holders |= held
    return second


@cache
def _unique() -> frozenset[str]:
    foreign_ministers = ("foreign minister", "minister of foreign affairs")
    return frozenset((*_countries_without(), *foreign_ministers, "foreign secretary"))


def elsewhere(marked: Marked, mention: Mention, home: Home) -> bool:
    """Whether the country of the release has no such office."""
    keys = (marked.text.key(o.start, o.end) for o in mention.offices if not o.former)
    without = _countries_without()
    return any(
        key in without and (home.country in without[key][1]) != without[key][0]
        for key in keys
    )


@cache
def _countries_without() -> dict[str, tuple[bool, frozenset[str]]]:
    """Return by office whether its countries are those that have it, and which."""
    return {
        office: (codes.startswith("-"), frozenset(codes.lstrip("-").split(",")))
        for office, codes in rows("heads_elsewhere")
    }

"""Offices that only one person in a country holds, and countries that have none."""

from collections.abc import Iterable
from functools import cache

from indexer.lexicon import rows
from indexer.tagging.beside import Mention
from indexer.tagging.gazetteer import country_of
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office
from indexer.tagging.people import Person
from indexer.tagging.words import fold

__all__ = ["countries_without", "elsewhere", "no_office_at_home", "only_in"]
__all__ += ["ruled_by", "rules_the_whole", "second_holders"]

_OF_THE_WHOLE = frozenset(
    "president;vice president;prime minister;deputy prime minister".split(";")
)
# whose states and provinces have governors, premiers or chief ministers
_FEDERATIONS = frozenset("AR AU BR CA DE IN MX MY NG PK VE".split())
# companies have them, too
_OF_OTHERS = frozenset(("vice president", "vice premier"))
# what an office of a state, and of no body of many, ends with: Head of State
_OF_STATES_ALONE = frozenset("state minister premier king queen staff".split())
_RULING = frozenset(("president", "prime minister", "premier", "chancellor"))


def ruled_by(person: Person) -> str | None:
    """Return the ISO code of the country of a ruler whose name alone tells it.

    The surname does beside a ruler's office, and with the given name without one.
    """
    iso, *given = _rulers().get(person.tokens[-1], (None,))
    if iso is None or person.tokens[0] in given and not _holds(person):
        return iso
    held = {m.text.key(o.start, o.head + 1) for m, n in person.mentions for o in n.held}
    return None if held.isdisjoint(_RULING) else iso


def only_in(marked: Marked, mention: Mention) -> str | None:
    """Return the ISO code of the only country that has an office held, if any has."""
    keys = (marked.text.key(o.start, o.end) for o in mention.offices if not o.former)
    held = (_countries_without()[key] for key in keys if key in _countries_without())
    return next((min(isos) for has, isos in held if has and len(isos) == 1), None)


def rules_the_whole(person: Person, home: Home) -> bool:
    """Whether someone rules the whole country of which a part publishes."""
    if home.country not in _FEDERATIONS or home.name == home.staff:
        return False
    marked, mention = person.mentions[0]
    now = (o for o in mention.offices if not o.former and o.country is None)
    return any(marked.text.key(o.start, o.end) in _OF_THE_WHOLE for o in now)


def _holds(person: Person) -> bool:
    return any(mention.held for _, mention in person.mentions)


@cache
def _rulers() -> dict[str, tuple[str, ...]]:
    """Return by surname the ISO code of the country, and given names."""
    return {
        fold(surname): (iso, *map(fold, given))
        for surname, iso, *given in rows("rulers")
    }


def no_office_at_home(person: Person, home: Home) -> bool:
    """Whether someone holds an office that the country of the release does not have."""
    held = [(m, n) for m, n in person.mentions if n.offices]
    abroad = all(elsewhere(marked, mention, home) for marked, mention in held)
    return bool(home.country or home.staff) and bool(held) and abroad


def countries_without(person: Person, named: Iterable[str]) -> frozenset[str]:
    """Return those of the countries named that do not have an office somebody holds."""
    if not any(_listed_without(m, o) for m, n in person.mentions for o in n.offices):
        return frozenset()
    isos = ((name, country_of(name)) for name in named)
    return frozenset(
        name for name, iso in isos if iso and no_office_at_home(person, Home(None, iso))
    )


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
    heads = (office for office in _countries_without() if office not in _OF_OTHERS)
    return frozenset((*heads, *foreign_ministers, "foreign secretary"))


def elsewhere(marked: Marked, mention: Mention, home: Home) -> bool:
    """Whether the country of the release, or body of countries, has no such office."""
    if home.name and home.name == home.staff and not home.country:
        now = (o for o in mention.offices if not o.former)
        return any(marked.text.keys[o.end - 1] in _OF_STATES_ALONE for o in now)
    now = (office for office in mention.offices if not office.former)
    listed = (_listed_without(marked, office) for office in now)
    return any(one and (home.country in one[1]) != one[0] for one in listed)


def _listed_without(
    marked: Marked, office: Office
) -> tuple[bool, frozenset[str]] | None:
    """Return which countries do not have an office, or which alone, if it is listed."""
    without = _countries_without()
    keys = (key for key in _called(marked, office) if key in without)
    return next((without[key] for key in keys), None)


def _called(marked: Marked, office: Office) -> tuple[str, ...]:
    """Return an office as the list may have it, whole first, and as any with its head.

    And without what it is for: Secretary of State for *.
    """
    keys = marked.text.keys[office.start : office.end]
    head = marked.text.keys[office.head].removesuffix("s")
    served = f"{' '.join(keys[: keys.index('for')])} for *" if "for" in keys else ""
    return " ".join(keys), served, f"* {head}"


@cache
def _countries_without() -> dict[str, tuple[bool, frozenset[str]]]:
    """Return by office whether its countries are those that have it, and which."""
    return {
        office: (codes.startswith("-"), frozenset(codes.lstrip("-").split(",")))
        for office, codes in rows("heads_elsewhere")
    }

"""Which country a release comes from, where only what its text names can say it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from indexer.tagging.atlas import Place
from indexer.tagging.gazetteer import capitals, places
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person
from indexer.tagging.spans import Candidate
from indexer.tagging.words import BREAK

__all__ = ["told_home"]

# What a text is worth as a sign of the country it comes from, and what it must reach.
NAMED, IN_CITY, CAPITAL_CITY, DATELINE, GOVERNED = 1.0, 1.0, 1.5, 3.0, 2.0
# A country that must be named with an office is another one: the Russian President.
QUALIFIED = -3.0
ENOUGH, LEAST_LEAD = 2.0, 0.5
_GOVERNING = ("government", "parliament", "cabinet", "republic")
_DATELINE = (",", "–", "-", "—", "(", ":")


def told_home(
    texts: Iterable[tuple[Marked, list[Candidate]]],
    people: Iterable[Person],
    other: str | None = None,
) -> str | None:
    """Return the ISO code of the country that a text comes from by what it names.

    None where no country stands out. A country named with the offices of its people
    is another one: at home nobody has to say whose minister is meant. It is not the
    `other`, whose embassy is to be found.
    """
    points: defaultdict[str, float] = defaultdict(float)
    for iso, worth in _signs(texts):
        points[iso] += worth
    for person in people:
        for iso in _qualified(person):
            points[iso] += QUALIFIED
    points.pop(other or "", None)
    ranked = sorted(points.items(), key=lambda item: -item[1])
    best, second, *_ = (*ranked, ("", 0.0), ("", 0.0))
    return best[0] if best[1] >= max(ENOUGH, second[1] + LEAST_LEAD) else None


def _signs(
    texts: Iterable[tuple[Marked, list[Candidate]]],
) -> Iterator[tuple[str, float]]:
    """Yield the countries that the texts speak of, and what each sign is worth."""
    seen: set[str] = set()
    for marked, decided in texts:
        for found in decided:
            key = marked.text.key(found.start, found.end)
            known = places().get(key, ()) if found.field == "locations" else ()
            for place in (p for p in known[:1] if p.country):
                yield place.country or "", 0.0 if key in seen else _worth(place)
                yield place.country or "", _weight_here(marked, found)
            seen.add(key)


def _weight_here(marked: Marked, place: Candidate) -> float:
    """Return what it adds that a place stands in a dateline, or after its rulers."""
    keys = marked.text.keys
    first = place.start == 0 or marked.text.kinds[place.start - 1] & BREAK
    if first and marked.text.words[place.end] in _DATELINE:
        return DATELINE
    before = place.start - 1 - (keys[place.start - 1] == "the")
    return GOVERNED if keys[before] == "of" and keys[before - 1] in _GOVERNING else 0.0


def _worth(place: Place) -> float:
    if place.kind == "country":
        return NAMED
    return CAPITAL_CITY if (place.name, place.country) in capitals() else IN_CITY


def _qualified(person: Person) -> set[str]:
    return {
        office.country
        for _, mention in person.mentions
        for office in mention.offices
        if office.country
    }

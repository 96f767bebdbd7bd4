"""Which full names are one person: the names of one surname, compared pair by pair.

A pair is one person when one name can be the other (forms.py) and their use says so:
the same office for the same country, or, where nobody else has the surname, the same
publisher in the same years. A name that could be either of two others is neither's.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product

from indexer.naming.answer import Counted, grade, most_used, weight
from indexer.naming.forms import Form, Likeness, form, given_keys, likeness, sound
from indexer.naming.posts import Post, same_post

__all__ = ["Apart", "Person", "persons", "same_land"]

ERA = 4  # years without any use part two uses of a name
NEAR = 2  # years between two uses
MOST_ALIKE = 100  # names with one given name or initial; beyond, all stay apart

# pairs of forms that the names ledger keeps apart
Apart = Collection[frozenset[Form]]

_HOW: dict[Likeness, str] = {
    "same": "the same name",
    "longer": "one name is the other in full",
    "nickname": "a short form of the given name",
    "spelling": "another spelling",
}


@dataclass(eq=False)
class Person:
    """A name in one stretch of years or, once merged, all names of one person.

    `why` tells for each form what joined it to another; `torn` is one that could be
    either of two others.
    """

    rows: list[Counted]
    why: dict[Form, str] = field(default_factory=dict)
    torn: bool = False

    @cached_property
    def forms(self) -> frozenset[Form]:
        """The names, in their parts."""
        return frozenset(form(row.usage.name) for row in self.rows)

    @cached_property
    def posts(self) -> dict[Post, str]:
        """The offices held, as compared and as stated."""
        pairs = (zip(r.usage.posts, r.usage.offices, strict=True) for r in self.rows)
        return {post: office for both in pairs for post, office in both}

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries and bodies acted for."""
        return frozenset(r.usage.country for r in self.rows if r.usage.country)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years of use, 0 for undated."""
        return frozenset(row.usage.year for row in self.rows)

    @cached_property
    def publishers(self) -> dict[str, set[int]]:
        """The publishers that use the names, with the years."""
        found: dict[str, set[int]] = {}
        for row in self.rows:
            found.setdefault(row.usage.publisher, set()).add(row.usage.year)
        return found

    def name(self, shared: Set[Form] = frozenset()) -> str:
        """Return the name to show: the most used of those with a given name in full.

        One that is `shared` by another person is shown only where there is no other.
        """
        by_form = _by_form(self.rows)
        own = by_form.keys() - shared or by_form.keys()
        best = min(own, key=lambda one: _rank(one, by_form[one]))
        return most_used(by_form[best])


def persons(rows: Iterable[Counted], apart: Apart = ()) -> list[Person]:
    """Return the persons of one surname, from the usages of their full names.

    The same whatever the order of `rows`.
    """
    stretches = list(_stretches(rows))
    if len(stretches) == 1:
        return stretches
    lone = len({one.given[0][0] for s in stretches for one in s.forms}) == 1
    links = sorted(_links(stretches, lone, apart), key=lambda link: link.order)
    _tear(links)
    groups = {id(stretch): stretch for stretch in stretches}
    for link in links:
        if not (link.one.torn or link.two.torn):
            _join(groups, link, apart)
    return list({id(person): person for person in groups.values()}.values())


def same_land(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two persons may be of one country, as far as it is known."""
    return not (one and two) or not one.isdisjoint(two)


def _by_form(rows: Iterable[Counted]) -> dict[Form, list[Counted]]:
    found: dict[Form, list[Counted]] = {}
    for row in rows:
        found.setdefault(form(row.usage.name), []).append(row)
    return found


def _rank(one: Form, rows: list[Counted]) -> tuple[bool, int, int, int, Form]:
    words = sum(len(word) > 1 for word in one.words)
    in_full = len(one.given[0]) > 1
    return not in_full, -grade(weight(rows)), -words, len(one.words), one


def _stretches(rows: Iterable[Counted]) -> Iterator[Person]:
    """Yield each name in each of its stretches of years, A-Z and old to new."""
    found = sorted(_by_form(rows).items(), key=lambda item: _spelt(item[0]))
    for _, used in found:
        used.sort(key=lambda row: (row.usage.year, row.usage.key))
        stretch = used[:1]
        for row in used[1:]:
            if row.usage.year - stretch[-1].usage.year > ERA:
                yield Person(stretch)
                stretch = []
            stretch.append(row)
        yield Person(stretch)


def _spelt(one: Form) -> tuple[tuple[str, ...], str]:
    return one.words, one.rank


@dataclass(frozen=True, slots=True)
class _Link:
    """A pair that is one person; the stronger the link, the earlier its order."""

    order: tuple[int, int]
    one: Person
    two: Person
    like: Likeness
    why: str


def _links(stretches: Sequence[Person], lone: bool, apart: Apart) -> Iterator[_Link]:
    for number, (one, two) in enumerate(_pairs(stretches)):
        (name,), (other,) = one.forms, two.forms
        like = likeness(name, other)
        if like and frozenset((name, other)) not in apart:
            strength, why = _evidence(one, two, like, lone)
            if why:
                told = f"{_HOW[like]}, {why}"
                yield _Link((strength, number), one, two, like, told)


def _pairs(stretches: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    """Yield the pairs that are worth comparing, each once, in order."""
    alike: dict[str, list[int]] = {}
    for number, stretch in enumerate(stretches):
        (name,) = stretch.forms
        for key in (*given_keys(name.given[0]), f".{name.given[0][0]}"):
            alike.setdefault(key, []).append(number)
    few = (numbers for numbers in alike.values() if len(numbers) <= MOST_ALIKE)
    for one, two in sorted({pair for n in few for pair in combinations(n, 2)}):
        yield stretches[one], stretches[two]


def _evidence(one: Person, two: Person, like: Likeness, lone: bool) -> tuple[int, str]:
    """Return what makes two names one person, "" for nothing, and how strong it is."""
    office = _shared_office(one, two) if same_land(one.countries, two.countries) else ""
    publisher = _shared_publisher(one, two)
    told = ", ".join(filter(None, (office and f"same office {office}", publisher)))
    if like == "same":
        return 3, told or "no sign of another"
    if _years_between(one.years, two.years) > ERA:
        return 9, ""
    if office:
        return 1, told
    at_odds = one.posts and two.posts
    in_full = all(len(f.given[0]) > 1 for p in (one, two) for f in p.forms)
    near = like in ("longer", "nickname") or like == "spelling" and _heard(one, two)
    plain = lone and in_full and near and not at_odds
    return 2, publisher if plain else ""


def _heard(one: Person, two: Person) -> bool:
    """Whether two names are the same to the ear: Britney, Brittney."""
    (name,), (other,) = one.forms, two.forms
    return tuple(map(sound, name.words)) == tuple(map(sound, other.words))


def _shared_office(one: Person, two: Person) -> str:
    pairs = product(sorted(one.posts), sorted(two.posts, key=str))
    return next((one.posts[a] for a, b in pairs if same_post(a, b)), "")


def _shared_publisher(one: Person, two: Person) -> str:
    others = two.publishers
    near = any(
        _years_between(years, others[publisher]) <= NEAR
        for publisher, years in one.publishers.items()
        if publisher in others
    )
    return "same publisher in the same years" if near else ""


def _years_between(one: Set[int], two: Set[int]) -> int:
    if 0 in one or 0 in two:
        return 0
    return min(abs(a - b) for a in one for b in two)


def _tear(links: Iterable[_Link]) -> None:
    """Mark those that could be either of two who are not one another."""
    others: dict[int, tuple[Person, set[Form]]] = {}
    for link in links:
        if link.like != "same":
            for person, other in ((link.one, link.two), (link.two, link.one)):
                others.setdefault(id(person), (person, set()))[1].update(other.forms)
    for person, forms in others.values():
        person.torn = any(likeness(a, b) is None for a, b in combinations(forms, 2))


def _join(groups: dict[int, Person], link: _Link, apart: Apart) -> None:
    one, two = groups[id(link.one)], groups[id(link.two)]
    pairs = list(product(one.forms, two.forms))
    if one is two or any(likeness(a, b) is None for a, b in pairs):
        return
    if any(frozenset(pair) in apart for pair in pairs):
        return
    why = {name: link.why for p in (link.one, link.two) for name in p.forms}
    joined = Person([*one.rows, *two.rows], why | two.why | one.why)
    for number, person in groups.items():
        if person is one or person is two:
            groups[number] = joined

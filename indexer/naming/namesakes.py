"""Two people of one name, told apart where nothing they do is the same."""

from collections.abc import Callable, Iterable, Iterator

from indexer.naming.answer import Counted, weight
from indexer.naming.forms import Form
from indexer.naming.persons import Person
from indexer.naming.posts import share_post
from indexer.tagging.gazetteer import country_of

__all__ = ["namesakes"]

LEAST = 4  # weight of another person of the name: two releases or more


def namesakes(person: Person) -> list[tuple[str, Person]]:
    """Return the people that bear the name of one, each with what tells them apart.

    Usages hang together that share an office, or a publisher and not two countries;
    what hangs together with nothing else is another person, if it has an office and is
    no single release's. The text is "" for one person alone, and for usages that may be
    anybody's. Middle names, initials and ranks tell people apart by themselves.
    """
    if not all(map(_is_plain, person.forms)):
        return [("", person)]
    parts = list(_parts(person.rows))
    known = [part for part in parts if any(row.usage.offices for row in part)]
    if len(known) < 2 or min(map(weight, known)) < LEAST:
        return [("", person)]
    marks = _marks(known)
    if len(set(marks)) < len(marks):
        return [("", person)]
    rest = [row for part in parts if part not in known for row in part]
    told = [(m, Person(p, person.why)) for m, p in zip(marks, known, strict=True)]
    return [*told, *([("", Person(rest, person.why))] if rest else [])]


def _is_plain(one: Form) -> bool:
    return len(one.words) == 2 and min(map(len, one.words)) > 1 and not one.rank


def _parts(rows: Iterable[Counted]) -> Iterator[list[Counted]]:
    """Yield the rows in parts that hang together, each pair through others or not."""
    alike: dict[tuple[str, str, tuple[str, ...]], list[Counted]] = {}
    for row in sorted(rows, key=lambda row: row.usage.key):
        use = row.usage
        alike.setdefault((use.publisher, use.country, use.offices), []).append(row)
    parts: list[list[list[Counted]]] = []
    for same in alike.values():
        mine = [p for p in parts if any(_together(same[0], other[0]) for other in p)]
        parts = [part for part in parts if part not in mine]
        parts.append([same, *(other for part in mine for other in part)])
    return ([row for same in part for row in same] for part in parts)


def _together(one: Counted, two: Counted) -> bool:
    a, b = one.usage, two.usage
    if share_post(a.posts, b.posts):
        return True
    return a.publisher == b.publisher and not _at_odds(one, two)


def _at_odds(one: Counted, two: Counted) -> bool:
    a, b = one.usage, two.usage
    return bool(
        a.posts
        and b.posts
        and a.country != b.country
        and country_of(a.country)
        and country_of(b.country)
    )


def _marks(parts: list[list[Counted]]) -> list[str]:
    """Return a text for each part: its country, or its office if that is no other."""
    countries = [_most(part, lambda row: [row.usage.country]) for part in parts]
    if all(map(country_of, countries)) and len(set(countries)) == len(countries):
        return countries
    return [_most(part, lambda row: row.usage.offices) for part in parts]


def _most(rows: Iterable[Counted], said: Callable[[Counted], Iterable[str]]) -> str:
    """Return what most of the rows say, ties A-Z; "" when none says anything."""
    weights: dict[str, int] = {}
    for row in rows:
        for text in said(row):
            weights[text] = weights.get(text, 0) + row.weight
    weights.pop("", None)
    return min(weights, key=lambda text: (-weights[text], text), default="")

"""Two people of one name, told apart where they share no office, publisher or country.

Less is not enough: of people told apart by office alone most were one, in another
office. What this leaves together, the names ledger parts.
"""

from collections.abc import Iterable, Iterator

from indexer.naming.answer import Counted, weight
from indexer.naming.forms import Form
from indexer.naming.persons import Person
from indexer.naming.posts import share_post
from indexer.tagging.gazetteer import country_of

__all__ = ["namesakes"]

LEAST = 4  # weight of another person of the name: two releases or more


def namesakes(person: Person) -> list[tuple[str, Person]]:
    """Return the people that bear the name of one, each with the country it is of.

    Usages hang together that share an office or a publisher; what hangs together with
    nothing else is another person, if it has an office, in several releases, and a
    country of its own. The text is "" for one person alone, and for usages that may be
    anybody's. Middle names, initials and ranks tell people apart by themselves.
    """
    if not all(map(_is_plain, person.forms)):
        return [("", person)]
    parts = list(_parts(person.rows))
    known = [part for part in parts if any(row.usage.offices for row in part)]
    lands = [_land(part) for part in known]
    if len(known) < 2 or not all(lands) or len(set(lands)) < len(lands):
        return [("", person)]
    rest = [row for part in parts if part not in known for row in part]
    told = [(m, Person(p, person.why)) for m, p in zip(lands, known, strict=True)]
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
    return a.publisher == b.publisher or share_post(a.posts, b.posts)


def _land(part: list[Counted]) -> str:
    """Return the country that most of several releases say, "" if there is none."""
    weights: dict[str, int] = {}
    for row in part:
        country = row.usage.country
        weights[country] = weights.get(country, 0) + row.weight
    weights.pop("", None)
    best = min(weights, key=lambda land: (-weights[land], land), default="")
    many = best and weight(part) >= LEAST
    return best if many and country_of(best) else ""

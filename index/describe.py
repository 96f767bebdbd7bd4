"""A whole search in plain words, for the head of a page and for screen readers."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import singledispatch

from whoosh.query import (
    And,
    AndNot,
    Every,
    FuzzyTerm,
    Or,
    Phrase,
    Prefix,
    Term,
    Wildcard,
)

from index.days import MONTHS
from index.parse import parse
from index.search import Picks, Search
from index.trees import DayRange, Tree, highlights, is_exclusion

__all__ = ["describe"]

NOUNS = {
    "participants": "participant",
    "offices": "office",
    "sides": "side",
    "organisations": "organisation",
    "locations": "location",
    "topics": "topic",
}
ORDERS = {
    "relevance": "best match first",
    "newest": "newest first",
    "oldest": "oldest first",
    "balanced": "best match first, new ones before old",
}
Labels = Mapping[tuple[str, str], str]
_NO_LABELS: Labels = {}


def describe(search: Search, labels: Labels = _NO_LABELS) -> str:
    """Return the search in words; `labels` names picked values by (field, value).

    Words of dates are relative to the present day. Raise QueryError if the text
    cannot be read.
    """
    head, *clauses = _asked(parse(search.text, search.match or "all").tree)
    for picks in search.picks:
        clauses += _picked(picks, labels)
    if search.since or search.until:
        clauses.append(_published(search.since, search.until))
    if not head and clauses:
        head = f"releases: {clauses.pop(0)}"
    order = [ORDERS[search.sort]] if search.sort else []
    return "; ".join([head or "all releases", *clauses, *order])


def _asked(tree: Tree) -> list[str]:
    """Return what the text asks for: the words, if any, then the other clauses."""
    found, banned = (tree.a, tree.b) if isinstance(tree, AndNot) else (tree, None)
    parts = found.subqueries if isinstance(found, And) else [found]
    worded = [part for part in parts if highlights(part)]
    others = [
        part for part in parts if not highlights(part) and not isinstance(part, Every)
    ]
    without = [f"without {_in_words(banned)}"] if banned else []
    return [_with(worded), *without, *map(_in_words, others)]


def _with(trees: list[Tree]) -> str:
    if not trees:
        return ""
    joiner = "all"
    if len(trees) == 1 and isinstance(trees[0], Or):
        joiner, trees = "any", trees[0].subqueries
    listed = ", ".join(map(_in_words, trees))
    return (
        f"releases with {joiner} of: {listed}"
        if trees[1:]
        else f"releases with {listed}"
    )


@singledispatch
def _in_words(tree: Tree) -> str:
    raise TypeError(f"a query cannot hold a {type(tree).__name__}")


@_in_words.register(And)
def _and(tree: And) -> str:
    return f"({' and '.join(map(_in_words, tree))})"


@_in_words.register(Or)
def _or(tree: Or) -> str:
    return f"({' or '.join(map(_in_words, tree))})"


@_in_words.register(AndNot)
def _and_not(tree: AndNot) -> str:
    left = "anything" if is_exclusion(tree) else _in_words(tree.a)
    return f"({left} but not {_in_words(tree.b)})"


@_in_words.register(Term)
def _term(tree: Term) -> str:
    return _placed(tree, tree.text)


@_in_words.register(Prefix)
def _prefix(tree: Prefix) -> str:
    return _placed(tree, f"words beginning with {tree.text}")


@_in_words.register(Wildcard)
def _wildcard(tree: Wildcard) -> str:
    return _placed(tree, f"words spelt {tree.text}")


@_in_words.register(FuzzyTerm)
def _fuzzy(tree: FuzzyTerm) -> str:
    return _placed(tree, f"words like {tree.text}")


@_in_words.register(Phrase)
def _phrase(tree: Phrase) -> str:
    near = "" if tree.slop == 1 else f" (each within {tree.slop} words of the last)"
    return _placed(tree, f'"{" ".join(tree.words)}"{near}')


@_in_words.register(DayRange)
def _day_range(tree: DayRange) -> str:
    return _published(tree.since, tree.until)


def _placed(leaf: Tree, said: str) -> str:
    """Return what a leaf asks for with the field it asks in."""
    if leaf.fieldname == "text":
        return said
    if leaf.fieldname in ("title", "body"):
        return f"{said} in the {leaf.fieldname}"
    return f"{NOUNS.get(leaf.fieldname, leaf.fieldname)} matching {said}"


def _picked(picks: Picks, labels: Labels) -> Iterable[str]:
    noun = NOUNS.get(picks.field, picks.field)
    for values, joiner, prefix in (
        (picks.any, " or ", noun),
        (picks.all, " and ", noun),
        (picks.none, " or ", f"not {noun}"),
    ):
        if values:
            named = (labels.get((picks.field, value), value) for value in values)
            yield f"{prefix} {joiner.join(named)}"


def _published(since: date | None, until: date | None) -> str:
    if since and until:
        one = since == until
        span = f"on {_day(since)}" if one else f"from {_day(since)} to {_day(until)}"
        return f"published {span}"
    ends = {"since": since, "until": until}
    return " ".join(f"published {end} {_day(day)}" for end, day in ends.items() if day)


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

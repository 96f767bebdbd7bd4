"""Query trees in one normal form: built and told apart.

A tree holds And, Or, AndNot, Every and the leaves Term, Phrase, Prefix, Wildcard,
FuzzyTerm and DayRange, nothing else. And and Or hold two or more distinct parts, never
their own kind. What is excluded is the right side of an AndNot whose left side is Every
when nothing is demanded. Trees are cached and shared: do not change them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

from msgspec import Struct
from whoosh import query

from index.stopwords import STOP_WORDS

__all__ = [
    "BareWords",
    "DayRange",
    "Meant",
    "Most",
    "Tree",
    "bare_words",
    "conjunction",
    "disjunction",
    "exclusion",
    "highlights",
    "is_exclusion",
    "mapped",
    "telling",
]

Tree: TypeAlias = query.Query
TEXT_FIELDS = ("text", "title", "body")


class DayRange(query.Query):  # type: ignore[misc]  # Whoosh has no types
    """Releases published from `since` to `until`, both inclusive; None is open."""

    fieldname = "date"

    def __init__(self, since: date | None, until: date | None) -> None:
        self.since, self.until = since, until

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DayRange):
            return NotImplemented
        return (self.since, self.until) == (other.since, other.until)

    __ne__ = object.__ne__  # Whoosh's own does not know NotImplemented

    def __hash__(self) -> int:
        return hash((self.since, self.until))

    def __repr__(self) -> str:
        return f"DayRange({self.since!r}, {self.until!r})"

    def field(self) -> str:
        """Return the name of the field, as every Whoosh leaf does."""
        return self.fieldname


class Meant(query.Or):  # type: ignore[misc]  # Whoosh has no types
    """A word as written, first, or what it may mean."""


class Most(query.Or):  # type: ignore[misc]  # Whoosh has no types
    """Words of which those that are there must weigh more than half of all; `weights`
    are those of the parts."""

    weights: tuple[float, ...] = ()


def conjunction(trees: Iterable[Tree]) -> Tree:
    """Return the tree that matches where all of these do; Every when none is given."""
    parts = _parts(trees, query.And)
    banned = [part.b for part in parts if is_exclusion(part)]
    demanded = [part for part in parts if not is_exclusion(part)]
    found = _joined(query.And, demanded) if demanded else query.Every()
    return query.AndNot(found, disjunction(banned)) if banned else found


def disjunction(trees: Iterable[Tree]) -> Tree:
    """Return the tree that matches where any of these, one or more, does."""
    return _joined(query.Or, _parts(trees, query.Or))


def exclusion(tree: Tree) -> Tree:
    """Return the tree that matches where this one does not."""
    return tree.b if is_exclusion(tree) else query.AndNot(query.Every(), tree)


def is_exclusion(tree: Tree) -> bool:
    """Return whether the tree only says what must not match."""
    return isinstance(tree, query.AndNot) and isinstance(tree.a, query.Every)


def highlights(tree: Tree) -> tuple[Tree, ...]:
    """Return the leaves to mark in title and body, each once, in the query's order."""
    return tuple(dict.fromkeys(_demanded_words(tree)))


class BareWords(Struct, frozen=True):
    """The bare words of a tree, those that may match anywhere in the text.

    `slots` are the words with what each may mean, each word once. `sure` are those that
    add to the score of every match that has them; others do so only where the rest of
    their bracket matches. `alone`: nothing but they, in slots of one, adds to a score.
    """

    words: tuple[Tree, ...]
    slots: tuple[tuple[Tree, ...], ...]
    sure: frozenset[Tree]
    alone: bool


@lru_cache(maxsize=4096)
def bare_words(tree: Tree) -> BareWords:
    """Return the bare words of a tree."""
    words, marked = _bare(tree), highlights(tree)
    slots = tuple(dict.fromkeys(filter(None, _slots(tree))))
    sure = frozenset(words) & frozenset(_sure(tree))
    alone = len(sure) == len(slots) == len(marked)
    return BareWords(words, slots, sure, alone)


def _slots(tree: Tree) -> Iterator[tuple[Tree, ...]]:
    if isinstance(tree, query.AndNot):
        yield from _slots(tree.a)
    elif isinstance(tree, Meant) and not tree[0].is_leaf():
        yield from _slots(tree[0])
    elif isinstance(tree, query.And | query.Or) and not isinstance(tree, Meant):
        for part in tree:
            yield from _slots(part)
    else:
        yield _bare(tree)


def _bare(tree: Tree) -> tuple[Tree, ...]:
    return tuple(
        leaf
        for leaf in highlights(tree)
        if type(leaf) is query.Term and leaf.fieldname == "text"
    )


def _sure(tree: Tree) -> Iterator[Tree]:
    if isinstance(tree, query.AndNot):
        yield from _sure(tree.a)
    elif isinstance(tree, query.And | query.Or):
        for part in tree:
            if isinstance(tree, query.And) or part.is_leaf():
                yield from _sure(part)
    else:
        yield tree


def mapped(tree: Tree, changed: Callable[[Tree], Tree]) -> Tree:
    """Return the tree with every leaf that may or must match changed, but for words
    that have other meanings already."""
    if isinstance(tree, Meant):
        return tree
    if isinstance(tree, query.AndNot):
        return query.AndNot(mapped(tree.a, changed), tree.b)
    if isinstance(tree, query.And | query.Or):
        return type(tree)([mapped(part, changed) for part in tree])
    return changed(tree)


def telling(tree: Tree, times: Mapping[str, int] = MappingProxyType({})) -> Tree:
    """Return the tree to rank by: without words that say nothing, as long as others
    remain, and each word boosted by how many `times` the query has it.

    Only bare words side by side are left out, none of a phrase or of a tag field, and
    none that is excluded.
    """
    if isinstance(tree, query.AndNot):
        return query.AndNot(telling(tree.a, times), tree.b)
    if isinstance(tree, query.And | query.Or):
        kept = [telling(part, times) for part in tree if not _says_nothing(part)]
        speaks = any(any(_demanded_words(part)) for part in kept)
        return _joined(type(tree), kept) if speaks else tree
    if type(tree) is query.Term and times.get(tree.text, 1) > 1:
        return query.Term(tree.fieldname, tree.text, boost=times[tree.text])
    return tree


def _says_nothing(tree: Tree) -> bool:
    bare = type(tree) is query.Term and tree.fieldname in TEXT_FIELDS
    return bare and tree.text in STOP_WORDS


def _demanded_words(tree: Tree) -> Iterator[Tree]:
    if isinstance(tree, query.AndNot):
        yield from _demanded_words(tree.a)
    elif not tree.is_leaf():
        for part in tree.children():
            yield from _demanded_words(part)
    elif tree.field() in TEXT_FIELDS:
        yield tree


def _parts(trees: Iterable[Tree], kind: Any) -> list[Tree]:
    """Return the trees without repetition, those of `kind` replaced by their parts."""
    flat: dict[Tree, None] = {}
    for tree in trees:
        flat |= dict.fromkeys(tree.children() if isinstance(tree, kind) else (tree,))
    return list(flat)


def _joined(kind: Any, parts: list[Tree]) -> Tree:
    return parts[0] if len(parts) == 1 else kind(parts)

"""What follows where few releases have all words: those with most of the rare ones."""

from collections.abc import Iterator

from whoosh.query import And, AndNot, Or

from index.filtered import count
from index.rank import idf
from index.search import Search
from index.state import State
from index.trees import Meant, Most, Tree, highlights

__all__ = ["further"]

_MOST_PARTS = 16


def further(state: State, wider: Tree, strict: Tree) -> Tree | None:
    """Return the tree of releases with most of the rare words that lack some of them.

    `wider` is the query where any word may match, `strict` where all must. A release
    has most of the rare words when those it has tell more than half of what all tell
    (idf). None where the words are too many, or too few to lack one.
    """
    parts = [part for part in _alternatives(wider) if highlights(part)]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return None
    counts = [count(state, part, Search()) for part in parts]
    most = Most(parts)
    most.weights = tuple(idf(matching, state.documents) for matching in counts)
    return AndNot(_with(wider, most), strict)


def _alternatives(tree: Tree) -> Iterator[Tree]:
    """Yield the words of which any may match."""
    if isinstance(tree, AndNot):
        yield from _alternatives(tree.a)
    elif isinstance(tree, And):
        for part in tree:
            if isinstance(part, Or) and not isinstance(part, Meant):
                yield from part
    elif isinstance(tree, Or) and not isinstance(tree, Meant):
        yield from tree


def _with(tree: Tree, most: Most) -> Tree:
    """Return the tree with `most` in place of its alternatives."""
    if isinstance(tree, AndNot):
        return AndNot(_with(tree.a, most), tree.b)
    if isinstance(tree, And):
        return And([_with(part, most) for part in tree])
    return most if isinstance(tree, Or) and not isinstance(tree, Meant) else tree

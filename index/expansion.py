"""What stands for several words in a query, and for how many."""

from collections.abc import Iterator

from whoosh.query import FuzzyTerm, Prefix, Wildcard

from index.expanded import MOST_ALIKE, MOST_BEGUN
from index.match import leaf
from index.results import Notice
from index.state import State
from index.trees import Tree
from index.written import query_text

__all__ = ["cut"]


def cut(state: State, tree: Tree) -> Iterator[Notice]:
    """Yield what stands for more words than were looked for, and which were."""
    for node in tree.leaves():
        if not isinstance(node, Prefix | Wildcard | FuzzyTerm):
            continue
        if leaf(node, state.terms).left_out:
            near = isinstance(node, FuzzyTerm)
            kept = f"{MOST_ALIKE} likest" if near else f"{MOST_BEGUN:,} most frequent"
            what = f"{query_text(node)} stands for many words"
            yield Notice("expansion", f"{what}: only the {kept} count.")

"""The beginnings and near spellings in a query, and how many words they stand for."""

from collections.abc import Iterator

from whoosh.query import FuzzyTerm, Prefix

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
        if not isinstance(node, Prefix | FuzzyTerm):
            continue
        if leaf(node, state.terms).left_out:
            begun = isinstance(node, Prefix)
            kept = f"{MOST_BEGUN:,} most frequent" if begun else f"{MOST_ALIKE} likest"
            what = f"{query_text(node)} stands for many words"
            yield Notice("expansion", f"{what}: only the {kept} count.")

"""What a search finds: all of its words or, where that is nothing, any of them."""

from collections import Counter
from dataclasses import dataclass, replace

from index.analysis import words
from index.cursor import Cursor
from index.order import Page, first_to_last
from index.parse import Query, parse
from index.results import Notice
from index.search import Match, Search, Sort
from index.state import State
from index.trees import Tree, telling

__all__ = ["Answer", "answer", "ranked"]

_FALLBACK = Notice(
    "any", "No release has all of these words; these have at least one of them."
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and the query that found it."""

    asked: Query
    matched: Match
    page: Page
    notices: tuple[Notice, ...]


def answer(
    state: State, search: Search, sort: Sort, after: Cursor | None = None
) -> Answer:
    """Return what all words find, or what any of them find where that is nothing."""
    found = _matching(search.match or "all", state, search, sort, after)
    if found.page.found.total or search.match or found.asked.words < 2:
        return found
    wider = _matching("any", state, search, sort, after)
    if not wider.page.found.total:
        return found
    return replace(wider, notices=(*wider.notices, _FALLBACK))


def ranked(asked: Query) -> Tree:
    """Return the tree to match and rank by: without words that say nothing, repeated
    words counted."""
    return telling(asked.tree, Counter(words(asked.text)))


def _matching(
    match: Match, state: State, search: Search, sort: Sort, after: Cursor | None
) -> Answer:
    asked = parse(search.text, match)
    page = first_to_last(state, ranked(asked), search, sort, after)
    notices = tuple(Notice("query", text) for text in asked.notices)
    return Answer(asked, match, page, notices)

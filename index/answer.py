"""What a search finds: all of its words or, where that is nothing, any of them."""

from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from index.analysis import words
from index.cursor import Cursor
from index.expansion import cut
from index.filtered import count
from index.further import further
from index.meanings import meanings
from index.order import Page, first_to_last
from index.parse import MAX_LENGTH, Query, parse
from index.results import Correction, Meaning, Notice
from index.search import Match, Search, Sort
from index.spelling import corrected, respelt
from index.state import State
from index.synonyms import with_synonyms
from index.trees import Tree, telling

__all__ = ["Answer", "answer", "ranked"]

_FALLBACK = Notice(
    "any", "No release has all of these words; these have at least one of them."
)


class Answer(Struct, frozen=True):
    """What was found, and the query that found it."""

    asked: Query
    tree: Tree
    matched: Match
    page: Page
    notices: tuple[Notice, ...]
    corrections: tuple[Correction, ...] = ()
    suggestion: Meaning | None = None
    further: Page | None = None


def answer(
    state: State, search: Search, sort: Sort, after: Cursor | None = None
) -> Answer:
    """Return what all words find, or what any of them find where that is nothing; where
    the first page is not full, with what follows."""
    found = _matching(search.match or "all", state, search, sort, after)
    found = _suggested(state, search, found)
    total = found.page.found.total
    if search.match or found.asked.words < 2:
        return found
    if total:
        more = after is None and total < search.size
        return _followed(state, search, sort, found) if more else found
    wider = _matching("any", state, search, sort, after)
    if not wider.page.found.total:
        return found
    notices = (*wider.notices, _FALLBACK)
    return replace(wider, notices=notices, suggestion=found.suggestion)


def _followed(state: State, search: Search, sort: Sort, found: Answer) -> Answer:
    """Return the answer with the releases that fill its page up, if there are any."""
    wider, _ = searched(state, parse(search.text, "any"), search.text)
    tree = further(state, wider, found.tree)
    if tree is None:
        return found
    room = replace(search, size=search.size - found.page.found.total)
    page = first_to_last(state, tree, room, sort, None)
    return replace(found, further=page) if page.hits else found


def _suggested(state: State, search: Search, found: Answer) -> Answer:
    """Return the answer with the query that was likely meant, if it finds more."""
    spellings = [one for one in found.corrections if one.why == "spelling"]
    text = respelt(search.text, spellings)
    if not spellings or len(text) > MAX_LENGTH:
        return found
    meant = ranked(parse(text, found.matched))
    total = count(state, meant, search)
    if total <= sum(one.frequency for one in spellings):
        return found
    return replace(found, suggestion=Meaning(text, total))


def ranked(asked: Query) -> Tree:
    """Return the tree to match and rank by: without words that say nothing, repeated
    words counted."""
    return telling(asked.tree, Counter(words(asked.text)))


def searched(
    state: State, asked: Query, text: str
) -> tuple[Tree, tuple[Correction, ...]]:
    """Return the tree to search by: the ranked one, where other words may match for
    those of the query; and which."""
    tree, synonyms = with_synonyms(state, ranked(asked), text)
    tree, spellings = corrected(state, tree)
    return tree, (*synonyms, *spellings)


def _matching(
    match: Match, state: State, search: Search, sort: Sort, after: Cursor | None
) -> Answer:
    asked = parse(search.text, match)
    tree, corrections = searched(state, asked, search.text)
    page = first_to_last(state, tree, search, sort, after)
    notices = [Notice("query", text) for text in asked.notices]
    notices += cut(state, tree)
    notices += map(_told, corrections)
    notices += [Notice("synonyms", text) for text in meanings(state.synonyms).faults]
    return Answer(asked, tree, match, page, tuple(notices), corrections)


def _told(correction: Correction) -> Notice:
    likely = " or ".join(f"“{form}”" for form in correction.forms)
    return Notice(
        correction.why, f"“{correction.word}” was also searched for as {likely}."
    )

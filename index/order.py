"""Which of the matching releases come first, page by page.

By date the order is plain. By score the best are looked at twice: the lists of words
find them, exact counts and nearness then move them among each other. Those after
them keep the order of BM25F, so a cursor says which of the two it belongs to.
"""

from msgspec import Struct

from index.best import Best, Ranked
from index.chronology import Chronology
from index.cursor import Cursor
from index.gather import Gathered, gather
from index.proximity import Words, look_again, words_of
from index.recency import left
from index.search import BY_SCORE, Search, Sort
from index.state import State
from index.trees import Tree

__all__ = [
    "AHEAD",
    "BEFORE",
    "LOOKED_AT",
    "LOOKED_AT_ALONE",
    "Ordered",
    "Page",
    "first_to_last",
    "looked_at",
]

# Of the best so many are looked at again; a word alone is near no other, and is only
# counted exactly.
LOOKED_AT, LOOKED_AT_ALONE = 200, 50
# Versions of a release stand with the first of them, wherever among so many before a
# page and after it they come.
BEFORE, AHEAD = 200, 30


class Ordered(Struct, frozen=True):
    """The first releases of a search in order: the `nearer`, which were looked at
    again, are in `all` too, where they stand as the lists of words order them."""

    all: Best | Chronology
    nearer: Best | None = None

    def hits(self, start: int, end: int) -> list[Ranked]:
        """Return the releases from place `start` to before `end`."""
        near = self.nearer.hits(start, end) if self.nearer else []
        if end <= self.near:
            return near
        return near + self.all.hits(max(start, self.near), end)

    @property
    def near(self) -> int:
        """How many were looked at again."""
        return self.nearer.count if self.nearer else 0

    def after(self, cursor: Cursor) -> int:
        """Return the place of the first release that comes after a cursor."""
        # all that were looked at again come before the others, whatever their scores
        near = self.nearer is not None and cursor.nearness
        start, end = (0, self.near) if near else (self.near, len(self.all))
        places = enumerate(self.hits(start, end), start)
        return next((at for at, hit in places if _comes_after(hit, cursor)), end)


class Page(Struct, frozen=True):
    """The releases of a page, and what all matches have. `start` is the place of the
    first of them among the `ordered`; `earlier` are on the pages before it, and there
    are `more` behind it."""

    found: Gathered
    hits: list[Ranked]
    ordered: Ordered
    start: int
    sort: Sort
    earlier: int
    more: bool

    @property
    def next(self) -> Cursor | None:
        """The cursor of the next page, None on the last."""
        if not (self.hits and self.more):
            return None
        size = len(self.hits)
        near = self.start + size <= self.ordered.near
        return self.hits[-1].cursor(self.sort, near, self.earlier + size)

    @property
    def before(self) -> list[Ranked]:
        """The releases of the pages before, none where these are many."""
        return self.ordered.hits(0, self.start)

    @property
    def ahead(self) -> list[Ranked]:
        """The releases that come next."""
        end = self.start + len(self.hits)
        return self.ordered.hits(end, end + AHEAD)


def first_to_last(
    state: State, tree: Tree, search: Search, sort: Sort, after: Cursor | None
) -> Page:
    """Return the page of `search.size` releases after a cursor, or the first."""
    if after and after.before > BEFORE and not after.nearness:
        return _far(state, tree, search, sort, after)
    words = words_of(state, tree) if sort in BY_SCORE else None
    near = _reach(words) if words else 0
    earlier = after.before if after else 0
    room = max(near, earlier + search.size + 1 + AHEAD)
    found = gather(state, tree, search, sort, room)
    ordered = Ordered(found.best)
    if near and words and isinstance(found.best, Best):
        nearer = found.best.cut(near) if len(found.best) > near else found.best
        _look_again(state, words, nearer, sort)
        ordered = Ordered(found.best, nearer)
    start = ordered.after(after) if after else 0
    if after and start + search.size >= room:  # many came in between since
        return _far(state, tree, search, sort, after)
    return _page(found, ordered, start, search, sort, earlier)


def _far(state: State, tree: Tree, search: Search, sort: Sort, after: Cursor) -> Page:
    """Return a page far behind the first, of which those before are not looked at."""
    room = search.size + 1 + AHEAD
    found = gather(state, tree, search, sort, room, after)
    return _page(found, Ordered(found.best), 0, search, sort, after.before)


def _reach(words: Words) -> int:
    """Return how many of the best are looked at again."""
    if len(words.slots) < 2:
        return len(words.slots) * LOOKED_AT_ALONE
    return LOOKED_AT


def looked_at(
    state: State, words: Words, tree: Tree, search: Search, sort: Sort
) -> Best:
    """Return the releases that are looked at again, with the scores that the lists of
    words give."""
    best = gather(state, tree, search, sort, _reach(words)).best
    assert isinstance(best, Best)
    _unfaded(state, best, sort)
    return best


def _unfaded(state: State, best: Best, sort: Sort) -> list[float]:
    """Give the scores back what age took, and return what it leaves of each."""
    if sort != "balanced":
        return []
    shares = [left(hit.segment, hit.document, state.newest) for hit in best.hits()]
    for row, share in enumerate(shares):
        best.scores[row] /= share
    return shares


def _look_again(state: State, words: Words, best: Best, sort: Sort) -> None:
    """Make the scores exact, which fade with age where those did."""
    shares = _unfaded(state, best, sort)
    look_again(words, best)
    for row, share in enumerate(shares):
        best.scores[row] *= share
    best.sort()


def _page(
    found: Gathered,
    ordered: Ordered,
    start: int,
    search: Search,
    sort: Sort,
    earlier: int,
) -> Page:
    """Return the page that begins at a place of the ordered; there are `earlier` on the
    pages before it."""
    end = start + search.size
    more = len(ordered.all) > end
    return Page(found, ordered.hits(start, end), ordered, start, sort, earlier, more)


def _comes_after(hit: Ranked, after: Cursor) -> bool:
    key = hit.segment.key(hit.document)
    if after.sort == "oldest" and after.published and key[0]:
        return key < after.key
    if after.sort == "oldest" and bool(key[0]) != bool(after.published):
        return not key[0]
    return (-hit.score, key) > (-after.score, after.key)

"""How many of its links a page of results shows at once, so that it stays light.

Every link repeats the whole search: a page of a long one shows fewer values of each
facet, and fewer places, and says as always how many more there are.
"""

from collections.abc import Callable

from msgspec import Struct

from index.search import Search
from webapp import links

__all__ = ["MOST", "Shown", "lightest", "shown"]

LONG = 60  # characters of the address of a search
MOST = 50_000  # bytes of a page, not packed


class Shown(Struct, frozen=True):
    """How many values of an open facet and of a closed one, how many places, and
    whether each bar of the timeline is a link."""

    open: int
    closed: int
    places: int
    bars: bool = True


# What is shown of up to so many characters, of up to twice as many, and of more; and
# where that is too much, for a search of many filters or long passages.
STEPS = (
    Shown(10, 6, 24),
    Shown(8, 3, 12),
    Shown(6, 2, 6),
    Shown(4, 1, 6),
    Shown(2, 1, 0, bars=False),
)
BY_LENGTH = 3


def shown(search: Search) -> Shown:
    """Return what a page of this search shows."""
    return STEPS[_first(search)]


def lightest(search: Search, made: Callable[[Shown], str]) -> str:
    """Return the page that shows most of those that are light; of a search for more
    releases than usual, the page it would be by the length of its address."""
    page = made(shown(search))
    for fewer in STEPS[_first(search) + 1 :]:
        if search.size > links.EVERYTHING.size or len(page.encode()) < MOST:
            break
        page = made(fewer)
    return page


def _first(search: Search) -> int:
    return min(len(links.address(search)) // LONG, BY_LENGTH - 1)

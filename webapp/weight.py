"""How many of its links a page of results shows at once, so that it stays light.

Every link repeats the whole search: a page of a long one shows fewer values of each
facet, and fewer places, and says as always how many more there are.
"""

from msgspec import Struct

from index.search import Search
from webapp import links

__all__ = ["Shown", "shown"]

LONG = 60  # characters of the address of a search


class Shown(Struct, frozen=True):
    """How many values of an open facet and of a closed one, and how many places."""

    open: int
    closed: int
    places: int


# What is shown of up to so many characters, of up to twice as many, and of more.
STEPS = (Shown(10, 6, 24), Shown(8, 3, 12), Shown(6, 2, 6))


def shown(search: Search) -> Shown:
    """Return what a page of this search shows."""
    return STEPS[min(len(links.address(search)) // LONG, len(STEPS) - 1)]

"""Part of the values of one facet, in the context of a search, and its address."""

from collections.abc import Iterable, Iterator
from typing import get_args
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import replace

from index.engine import Engine
from index.errors import QueryError
from index.results import Facet
from index.search import Order, Search
from webapp import links
from webapp.parameters import pairs, read

__all__ = [
    "ORDERS",
    "OWN",
    "PAGE",
    "Listing",
    "all_values",
    "listing_address",
    "listing_command",
    "ordered_by",
    "pages",
    "read_listing",
    "turned_to",
    "values",
    "whole_facet",
]

# The values on one page: as many as an engine lists at once.
PAGE = 100
OWN = ("prefix", "order", "page")
ORDERS: tuple[Order, ...] = get_args(Order)


class Listing(Struct, frozen=True):
    """Which values of a facet: those with a word that begins with `prefix`.

    `page` counts from 1; the cursor of the search is not read.
    """

    field: str
    search: Search
    prefix: str = ""
    order: Order = "count"
    page: int = 1

    @property
    def context(self) -> Search:
        """The search from page one, asking for no more of its releases than it must."""
        return replace(self.search, size=1, cursor=None)


def read_listing(field: str, given: Iterable[tuple[str, str]]) -> Listing:
    """Return the listing that these parameters ask for. Raise QueryError."""
    given = list(given)
    own = {name: value.strip() for name, value in given if name in OWN}
    search = read(given, also=OWN)
    return Listing(
        field=field,
        search=search,
        prefix=own.get("prefix", ""),
        order=_order(own.get("order") or "count"),
        page=_page(own.get("page") or "1"),
    )


def listing_address(listing: Listing, ending: str = "") -> str:
    """Return the one address of the listing's page, or with `.json` of its data."""
    own = {
        "prefix": listing.prefix,
        "order": "" if listing.order == "count" else listing.order,
        "page": "" if listing.page == 1 else str(listing.page),
    }
    named = [(name, value) for name, value in own.items() if value]
    query = urlencode(pairs(replace(listing.search, cursor=None)) + named)
    here = links.path(f"/facets/{listing.field}{ending}")
    return f"{here}?{query}" if query else here


def listing_command(listing: Listing) -> str:
    """Return the command line that prints the same values, of all pages."""
    search = replace(listing.search, size=links.EVERYTHING.size, cursor=None)
    also = ["--facet", listing.field]
    if listing.prefix:
        also += ["--prefix", listing.prefix]
    if listing.order != "count":
        also += ["--order", listing.order]
    return links.command(search, *also)


def whole_facet(field: str, search: Search) -> str:
    """Return the address of all values of a facet, in the context of a search."""
    return listing_address(Listing(field, search))


def turned_to(listing: Listing, page: int) -> str:
    """Return the address of another page of a listing."""
    return listing_address(replace(listing, page=page))


def ordered_by(listing: Listing, order: Order) -> str:
    """Return the address of a listing in another order, from page one."""
    return listing_address(replace(listing, order=order, page=1))


def values(engine: Engine, listing: Listing) -> Facet:
    """Return the values of this page. Raise QueryError if the text cannot be read."""
    offset = (listing.page - 1) * PAGE
    return engine.facet(
        listing.field, listing.search, listing.prefix, offset, listing.order
    )


def all_values(engine: Engine, listing: Listing) -> Iterator[Facet]:
    """Yield every page of the values from this one on. Raise QueryError."""
    facet = values(engine, listing)
    yield facet
    for page in range(listing.page + 1, pages(facet) + 1):
        yield values(engine, replace(listing, page=page))


def pages(facet: Facet) -> int:
    """Return how many pages these values fill, 1 where there are none."""
    return max(-(-facet.total // PAGE), 1)


def _order(text: str) -> Order:
    for order in ORDERS:
        if order == text:
            return order
    raise QueryError(f'order cannot be "{text}"; it is one of {", ".join(ORDERS)}')


def _page(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text):
        return int(text)
    raise QueryError(f'page cannot be "{text}"; it is a number from 1')

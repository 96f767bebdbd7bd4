"""Results, facets and errors as JSON: the same bytes from server and terminal."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from msgspec import to_builtins
from msgspec.json import encode
from msgspec.structs import replace

from index.errors import IndexFault, NotFound, QueryError, ReleaseSearchError
from index.results import Bar, Explanation, Facet, FacetValue, Offer, Results
from index.search import Search
from webapp import links
from webapp.listing import Listing, listing_address, pages
from webapp.parts import EVERYTHING, Parts
from webapp.records import Json, hit_answer

__all__ = [
    "dumps",
    "error_answer",
    "fault_answer",
    "listing_answer",
    "search_answer",
    "status",
]

Here = Callable[[Search], str]  # gives the address of a search in an answer
Toggle = Callable[[str, str], str]  # and of one with a value of a field toggled

JSON_PATH = "/search.json"
STATUS: dict[type[ReleaseSearchError], int] = {
    QueryError: 400,
    NotFound: 404,
    IndexFault: 503,
}


def dumps(body: Json | list[Any]) -> bytes:
    """Return the bytes of an answer: UTF-8, a line for each member, and for each item
    or member of it."""
    return _laid_out(body, 2) + b"\n"


def _laid_out(value: Any, depth: int, margin: bytes = b"") -> bytes:
    if not value or not depth or not isinstance(value, dict | list):
        return encode(value)
    inner = margin + b"  "
    between = b",\n" + inner
    if isinstance(value, list):
        parts = [_laid_out(part, depth - 1, inner) for part in value]
        return b"[\n" + inner + between.join(parts) + b"\n" + margin + b"]"
    parts = [
        encode(name) + b": " + _laid_out(part, depth - 1, inner)
        for name, part in value.items()
    ]
    return b"{\n" + inner + between.join(parts) + b"\n" + margin + b"}"


def search_answer(
    results: Results,
    parts: Parts = EVERYTHING,
    explained: Iterable[Explanation] = (),
) -> Json:
    """Return the answer to a search, or the parts of it that are asked for, with what
    its scores are made of; every address in it begins at the root and asks for the same
    parts."""
    why = {one.id: one for one in explained}
    search, own = results.search, parts.pairs()
    here = partial(links.address, under=JSON_PATH, also=own)
    toggle = partial(links.toggled_address, search, under=JSON_PATH, also=own)
    following = results.next and links.next_page(search, results.next)
    return {
        "ok": True,
        "query": results.query,
        "description": results.description,
        "matched": results.matched,
        "total": results.total,
        "url": here(search),
        "results": [
            hit_answer(hit, parts, why.get(hit.release.id)) for hit in results.hits
        ],
        "facets": {
            facet.field: {
                **_facet(facet, toggle),
                "url": listing_address(Listing(facet.field, search), ".json"),
            }
            for facet in results.facets
            if parts.facets is None or facet.field in parts.facets
        },
        "histogram": {
            "interval": results.interval,
            "bars": [_bar(bar, search, here) for bar in results.histogram],
            "undated": results.undated,
        },
        "next": results.next,
        "next_url": here(following) if following else None,
        "notices": [to_builtins(notice) for notice in results.notices],
        "offer": results.offer and _offer(results.offer, here),
        "corrections": [to_builtins(correction) for correction in results.corrections],
        "suggestion": _suggestion(results, here),
        "further": _further(results, here, parts),
    }


def _further(results: Results, here: Here, parts: Parts) -> Json | None:
    found = results.further
    if found is None:
        return None
    any_word = replace(links.first_page(results.search), match="any")
    hits = [hit_answer(hit, parts) for hit in found.hits]
    return {"total": found.total, "results": hits, "url": here(any_word)}


def _suggestion(results: Results, here: Here) -> Json | None:
    meant = results.suggestion
    if meant is None:
        return None
    url = here(links.reworded(results.search, meant.text))
    return {"text": meant.text, "total": meant.total, "url": url}


def fault_answer(message: str, status: int, suggestion: str | None = None) -> Json:
    """Return the answer to what cannot be answered."""
    return {"ok": False, "error": message, "status": status, "suggestion": suggestion}


def error_answer(error: ReleaseSearchError) -> Json:
    """Return the answer to one of our errors: its words, its status, the way out."""
    suggestion = error.suggestion if isinstance(error, QueryError) else None
    return fault_answer(str(error), status(error), suggestion)


def status(error: ReleaseSearchError) -> int:
    """Return the HTTP status of an error: 400, 404, 503, else 500."""
    kinds = (number for kind, number in STATUS.items() if isinstance(error, kind))
    return next(kinds, 500)


def listing_answer(listing: Listing, facet: Facet) -> Json:
    """Return one page of the values of a facet."""
    following = replace(listing, page=listing.page + 1)
    more = listing.page < pages(facet)
    toggle = partial(links.toggled_address, listing.search, under=JSON_PATH)
    return {
        "ok": True,
        "field": facet.field,
        "prefix": listing.prefix,
        "order": listing.order,
        "page": listing.page,
        "pages": pages(facet),
        "url": listing_address(listing, ".json"),
        **_facet(facet, toggle),
        "next_url": listing_address(following, ".json") if more else None,
    }


def _offer(offer: Offer, here: Here) -> Json:
    return {
        "named": [to_builtins(value) for value in offer.named],
        "total": offer.total,
        "url": here(offer.search),
    }


def _facet(facet: Facet, toggle: Toggle) -> Json:
    return {
        "values": [_value(value, facet.field, toggle) for value in facet.values],
        "total": facet.total,
        "missing": facet.missing,
    }


def _value(value: FacetValue, field: str, toggle: Toggle) -> Json:
    return {
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "selected": value.picked or value.demanded,
        "excluded": value.excluded,
        "url": toggle(field, value.value),
    }


def _bar(bar: Bar, search: Search, here: Here) -> Json:
    return {
        "start": bar.start.isoformat(),
        "end": bar.end.isoformat(),
        "count": bar.count,
        "url": here(links.within(search, bar.start, bar.end)),
    }

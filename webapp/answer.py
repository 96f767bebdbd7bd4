"""Results, releases and errors as JSON: the same bytes from server and terminal."""

import json
from dataclasses import asdict, replace
from typing import Any

from index.errors import IndexFault, NotFound, QueryError, ReleaseSearchError
from index.release import Location, Participant, Release, release_to_json
from index.results import Bar, Facet, FacetValue, Hit, Results, Snippet
from index.search import Search
from webapp import links
from webapp.listing import Listing, listing_address, pages
from webapp.marks import marked
from webapp.words import label

__all__ = [
    "dumps",
    "error_answer",
    "fault_answer",
    "hit_answer",
    "listing_answer",
    "release_answer",
    "search_answer",
    "status",
]

Json = dict[str, Any]

JSON_PATH = "/search.json"
STATUS: dict[type[ReleaseSearchError], int] = {
    QueryError: 400,
    NotFound: 404,
    IndexFault: 503,
}


def dumps(body: Json | list[Any]) -> bytes:
    """Return the bytes of an answer: UTF-8, two spaces of indent, a line end."""
    return (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode()


def search_answer(results: Results) -> Json:
    """Return the answer to a search; every address in it begins at the root."""
    search = results.search
    following = results.next and links.next_page(search, results.next)
    return {
        "ok": True,
        "query": results.query,
        "description": results.description,
        "matched": results.matched,
        "total": results.total,
        "url": links.address(search, JSON_PATH),
        "results": [hit_answer(hit) for hit in results.hits],
        "facets": {
            facet.field: {
                **_facet(facet, search),
                "url": listing_address(Listing(facet.field, search), ".json"),
            }
            for facet in results.facets
        },
        "histogram": {
            "interval": results.interval,
            "bars": [_bar(bar, search) for bar in results.histogram],
            "undated": results.undated,
        },
        "next": results.next,
        "next_url": links.address(following, JSON_PATH) if following else None,
        "notices": [asdict(notice) for notice in results.notices],
    }


def release_answer(release: Release) -> Json:
    """Return a release with all its tags, their spans, rules and confidence."""
    return {"ok": True, **release_to_json(release), **_addresses(release)}


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
    return {
        "ok": True,
        "field": facet.field,
        "prefix": listing.prefix,
        "order": listing.order,
        "page": listing.page,
        "pages": pages(facet),
        "url": listing_address(listing, ".json"),
        **_facet(facet, listing.search),
        "next_url": listing_address(following, ".json") if more else None,
    }


def hit_answer(hit: Hit) -> Json:
    """Return one release found, without its text."""
    release = hit.release
    published = release.published
    return {
        "id": release.id,
        "title": release.title,
        "title_html": marked(release.title, hit.title_marks),
        "title_made": release.title_made,
        "published": published.isoformat() if published else None,
        "publisher": release.publisher,
        "language": release.language,
        **_addresses(release),
        "source_url": release.source_url,
        "score": round(hit.score, 4),
        "snippets": [_snippet(snippet) for snippet in hit.snippets],
        "participants": [
            _participant(tag) for tag in release.tags if isinstance(tag, Participant)
        ],
        "locations": [
            _location(tag) for tag in release.tags if isinstance(tag, Location)
        ],
        "topics": [
            {"value": tag.value, "label": label(tag)}
            for tag in release.tagged("topics")
        ],
    }


def _addresses(release: Release) -> Json:
    return {
        "url": links.release_address(release.id),
        "json_url": links.release_address(release.id, ".json"),
    }


def _snippet(snippet: Snippet) -> Json:
    return {
        "text": snippet.text,
        "marks": [list(mark) for mark in snippet.marks],
        "html": marked(snippet.text, snippet.marks),
        "cut_before": snippet.cut_before,
        "cut_after": snippet.cut_after,
    }


def _participant(tag: Participant) -> Json:
    return {
        "value": tag.value,
        "offices": list(tag.offices),
        "affiliation": tag.affiliation,
        "side": tag.side,
        "role": tag.role,
    }


def _location(tag: Location) -> Json:
    return {"value": tag.value, "kind": tag.kind, "country": tag.country}


def _facet(facet: Facet, search: Search) -> Json:
    return {
        "values": [_value(value, facet.field, search) for value in facet.values],
        "total": facet.total,
        "missing": facet.missing,
    }


def _value(value: FacetValue, field: str, search: Search) -> Json:
    toggled = links.toggled(search, field, value.value)
    return {
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "selected": value.picked or value.demanded,
        "excluded": value.excluded,
        "url": links.address(toggled, JSON_PATH),
    }


def _bar(bar: Bar, search: Search) -> Json:
    return {
        "start": bar.start.isoformat(),
        "end": bar.end.isoformat(),
        "count": bar.count,
        "url": links.address(links.within(search, bar.start, bar.end), JSON_PATH),
    }

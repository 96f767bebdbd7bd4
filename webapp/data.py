"""The addresses for programs: JSON, feeds, exports, suggestions, health."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response, render_template, request

from webapp import answer, api, export, links, records
from webapp.asked import FACET, asked, asked_parts, engine, given, root, site
from webapp.feed import Feed, feed, json_feed
from webapp.listing import read_listing, values
from webapp.parts import SIMILAR, explaining, take_none
from webapp.suggesting import browser_answer, read_typed, suggest, suggest_answer

__all__ = ["data", "json_response"]

data = Blueprint("data", __name__)


@data.get("/search.json")
def search_json() -> Response:
    """Return the answer of the search page as JSON."""
    search, parts = asked_parts()
    explained = engine().explain(search) if "score" in parts.explain else ()
    results = engine().search(search)
    return json_response(answer.search_answer(results, parts, explained))


@data.get("/releases/<release_id>.json")
def release_json(release_id: str) -> Response:
    """Return a release and its tags as JSON."""
    release = engine().release(release_id)
    return json_response(records.release_answer(release, explaining(given())))


@data.get("/releases/<release_id>/similar.json")
def similar_json(release_id: str) -> Response:
    """Return the releases that are similar to one, and what they share, as JSON."""
    take_none(given())
    release = engine().release(release_id)
    found = engine().similar(release, SIMILAR)
    return json_response(records.similar_answer(release_id, found))


@data.get(f"/facets/{FACET}.json")
def facet_json(field: str) -> Response:
    """Return the values of one facet, in the context of a search, as JSON."""
    listing = read_listing(field, given())
    return json_response(answer.listing_answer(listing, values(engine(), listing)))


@data.get("/suggest")
def suggestions() -> Response:
    """Return what goes on as the reader typed, for us or for a browser's own box."""
    typed = read_typed(given())
    found = suggest(engine(), typed.text)
    if typed.form == "browser":
        body = answer.dumps(browser_answer(typed.text, found, root()))
        return Response(body, mimetype="application/x-suggestions+json")
    return json_response(suggest_answer(typed.text, found))


@data.get("/search.csv")
def search_csv() -> Response:
    """Return every release found as a table, to the last."""
    return _streamed(export.csv_lines(engine(), asked()), "text/csv", "releases.csv")


@data.get("/search.jsonl")
def search_jsonl() -> Response:
    """Return every release found, one line of JSON each, to the last."""
    search, parts = asked_parts()
    lines = export.json_lines(engine(), search, parts)
    return _streamed(lines, "application/jsonl", "releases.jsonl")


@data.get("/search.atom")
def search_atom() -> Response:
    """Return the newest releases found as an Atom feed."""
    found = _feed()
    page = render_template("feed.atom.xml", feed=found)
    response = Response(page, mimetype="application/atom+xml")
    return _continued(response, found.next)


@data.get("/search.feed.json")
def search_feed() -> Response:
    """Return the newest releases found as a JSON Feed."""
    found = _feed()
    body = answer.dumps(json_feed(found))
    return _continued(Response(body, mimetype="application/feed+json"), found.next)


@data.get("/health")
def health() -> Response:
    """Return the state of the index; 503 while it cannot be used."""
    stats = engine().stats()
    told = {name: stats[name] for name in ("releases", "generation", "kernels")}
    return json_response({"ok": True, "ready": True, **told})


@data.get("/openapi.json")
def openapi() -> Response:
    """Return the description of these addresses, as OpenAPI 3.1."""
    return json_response(api.openapi() | {"servers": [{"url": links.path("/")}]})


def json_response(body: dict[str, Any]) -> Response:
    """Return a response with the bytes of an answer, and a link to its next page."""
    response = Response(answer.dumps(body), mimetype="application/json")
    return _continued(response, body.get("next_url"))


def _continued(response: Response, following: str | None) -> Response:
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


def _feed() -> Feed:
    return feed(engine(), asked(), root(), request.path, site().title)


def _streamed(lines: Iterable[bytes], mimetype: str, name: str) -> Response:
    response = Response(lines, mimetype=mimetype)
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response

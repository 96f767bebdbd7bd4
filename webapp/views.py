"""The addresses: each reads its link, asks the index, and shows the answer."""

from typing import Any, cast

from flask import Blueprint, Response, current_app, render_template, request

from index.engine import Engine
from index.search import Search
from webapp import answer
from webapp.page import chips, orders, timeline
from webapp.parameters import read
from webapp.reading import reading

__all__ = ["ENGINE", "faces", "json_response"]

# The name under which the application keeps the function that gives its engine.
ENGINE = "release-search-engine"

faces = Blueprint("faces", __name__)


@faces.get("/")
@faces.get("/search")
def search_page() -> str:
    """Return the page of a search, or of everything when nothing is asked."""
    results = _engine().search(_search())
    return render_template(
        "search.html",
        results=results,
        search=results.search,
        chips=chips(results),
        orders=orders(results.search),
        timeline=timeline(results),
    )


@faces.get("/search.json")
def search_json() -> Response:
    """Return the same answer as JSON."""
    return json_response(answer.search_answer(_engine().search(_search())))


@faces.get("/releases/<release_id>")
def release_page(release_id: str) -> str:
    """Return the page of a release, its tags marked and explained."""
    release = _engine().release(release_id)
    return render_template("release.html", release=release, reading=reading(release))


@faces.get("/releases/<release_id>.json")
def release_json(release_id: str) -> Response:
    """Return the release and its tags as JSON."""
    return json_response(answer.release_answer(_engine().release(release_id)))


@faces.get("/opensearch.xml")
def opensearch() -> Response:
    """Return the description by which a browser adds us to its search box."""
    page = render_template("opensearch.xml", root=request.url_root)
    return Response(page, mimetype="application/opensearchdescription+xml")


def json_response(body: dict[str, Any]) -> Response:
    """Return a response with the bytes of an answer."""
    return Response(answer.dumps(body), mimetype="application/json")


def _search() -> Search:
    return read(request.args.items(multi=True))


def _engine() -> Engine:
    return cast(Engine, current_app.extensions[ENGINE]())

"""How browsers and robots find their way: search box, robots.txt, sitemaps."""

from collections.abc import Iterable, Iterator

from flask import Blueprint, Response, render_template

from index.engine import Engine
from index.search import Search
from webapp import links
from webapp.asked import asked, engine, root, site
from webapp.colours import stylesheet
from webapp.export import all_hits

__all__ = ["discovery"]

discovery = Blueprint("discovery", __name__)

# Years with more releases than this are listed month by month.
MOST = 1_000
# No facet says "no date", but the query language does.
UNDATED = Search(text="-date:0001..9999")
BEGIN = '<?xml version="1.0" encoding="UTF-8"?>\n<{} xmlns="{}">\n'
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@discovery.get("/opensearch.xml")
def opensearch() -> Response:
    """Return the description by which a browser adds us to its search box."""
    page = render_template("opensearch.xml", root=root())
    return Response(page, mimetype="application/opensearchdescription+xml")


@discovery.get("/robots.txt")
def robots() -> Response:
    """Return what robots may read: releases and people, not every search there is."""
    return Response(render_template("robots.txt", root=root()), mimetype="text/plain")


@discovery.get("/colours.css")
def colours() -> Response:
    """Return the publisher's own colours, as settings name them."""
    style = stylesheet(site().colour, site().dark_colour)
    return Response(style, mimetype="text/css")


@discovery.get("/sitemap.xml")
def sitemap_index() -> Response:
    """Return the list of sitemaps, one for each year or month with releases."""
    parts = [root() + links.address(part, "/sitemap-part.xml") for part in _parts()]
    return _xml(_lines("sitemapindex", "sitemap", parts))


@discovery.get("/sitemap-part.xml")
def sitemap() -> Response:
    """Return the addresses of all releases of a search."""
    base, hits = root(), all_hits(engine(), asked())
    addresses = (base + links.release_address(hit.release.id) for hit in hits)
    return _xml(_lines("urlset", "url", addresses))


def _parts() -> list[Search]:
    parts = list(_periods(engine(), Search()))
    undated = engine().search(UNDATED).total
    return [*parts, UNDATED] if undated else parts


def _periods(engine: Engine, search: Search) -> Iterator[Search]:
    results = engine.search(search)
    for bar in results.histogram:
        part = links.within(search, bar.start, bar.end)
        if bar.count > MOST and results.interval == "year":
            yield from _periods(engine, part)
        elif bar.count:
            yield part


def _lines(whole: str, part: str, addresses: Iterable[str]) -> Iterator[str]:
    # no address holds a character that XML would read, but for & between parameters
    yield BEGIN.format(whole, SPACE)
    for address in addresses:
        yield f"<{part}><loc>{address.replace('&', '&amp;')}</loc></{part}>\n"
    yield f"</{whole}>\n"


def _xml(lines: Iterable[str]) -> Response:
    return Response(lines, mimetype="application/xml")

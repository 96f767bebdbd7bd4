"""The web application: pages, JSON, headers, and our own words for every fault."""

import functools

from flask import Flask, Response, current_app, render_template, request
from jinja2 import StrictUndefined
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from index import open_index
from index.errors import ReleaseSearchError
from index.search import Search
from webapp import answer, links, listing, words
from webapp.asked import ENGINE, SITE, given
from webapp.data import data, json_response
from webapp.discovery import discovery
from webapp.manners import add_manners
from webapp.marks import SOUGHT, coded, marked
from webapp.page import named, settled
from webapp.parameters import pairs, read
from webapp.records import Json
from webapp.settings import Settings
from webapp.spared import sparing
from webapp.views import pages

__all__ = ["build"]

# What makes the address of a search, for the attributes of a page.
LINKS = ("address", "export_address", "toggled_address")
LISTINGS = ("listing_address", "whole_facet")

Answer = tuple[Response | str, int]

FAULTS = {
    404: "there is nothing at this address; begin again from the search page",
    405: "this address is read only; ask for it with GET",
}
UNFORESEEN = "something went wrong on our side; it is written down in the server's log"


def build(settings: Settings) -> Flask:
    """Return the application, its index opened by the first request that finds it."""
    app = Flask(__name__)
    # errors are not cached: a missing index is looked for again
    app.extensions[SITE] = settings
    app.extensions[ENGINE] = functools.cache(lambda: open_index(settings.index))
    for blueprint in (pages, data, discovery):
        app.register_blueprint(blueprint)
    app.before_request(functools.partial(links.lie_under, settings.prefix))
    # where the index lies is no visitor's business
    app.before_request(functools.partial(links.name_index, None))
    add_manners(app)
    app.register_error_handler(ReleaseSearchError, _our_fault)
    app.register_error_handler(HTTPException, _http_fault)
    app.register_error_handler(Exception, _unforeseen)
    _prepare_templates(app, settings)
    return app


def _prepare_templates(app: Flask, settings: Settings) -> None:
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals["links"] = sparing(links, *LINKS)
    environment.globals["listing"] = sparing(listing, *LISTINGS)
    environment.globals["named"] = named
    environment.globals.update(settled=settled)
    environment.globals.update(SOUGHT=SOUGHT, pairs=pairs, words=words, site=settings)
    environment.filters["coded"] = lambda text: Markup(coded(text))
    environment.filters["marked"] = lambda text, marks: Markup(marked(text, marks))


def _our_fault(error: ReleaseSearchError) -> Answer:
    return _fault(answer.error_answer(error))


def _http_fault(error: HTTPException) -> Answer:
    code = error.code or 500
    return _fault(answer.fault_answer(FAULTS.get(code, error.name.lower()), code))


def _unforeseen(error: Exception) -> Answer:
    current_app.logger.exception("%s %s", request.method, request.full_path)
    return _fault(answer.fault_answer(UNFORESEEN, 500))


def _fault(body: Json) -> Answer:
    if request.blueprint == "data" or request.path.endswith(".json"):
        return json_response(body), body["status"]
    page = render_template("error.html", fault=body, instead=_instead(body))
    return page, body["status"]


def _instead(body: Json) -> Search | None:
    """Return the search to offer: the repaired one, or for whom has no page."""
    if body["suggestion"]:
        return links.reworded(read(given(), also=listing.OWN), body["suggestion"])
    value = (request.view_args or {}).get("value")
    return Search(text=value) if value else None

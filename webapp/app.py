"""The web application: pages, JSON, headers, and our own words for every fault."""

import functools

from flask import Flask, Response, current_app, render_template, request
from jinja2 import StrictUndefined
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from index import open_index
from index.errors import ReleaseSearchError
from webapp import answer, links, words
from webapp.marks import marked
from webapp.page import named
from webapp.parameters import pairs, read
from webapp.settings import Settings
from webapp.views import ENGINE, faces, json_response

__all__ = ["build"]

Answer = tuple[Response | str, int]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
FAULTS = {
    404: "there is nothing at this address; begin again from the search page",
    405: "this address is read only; ask for it with GET",
}
UNFORESEEN = "something went wrong on our side; it is written down in the server's log"


def build(settings: Settings) -> Flask:
    """Return the application, its index opened by the first request that finds it."""
    app = Flask(__name__)
    # errors are not cached: a missing index is looked for again
    app.extensions[ENGINE] = functools.cache(lambda: open_index(settings.index))
    app.register_blueprint(faces)
    app.after_request(_add_headers)
    app.register_error_handler(ReleaseSearchError, _our_fault)
    app.register_error_handler(HTTPException, _http_fault)
    app.register_error_handler(Exception, _unforeseen)
    _prepare_templates(app)
    return app


def _prepare_templates(app: Flask) -> None:
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals.update(links=links, named=named, pairs=pairs, words=words)
    environment.filters["marked"] = lambda text, marks: Markup(marked(text, marks))


def _add_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response


def _our_fault(error: ReleaseSearchError) -> Answer:
    return _fault(answer.error_answer(error))


def _http_fault(error: HTTPException) -> Answer:
    code = error.code or 500
    return _fault(answer.fault_answer(FAULTS.get(code, error.name.lower()), code))


def _unforeseen(error: Exception) -> Answer:
    current_app.logger.exception("%s %s", request.method, request.full_path)
    return _fault(answer.fault_answer(UNFORESEEN, 500))


def _fault(body: answer.Json) -> Answer:
    if request.path.endswith(".json"):
        return json_response(body), body["status"]
    suggestion = body["suggestion"]
    instead = _reworded(suggestion) if suggestion else None
    return render_template("error.html", fault=body, instead=instead), body["status"]


def _reworded(suggestion: str) -> str:
    search = read(request.args.items(multi=True))
    return links.address(links.reworded(search, suggestion))

"""What HTTP asks of every answer: unchanged or new, packed, open to be read."""

import hashlib
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from flask import Flask, Response, g, request

from webapp.asked import engine

__all__ = ["add_manners"]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
# These answers are the same until the index changes, but for those made each time.
LASTING = ("pages", "data")
ALWAYS_NEW = ("data.health", "data.openapi", "pages.api_page")
PACKED = ("text/", "application/", "image/svg")
# Smaller answers fit in one packet as they are.
LEAST = 1000
GZIP = zlib.MAX_WBITS | 16


def add_manners(app: Flask) -> None:
    """Let every answer of the application carry what HTTP asks of it."""
    app.before_request(_unchanged(str(time.time_ns())))
    app.after_request(_stamp)
    app.after_request(_open)
    app.after_request(_pack)


def _unchanged(start: str) -> Callable[[], Response | None]:
    """Return what answers 304 where the caller's copy is of this state.

    `start` tells apart runs of the program, which may be of different versions.
    """

    def answer() -> Response | None:
        if request.blueprint not in LASTING or request.endpoint in ALWAYS_NEW:
            return None
        # the day counts: "last week" means another week tomorrow
        state = (start, engine().revision(), str(date.today()), request.full_path)
        g.tag = hashlib.sha256("\n".join(state).encode()).hexdigest()[:20]
        seen = request.if_none_match.contains_weak(g.tag)
        return Response(status=304) if seen else None

    return answer


def _stamp(response: Response) -> Response:
    tag = g.get("tag")
    if tag and response.status_code in (200, 304):
        # weak: the packed bytes differ, what they say does not
        response.set_etag(tag, weak=True)
        response.headers["Cache-Control"] = "no-cache"
    return response


def _open(response: Response) -> Response:
    response.headers.update(HEADERS)
    if request.blueprint == "data":
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Link"
        # a browser asks first whether a page may send this back
        response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
        # what it says stands on a page too
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _pack(response: Response) -> Response:
    if response.status_code in (204, 206, 304) or not _packs(response):
        return response
    response.vary.add("Accept-Encoding")
    if not request.accept_encodings.quality("gzip") or request.method == "HEAD":
        return response
    response.direct_passthrough = False
    if response.is_streamed and response.content_length is None:
        response.response = _packed(response.iter_encoded())
    elif len(response.get_data()) < LEAST:
        return response
    else:
        response.set_data(b"".join(_packed([response.get_data()])))
    response.headers["Content-Encoding"] = "gzip"
    return response


def _packs(response: Response) -> bool:
    return (response.mimetype or "").startswith(PACKED)


def _packed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(wbits=GZIP)
    for chunk in chunks:
        yield from filter(None, [packer.compress(chunk)])
    yield packer.flush()

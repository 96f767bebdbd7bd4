"""A listening socket and the production server behind it."""

import gc
import signal
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

from waitress.server import create_server

from index.errors import ReleaseSearchError
from webapp import create_app
from webapp.access import logged, open_log
from webapp.settings import Settings, SettingsError

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication
    from flask import Flask

__all__ = [
    "PortTaken",
    "behind",
    "listen",
    "listen_for",
    "listen_nearby",
    "location",
    "serve",
    "warm",
]


# With these all is read that any search or long facet needs of the whole index.
FIRST = ("/", "/facets/participants")
# What a proxy says of the visitor, as the ends of the names of its headers.
FORWARDED = ("for", "host", "proto")


class PortTaken(ReleaseSearchError):
    """Nobody can listen at that host and port."""


def listen(host: str, port: int) -> socket.socket:
    """Return a socket bound to the port, 0 for any free one. Raise PortTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise PortTaken(
            f"cannot listen on {host} port {port} ({error}); "
            "choose another with --host or --port"
        ) from error


def listen_for(settings: Settings) -> socket.socket:
    """Return a socket bound as the settings say: to a file, else to host and port.

    Raise PortTaken.
    """
    if settings.socket:
        return _listen_on_file(settings.socket)
    return listen(settings.host, settings.port)


def _listen_on_file(path: Path) -> socket.socket:
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        if path.is_socket():
            path.unlink()  # of a server that was killed; one that runs loses no visitor
        listening.bind(str(path))
    except OSError as error:
        listening.close()
        raise PortTaken(
            f"cannot listen on {path} ({error}); choose another with --socket"
        ) from error
    return listening


def listen_nearby(host: str, port: int) -> socket.socket:
    """Return a socket bound to the port, or to any free one where it is taken."""
    try:
        return listen(host, port)
    except PortTaken:
        return listen(host, 0)


def location(listening: socket.socket, prefix: str = "") -> str:
    """Return the address to open in a browser, or the file of a socket and under which
    path the pages lie."""
    if listening.family not in (socket.AF_INET, socket.AF_INET6):
        return f"unix:{listening.getsockname()}{prefix and f', under {prefix}'}"
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{prefix}"


def serve(settings: Settings, listening: socket.socket) -> None:
    """Serve the index of `settings` until interrupted; for the main thread only.

    Raise SettingsError if the access log cannot be written.
    """
    # ended by a service manager, we leave as by Ctrl-C: what is temporary must go;
    # and a shell that began us in the background had Ctrl-C ignored
    for signalled in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signalled, signal.default_int_handler)
    server = behind(settings, listening)
    try:
        server.run()
    finally:
        server.close()


def behind(settings: Settings, listening: socket.socket) -> Any:
    """Return the server behind a socket, not running yet. Raise SettingsError."""
    # else nobody is believed who he says that he speaks for
    proxy = settings.proxy and {
        "trusted_proxy": settings.proxy,
        "trusted_proxy_headers": {f"x-forwarded-{name}" for name in FORWARDED},
    }
    return create_server(
        _application(settings),
        sockets=[listening],
        threads=settings.threads,
        url_prefix=settings.prefix,
        **(proxy or {}),
    )


def warm(app: "Flask") -> None:
    """Let an application do what only its first visitor would wait for: read its
    templates, open the index, learn where its places lie. No index is no fault yet."""
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    for address in FIRST:
        app.test_client().get(address)
    # what is known now lasts: to look it through for garbage would take 0.1 s of some
    # visitor's time, again and again
    gc.collect()
    gc.freeze()


def _application(settings: Settings) -> "WSGIApplication":
    app = create_app(settings)
    warm(app)
    application = app.wsgi_app
    if settings.access_log is None:
        return application
    try:
        return logged(application, open_log(settings.access_log))
    except OSError as error:
        raise SettingsError(f"the access log cannot be written: {error}") from error

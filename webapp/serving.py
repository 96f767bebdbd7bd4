"""A listening socket and the production server behind it."""

import signal
import socket

from waitress.server import create_server

from index.errors import ReleaseSearchError
from webapp import create_app
from webapp.settings import Settings

__all__ = ["PortTaken", "listen", "listen_nearby", "location", "serve"]


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


def listen_nearby(host: str, port: int) -> socket.socket:
    """Return a socket bound to the port, or to any free one where it is taken."""
    try:
        return listen(host, port)
    except PortTaken:
        return listen(host, 0)


def location(listening: socket.socket) -> str:
    """Return the address to open in a browser."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def serve(settings: Settings, listening: socket.socket, threads: int) -> None:
    """Serve the index of `settings` until interrupted; for the main thread only."""
    # ended by a service manager, we leave as by Ctrl-C: what is temporary must go
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = create_server(create_app(settings), sockets=[listening], threads=threads)
    try:
        server.run()
    finally:
        server.close()

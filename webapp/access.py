"""A line for each request, in the common log format of web servers.

host - user [time] "request line" status bytes, as NCSA httpd wrote it and every tool
that counts visits reads it.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = ["logged", "open_log"]


def open_log(where: str) -> TextIO:
    """Return the file to append to, standard output for "-". Raise OSError."""
    if where == "-":
        return sys.stdout
    return open(where, "a", encoding="utf-8", buffering=1)


def logged(application: "WSGIApplication", log: TextIO) -> "WSGIApplication":
    """Return the application with each request written to `log` when it is answered."""

    def answer(
        environment: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        began: list[str] = []

        def start(status: str, *rest: Any) -> Callable[[bytes], object]:
            began[:] = [status.partition(" ")[0]]
            return start_response(status, *rest)

        return _counted(application(environment, start), environment, began, log)

    return answer


def _counted(
    body: Iterable[bytes], environment: "WSGIEnvironment", began: list[str], log: TextIO
) -> Iterator[bytes]:
    sent = 0
    try:
        for part in body:
            sent += len(part)
            yield part
    finally:
        if close := getattr(body, "close", None):
            close()
        log.write(_line(environment, began[0] if began else "-", sent))


def _line(environment: "WSGIEnvironment", status: str, sent: int) -> str:
    time = datetime.now().astimezone().strftime("%d/%b/%Y:%H:%M:%S %z")
    host = environment.get("REMOTE_ADDR") or "-"
    query = environment.get("QUERY_STRING")
    path = _inert(environment.get("SCRIPT_NAME", "") + environment["PATH_INFO"])
    asked = f"{path}?{_inert(query)}" if query else path
    method = _inert(environment["REQUEST_METHOD"])
    protocol = environment.get("SERVER_PROTOCOL", "HTTP/1.1")
    return f'{host} - - [{time}] "{method} {asked} {protocol}" {status} {sent}\n'


def _inert(text: str) -> str:
    """Return what a visitor wrote so that it can end neither the field nor the line."""
    return "".join(
        c
        if c.isprintable() and c not in ' "\\' and ord(c) < 127
        else f"\\x{ord(c):02x}"
        for c in text
    )

"""The options of a server, each a setting."""

from pathlib import Path

import click

from webapp.options import Command

__all__ = ["serve_options"]

PORTS = click.IntRange(0, 65535)
# None where a flag is not given: then the settings say it
SERVE_OPTIONS = (
    click.option("--host", help="The address to listen on; else 127.0.0.1."),
    click.option("--port", type=PORTS, help="The port, 0 for any; else 8000."),
    click.option(
        "--socket",
        type=click.Path(path_type=Path),
        help="A socket file to listen on in place of host and port.",
    ),
    click.option("--threads", type=click.IntRange(1), help="Else 8."),
    click.option(
        "--prefix", metavar="PATH", help="Where the pages lie behind a proxy."
    ),
    click.option(
        "--proxy",
        metavar="ADDRESS",
        help="Believe X-Forwarded-For, -Host and -Proto from here; localhost on a "
        "socket.",
    ),
    click.option("--title", metavar="WORDS", help="The name of the site."),
    click.option("--notice", metavar="WORDS", help="A sentence on every page."),
    click.option("--colour", metavar="#RRGGBB", help="The accent of the pages."),
    click.option("--dark-colour", metavar="#RRGGBB", help="The same in the dark."),
    click.option(
        "--access-log",
        metavar="FILE",
        help="Write each request to it in the common log format; - for the terminal.",
    ),
)


def serve_options(command: Command) -> Command:
    """Let a command take the settings of a server."""
    for option in reversed(SERVE_OPTIONS):
        command = option(command)
    return command

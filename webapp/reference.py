"""The commands as their own `--help` tells them, for the page that lists them."""

from collections.abc import Iterator

import click
from msgspec import Struct

from webapp.cli import main

__all__ = ["Told", "commands"]

COLUMNS = 80


class Told(Struct, frozen=True):
    """One command: its name, and what `releases NAME --help` prints."""

    name: str
    help: str


def commands() -> Iterator[Told]:
    """Yield every command in the order of a first visit."""
    top = click.Context(main, info_name="releases", max_content_width=COLUMNS)
    for name, command in main.commands.items():
        here = click.Context(
            command, info_name=name, parent=top, terminal_width=COLUMNS
        )
        yield Told(name, command.get_help(here))

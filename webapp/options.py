"""The options that the commands share, and what they come to."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from index.errors import ReleaseSearchError
from webapp import links
from webapp.output import refusal
from webapp.settings import Settings, SettingsError, read_settings, with_flags

if TYPE_CHECKING:
    from indexer.sources import Options

__all__ = [
    "COMPLETING",
    "Command",
    "Commands",
    "Homes",
    "Pairs",
    "chosen",
    "index_option",
    "json_option",
    "ledger_option",
    "map_option",
    "max_bytes_option",
    "named_pairs",
    "reading_options",
    "wait_option",
    "workers_option",
]

Command = TypeVar("Command", bound=Callable[..., object])
Pairs = Iterator[tuple[str, str]]
# What a shell sets, in which a line is to be completed.
COMPLETING = "_RELEASES_COMPLETE"


class Homes(Mapping[str, click.Command]):
    """Commands by name; `homes` says which module has each, and the module is imported
    when one of its commands is asked for."""

    def __init__(self, homes: Mapping[str, str]) -> None:
        self._homes = homes

    def __getitem__(self, name: str) -> click.Command:
        found: click.Command = getattr(import_module(self._homes[name]), name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)


class Commands(click.Group):
    """The commands in the order of their definition."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the program; where a shell asks what completes a line, by our ways of it,
        which no other run needs."""
        if COMPLETING in os.environ:
            import_module("webapp.shells")
        return super().main(*args, **options)

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names in the order of a first visit."""
        return list(self.commands)

    def invoke(self, context: click.Context) -> Any:
        """Run the command. Raise a click exception for every error of ours."""
        try:
            return super().invoke(context)
        except ReleaseSearchError as error:
            raise refusal(error) from error


def index_option(command: Command) -> Command:
    """Let a command take --index, before or after its name."""
    return click.option(
        "--index",
        type=click.Path(path_type=Path),
        callback=_choose_index,
        expose_value=False,
        help="The index folder; else $RELEASES_INDEX, else ./release-index.",
    )(command)


def chosen(settings: Settings, given: Mapping[str, object]) -> Settings:
    """Return the settings as changed by flags. Raise UsageError."""
    try:
        return with_flags(settings, given)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
map_option = click.option(
    "--map",
    "fields",
    multiple=True,
    metavar="FIELD=NAME",
    help="Read a field (title, body, date …) under this name; may be repeated.",
)
max_bytes_option = click.option(
    "--max-bytes",
    type=click.IntRange(1),
    default=20_000_000,
    show_default=True,
    help="Refuse files and records above this size.",
)
workers_option = click.option(
    "--workers", type=click.IntRange(1), help="Processes; else all cores."
)
ledger_option = click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Corrections of names; a copy takes the place of names.ledger in the index.",
)
wait_option = click.option(
    "--wait",
    type=click.FloatRange(0),
    default=0.0,
    metavar="SECONDS",
    help="Wait so long for another writer to finish.",
)


def reading_options(fields: Iterable[str], max_bytes: int) -> "Options":
    """Return how files are to be read. Raise UsageError for an unknown field."""
    # here, not above: a search starts without the readers
    from indexer.sources import Options

    try:
        return Options(tuple(named_pairs(fields)), max_bytes)
    except ReleaseSearchError as error:
        raise click.UsageError(str(error)) from error


def named_pairs(texts: Iterable[str], may_be_blank: bool = False) -> Pairs:
    """Yield name and value of each NAME=VALUE. Raise UsageError for any other form."""
    for text in texts:
        name, equals, value = text.partition("=")
        if not (name and equals and (value or may_be_blank)):
            raise click.UsageError(f'"{text}" is not of the form NAME=VALUE')
        yield name, value


def _choose_index(context: click.Context, _: object, index: Path | None) -> None:
    try:
        settings = context.obj or read_settings()
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    context.obj = chosen(settings, {"index": index})
    if index:
        links.name_index(index)
        context.call_on_close(partial(links.name_index, None))

"""What the commands share: their options, and our errors told in words."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from index.errors import QueryError, ReleaseSearchError
from index.release import FACET_FIELDS
from webapp.settings import read_settings

if TYPE_CHECKING:
    from indexer.sources import Options

__all__ = [
    "Commands",
    "Given",
    "facet_options",
    "host_option",
    "index_option",
    "json_option",
    "map_option",
    "max_bytes_option",
    "parameters",
    "port_option",
    "reading_options",
    "refusal",
    "wait_option",
]

Command = TypeVar("Command", bound=Callable[..., object])
PORTS = click.IntRange(0, 65535)
Given = str | tuple[str, ...] | None


class Commands(click.Group):
    """The commands in the order of their definition."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names in the order of a first visit."""
        return list(self.commands)

    def invoke(self, context: click.Context) -> Any:
        """Run the command. Raise a click exception for every error of ours."""
        try:
            return super().invoke(context)
        except ReleaseSearchError as error:
            raise refusal(error) from error


class _WrongSearch(click.ClickException):
    exit_code = 2


def refusal(error: ReleaseSearchError) -> click.ClickException:
    """Return one of our errors as the terminal tells it, with its exit code."""
    if not isinstance(error, QueryError):
        return click.ClickException(str(error))
    cure = f"\nTry: {error.suggestion}" if error.suggestion else ""
    return _WrongSearch(f"{error}{cure}")


def index_option(command: Command) -> Command:
    """Let a command take --index, before or after its name."""
    return click.option(
        "--index",
        type=click.Path(path_type=Path),
        callback=_choose_index,
        expose_value=False,
        help="The index folder; else $RELEASES_INDEX, else ./release-index.",
    )(command)


def facet_options(command: Command) -> Command:
    """Let a command take one repeatable option for each facet field."""
    for field in reversed(FACET_FIELDS):
        words = f"Releases with this {field.removesuffix('s')}; may be repeated."
        option = click.option(f"--{field}", multiple=True, metavar="VALUE", help=words)
        command = option(command)
    return command


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
wait_option = click.option(
    "--wait",
    type=click.FloatRange(0),
    default=0.0,
    metavar="SECONDS",
    help="Wait so long for another writer to finish.",
)
host_option = click.option("--host", default="127.0.0.1", show_default=True)
port_option = click.option("--port", default=8000, show_default=True, type=PORTS)


def reading_options(fields: Iterable[str], max_bytes: int) -> "Options":
    """Return how files are to be read. Raise UsageError for an unknown field."""
    # here, not above: a search starts without the readers
    from indexer.sources import Options

    try:
        return Options(tuple(named_pairs(fields)), max_bytes)
    except ReleaseSearchError as error:
        raise click.UsageError(str(error)) from error


def parameters(
    words: Iterable[str],
    nots: Iterable[str],
    alls: Iterable[str],
    given: dict[str, Given],
) -> Iterator[tuple[str, str]]:
    """Yield what a command was given as the parameters of an address."""
    yield "q", " ".join(words)
    for name, value in given.items():
        values = value if isinstance(value, tuple) else (value,)
        yield from ((name, text) for text in values if text is not None)
    yield from ((f"{field}.not", value) for field, value in named_pairs(nots))
    yield from ((f"{field}.all", value) for field, value in named_pairs(alls))


def named_pairs(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield name and value of each NAME=VALUE. Raise UsageError for any other form."""
    for text in texts:
        name, equals, value = text.partition("=")
        if not (name and equals and value):
            raise click.UsageError(f'"{text}" is not of the form NAME=VALUE')
        yield name, value


def _choose_index(context: click.Context, _: object, index: Path | None) -> None:
    if index or context.obj is None:
        context.obj = read_settings(index)

"""The options that the commands share, and what they come to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from index.errors import ReleaseSearchError
from index.release import FACET_FIELDS
from webapp.completion import Completion, values_of
from webapp.output import refusal
from webapp.settings import Settings, SettingsError, read_settings, with_flags

if TYPE_CHECKING:
    from indexer.sources import Options

__all__ = [
    "Commands",
    "Given",
    "Homes",
    "chosen",
    "facet_option",
    "form_options",
    "index_option",
    "json_option",
    "ledger_option",
    "lines_option",
    "map_option",
    "max_bytes_option",
    "open_option",
    "parameters",
    "reading_options",
    "search_options",
    "serve_options",
    "wait_option",
    "workers_option",
]

Command = TypeVar("Command", bound=Callable[..., object])
PORTS = click.IntRange(0, 65535)
Given = str | tuple[str, ...] | None
Parameters = Iterator[tuple[str, str]]


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


def search_options(command: Command) -> Command:
    """Let a command take all that a search may ask for, beside its words."""
    facets = [
        _repeatable(
            field,
            "VALUE",
            f"Releases with this {field.removesuffix('s')}, '' for none given.",
            values_of(field),
        )
        for field in FACET_FIELDS
    ]
    for option in reversed((*facets, *SEARCH_OPTIONS, *PARTS_OPTIONS)):
        command = option(command)
    return command


def form_options(command: Command) -> Command:
    """Let a command take the form of its answer: `form`, None if none is given."""
    for option in reversed(FORM_OPTIONS):
        command = option(command)
    return command


def serve_options(command: Command) -> Command:
    """Let a command take the settings of a server."""
    for option in reversed(SERVE_OPTIONS):
        command = option(command)
    return command


def chosen(settings: Settings, given: Mapping[str, object]) -> Settings:
    """Return the settings as changed by flags. Raise UsageError."""
    try:
        return with_flags(settings, given)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error


def _repeatable(
    name: str, metavar: str, words: str, complete: Completion | None = None
) -> Callable[[Command], Command]:
    return click.option(
        f"--{name}",
        multiple=True,
        metavar=metavar,
        help=words,
        shell_complete=complete,
    )


SEARCH_OPTIONS = (
    _repeatable("not", "FIELD=VALUE", "Releases without this; may be repeated."),
    _repeatable("all", "FIELD=VALUE", "Demand this beside others; may be repeated."),
    click.option("--since", metavar="DATE", help="From this year, month or day on."),
    click.option(
        "--until", metavar="DATE", help="To the end of this year, month, day."
    ),
    click.option("--match", metavar="all|any", help="All of the words, or any."),
    click.option(
        "--sort", metavar="ORDER", help="relevance, newest, oldest, balanced."
    ),
    click.option("--size", metavar="NUMBER", help="Results on a page, 1 to 100."),
    click.option("--cursor", metavar="CURSOR", help="Continue where a page ended."),
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
PARTS_OPTIONS = (
    click.option(
        "--fields",
        metavar="NAMES",
        help="Only these fields of each release, parted by commas, in JSON.",
    ),
    click.option(
        "--facets", metavar="NAMES", help="Only these facets in JSON, '' for none."
    ),
    click.option(
        "--explain",
        metavar="tags,score",
        help="Tell in JSON why each tag is there, what each score is made of.",
    ),
)
facet_option = click.option(
    "--facet",
    type=click.Choice(FACET_FIELDS),
    help="Print the values of this facet among what is found.",
)
open_option = click.option(
    "--open",
    "opened",
    type=click.IntRange(1),
    metavar="N",
    help="Show the release that is the Nth of the page, whole.",
)
FORM_OPTIONS = tuple(
    click.option(f"--{form}", "form", flag_value=form, default=None, help=words)
    for form, words in {
        "json": "Print JSON.",
        "jsonl": "Print all of it as lines of JSON.",
        "csv": "Print all that is found as a CSV table.",
        "url": "Print the address of the page.",
        "pretty": "Print for a reader, as on a terminal.",
        "plain": "Print a line a release, as in a pipe: id, date, publisher, title.",
    }.items()
)
lines_option = click.option(
    "--jsonl", "as_lines", is_flag=True, help="Print lines of JSON."
)
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


def reading_options(fields: Iterable[str], max_bytes: int) -> "Options":
    """Return how files are to be read. Raise UsageError for an unknown field."""
    # here, not above: a search starts without the readers
    from indexer.sources import Options

    try:
        return Options(tuple(named_pairs(fields)), max_bytes)
    except ReleaseSearchError as error:
        raise click.UsageError(str(error)) from error


def parameters(words: Iterable[str], given: dict[str, Given]) -> Parameters:
    """Yield what a command was given as the parameters of an address."""
    yield "q", " ".join(words)
    for name, value in given.items():
        values = value if isinstance(value, tuple) else (value,)
        texts = [text for text in values if text is not None]
        if name in ("not", "all"):
            yield from (
                (f"{field}.{name}", text) for field, text in named_pairs(texts, True)
            )
        else:
            yield from ((name, text) for text in texts)


def named_pairs(texts: Iterable[str], may_be_blank: bool = False) -> Parameters:
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

"""What goes out of a command: lines, JSON, and our errors told in words."""

import sys
from collections.abc import Callable, Iterable, Sequence

import click

from index.errors import QueryError, ReleaseError, ReleaseSearchError
from webapp import answer
from webapp.records import Json
from webapp.wrapping import terminal_size

__all__ = [
    "name_refused",
    "on_terminal",
    "print_bytes",
    "print_json",
    "print_lines",
    "print_pages",
    "refusal",
]


def print_lines(lines: Iterable[str]) -> None:
    """Print line by line, as they come."""
    for line in lines:
        click.echo(line)


def print_pages(lines: Iterable[str]) -> None:
    """Print lines, through the reader's pager where they are more than a screen."""
    if not on_terminal():
        print_lines(lines)
        return
    told = list(lines)
    if len(told) >= terminal_size().lines:
        click.echo_via_pager("\n".join(told))  # which ends the last line
    else:
        print_lines(told)


def on_terminal() -> bool:
    """Whether a person reads what is printed, not a program."""
    return sys.stdout.isatty()


def print_bytes(lines: Iterable[bytes]) -> None:
    """Print line by line, as they are."""
    for line in lines:
        click.echo(line, nl=False)


def print_json(body: Callable[[], Json]) -> None:
    """Print the very bytes that the server sends, for an error of ours too."""
    try:
        click.echo(answer.dumps(body()), nl=False)
    except ReleaseSearchError as error:
        click.echo(answer.dumps(answer.error_answer(error)), nl=False)
        raise click.exceptions.Exit(refusal(error).exit_code) from error


def name_refused(refused: Sequence[ReleaseError]) -> None:
    """Name what was refused, if anything, and end with exit code 1."""
    for error in refused:
        click.echo(f"refused: {error}", err=True)
    if refused:
        raise click.exceptions.Exit(1)


class _WrongSearch(click.ClickException):
    exit_code = 2


def refusal(error: ReleaseSearchError) -> click.ClickException:
    """Return one of our errors as the terminal tells it, with its exit code."""
    if not isinstance(error, QueryError):
        return click.ClickException(str(error))
    cure = f"\nSearch instead for: {error.suggestion}" if error.suggestion else ""
    return _WrongSearch(f"{error}{cure}")

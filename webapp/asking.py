"""The commands that ask an index: search, watch, show, similar."""

from pathlib import Path

import click

from index import open_index
from index.release import Release
from index.results import Similar
from webapp import records
from webapp.forms import Asked, print_answer, print_facet, print_new, print_opened
from webapp.options import (
    Given,
    facet_option,
    form_options,
    index_option,
    json_option,
    lines_option,
    open_option,
    parameters,
    search_options,
)
from webapp.output import on_terminal, print_json, print_pages
from webapp.parts import SIMILAR
from webapp.settings import Settings
from webapp.terminal import release_lines, similar_lines
from webapp.watching import Watch, default_file
from webapp.words import counted

__all__ = ["search", "show", "similar", "watch"]


@click.command()
@click.argument("words", nargs=-1)
@search_options
@form_options
@facet_option
@open_option
@index_option
@click.pass_obj
def search(
    settings: Settings,
    /,
    words: tuple[str, ...],
    form: str | None,
    facet: str | None,
    opened: int | None,
    **given: Given,
) -> None:
    """Search the index; without WORDS, everything, newest first.

    \b
    Examples:
      releases search patrushev jerusalem
      releases search '"security council"' --locations Israel --since 2018-02
      releases search talks --not participants='Vladimir Putin' --json
      releases search visit --facet participants
      releases search sanctions --csv > sanctions.csv
    """
    asked = Asked(settings, tuple(parameters(words, given)))
    form = form or ("pretty" if on_terminal() else "plain")
    if facet:
        print_facet(asked, facet, form)
    elif opened:
        print_opened(asked, opened, form)
    else:
        print_answer(asked, form)


@click.command()
@click.argument("words", nargs=-1)
@search_options
@lines_option
@click.option(
    "--state", type=click.Path(path_type=Path), help="The file that remembers."
)
@index_option
@click.pass_obj
def watch(
    settings: Settings,
    /,
    words: tuple[str, ...],
    as_lines: bool,
    state: Path | None,
    **given: Given,
) -> None:
    """Print what a search finds that it did not find the last time.

    Ends with 0 if there is something new, else with 1. The first time nothing is
    new, and what is found is remembered.

    \b
    Example:
      releases watch sanctions --locations Iran || echo nothing new
    """
    asked = Asked(settings, tuple(parameters(words, given)))
    file = state or default_file(settings.index, asked.search)
    watched = Watch(asked.engine, asked.search, file)
    new = watched.look()
    print_new(asked, new, as_lines)
    watched.remember()
    if not new:
        said = counted(watched.known, "release")
        click.echo(f"Nothing new; {said} known, remembered in {file}", err=True)
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("release_id", metavar="ID")
@json_option
@index_option
@click.pass_obj
def show(settings: Settings, /, release_id: str, as_json: bool) -> None:
    """Show one release with its tags; ID is the one that search prints.

    \b
    Example:
      releases show event-patrushev010218-1a2b3c4d
    """

    def release() -> Release:
        return open_index(settings.index).release(release_id)

    if as_json:
        print_json(lambda: records.release_answer(release()))
    else:
        print_pages(release_lines(release()))


@click.command()
@click.argument("release_id", metavar="ID")
@json_option
@index_option
@click.pass_obj
def similar(settings: Settings, /, release_id: str, as_json: bool) -> None:
    """Show which releases are similar to one, and what they share.

    \b
    Example:
      releases similar event-patrushev010218-1a2b3c4d
    """

    def found() -> tuple[Similar, ...]:
        engine = open_index(settings.index)
        return engine.similar(engine.release(release_id), SIMILAR)

    if as_json:
        print_json(lambda: records.similar_answer(release_id, found()))
    else:
        print_pages(similar_lines(found()))

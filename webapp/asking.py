"""The commands that ask an index: search, show, similar."""

import click

from index import open_index
from index.release import Release
from index.results import Similar
from webapp import records
from webapp.forms import Asked, print_answer, print_facet, print_opened
from webapp.options import index_option, json_option
from webapp.output import on_terminal, print_json, print_pages
from webapp.parts import SIMILAR
from webapp.release_lines import release_lines, similar_lines
from webapp.search_options import (
    Given,
    form_options,
    listing_options,
    open_option,
    parameters,
    search_options,
)
from webapp.settings import Settings

__all__ = ["search", "show", "similar"]


@click.command()
@click.argument("words", nargs=-1)
@search_options
@form_options
@listing_options
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
      releases search visit --facet participants --prefix pat
      releases search sanctions --csv > sanctions.csv
    """
    if not facet and (given["prefix"] or given["order"]):
        raise click.UsageError("--prefix and --order go with --facet")
    asked = Asked(settings, tuple(parameters(words, given)))
    form = form or ("pretty" if on_terminal() else "plain")
    if facet:
        print_facet(asked, facet, form)
    elif opened:
        print_opened(asked, opened, form)
    else:
        print_answer(asked, form)


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

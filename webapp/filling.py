"""The commands that fill an index, or tag without one: add, tag, retag, names."""

import json
from pathlib import Path

import click

from index import open_index
from index.errors import ReleaseError
from webapp import links
from webapp.corrections import correction_lines, retagging_lines
from webapp.options import (
    index_option,
    json_option,
    ledger_option,
    map_option,
    max_bytes_option,
    reading_options,
    wait_option,
    workers_option,
)
from webapp.output import name_refused, print_lines
from webapp.reports import report_lines
from webapp.settings import Settings

__all__ = ["add", "names", "retag", "tag"]


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@map_option
@max_bytes_option
@workers_option
@ledger_option
@wait_option
@index_option
@click.pass_obj
def add(
    settings: Settings,
    /,
    paths: tuple[str, ...],
    fields: tuple[str, ...],
    max_bytes: int,
    workers: int | None,
    ledger: Path | None,
    wait: float,
) -> None:
    """Add releases from files, folders, archives, or - for standard input.

    \b
    Examples:
      releases add downloads/ more.jsonl.gz
      releases add export.csv --map body=text_en --map date=day
    """
    from indexer.pipeline import add as add_paths
    from webapp.progress import shown

    engine = open_index(settings.index, create=True, wait=wait)
    options = reading_options(fields, max_bytes)
    with shown() as progress:
        report = add_paths(
            *(paths, engine, options),
            workers=workers,
            wait=wait,
            progress=progress,
            ledger=ledger,
        )
    print_lines(report_lines(report))
    if report.added.new:
        ways = links.told("search", "WORDS"), links.told("serve")
        click.echo(f"Find them with: {', or: '.join(ways)}", err=True)
    name_refused(report.refused)
    if report.interrupted:
        raise click.Abort


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@map_option
@max_bytes_option
@json_option
def tag(
    paths: tuple[str, ...],
    fields: tuple[str, ...],
    max_bytes: int,
    as_json: bool,
) -> None:
    """Show what would be tagged in files (- for standard input), and why; no index.

    \b
    Examples:
      releases tag release.txt
      curl -s https://example.org/release.html | releases tag - --json
    """
    from indexer.pipeline import tag_paths
    from indexer.tagged import gold_line, reasons

    refused: list[ReleaseError] = []
    for found in tag_paths(paths, reading_options(fields, max_bytes)):
        if isinstance(found, ReleaseError):
            refused.append(found)
        elif as_json:
            click.echo(json.dumps(gold_line(found), ensure_ascii=False))
        else:
            print_lines([*reasons(found), ""])
    name_refused(refused)


@click.command()
@workers_option
@ledger_option
@wait_option
@index_option
@click.pass_obj
def retag(
    settings: Settings, /, workers: int | None, ledger: Path | None, wait: float
) -> None:
    """Tag all releases anew by the rules of today, from the archive.

    Only what comes out otherwise gets a new version; older versions stay.

    \b
    Example:
      releases retag
    """
    from indexer.retagging import retag as retag_all
    from webapp.progress import counting

    engine = open_index(settings.index)
    progress = counting("tagged")
    done = retag_all(
        engine, workers=workers, wait=wait, progress=progress, ledger=ledger
    )
    print_lines(retagging_lines(done))
    name_refused(done.refused)


@click.command()
@ledger_option
@wait_option
@index_option
@click.pass_obj
def names(settings: Settings, /, ledger: Path | None, wait: float) -> None:
    """Correct names by the ledger: names.ledger in the index, or another.

    Only the releases that it touches get other tags. README says how to write one.

    \b
    Example:
      releases names --ledger corrections.txt
    """
    from indexer.retagging import correct

    done = correct(open_index(settings.index), ledger, wait=wait)
    print_lines(correction_lines(done))

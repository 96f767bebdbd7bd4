"""The commands that look after an index: stats, check, rebuild, rescue."""

import click

from index import open_index
from index.errors import IndexFault
from webapp import answer, export
from webapp.corrections import followed_lines
from webapp.options import index_option, json_option, wait_option
from webapp.output import print_bytes, print_lines
from webapp.reports import stat_lines
from webapp.settings import Settings
from webapp.words import counted

__all__ = ["check", "rebuild", "rescue", "stats"]


@click.command()
@json_option
@index_option
@click.pass_obj
def stats(settings: Settings, /, as_json: bool) -> None:
    """Show how many releases there are, how large the index is, and its state.

    \b
    Example:
      releases stats
    """
    found = open_index(settings.index).stats()
    if as_json:
        click.echo(answer.dumps(dict(found)), nl=False)
    else:
        print_lines(stat_lines(found))


@click.command()
@index_option
@click.pass_obj
def check(settings: Settings, /) -> None:
    """Prove that every file of the index is whole; exit code 1 if one is not.

    \b
    Example:
      releases check
    """
    from index import maintenance
    from indexer.naming import REGISTER, damage

    findings = [*map(str, maintenance.check(settings.index))]
    if found := damage(settings.index / REGISTER):
        findings.append(found)
    for finding in findings:
        click.echo(finding)
    if findings:
        raise click.exceptions.Exit(1)
    click.echo(f"{settings.index} is whole")


@click.command()
@wait_option
@index_option
@click.pass_obj
def rebuild(settings: Settings, /, wait: float) -> None:
    """Make everything but the archive anew, from the archive.

    \b
    Example:
      releases rebuild
    """
    from index import maintenance
    from indexer.retagging import recount
    from webapp.progress import counting

    tell = counting("made anew")
    manifest = maintenance.rebuild(settings.index, wait, lambda done, _: tell(done))
    followed = recount(open_index(settings.index), wait=wait)
    click.echo(f"{counted(manifest.documents, 'release')} in {settings.index} anew")
    print_lines(followed_lines(followed))


@click.command()
@index_option
@click.pass_obj
def rescue(settings: Settings, /) -> None:
    """Print what can still be read of a damaged archive, for `releases add`.

    JSON Lines, the newest version of each release; what cannot be read is named on
    standard error, and the exit code is 1 then.

    \b
    Example:
      releases rescue --index damaged > rescued.jsonl
      releases add rescued.jsonl --index anew
    """
    from index.rescue import readable

    lost: list[IndexFault] = []
    for found in readable(settings.index):
        if isinstance(found, IndexFault):
            lost.append(found)
        else:
            print_bytes([export.record_line(found)])
    for fault in lost:
        click.echo(fault, err=True)
    if lost:
        raise click.exceptions.Exit(1)

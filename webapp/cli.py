"""The command line: `releases …`; every command parses, calls and prints."""

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from index import open_index
from index.errors import IndexFault, ReleaseError
from index.release import Release
from index.results import Similar
from index.search import Search
from webapp import answer, export, links
from webapp.completion import SHELLS, script
from webapp.corrections import (
    correction_lines,
    followed_lines,
    retagging_lines,
)
from webapp.forms import Asked, print_answer, print_facet, print_new, print_opened
from webapp.options import (
    Commands,
    Given,
    chosen,
    facet_option,
    form_options,
    index_option,
    json_option,
    ledger_option,
    lines_option,
    map_option,
    max_bytes_option,
    open_option,
    parameters,
    reading_options,
    search_options,
    serve_options,
    wait_option,
    workers_option,
)
from webapp.output import (
    name_refused,
    on_terminal,
    print_bytes,
    print_json,
    print_lines,
    print_pages,
)
from webapp.parts import SIMILAR
from webapp.settings import Settings
from webapp.terminal import (
    facet_lines,
    release_lines,
    report_lines,
    similar_lines,
    stat_lines,
)
from webapp.watching import Watch, default_file
from webapp.words import counted

__all__ = ["main"]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="release-search")
@index_option
@click.pass_obj
def main(settings: Settings, /) -> None:
    """Search government releases: who was there, in which office, where, about what.

    \b
    Begin with the releases that come with the program:
      releases demo
    """
    links.lie_under(settings.prefix)


@main.command()
@click.argument("paths", nargs=-1, required=True)
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
    name_refused(report.refused)
    if report.interrupted:
        raise click.Abort


@main.command()
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


@main.command()
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


@main.command()
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
        print_json(lambda: answer.release_answer(release()))
    else:
        print_pages(release_lines(release()))


@main.command()
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
        print_json(lambda: answer.similar_answer(release_id, found()))
    else:
        print_pages(similar_lines(found()))


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
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


@main.command()
@serve_options
@index_option
@click.pass_obj
def serve(settings: Settings, /, **given: object) -> None:
    """Serve the page and the JSON endpoint until interrupted.

    All of it can also be told by the environment ($RELEASES_PORT …) or by a file
    release-search.toml where the program is started; flags count most.

    \b
    Examples:
      releases serve --port 8080 --title "Releases of our town"
      releases serve --socket /run/releases.sock --prefix /releases
    """
    from webapp import serving

    settings = chosen(settings, given)
    with serving.listen_for(settings) as listening:
        where = serving.location(listening)
        click.echo(f"Serving {settings.index} on {where}{settings.prefix}")
        serving.serve(settings, listening)


@main.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print what lets a shell complete commands, options and names of the index.

    \b
    Examples:
      releases completion bash >> ~/.bashrc
      releases completion fish > ~/.config/fish/completions/releases.fish
    """
    click.echo(script(main, shell))


@main.command()
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


@main.command()
@index_option
@click.pass_obj
def check(settings: Settings, /) -> None:
    """Prove that every file of the index is whole; exit code 1 if one is not.

    \b
    Example:
      releases check
    """
    from index import maintenance

    findings = maintenance.check(settings.index)
    for finding in findings:
        click.echo(finding)
    if findings:
        raise click.exceptions.Exit(1)
    click.echo(f"{settings.index} is whole")


@main.command()
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

    manifest = maintenance.rebuild(settings.index, wait)
    followed = recount(open_index(settings.index), wait=wait)
    click.echo(f"{counted(manifest.documents, 'release')} in {settings.index} anew")
    print_lines(followed_lines(followed))


@main.command()
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


@main.command()
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


@main.command()
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


@main.command()
@serve_options
@index_option
@click.pass_obj
def demo(settings: Settings, /, **given: object) -> None:
    """Index the releases that come with the program and serve them.

    The index lies in a temporary folder that goes when the server stops; where
    the port is taken, another free one is used.

    \b
    Example:
      releases demo
    """
    from indexer import samples
    from indexer.pipeline import add as add_paths
    from webapp import serving

    settings = chosen(settings, given)
    with TemporaryDirectory(prefix="release-search-") as folder:
        engine = open_index(folder, create=True)
        print_lines(report_lines(add_paths([samples.folder()], engine)))
        print_lines(facet_lines(engine.search(Search())))
        with serving.listen_nearby(settings.host, settings.port) as listening:
            if listening.getsockname()[1] != settings.port:
                click.echo(f"Port {settings.port} is taken; using another.")
            where = f"{serving.location(listening)}{settings.prefix}"
            click.echo(f"Open {where} (Ctrl-C stops)")
            serving.serve(replace(settings, index=Path(folder)), listening)

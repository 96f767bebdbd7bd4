"""The commands that keep running or make a shell complete: serve, demo, completion."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click
from msgspec.structs import replace

from index import open_index
from index.search import Search
from webapp.options import chosen, index_option
from webapp.output import print_lines
from webapp.reports import report_lines
from webapp.serve_options import serve_options
from webapp.settings import Settings
from webapp.shells import SHELLS, script
from webapp.terminal import facet_lines

__all__ = ["completion", "demo", "serve"]


@click.command()
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
        where = serving.location(listening, settings.prefix)
        click.echo(f"Serving {settings.index} on {where}")
        serving.serve(settings, listening)


@click.command()
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
            where = serving.location(listening, settings.prefix)
            click.echo(f"Open {where} (Ctrl-C stops)")
            serving.serve(replace(settings, index=Path(folder)), listening)


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print what lets a shell complete commands, options and names of the index.

    \b
    Examples:
      releases completion bash >> ~/.bashrc
      releases completion zsh >> ~/.zshrc      (after its compinit)
      releases completion fish > ~/.config/fish/completions/releases.fish
    """
    click.echo(script(click.get_current_context().find_root().command, shell))

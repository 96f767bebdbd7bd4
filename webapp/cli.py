"""The command line: `releases …`; every command parses, calls and prints."""

import click

from webapp import links
from webapp.options import Commands, Homes, index_option
from webapp.settings import Settings

__all__ = ["main"]

HOMES = Homes(
    {
        "add": "webapp.filling",
        "search": "webapp.asking",
        "watch": "webapp.watching",
        "show": "webapp.asking",
        "similar": "webapp.asking",
        "tag": "webapp.filling",
        "serve": "webapp.running",
        "completion": "webapp.running",
        "stats": "webapp.keeping",
        "check": "webapp.keeping",
        "rebuild": "webapp.keeping",
        "retag": "webapp.filling",
        "names": "webapp.filling",
        "rescue": "webapp.keeping",
        "demo": "webapp.running",
    }
)  # in the order of a first visit


@click.group(
    cls=Commands,
    commands=HOMES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
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

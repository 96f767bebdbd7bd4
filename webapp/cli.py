"""The command line: `releases …`; every command parses, calls and prints."""

import click

from webapp import links
from webapp.asking import search, show, similar, watch
from webapp.filling import add, names, retag, tag
from webapp.keeping import check, rebuild, rescue, stats
from webapp.options import Commands, index_option
from webapp.running import completion, demo, serve
from webapp.settings import Settings

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


for _command in (
    *(add, search, watch, show, similar, tag, serve, completion, stats, check),
    *(rebuild, retag, names, rescue, demo),
):  # in the order of a first visit
    main.add_command(_command)

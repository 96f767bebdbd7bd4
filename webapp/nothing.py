"""What a terminal says where nothing was found: other searches, each as a command."""

from collections.abc import Iterator

import click

from index.engine import Engine
from index.results import Results
from index.search import Search
from webapp import links
from webapp.waysout import Way, each_word, ways_out
from webapp.words import counted
from webapp.wrapping import wrapped

__all__ = ["nothing_lines"]

HELP = (
    "Try fewer or other words, the beginning of a word with a star (sanction*), or a "
    "name as the release may spell it (netanyahu~1)"
)


def nothing_lines(engine: Engine, results: Results) -> Iterator[str]:
    """Yield what each word finds alone and what is found without each filter, with the
    commands that show it."""
    if not engine.search(Search(size=1)).total:
        yield f"The index is empty; fill it with: {links.told('add', 'FILES')}"
        return
    alone = each_word(engine, results)
    ways = ways_out(engine, results)
    for way in alone:
        yield from _told(f"“{way.words}” alone", way)
    for way in ways:
        yield from _told(way.words, way)
    if results.search.text and not any(way.total for way in (*alone, *ways)):
        yield from wrapped(HELP, (), "")


def _told(words: str, way: Way) -> Iterator[str]:
    yield f"{words[:1].upper()}{words[1:]}: {counted(way.total, 'release')}"
    if way.total:
        yield click.style(f"  {links.command(way.search)}", dim=True)

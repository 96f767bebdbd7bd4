"""The command watch: what a search finds that it did not find the last time."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import click
from msgspec.structs import replace

from index.engine import Engine
from index.results import Hit
from index.search import Search
from webapp import links
from webapp.export import all_hits
from webapp.forms import Asked, print_new
from webapp.options import index_option
from webapp.search_options import Given, lines_option, parameters, search_options
from webapp.settings import Settings
from webapp.words import counted

__all__ = ["Watch", "default_file", "watch"]


class Watch:
    """A search that is watched; `file` remembers the ids of the releases it found."""

    def __init__(self, engine: Engine, search: Search, file: Path) -> None:
        self._engine, self._file = engine, file
        self._search = replace(search, sort="newest", cursor=None)
        self._found: list[str] = []

    @property
    def known(self) -> int:
        """How many releases the search found when it was looked at."""
        return len(self._found)

    def look(self) -> list[Hit]:
        """Return the releases found that were not found the last time, newest first;
        none where there was no last time. O(releases found). Raise QueryError.
        """
        first = not self._file.exists()
        new = list(self._unseen(set() if first else self._seen()))
        return [] if first else new

    def remember(self) -> None:
        """Remember what was found, so that the next time it is not new."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        beside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        beside.write_text("\n".join(self._found), "utf-8")
        beside.replace(self._file)

    def _seen(self) -> set[str]:
        return set(self._file.read_text("utf-8").split("\n"))

    def _unseen(self, seen: set[str]) -> Iterator[Hit]:
        self._found.clear()
        for hit in all_hits(self._engine, self._search):
            self._found.append(hit.release.id)
            if hit.release.id not in seen:
                yield hit


def default_file(index: Path, search: Search) -> Path:
    """Return where what a search in an index found is remembered."""
    watched = f"{index.resolve()}\n{links.address(links.first_page(search))}"
    name = hashlib.sha256(watched.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return Path(click.get_app_dir("release-search")) / "watched" / name


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

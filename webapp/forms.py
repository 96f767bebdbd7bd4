"""The forms in which a terminal gives the answer to a search."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import click
from msgspec import Struct

from index import open_index
from index.engine import Engine
from index.errors import NotFound
from index.release import Release
from index.results import Explanation, Hit, Results
from index.search import Search
from webapp import answer, export, links, records
from webapp.listing import Listing, all_values, listing_address, read_listing, values
from webapp.output import (
    on_terminal,
    print_bytes,
    print_json,
    print_lines,
    print_pages,
)
from webapp.parameters import read
from webapp.parts import OWN, Parts, read_parts
from webapp.release_lines import hit_line, hit_lines, release_lines
from webapp.settings import Settings
from webapp.terminal import listing_lines, result_lines

__all__ = ["FORMS", "Asked", "print_answer", "print_facet", "print_new", "print_opened"]


class Asked(Struct, frozen=True, dict=True):
    """What a command was asked: the settings and the parameters of an address.

    Its properties raise QueryError, and IndexFault while the index cannot be used.
    """

    settings: Settings
    given: tuple[tuple[str, str], ...]

    @cached_property
    def engine(self) -> Engine:
        return open_index(self.settings.index)

    @cached_property
    def search(self) -> Search:
        return read(self.given, also=OWN)

    @cached_property
    def parts(self) -> Parts:
        return read_parts(self.given)

    @cached_property
    def explained(self) -> tuple[Explanation, ...]:
        asked = "score" in self.parts.explain
        return self.engine.explain(self.search) if asked else ()

    @cached_property
    def results(self) -> Results:
        return self.engine.search(self.search)

    def listing(self, field: str) -> Listing:
        """Return what was asked for of the values of a facet."""
        return read_listing(field, self.given)

    def release(self, number: int) -> Release:
        """Return the release that is this one of the page, from 1. Raise NotFound."""
        hits = self.results.hits
        if not hits:
            raise NotFound("nothing was found to open")
        if number > len(hits):
            raise NotFound(
                f"there is no release number {number} on this page of {len(hits)}; "
                "see more with --size, or go on with --cursor"
            )
        return self.engine.release(hits[number - 1].release.id)


def print_answer(asked: Asked, form: str) -> None:
    """Print what is found in one of FORMS."""
    FORMS[form](asked)


def print_facet(asked: Asked, field: str, form: str) -> None:
    """Print the values of one facet among what is found: all line by line, the first
    page of them as JSON, or the address of their page. Raise UsageError otherwise."""

    def page() -> records.Json:
        listing = asked.listing(field)
        return answer.listing_answer(listing, values(asked.engine, listing))

    if form == "json":
        print_json(page)
    elif form == "url":
        print_lines([_root(asked) + listing_address(asked.listing(field))])
    elif form in ("pretty", "plain"):
        _print_values(asked.engine, asked.listing(field))
    else:
        raise click.UsageError(f"--facet prints no --{form}; it prints lines or --json")


def _print_values(engine: Engine, listing: Listing) -> None:
    print_pages(listing_lines(all_values(engine, listing)))
    if listing.prefix and not values(engine, listing).total:
        told = f"no value here has a word that begins with “{listing.prefix}”"
        click.echo(f"{told}; give fewer letters", err=True)


def print_opened(asked: Asked, number: int, form: str) -> None:
    """Print the release that is this one of the page, whole."""
    if form == "json":
        print_json(lambda: records.release_answer(asked.release(number)))
    else:
        print_pages(release_lines(asked.release(number)))


def print_new(asked: Asked, new: Iterable[Hit], as_lines: bool) -> None:
    """Print releases found: as lines of JSON, for a reader, or as a pipe takes them."""
    if as_lines:
        print_bytes(export.json_line(hit, asked.parts) for hit in new)
    elif on_terminal():
        print_pages(line for hit in new for line in (*hit_lines(hit), ""))
    else:
        print_lines(map(hit_line, new))


def _print_json(asked: Asked) -> None:
    print_json(
        lambda: answer.search_answer(asked.results, asked.parts, asked.explained)
    )


def _print_csv(asked: Asked) -> None:
    print_bytes(export.csv_lines(asked.engine, asked.search))


def _print_jsonl(asked: Asked) -> None:
    print_bytes(export.json_lines(asked.engine, asked.search, asked.parts))


def _print_plain(asked: Asked) -> None:
    print_lines(map(hit_line, asked.results.hits))
    # beside what a pipe takes
    told = (notice.message for notice in asked.results.notices)
    for line in (*told, *_nothing(asked)):
        click.echo(line, err=True)


def _print_pretty(asked: Asked) -> None:
    print_pages((*result_lines(asked.results), *_nothing(asked)))


def _nothing(asked: Asked) -> Iterator[str]:
    """Yield the ways out of a search that found nothing."""
    if asked.results.total:
        return
    # here, not above: what finds something starts without what only this needs
    from webapp.nothing import nothing_lines

    yield from nothing_lines(asked.engine, asked.results)


def _print_url(asked: Asked) -> None:
    print_lines([_root(asked) + links.address(asked.search)])


def _root(asked: Asked) -> str:
    return f"http://{asked.settings.host}:{asked.settings.port}"


FORMS: dict[str, Callable[[Asked], None]] = {
    "pretty": _print_pretty,
    "plain": _print_plain,
    "json": _print_json,
    "jsonl": _print_jsonl,
    "csv": _print_csv,
    "url": _print_url,
}

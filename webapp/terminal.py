"""The results of a search as a terminal shows them."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

import click

from index.results import Facet, FacetValue, Results
from webapp import links
from webapp.offering import offered
from webapp.release_lines import hit_lines
from webapp.words import FIELDS, behind_number, counted
from webapp.wrapping import WIDEST, terminal_size, wrapped

__all__ = ["facet_lines", "listing_lines", "result_lines"]

VALUES = 6
# The facets stand beside the hits where both have room.
ASIDE = 36
GAP = "  │ "
WIDE = WIDEST + len(GAP) + ASIDE


def result_lines(results: Results) -> Iterator[str]:
    """Yield the answer line by line, the facets beside the hits where there is room."""
    if terminal_size().columns < WIDE:
        yield from _narrow_lines(results)
        return
    yield from _head(results)
    aside = [""]
    for facet in results.facets:
        aside += _column(facet)
    for left, right in zip_longest(_hits(results), aside, fillvalue=""):
        room = " " * (WIDEST - len(click.unstyle(left)))
        yield f"{left}{room}{click.style(GAP, dim=True)}{right}".rstrip()
    yield from _what_next(results)


def _narrow_lines(results: Results) -> Iterator[str]:
    yield from _head(results)
    yield from _hits(results)
    yield ""
    yield from facet_lines(results)
    yield from _what_next(results)


def listing_lines(pages: Iterable[Facet]) -> Iterator[str]:
    """Yield the values of one facet after their counts, and how many have none."""
    missing = 0
    for facet in pages:
        missing = facet.missing
        for value in facet.values:
            yield f"{value.count:>8,}  {value.label}"
    if missing:
        yield f"{missing:>8,}  (none given)"


def facet_lines(results: Results) -> Iterator[str]:
    """Yield the most frequent values of each facet with their counts."""
    for facet in results.facets:
        yield from _facet(facet)


def _head(results: Results) -> Iterator[str]:
    count = click.style(counted(results.total, "release"), bold=True)
    yield f"{count} · {behind_number(results.description)}"
    yield from (click.style(n.message, fg="yellow") for n in results.notices)
    yield from _suggestion_lines(results)
    yield from _offer_lines(results)


def _suggestion_lines(results: Results) -> Iterator[str]:
    if meant := results.suggestion:
        found = counted(meant.total, "release")
        yield click.style(f"Did you mean {meant.text}? {found}.", fg="yellow")


def _offer_lines(results: Results) -> Iterator[str]:
    if results.offer:
        found = f"{' · '.join(offered(results))} ({results.offer.total:,})"
        yield click.style(f"Your words name filters: {found}", fg="yellow")
        yield f"  {links.command(results.offer.search)}"


def _hits(results: Results) -> Iterator[str]:
    for hit in results.hits:
        yield ""
        yield from hit_lines(hit)
    if found := results.further:
        yield ""
        more = counted(found.total, "more release")
        yield click.style(f"{more} with most of these words", bold=True)
        for hit in found.hits:
            yield ""
            yield from hit_lines(hit)


def _column(facet: Facet) -> Iterator[str]:
    shown = [value for value in _shown(facet)[:VALUES]]
    if not shown:
        return
    yield click.style(FIELDS[facet.field], bold=True)
    for value in shown:
        count, name = f"{value.count:,}", _named(value)
        room = ASIDE - len(count) - 1
        name = name if len(name) <= room else name[: room - 1] + "…"
        yield f"{name:<{room}} {click.style(count, dim=True)}"
    more = facet.total - len([value for value in shown if not value.excluded])
    yield click.style(f"and {more:,} more", dim=True) if more > 0 else ""


def _shown(facet: Facet) -> list[FacetValue]:
    return [v for v in facet.values if v.count or v.picked or v.excluded or v.demanded]


def _named(value: FacetValue) -> str:
    return f"not {value.label}" if value.excluded else value.label


def _facet(facet: Facet) -> Iterator[str]:
    shown = _shown(facet)
    if not shown:
        return
    values = ", ".join(f"{_named(v)} ({v.count:,})" for v in shown[:VALUES])
    more = facet.total - len([v for v in shown[:VALUES] if not v.excluded])
    tail = f", and {more:,} more" if more > 0 else ""
    head = FIELDS[facet.field]
    yield from wrapped(f"{head}: {values}{tail}", [(0, len(head))], "")


def _what_next(results: Results) -> Iterator[str]:
    if results.next:
        following = links.next_page(results.search, results.next)
        yield ""
        yield f"Next page: {links.command(following)}"

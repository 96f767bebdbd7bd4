"""Results and releases as a terminal shows them, and as a pipe takes them."""

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

import click

from index.release import Participant, Release
from index.results import Facet, FacetValue, Hit, Results, Similar
from webapp import links
from webapp.corrections import change_lines, followed_lines
from webapp.marks import Mark, split
from webapp.offering import offered
from webapp.words import DATE_SOURCES, FIELDS, counted, day, label, listed

if TYPE_CHECKING:
    from indexer.pipeline import Report

__all__ = [
    "facet_lines",
    "hit_line",
    "hit_lines",
    "listing_lines",
    "release_lines",
    "report_lines",
    "result_lines",
    "similar_lines",
    "stat_lines",
]

INDENT = "    "
# Lines longer than this tire the eye, however wide the terminal.
WIDEST = 100
VALUES = 6
# The facets stand beside the hits where both have room.
ASIDE = 36
GAP = "  │ "
WIDE = WIDEST + len(GAP) + ASIDE


def result_lines(results: Results) -> Iterator[str]:
    """Yield the answer line by line, the facets beside the hits where there is room."""
    if shutil.get_terminal_size().columns < WIDE:
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


def hit_line(hit: Hit) -> str:
    """Return a hit as one line for a pipe: id, date, publisher and title, tabs between.

    The date is "-" where there is none, and so is the publisher.
    """
    release = hit.release
    published = release.published.isoformat() if release.published else "-"
    cells = (release.id, published, release.publisher or "-", release.title)
    return "\t".join(" ".join(cell.split()) for cell in cells)


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


def report_lines(report: "Report") -> Iterator[str]:
    """Yield what an `add` did."""
    added = report.added
    counts = {"new": added.new, "changed": added.changed, "unchanged": added.unchanged}
    counts |= {"repeated": report.repeated, "refused": len(report.refused)}
    said = ", ".join(f"{number:,} {word}" for word, number in counts.items() if number)
    yield f"{said or 'Nothing was found to add'} ({report.seconds:.1f} seconds)"
    yield from change_lines(report.changes)
    yield from followed_lines(report.followed)


def stat_lines(stats: Mapping[str, object]) -> Iterator[str]:
    """Yield each figure of an index after its name; sizes are in bytes."""
    broad = max(map(len, stats))
    for name, value in stats.items():
        shown = f"{value:,}" if isinstance(value, int) else value
        yield f"{name.replace('_', ' '):<{broad}}  {shown}"


def release_lines(release: Release) -> Iterator[str]:
    """Yield a release line by line: its head, its text, its tags."""
    yield click.style(release.title, bold=True)
    yield _facts(release)
    if release.published and release.date_source:
        yield click.style(DATE_SOURCES[release.date_source], dim=True)
    yield from filter(None, [release.source_url])
    for paragraph in release.body.split("\n\n"):
        yield ""
        yield from wrapped(paragraph, (), "")
    yield ""
    yield from _tags(release)


def similar_lines(found: Sequence[Similar]) -> Iterator[str]:
    """Yield the releases similar to one, each with what both have."""
    for one in found:
        yield click.style(one.release.title, bold=True)
        yield f"{INDENT}{_facts(one.release)}"
        shared = listed([*one.participants, *one.words])
        yield from wrapped(f"shares {shared}", (), INDENT)
        yield click.style(f"{INDENT}{one.release.id}", dim=True)
    if not found:
        yield "No release is similar: none shares enough rare words or participants."


def wrapped(text: str, marks: Iterable[Mark], indent: str) -> Iterator[str]:
    """Yield `text` in lines of the terminal's width, its marks in bold."""
    marks = tuple(marks)
    line: list[str] = []
    used = 0
    for word in re.finditer(r"\S+", text):
        length = word.end() - word.start()
        if line and used + length > _width() - len(indent):
            yield indent + " ".join(line)
            line, used = [], 0
        line.append(_styled(word[0], word.start(), marks))
        used += length + 1
    yield indent + " ".join(line)


def _styled(word: str, at: int, marks: Iterable[Mark]) -> str:
    moved = ((max(start - at, 0), end - at) for start, end in marks if end > at)
    return "".join(
        click.style(piece, fg="yellow", bold=True) if hit else piece
        for piece, hit in split(word, moved)
    )


def _width() -> int:
    return max(min(shutil.get_terminal_size().columns, WIDEST), 40)


def _head(results: Results) -> Iterator[str]:
    count = click.style(counted(results.total, "release"), bold=True)
    yield f"{count} · {results.description}"
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


def hit_lines(hit: Hit) -> Iterator[str]:
    """Yield a release found: title, facts, passages, and how to see it whole."""
    release = hit.release
    for line in wrapped(release.title, (), ""):
        yield click.style(line, fg="blue", bold=True)
    yield INDENT + _facts(release)
    if hit.version_of:
        yield f"{INDENT}a version of {hit.version_of}"
    if hit.later:
        named = ", ".join(release.id for release in hit.later)
        more = counted(len(hit.later), "more version")
        yield f"{INDENT}{more} on the next pages: {named}"
    for snippet in hit.snippets:
        before, after = "…" * snippet.cut_before, "…" * snippet.cut_after
        moved = ((s + len(before), e + len(before)) for s, e in snippet.marks)
        yield from wrapped(f"{before}{snippet.text}{after}", moved, INDENT)
    yield INDENT + click.style(f"releases show {release.id}", dim=True)


def _facts(release: Release) -> str:
    date = day(release.published) if release.published else "no date"
    made = "title made from its first sentence" if release.title_made else None
    facts = filter(None, [date, release.publisher, made])
    return click.style(" · ".join(facts), dim=True)


def _facet(facet: Facet) -> Iterator[str]:
    shown = _shown(facet)
    if not shown:
        return
    values = ", ".join(f"{_named(v)} ({v.count})" for v in shown[:VALUES])
    more = facet.total - len([v for v in shown[:VALUES] if not v.excluded])
    tail = f", and {more:,} more" if more > 0 else ""
    head = FIELDS[facet.field]
    yield from wrapped(f"{head}: {values}{tail}", [(0, len(head))], "")


def _what_next(results: Results) -> Iterator[str]:
    if results.next:
        following = links.next_page(results.search, results.next)
        yield ""
        yield f"Next page: {links.command(following)}"


def _tags(release: Release) -> Iterator[str]:
    for field, name in FIELDS.items():
        tags = release.tagged(field)
        said = (_said(t) if isinstance(t, Participant) else label(t) for t in tags)
        if tags:
            yield from wrapped(f"{name}: {'; '.join(said)}", [(0, len(name))], "")


def _said(person: Participant) -> str:
    mentioned = ["mentioned"] if person.role == "mentioned" else []
    details = [*person.offices, *filter(None, [person.side]), *mentioned]
    return f"{person.value} ({', '.join(details)})" if details else person.value

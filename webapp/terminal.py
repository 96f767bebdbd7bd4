"""Results and releases as a terminal shows them; colour goes when piped."""

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import click

from index.release import Participant, Release
from index.results import Facet, Hit, Results
from webapp import links
from webapp.marks import Mark, split
from webapp.words import DATE_SOURCES, FIELDS, counted, day, label

if TYPE_CHECKING:
    from indexer.pipeline import Report

__all__ = [
    "facet_lines",
    "release_lines",
    "report_lines",
    "result_lines",
    "stat_lines",
]

INDENT = "    "
# Lines longer than this tire the eye, however wide the terminal.
WIDEST = 100
VALUES = 6


def result_lines(results: Results) -> Iterator[str]:
    """Yield the answer line by line: the count, the hits, the facets, what next."""
    count = click.style(counted(results.total, "release"), bold=True)
    yield f"{count} · {results.description}"
    yield from (click.style(n.message, fg="yellow") for n in results.notices)
    for hit in results.hits:
        yield ""
        yield from _hit(hit)
    yield ""
    yield from facet_lines(results)
    yield from _what_next(results)


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


def _hit(hit: Hit) -> Iterator[str]:
    release = hit.release
    yield click.style(release.title, fg="blue", bold=True)
    yield INDENT + _facts(release)
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
    shown = [v for v in facet.values if v.count or v.picked or v.excluded or v.demanded]
    if not shown:
        return
    values = ", ".join(f"{v.label} ({v.count})" for v in shown[:VALUES])
    more = facet.total - len(shown[:VALUES])
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

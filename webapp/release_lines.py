"""Releases as a terminal shows them, and as a pipe takes them."""

from collections.abc import Iterator, Sequence

import click

from index.release import Participant, Release
from index.results import Hit, Similar
from webapp import links
from webapp.words import DATE_SOURCES, FIELDS, counted, day, label, listed
from webapp.wrapping import INDENT, wrapped

__all__ = ["hit_line", "hit_lines", "release_lines", "similar_lines"]


def hit_line(hit: Hit) -> str:
    """Return a hit as one line for a pipe: id, date, publisher and title, tabs between.

    The date is "-" where there is none, and so is the publisher.
    """
    release = hit.release
    published = release.published.isoformat() if release.published else "-"
    cells = (release.id, published, release.publisher or "-", release.title)
    return "\t".join(" ".join(cell.split()) for cell in cells)


def hit_lines(hit: Hit) -> Iterator[str]:
    """Yield a release found: title, facts, passages, and how to see it whole."""
    release = hit.release
    for line in wrapped(release.title, (), ""):
        yield click.style(line, fg="blue", bold=True)
    yield INDENT + _facts(release)
    if hit.version_of:
        yield from wrapped(f"a version of {hit.version_of}", (), INDENT)
    if hit.later:
        named = ", ".join(release.id for release in hit.later)
        more = counted(len(hit.later), "more version")
        yield from wrapped(f"{more} on the next pages: {named}", (), INDENT)
    for snippet in hit.snippets:
        before, after = "…" * snippet.cut_before, "…" * snippet.cut_after
        moved = ((s + len(before), e + len(before)) for s, e in snippet.marks)
        yield from wrapped(f"{before}{snippet.text}{after}", moved, INDENT)
    yield INDENT + click.style(links.told("show", release.id), dim=True)


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


def _facts(release: Release) -> str:
    date = day(release.published) if release.published else "no date"
    made = "title made from its first sentence" if release.title_made else None
    facts = filter(None, [date, release.publisher, made])
    return click.style(" · ".join(facts), dim=True)


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

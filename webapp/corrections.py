"""What a new tagging and the names ledger changed, as a terminal shows it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from webapp.words import FIELDS, counted

if TYPE_CHECKING:
    from indexer.naming import Change
    from indexer.retagging import Correction, Retagging

__all__ = [
    "change_lines",
    "correction_lines",
    "followed_lines",
    "retagging_lines",
]

MOST_CHANGES = 40


def followed_lines(releases: int) -> Iterator[str]:
    """Yield how many releases of before have names anew, nothing for none."""
    if releases:
        yield f"{counted(releases, 'older release')} followed names that changed"


def correction_lines(done: "Correction") -> Iterator[str]:
    """Yield what the names ledger changed."""
    if not done.changes:
        yield "The names ledger changes nothing that is not so already"
    yield from change_lines(done.changes)
    yield f"{counted(done.releases, 'release')} tagged anew"


def retagging_lines(done: "Retagging") -> Iterator[str]:
    """Yield what a new tagging changed, field by field."""
    whole = counted(done.releases, "release")
    yield f"{done.changed:,} of {whole} have other tags now"
    for field, name in FIELDS.items():
        gained, lost = done.gained[field], done.lost[field]
        if gained or lost:
            yield f"{name}: {gained:,} values gained, {lost:,} lost"


def change_lines(changes: "Sequence[Change]") -> Iterator[str]:
    """Yield how many releases have each value, before a correction and after it."""
    for change in changes[:MOST_CHANGES]:
        before, after = f"{change.before:,}", f"{change.after:,}"
        yield f"{FIELDS[change.field]}: {change.value}: {before} → {after} releases"
    if len(changes) > MOST_CHANGES:
        yield f"… and {len(changes) - MOST_CHANGES:,} more values"

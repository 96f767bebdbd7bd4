"""What filling an index did, and what it has, as a terminal shows it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from webapp.corrections import change_lines, followed_lines

if TYPE_CHECKING:
    from indexer.pipeline import Report

__all__ = ["report_lines", "stat_lines"]


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

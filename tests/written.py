"""Releases to write, and what a reader of their index finds."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from index.archive import Archive
from index.engine import Added
from index.manifest import ARCHIVE, SEGMENTS, read_manifest
from index.release import Release
from index.segment import Segment
from index.writer import IndexWriter

__all__ = ["AID", "TRADE", "TRADE_AGAIN", "UNDATED", "add", "live", "many", "shown"]


TRADE = Release("trade", "Trade talks", "Talks on trade.", published=date(2024, 6, 1))
TRADE_AGAIN = Release(
    "trade", "Trade talks end", "They end.", published=TRADE.published
)
AID = Release("aid", "Aid", "Aid is sent.", published=date(2024, 5, 2))
UNDATED = Release("visit", "A visit", "The harbour is visited.")


def shown(folder: Path) -> dict[str, Release]:
    """Every release a reader of this index finds, by the id its segment gives."""
    archive = Archive.open(folder / ARCHIVE)
    found = [(i, archive.read([n])[0]) for i, n in live(folder)]
    archive.close()
    assert len(found) == len(dict(found))
    return dict(found)


def live(folder: Path) -> Iterator[tuple[str, int]]:
    for entry in read_manifest(folder).segments:
        deleted = folder / SEGMENTS / entry.deleted if entry.deleted else None
        segment = Segment(folder / SEGMENTS / entry.file, deleted)
        for document in range(segment.documents):
            if segment.is_live(document):
                yield segment.id(document), segment.sequence(document)


def many(count: int, start: int = 0) -> list[Release]:
    names = (f"r{n}" for n in range(start, start + count))
    return [Release(name, name, f"{name} is here") for name in names]


def add(folder: Path, *releases: Release) -> Added:
    with IndexWriter(folder) as writer:
        return writer.add(releases)

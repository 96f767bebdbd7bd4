"""An index folder opened for writing: made where there is nothing, never made twice."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index.archive import Archive
from index.errors import IndexDamaged, IndexMissing
from index.files import damaged, sync_folder
from index.manifest import (
    ARCHIVE,
    MANIFEST,
    SEGMENTS,
    Manifest,
    new_identity,
    publish,
    read_manifest,
)

__all__ = ["check_match", "make_folder", "open_archive"]


def make_folder(folder: Path) -> None:
    """Make the folder if there is none; raise what tells that it is not for us."""
    try:
        read_manifest(folder)
    except IndexMissing:
        folder.mkdir(parents=True, exist_ok=True)
        sync_folder(folder.absolute().parent)


@contextmanager
def open_archive(folder: Path) -> Iterator[Archive]:
    """Hold the archive of an index open for writing; where nothing is, make both.

    The caller holds the lock. The archive comes first and `segments` last, so that an
    index whose making was cut short is not taken for one that lost its manifest.
    """
    try:
        read_manifest(folder)
        archive = Archive.open(folder / ARCHIVE, writable=True)
    except IndexMissing:
        archive = Archive.create(folder / ARCHIVE, new_identity())
    with closing(archive):
        if not (folder / MANIFEST).exists():
            _publish_first(folder, archive)
        (folder / SEGMENTS).mkdir(exist_ok=True)
        yield archive


def check_match(folder: Path, manifest: Manifest, archive: Archive) -> None:
    """Raise IndexDamaged unless the manifest was made from this archive."""
    if archive.identity != manifest.index:
        raise damaged(folder / MANIFEST, "is that of another archive")
    if archive.last_sequence() < manifest.sequence:
        raise IndexDamaged(
            f"{folder / ARCHIVE} is older than the index made from it; put the newest "
            "copy back, or keep this one and run `releases rebuild`"
        )


def _publish_first(folder: Path, archive: Archive) -> None:
    if archive.last_sequence():
        raise damaged(folder / MANIFEST, "is missing")
    publish(folder, Manifest(archive.identity))

"""What can still be read of an archive that is damaged."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from index.archive import Archive
from index.errors import IndexFault
from index.manifest import ARCHIVE, read_manifest
from index.release import Release

__all__ = ["readable"]


def readable(folder: Path) -> Iterator[Release | IndexFault]:
    """Yield the newest readable version of every release, and why others are not
    readable; the newest first.

    A release is left out if its newest readable version is a withdrawal; where the
    newest version is lost, an older one is given. Raises IndexFault where the archive
    cannot be opened at all, IndexMissing where there is no index.
    """
    if not (folder / ARCHIVE).exists():
        read_manifest(folder)  # it says where there is no index at all
    told: set[str] = set()
    with closing(Archive.open(folder / ARCHIVE)) as archive:
        for number in range(_last(folder, archive), 0, -1):
            try:
                version = archive.version(number)
                release = archive.read([number])[0] if version.digest else None
            except IndexFault as fault:
                yield fault
                continue
            if version.id not in told:
                told.add(version.id)
                if release:
                    yield release


def _last(folder: Path, archive: Archive) -> int:
    """Return the number of the last version that anything knows of."""
    known = [0]
    for ask in (archive.last_sequence, lambda: read_manifest(folder).sequence):
        try:
            known.append(ask())
        except IndexFault:
            continue  # the other may know
    return max(known)

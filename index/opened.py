"""What a reader has open of an index: a published state and the archive it is made of.

They are opened together and stay together, so that an answer never shows a release of
one index for the number of a version in another, whatever becomes of the folder.
"""

import os
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from msgspec import Struct
from whoosh import query

from index.archive import Archive
from index.facets import Counts
from index.gather import gather
from index.located import Atlas
from index.manifest import ARCHIVE, MANIFEST, SYNONYMS, Manifest
from index.opening import check_match
from index.search import Search
from index.shown import Shown
from index.state import State, open_state

__all__ = ["Newest", "Opened"]

_Stamp = tuple[int, int, int]


class _Stamps(NamedTuple):
    """What tells whether the files of an index are others; the archive may grow."""

    manifest: _Stamp
    synonyms: _Stamp
    archive: int


class Opened(Struct, frozen=True, dict=True):
    """A state with its archive, and what was made of all of it once."""

    state: State
    archive: Archive
    shown: Shown

    @cached_property
    def everything(self) -> Counts:
        """The counts of all releases."""
        return gather(self.state, query.Every(), Search(), "newest", 0).counts

    @cached_property
    def atlas(self) -> Atlas:
        """Where places lie."""
        return Atlas(self.state, self.shown)


class Newest:
    """Gives the newest state of an index; may be called from any thread."""

    def __init__(self, folder: Path) -> None:
        """Raise IndexMissing, ForeignFolder, FormatMismatch or IndexDamaged."""
        self._folder, self._lock = folder, Lock()
        self._seen = self._stamps()
        self._opened = self._open()

    def __call__(self) -> Opened:
        """Return the state; where nothing changed, looks at the stamps of three files.
        Raise as opening does."""
        stamps = self._stamps()
        if stamps != self._seen:
            with self._lock:
                if stamps != self._seen:
                    same_archive = stamps.archive == self._seen.archive
                    self._opened = self._open(self._opened if same_archive else None)
                    self._seen = stamps
        return self._opened

    def _open(self, before: Opened | None = None) -> Opened:
        state = open_state(self._folder, before.state if before else None)
        if before and _has_all_of(before.archive, state.manifest):
            return Opened(state, before.archive, before.shown)
        archive = Archive.open(self._folder / ARCHIVE)
        check_match(self._folder, state.manifest, archive)
        return Opened(state, archive, Shown(archive))

    def _stamps(self) -> _Stamps:
        manifest, own, archive = (
            _stamp(self._folder / name) for name in (MANIFEST, SYNONYMS, ARCHIVE)
        )
        return _Stamps(manifest, own, archive[0])


def _has_all_of(archive: Archive, manifest: Manifest) -> bool:
    """Whether an open archive still is the one that a manifest was made from."""
    same = archive.identity == manifest.index
    return same and archive.last_sequence() >= manifest.sequence


def _stamp(path: Path) -> _Stamp:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return 0, 0, 0  # opening the state says what is the matter
    return found.st_ino, found.st_mtime_ns, found.st_size

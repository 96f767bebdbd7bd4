"""One published state of an index, opened for reading; it never changes."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from zlib import crc32

from msgspec import Struct

from index.errors import IndexDamaged
from index.manifest import SEGMENTS, Manifest, read_manifest
from index.matches import Place
from index.meanings import own_synonyms
from index.segment import Segment
from index.terms import Terms
from index.values import Values
from index.version import Version

__all__ = ["State", "open_state"]

Key = tuple[str, str | None]


class State(Struct, frozen=True, dict=True):
    """The live segments of a manifest with what was looked up in them so far;
    `synonyms` is the text of the reader's own list."""

    manifest: Manifest
    segments: tuple[Segment, ...]
    synonyms: str = ""

    @property
    def revision(self) -> str:
        """A text that is another whenever any answer may be another."""
        manifest, own = self.manifest, self.synonyms.encode()
        told = f"-{crc32(own):08x}" if own else ""
        return f"{manifest.index}-{manifest.generation}{told}"

    @cached_property
    def terms(self) -> Terms:
        return Terms(self.segments)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places to search in, one a segment."""
        every = enumerate(self.segments)
        return tuple(Place(one, at, self.terms, self.documents) for at, one in every)

    @cached_property
    def values(self) -> Values:
        return Values(self.segments, self.manifest.ordinals)

    @cached_property
    def months(self) -> tuple[int, ...]:
        """The months (year x 12 + month - 1) from the one before the first that a
        release has to the last."""
        dated = [n for segment in self.segments for n in segment.months[0] if n]
        first = min(dated, default=1) - 1
        return tuple(range(first, max(dated, default=first) + 1))

    @cached_property
    def newest(self) -> int:
        """The ordinal of the last day a release is of; 0 where none has a date."""
        return max((segment.days[0] for segment in self.segments), default=0)

    @cached_property
    def documents(self) -> int:
        """All documents, deleted ones too: what document frequencies count."""
        return sum(segment.documents for segment in self.segments)

    @cached_property
    def deleted(self) -> int:
        """How many of the documents are deleted."""
        return sum(entry.deleted_documents for entry in self.manifest.segments)

    def shows(self, version: Version) -> bool:
        """Whether this version of its release is the one that is found."""
        for segment in self.segments:
            document = segment.locate(version.published, version.id)
            if document is not None and segment.is_live(document):
                return segment.sequence(document) == version.sequence
        return False

    def knows(self, release_id: str) -> bool:
        """Whether a release of this id is found; O(bytes of all ids)."""
        return any(True for segment in self.segments for _ in segment.shown(release_id))


def open_state(folder: Path, before: State | None = None) -> State:
    """Return the state of the index now; segments open in `before` stay open.

    Raise IndexMissing, ForeignFolder, FormatMismatch or IndexDamaged.
    """
    manifest = read_manifest(folder)
    while True:
        try:
            segments = _segments(folder, manifest, before)
            return State(manifest, segments, own_synonyms(folder))
        except IndexDamaged:
            # a writer may have merged and removed a file between our two looks
            newer = read_manifest(folder)
            if newer.generation == manifest.generation:
                raise
            manifest = newer


def _segments(
    folder: Path, manifest: Manifest, before: State | None
) -> tuple[Segment, ...]:
    known = _open_segments(before)
    place = folder / SEGMENTS
    return tuple(
        known.get((entry.file, entry.deleted))
        or Segment(place / entry.file, place / entry.deleted if entry.deleted else None)
        for entry in manifest.segments
    )


def _open_segments(state: State | None) -> Mapping[Key, Segment]:
    if state is None:
        return {}
    pairs = zip(state.manifest.segments, state.segments, strict=True)
    return {(entry.file, entry.deleted): segment for entry, segment in pairs}

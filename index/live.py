"""The live segments of an index, opened once, and what of them is deleted."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from index.deletions import is_deleted, read_deletions, with_deleted, write_deletions
from index.files import damaged
from index.manifest import SEGMENTS, SegmentEntry, deletions_file
from index.segment import Segment
from index.version import Version

__all__ = ["LiveSegments"]


class LiveSegments:
    """Opens segments as entries of the manifest name them, and deletes documents.

    Every method raises IndexDamaged where a file is, OSError as the system gives it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / SEGMENTS
        self._segments: dict[str, Segment] = {}

    def open(self, entry: SegmentEntry) -> Segment:
        """Return the segment, deleted documents and all."""
        if entry.file not in self._segments:
            self._segments[entry.file] = Segment(self._folder / entry.file)
        return self._segments[entry.file]

    def keep(self, entries: Iterable[SegmentEntry]) -> None:
        """Give back all segments but these."""
        live = {entry.file for entry in entries}
        for file in self._segments.keys() - live:
            del self._segments[file]

    def find(
        self, version: Version, entries: Iterable[SegmentEntry]
    ) -> tuple[str, int]:
        """Return the file that shows a version, and which of its documents it is."""
        for entry in entries:
            segment = self.open(entry)
            document = segment.locate(version.published, version.id)
            # an older version may lie in another segment, deleted, under the same key
            if document is not None and segment.sequence(document) == version.sequence:
                return entry.file, document
        raise damaged(self._folder, f"does not show version {version.sequence}")

    def sequences(self, entry: SegmentEntry) -> list[int]:
        """Return the numbers of the versions that are not deleted, in order."""
        numbers, bits = self.open(entry).sequences, self._deleted(entry)
        if not any(bits):
            return numbers.tolist()
        return [n for d, n in enumerate(numbers) if not is_deleted(bits, d)]

    def without(
        self, entry: SegmentEntry, documents: Sequence[int], generation: int
    ) -> SegmentEntry:
        """Return the entry with documents deleted, written for a generation."""
        name = deletions_file(entry.file, generation)
        bits = with_deleted(self._deleted(entry), documents)
        write_deletions(self._folder / name, bits, entry.documents)
        count = entry.deleted_documents + len(documents)
        return replace(entry, deleted=name, deleted_documents=count)

    def _deleted(self, entry: SegmentEntry) -> bytes:
        if entry.deleted is None:
            return bytes((entry.documents + 7) // 8)
        return read_deletions(self._folder / entry.deleted, entry.documents)

"""What an index shows, and how it comes to show what its archive has.

What is published is made from the archive alone; between a commit to the archive and
the publishing of a manifest that covers it, an interruption loses nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from index.archive import Archive
from index.live import LiveSegments
from index.making import write_segment
from index.manifest import (
    Manifest,
    SegmentEntry,
    publish,
    read_manifest,
    remove_orphans,
)
from index.numbering import segment_key
from index.opening import check_match
from index.ordinals import Ordinals
from index.release import Release
from index.version import Version

__all__ = ["Published", "Reading"]

_RECOVERED_AT_ONCE = 2_000  # versions; bounds the memory

# gives (number, release) for numbers in segment order
Reading = Callable[[Sequence[int]], Iterable[tuple[int, Release]]]


class Published:
    """The manifest of an index, its live segments and the ordinals of its values.

    For the one that holds the lock. `being_made` are files that no manifest names yet
    and that stay nevertheless.
    """

    being_made: tuple[str, ...] = ()

    def __init__(self, folder: Path, archive: Archive) -> None:
        """Raise FormatMismatch or IndexDamaged as `read_manifest` does."""
        self._folder, self._archive = folder, archive
        self.manifest = read_manifest(folder)
        check_match(folder, self.manifest, archive)
        self.live = LiveSegments(folder)
        live = [self.live.open(entry) for entry in self.manifest.segments]
        self._ordinals = Ordinals(live, self.manifest.ordinals)
        remove_orphans(folder, self.manifest)

    def recover(self) -> None:
        """Show what the archive has beyond the manifest."""
        covered = self.manifest.sequence
        while versions := self._archive.after(covered, _RECOVERED_AT_ONCE):
            self.cover(versions, self._archive.in_order)
            covered = self.manifest.sequence

    def cover(self, versions: Sequence[Version], read: Reading) -> None:
        """Show these versions, the next after the last one that is shown."""
        latest = {version.id: version for version in versions}
        shown = [version for version in latest.values() if version.digest is not None]
        shown.sort(key=lambda version: segment_key(version.published, version.id))
        wanted = [version.sequence for version in shown]
        built = [self._build(read(wanted))] if wanted else []
        self.publish([*self._without(latest), *built], versions[-1].sequence)

    def write(
        self,
        manifest: Manifest,
        releases: Iterable[tuple[int, Release]],
        name: str | None = None,
    ) -> SegmentEntry:
        """Write a segment that `manifest` may name. Raise OSError; no part of it
        stays."""
        return write_segment(self._folder, manifest, releases, self._ordinals, name)

    def deleted(self, entry: SegmentEntry, documents: Sequence[int]) -> SegmentEntry:
        """Return the entry with documents deleted, for the next manifest."""
        return self.live.without(entry, documents, self.manifest.generation + 1)

    def publish(self, segments: Iterable[SegmentEntry], sequence: int) -> None:
        """Show these segments, which cover the archive up to number `sequence`."""
        manifest = replace(
            self.manifest,
            generation=self.manifest.generation + 1,
            sequence=sequence,
            segments=tuple(sorted(segments, key=lambda entry: -entry.documents)),
            ordinals=dict(self._ordinals.free),
        )
        publish(self._folder, manifest)
        self.manifest = manifest
        remove_orphans(self._folder, manifest, self.being_made)
        self.live.keep(manifest.segments)

    def _build(self, releases: Iterable[tuple[int, Release]]) -> SegmentEntry:
        coming = replace(self.manifest, generation=self.manifest.generation + 1)
        return self.write(coming, releases)

    def _without(self, ids: Iterable[str]) -> tuple[SegmentEntry, ...]:
        """Return the live segments with the covered documents of `ids` deleted."""
        gone: dict[str, list[int]] = {}
        for release_id in ids:
            covered = self._archive.current(release_id, self.manifest.sequence)
            if covered:
                file, document = self.live.find(covered, self.manifest.segments)
                gone.setdefault(file, []).append(document)
        return tuple(
            self.deleted(entry, gone[entry.file]) if entry.file in gone else entry
            for entry in self.manifest.segments
        )

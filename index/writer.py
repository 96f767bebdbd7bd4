"""The one writer of an index: add, withdraw, merge, and finish what a crash cut short.

A batch is durable when the archive has committed it, and visible when the manifest
that covers it is published. What lies between is made from the archive alone, so a
writer that finds versions beyond the manifest indexes them before all else.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from msgspec.structs import replace

from index.engine import Added
from index.files import disk_faults
from index.live import LiveSegments
from index.lock import is_awaited, writer_lock
from index.making import Merging, write_segment
from index.manifest import (
    SegmentEntry,
    new_segment_file,
    publish,
    read_manifest,
    remove_orphans,
)
from index.numbering import segment_key
from index.opening import check_match, make_folder, open_archive
from index.ordinals import Ordinals
from index.release import Release, content_hash
from index.sizes import CROWD, CROWD_WHILE_ADDING, plan_merge, portions, text_size
from index.version import Version

__all__ = ["IndexWriter"]

_RECOVERED_AT_ONCE = 2_000  # versions; bounds the memory
_READ_AT_ONCE = 500  # versions with their content
_LOOK_UP = 0.05  # seconds between two looks whether another writer waits

# gives (number, release) for numbers in segment order
Reading = Callable[[Sequence[int]], Iterable[tuple[int, Release]]]


class IndexWriter:
    """Writes to the index in `folder`, and makes it where there is nothing.

    A context manager that holds the lock. Entering raises IndexLocked when another
    writer is not done within `wait` seconds, and ForeignFolder, FormatMismatch or
    IndexDamaged as `read_manifest` does. Any method raises IndexFault when the disk
    refuses: then what was acknowledged is safe, and the next call or the next writer
    finishes the rest.
    """

    def __init__(self, folder: Path, wait: float = 0.0) -> None:
        self._folder = folder
        self._wait = wait
        self._open = ExitStack()
        self._live = LiveSegments(folder)
        self._merging: Merging | None = None

    def __enter__(self) -> "IndexWriter":
        with ExitStack() as opening, disk_faults(self._folder):
            make_folder(self._folder)
            opening.enter_context(writer_lock(self._folder, self._wait))
            self._archive = opening.enter_context(open_archive(self._folder))
            self._load()
            remove_orphans(self._folder, self._manifest)
            self._recover()
            self._open = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._merge_leaving()
        finally:
            if self._merging:
                self._merging.abandon()
                self._merging = None
            self._live.keep(())
            self._open.close()

    @property
    def sequence(self) -> int:
        """The number of the newest version of any release; 0 when there is none."""
        return self._archive.last_sequence()

    def unchanged(self, release_id: str, digest: bytes) -> bool:
        """Whether the index holds this id with this `content_hash` already."""
        return self._archive.contains(release_id, digest)

    def add(self, releases: Iterable[Release]) -> Added:
        """Add one batch, durably and visibly, when this returns.

        Of several versions of one id in a batch the last is shown; all are kept.
        """
        added = Added()
        with disk_faults(self._folder):
            self._recover()
            for portion in portions(releases, text_size):
                added += self._add(list(portion))
            self._merge_behind()
        return added

    def retag(self, releases: Iterable[Release]) -> int:
        """Give a batch of releases other tags, durably and visibly, when this returns;
        return how many have them now.

        One that is not, or no longer, the current content of its id is left alone.
        """
        done = 0
        with disk_faults(self._folder):
            self._recover()
            for portion in portions(releases, text_size):
                done += self._retag(list(portion))
            self._merge_behind()
        return done

    def releases(self, release_ids: Iterable[str] | None = None) -> Iterator[Release]:
        """Yield the current releases of these ids, or all; no order is promised."""
        if release_ids is None:
            return (release for _, release in self._archive.in_order())
        versions = map(self._archive.current, dict.fromkeys(release_ids))
        numbers = [version.sequence for version in versions if version]
        return (release for _, release in self._archive.in_order(numbers))

    def since(self, sequence: int) -> Iterator[tuple[Version, Release | None]]:
        """Yield all versions beyond number `sequence`, oldest first; None for the
        release where it was withdrawn."""
        while versions := self._archive.after(sequence, _READ_AT_ONCE):
            live = [v.sequence for v in versions if v.digest is not None]
            found = dict(zip(live, self._archive.read(live), strict=True))
            yield from ((v, found.get(v.sequence)) for v in versions)
            sequence = versions[-1].sequence

    def remove(self, release_ids: Iterable[str]) -> int:
        """Withdraw releases; return how many there were. Their versions are kept."""
        with disk_faults(self._folder):
            self._recover()
            ids = dict.fromkeys(release_ids)
            known = [one for one in ids if self._archive.current(one)]
            if known:
                self._cover(self._archive.withdraw(known), self._archive.in_order)
                self._merge_behind()
        return len(known)

    def merge(self, crowd: int = CROWD) -> None:
        """Merge segments until no `crowd` of one size is left. Leaving does it too,
        unless another writer waits."""
        with disk_faults(self._folder):
            self._end_merge()
            while self._begin_merge(crowd):
                self._end_merge()

    def _merge_leaving(self) -> None:
        """Merge as `merge` does, but give way to a writer that waits: it, or one after
        it, will do what is left."""
        with disk_faults(self._folder):
            while not is_awaited(self._folder):
                if self._merging is None and not self._begin_merge(CROWD):
                    return
                if self._merging and self._merging.wait(_LOOK_UP):
                    self._end_merge()

    def _load(self) -> None:
        self._manifest = read_manifest(self._folder)
        check_match(self._folder, self._manifest, self._archive)
        live = [self._live.open(entry) for entry in self._manifest.segments]
        self._ordinals = Ordinals(live, self._manifest.ordinals)

    def _recover(self) -> None:
        """Index what the archive has beyond the manifest."""
        covered = self._manifest.sequence
        while versions := self._archive.after(covered, _RECOVERED_AT_ONCE):
            self._cover(versions, self._archive.in_order)
            covered = self._manifest.sequence

    def _add(self, batch: Sequence[Release]) -> Added:
        digests: dict[str, bytes | None] = {}
        fresh, added = [], Added()
        for release in batch:
            digest, before = content_hash(release), self._digest(release.id, digests)
            added += _compared(before, digest)
            if digest != before:
                fresh.append((release, digest))
                digests[release.id] = digest
        if fresh:
            versions = self._archive.append(fresh)
            self._cover(versions, _reading(versions, [r for r, _ in fresh]))
        return added

    def _retag(self, batch: Sequence[Release]) -> int:
        latest = {release.id: release for release in batch}.values()
        known = [(one, self._archive.current(one.id)) for one in latest]
        same = [(r, v) for r, v in known if v and v.digest == content_hash(r)]
        if same:
            versions = self._archive.retag(same)
            self._cover(versions, _reading(versions, [r for r, _ in same]))
        return len(same)

    def _digest(self, release_id: str, recent: dict[str, bytes | None]) -> bytes | None:
        if release_id not in recent:
            current = self._archive.current(release_id)
            recent[release_id] = current.digest if current else None
        return recent[release_id]

    def _cover(self, versions: Sequence[Version], read: Reading) -> None:
        """Publish an index that shows these versions, the next after its last one."""
        latest = {version.id: version for version in versions}
        shown = [version for version in latest.values() if version.digest is not None]
        shown.sort(key=lambda version: segment_key(version.published, version.id))
        wanted = [version.sequence for version in shown]
        built = [self._build(read(wanted))] if wanted else []
        self._publish([*self._without(latest), *built], versions[-1].sequence)

    def _build(self, releases: Iterable[tuple[int, Release]]) -> SegmentEntry:
        coming = replace(self._manifest, generation=self._manifest.generation + 1)
        return write_segment(self._folder, coming, releases, self._ordinals)

    def _without(self, ids: Iterable[str]) -> tuple[SegmentEntry, ...]:
        """Return the live segments with the covered documents of `ids` deleted."""
        gone: dict[str, list[int]] = {}
        for release_id in ids:
            covered = self._archive.current(release_id, self._manifest.sequence)
            if covered:
                file, document = self._live.find(covered, self._manifest.segments)
                gone.setdefault(file, []).append(document)
        return tuple(
            self._deleted(entry, gone[entry.file]) if entry.file in gone else entry
            for entry in self._manifest.segments
        )

    def _deleted(self, entry: SegmentEntry, documents: Sequence[int]) -> SegmentEntry:
        return self._live.without(entry, documents, self._manifest.generation + 1)

    def _merge_behind(self) -> None:
        """Publish a merge that is done, and begin the next: a thread does the work,
        so that adding goes on meanwhile."""
        if self._merging is None or self._merging.done:
            self._end_merge()
            self._begin_merge(CROWD_WHILE_ADDING)

    def _begin_merge(self, crowd: int) -> bool:
        segments, manifest = plan_merge(self._manifest.segments, crowd), self._manifest
        if segments:
            self._merging = Merging(
                segments,
                [
                    number
                    for entry in segments
                    for number in self._live.sequences(entry)
                ],
                new_segment_file(manifest.generation + 1),
                self._archive.in_order,
                lambda releases, name: write_segment(
                    self._folder, manifest, releases, self._ordinals, name
                ),
            )
        return bool(segments)

    def _end_merge(self) -> None:
        """Wait for the merge that was begun, if one was, and publish it."""
        merging = self._merging
        if merging is None:
            return
        try:
            built = merging.result()
        finally:
            self._merging = None
        files = {entry.file for entry in merging.segments}
        kept = [e for e in self._manifest.segments if e.file not in files]
        if built:
            kept.append(self._without_gone(built, merging))
        self._publish(kept, self._manifest.sequence)

    def _without_gone(self, built: SegmentEntry, merging: Merging) -> SegmentEntry:
        """Return a merged segment without what was deleted while it was made."""
        now = {entry.file: entry for entry in self._manifest.segments}
        changed = [now[e.file] for e in merging.segments if now[e.file] != e]
        if not changed:
            return built
        still = {n for e in merging.segments for n in self._live.sequences(now[e.file])}
        segment = self._live.open(built)
        gone = [d for d in range(built.documents) if segment.sequence(d) not in still]
        return self._deleted(built, gone)

    def _publish(self, segments: Iterable[SegmentEntry], sequence: int) -> None:
        manifest = replace(
            self._manifest,
            generation=self._manifest.generation + 1,
            sequence=sequence,
            segments=tuple(sorted(segments, key=lambda entry: -entry.documents)),
            ordinals=dict(self._ordinals.free),
        )
        publish(self._folder, manifest)
        self._manifest = manifest
        being_made = (self._merging.name,) if self._merging else ()
        remove_orphans(self._folder, manifest, being_made)
        self._live.keep(manifest.segments)


def _reading(versions: Sequence[Version], releases: Sequence[Release]) -> Reading:
    numbered = {v.sequence: r for v, r in zip(versions, releases, strict=True)}
    return lambda wanted: ((number, numbered[number]) for number in wanted)


def _compared(before: bytes | None, digest: bytes) -> Added:
    if before is None:
        return Added(new=1)
    return Added(unchanged=1) if before == digest else Added(changed=1)

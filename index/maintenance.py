"""The care of an index: check every byte of it, make it anew from the archive."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from index.archive import Archive
from index.database import RESTORE
from index.errors import FormatMismatch, IndexDamaged, IndexFault
from index.files import disk_faults
from index.lock import writer_lock
from index.making import write_segment
from index.manifest import (
    ARCHIVE,
    MANIFEST,
    SEGMENTS,
    Manifest,
    SegmentEntry,
    publish,
    read_manifest,
    remove_orphans,
)
from index.opening import check_match
from index.ordinals import Ordinals
from index.release import Release
from index.segment import Segment
from index.sizes import portions, text_size

__all__ = ["Finding", "check", "rebuild"]

_REBUILD = "make it anew from the archive with `releases rebuild`"
_ATTEMPTS = 5
_REPORT_EVERY = 1_000  # releases

Progress = Callable[[int, int], None]


class Finding(Struct, frozen=True):
    """A fault of one file, in a sentence, and what cures it."""

    file: Path
    problem: str
    cure: str

    def __str__(self) -> str:
        # the errors of a segment name their file and the cure already
        if str(self.file) in self.problem:
            return self.problem
        return f"{self.file}: {self.problem}; {self.cure}"


Snapshot: TypeAlias = tuple[Manifest | None, list[Segment], list[Finding]]


def check(folder: Path) -> tuple[Finding, ...]:
    """Return all that is wrong with an index, () when every byte is as it was written.

    Needs no lock. Raises IndexMissing or ForeignFolder where there is no index.
    """
    manifest, segments, findings = _snapshot(folder)
    try:
        with closing(Archive.open(folder / ARCHIVE)) as archive:
            for problem in archive.problems():
                findings.append(Finding(archive.path, problem, RESTORE))
            if manifest:
                findings += _differences(folder, manifest, segments, archive)
    except IndexFault as fault:
        findings.append(Finding(folder / ARCHIVE, str(fault), RESTORE))
    return tuple(findings)


def rebuild(
    folder: Path, wait: float = 0.0, progress: Progress = lambda done, total: None
) -> Manifest:
    """Make all but the archive anew from it; return the manifest published.

    Readers see the old state until the new one is whole. `progress` is told how many
    releases are done, of how many. Raises IndexLocked, IndexMissing or ForeignFolder
    where there is no index, IndexDamaged if the archive is, IndexFault if the disk
    refuses: the old state stays then.
    """
    if not (folder / ARCHIVE).exists():
        read_manifest(folder)
    with disk_faults(folder), writer_lock(folder, wait):
        with closing(Archive.open(folder / ARCHIVE, writable=True)) as archive:
            archive.verify()
            (folder / SEGMENTS).mkdir(exist_ok=True)
            manifest = _built(folder, archive, progress)
            publish(folder, manifest)
            remove_orphans(folder, manifest)
    return manifest


def _built(folder: Path, archive: Archive, progress: Progress) -> Manifest:
    before = _readable(folder)
    # no index saw as many commits as there were seconds since 1970
    generation = before.generation + 1 if before else int(time.time())
    manifest = Manifest(archive.identity, generation, archive.last_sequence())
    ordinals = Ordinals((), manifest.ordinals)
    releases = _told(archive, manifest.sequence, progress)
    try:
        for portion in portions(releases, lambda item: text_size(item[1])):
            entry = write_segment(folder, manifest, portion, ordinals)
            manifest = replace(manifest, segments=(*manifest.segments, entry))
    except BaseException:
        if before:
            remove_orphans(folder, before)
        raise
    return replace(manifest, ordinals=ordinals.free)


def _readable(folder: Path) -> Manifest | None:
    try:
        return read_manifest(folder)
    except IndexFault:
        return None


def _told(
    archive: Archive, sequence: int, progress: Progress
) -> Iterator[tuple[int, Release]]:
    total, done = archive.counts().releases, 0
    for done, release in enumerate(archive.in_order(until=sequence), 1):
        yield release
        if done % _REPORT_EVERY == 0:
            progress(done, total)
    progress(done, total)


def _snapshot(folder: Path) -> Snapshot:
    """Return the manifest, the segments it names, and what could not be opened.

    What is open stays readable, so a writer does not disturb what comes after.
    """
    for _ in range(_ATTEMPTS):
        before = _stamp(folder)
        snapshot = _opened(folder)
        if not snapshot[2] or before == _stamp(folder):
            break  # else a writer replaced files while they were being opened
    return snapshot


def _stamp(folder: Path) -> bytes:
    path = folder / MANIFEST
    return path.read_bytes() if path.exists() else b""


def _opened(folder: Path) -> Snapshot:
    try:
        manifest = read_manifest(folder)
    except (IndexDamaged, FormatMismatch) as fault:
        return None, [], [Finding(folder / MANIFEST, str(fault), _REBUILD)]
    opened = [_segment(folder / SEGMENTS, entry) for entry in manifest.segments]
    segments = [one for one in opened if isinstance(one, Segment)]
    return manifest, segments, [one for one in opened if isinstance(one, Finding)]


def _segment(segments: Path, entry: SegmentEntry) -> Segment | Finding:
    suspect = file = segments / entry.file
    try:
        segment = Segment(file)
        if entry.deleted is None:
            return segment
        suspect = segments / entry.deleted
        return Segment(file, suspect)
    except IndexFault as fault:
        return Finding(suspect, str(fault), _REBUILD)


def _differences(
    folder: Path, manifest: Manifest, segments: list[Segment], archive: Archive
) -> Iterator[Finding]:
    """Yield what keeps the index from being just what its archive says."""
    yield from _refused(
        folder / MANIFEST, lambda: check_match(folder, manifest, archive)
    )
    damages = [d for s in segments for d in _refused(s.path, s.verify)]
    yield from damages
    if damages or len(segments) < len(manifest.segments):
        return
    for segment in segments:
        yield from _strangers(segment, archive, manifest.sequence)
    shown = [segment.sequence(d) for segment in segments for d in _live(segment)]
    current = archive.order(until=manifest.sequence)
    if sorted(shown) != sorted(current):
        problem = f"{len(current)} releases are current, {len(shown)} are shown"
        yield Finding(folder / MANIFEST, problem, _REBUILD)


def _refused(path: Path, read: Callable[[], object]) -> Iterator[Finding]:
    try:
        read()
    except IndexFault as fault:
        yield Finding(path, str(fault), _REBUILD)


def _live(segment: Segment) -> Iterator[int]:
    return filter(segment.is_live, range(segment.documents))


def _strangers(segment: Segment, archive: Archive, until: int) -> Iterator[Finding]:
    """Yield the documents that are not the current version of their release."""
    for document in _live(segment):
        version = archive.current(segment.id(document), until)
        shown = segment.sequence(document), segment.published(document)
        if version is None or shown != (version.sequence, version.published):
            problem = f"document {document} is not the current version of a release"
            yield Finding(segment.path, problem, _REBUILD)

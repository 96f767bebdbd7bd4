"""The one writer of an index: add, withdraw, merge, and finish what a crash cut short.

A batch is durable when the archive has committed it, and visible when the manifest
that covers it is published. What lies between is made from the archive alone, so a
writer that finds versions beyond the manifest indexes them before all else.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from index.engine import Added
from index.files import disk_faults
from index.lock import writer_lock
from index.merger import Merger
from index.opening import make_folder, open_archive
from index.published import Published, Reading
from index.release import Release, content_hash
from index.sizes import CROWD, portions, text_size
from index.version import Version

__all__ = ["IndexWriter"]

_READ_AT_ONCE = 500  # versions with their content


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

    def __enter__(self) -> "IndexWriter":
        with ExitStack() as opening, disk_faults(self._folder):
            make_folder(self._folder)
            opening.enter_context(writer_lock(self._folder, self._wait))
            self._archive = opening.enter_context(open_archive(self._folder))
            opening.callback(self._archive.settle)
            self._published = Published(self._folder, self._archive)
            opening.callback(self._published.live.keep, ())
            self._merger = Merger(self._folder, self._archive, self._published)
            opening.callback(self._merger.abandon)
            self._published.recover()
            self._open = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._open, disk_faults(self._folder):
            if kind is None:
                self._merger.merge_leaving()

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
            self._published.recover()
            for portion in portions(releases, text_size):
                added += self._add(list(portion))
            self._merger.merge_behind()
        return added

    def retag(self, releases: Iterable[Release]) -> int:
        """Give a batch of releases other tags, durably and visibly, when this returns;
        return how many have them now.

        One that is not, or no longer, the current content of its id is left alone.
        """
        done = 0
        with disk_faults(self._folder):
            self._published.recover()
            for portion in portions(releases, text_size):
                done += self._retag(list(portion))
            self._merger.merge_behind()
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
            self._published.recover()
            ids = dict.fromkeys(release_ids)
            known = [one for one in ids if self._archive.current(one)]
            if known:
                self._published.cover(
                    self._archive.withdraw(known), self._archive.in_order
                )
                self._merger.merge_behind()
        return len(known)

    def merge(self, crowd: int = CROWD) -> None:
        """Merge segments until no `crowd` of one size is left. Leaving does it too,
        unless another writer waits."""
        with disk_faults(self._folder):
            self._merger.merge(crowd)

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
            self._published.cover(versions, _reading(versions, [r for r, _ in fresh]))
        return added

    def _retag(self, batch: Sequence[Release]) -> int:
        latest = {release.id: release for release in batch}.values()
        known = [(one, self._archive.current(one.id)) for one in latest]
        same = [(r, v) for r, v in known if v and v.digest == content_hash(r)]
        if same:
            versions = self._archive.retag(same)
            self._published.cover(versions, _reading(versions, [r for r, _ in same]))
        return len(same)

    def _digest(self, release_id: str, recent: dict[str, bytes | None]) -> bytes | None:
        if release_id not in recent:
            current = self._archive.current(release_id)
            recent[release_id] = current.digest if current else None
        return recent[release_id]


def _reading(versions: Sequence[Version], releases: Sequence[Release]) -> Reading:
    numbered = {v.sequence: r for v, r in zip(versions, releases, strict=True)}
    return lambda wanted: ((number, numbered[number]) for number in wanted)


def _compared(before: bytes | None, digest: bytes) -> Added:
    if before is None:
        return Added(new=1)
    return Added(unchanged=1) if before == digest else Added(changed=1)

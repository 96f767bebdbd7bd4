"""Segments merged beside a writer's work, so that an index stays one of few.

A thread makes the merged segment, and adding goes on meanwhile; the writer publishes
what is done between two batches.
"""

from functools import partial
from pathlib import Path

from index.archive import Archive
from index.lock import is_awaited
from index.making import Merging
from index.manifest import SegmentEntry, new_segment_file
from index.published import Published
from index.sizes import CROWD, CROWD_WHILE_ADDING, plan_merge

__all__ = ["Merger"]

_LOOK_UP = 0.05  # seconds between two looks whether another writer waits


class Merger:
    """Merges what is published; one merge at a time."""

    def __init__(self, folder: Path, archive: Archive, published: Published) -> None:
        self._folder, self._archive, self._published = folder, archive, published
        self._merging: Merging | None = None

    def merge(self, crowd: int) -> None:
        """Merge segments until no `crowd` of one size is left."""
        self._end()
        while self._begin(crowd):
            self._end()

    def merge_leaving(self) -> None:
        """Merge as `merge` does, but give way to a writer that waits: it, or one after
        it, will do what is left."""
        while not is_awaited(self._folder):
            if self._merging is None and not self._begin(CROWD):
                return
            if self._merging and self._merging.wait(_LOOK_UP):
                self._end()

    def merge_behind(self) -> None:
        """Publish a merge that is done, and begin the next."""
        if self._merging is None or self._merging.done:
            self._end()
            self._begin(CROWD_WHILE_ADDING)

    def abandon(self) -> None:
        """Stop what was begun, and wait until no file is being written."""
        if self._merging:
            self._merging.abandon()
            self._merging = None

    def _begin(self, crowd: int) -> bool:
        published = self._published
        segments = plan_merge(published.manifest.segments, crowd)
        if segments:
            name = new_segment_file(published.manifest.generation + 1)
            live = [n for entry in segments for n in published.live.sequences(entry)]
            write = partial(published.write, published.manifest)
            read = self._archive.in_order
            self._merging = Merging(segments, live, name, read, write)
            published.being_made = (name,)
        return bool(segments)

    def _end(self) -> None:
        """Wait for the merge that was begun, if one was, and publish it."""
        merging, published = self._merging, self._published
        if merging is None:
            return
        try:
            built = merging.result()
        finally:
            self._merging, published.being_made = None, ()
        files = {entry.file for entry in merging.segments}
        kept = [e for e in published.manifest.segments if e.file not in files]
        if built:
            kept.append(self._without_gone(built, merging))
        published.publish(kept, published.manifest.sequence)

    def _without_gone(self, built: SegmentEntry, merging: Merging) -> SegmentEntry:
        """Return a merged segment without what was deleted while it was made."""
        published, live = self._published, self._published.live
        now = {entry.file: entry for entry in published.manifest.segments}
        changed = [now[e.file] for e in merging.segments if now[e.file] != e]
        if not changed:
            return built
        still = {n for e in merging.segments for n in live.sequences(now[e.file])}
        numbers = live.open(built).sequences
        gone = [d for d, number in enumerate(numbers) if number not in still]
        return published.deleted(built, gone)

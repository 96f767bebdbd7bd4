"""Segments made for a manifest: at once, or of others while a writer goes on."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from threading import Event

from index.inversion import build_segment
from index.manifest import SEGMENTS, Manifest, SegmentEntry, new_segment_file
from index.ordinals import Ordinals
from index.release import Release

__all__ = ["Merging", "write_segment"]

_TURN = 0.0005  # seconds

Numbered = Iterable[tuple[int, Release]]


def write_segment(
    folder: Path,
    manifest: Manifest,
    releases: Numbered,
    ordinals: Ordinals,
    name: str | None = None,
) -> SegmentEntry:
    """Write a segment that `manifest` may name. Raise OSError; no part of it stays."""
    name = name or new_segment_file(manifest.generation)
    built = build_segment(
        folder / SEGMENTS / name, releases, ordinals, manifest.average
    )
    return SegmentEntry(name, built.documents, built.bytes, built.length)


class Merging:
    """The live documents of some segments, being written as one in a thread.

    `live` are the numbers of their versions when it began. What becomes of them
    meanwhile, and the publishing, is the writer's to see to.
    """

    def __init__(
        self,
        segments: Sequence[SegmentEntry],
        live: Sequence[int],
        name: str,
        read: Callable[[Sequence[int]], Numbered],
        write: Callable[[Numbered, str], SegmentEntry],
    ) -> None:
        self.segments, self.live, self.name = tuple(segments), live, name
        self._abandoned = Event()
        self._built: Future[SegmentEntry] | None = None
        if live:
            with_one = ThreadPoolExecutor(1, "merging")
            self._built = with_one.submit(
                _taking_turns, lambda: write(self._followed(read), name)
            )
            with_one.shutdown(wait=False)

    @property
    def done(self) -> bool:
        """Whether `result` will not wait."""
        return self._built is None or self._built.done()

    def wait(self, seconds: float) -> bool:
        """Wait so long at most; return whether `result` will not wait."""
        if self._built:
            wait([self._built], seconds)
        return self.done

    def result(self) -> SegmentEntry | None:
        """Return the new segment, None of nothing; raise what writing it raised."""
        return self._built.result() if self._built else None

    def abandon(self) -> None:
        """Stop it, and wait until no file is being written."""
        self._abandoned.set()
        if self._built:
            self._built.exception()

    def _followed(
        self, read: Callable[[Sequence[int]], Numbered]
    ) -> Iterator[tuple[int, Release]]:
        for item in read(self.live):
            if self._abandoned.is_set():
                raise InterruptedError("the merge was abandoned")
            yield item


def _taking_turns(work: Callable[[], SegmentEntry]) -> SegmentEntry:
    """Do the work of one thread so that others seldom wait for the interpreter: an add
    asks for it some forty times, and waited up to 5 ms for each."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        return work()
    finally:
        sys.setswitchinterval(usual)

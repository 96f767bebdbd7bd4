"""The releases that were shown last, as they were read: a version never changes."""

from collections.abc import Sequence
from threading import Lock

from index.archive import Archive
from index.release import Release

__all__ = ["Shown"]

_REMEMBERED = 200  # releases, some 4 MB


class Shown:
    """Reads releases from an archive and remembers the last ones, for any thread.

    Their tags `found` are left out: only naming asks for them.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._kept: dict[int, Release] = {}
        self._lock = Lock()

    def read(self, sequences: Sequence[int]) -> list[Release]:
        """Return the releases of up to 500 versions with their tags, in that order.

        Raise IndexDamaged.
        """
        with self._lock:
            known = {n: self._kept.pop(n) for n in sequences if n in self._kept}
        lost = [number for number in sequences if number not in known]
        read = self._archive.read(lost, found=False) if lost else []
        known |= zip(lost, read, strict=True)
        with self._lock:
            self._kept |= known  # the last of a dictionary are the newest
            for number in list(self._kept)[:-_REMEMBERED]:
                del self._kept[number]
        return [known[number] for number in sequences]

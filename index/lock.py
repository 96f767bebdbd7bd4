"""One writer at a time: an OS lock, freed when its process ends, however it ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import IndexLocked
from index.files import disk_faults
from index.manifest import LOCK, OWNER

__all__ = ["writer_lock"]


@contextmanager
def writer_lock(folder: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock of an index folder, waiting at most `wait` seconds for it.

    Raise IndexLocked, naming the process that holds it.
    """
    # importing it takes a fifth of the time of a search from a terminal, which has
    # nothing to write
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK)
    with disk_faults(folder / LOCK):
        try:
            lock.acquire(timeout=max(wait, 0.0))
        except Timeout:
            raise IndexLocked(_refusal(folder)) from None
    try:
        with disk_faults(folder / OWNER):
            (folder / OWNER).write_text(f"{os.getpid()}\n")
        yield
    finally:
        (folder / OWNER).unlink(missing_ok=True)
        lock.release()


def _refusal(folder: Path) -> str:
    return (
        f"{_owner(folder)} is writing to {folder}; wait until it is done, "
        "or let this one wait for it with --wait SECONDS"
    )


def _owner(folder: Path) -> str:
    try:
        number = (folder / OWNER).read_text().strip()
    except OSError:  # it has taken the lock, and not yet written its number
        number = ""
    return f"process {number}" if number else "another process"

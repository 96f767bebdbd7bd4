"""One writer at a time: an OS lock, freed when its process ends, however it ends.

Who waits for it holds the lock of the queue meanwhile: so the owner knows.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import IndexLocked
from index.files import disk_faults
from index.manifest import LOCK, OWNER, QUEUE

if TYPE_CHECKING:
    from filelock import FileLock

__all__ = ["is_awaited", "writer_lock"]


@contextmanager
def writer_lock(folder: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock of an index folder, waiting at most `wait` seconds for it.

    Raise IndexLocked, naming the process that holds it.
    """
    until = time.monotonic() + max(wait, 0.0)
    with _held(folder, QUEUE, until) as queue, _held(folder, LOCK, until):
        queue.release()
        with disk_faults(folder / OWNER):
            (folder / OWNER).write_text(f"{os.getpid()}\n")
        try:
            yield
        finally:
            (folder / OWNER).unlink(missing_ok=True)


def is_awaited(folder: Path) -> bool:
    """Whether another writer waits for the lock, which this process holds."""
    try:
        with _held(folder, QUEUE, 0.0):
            return False
    except IndexLocked:
        return True


@contextmanager
def _held(folder: Path, name: str, until: float) -> Iterator["FileLock"]:
    # importing it takes a fifth of the time of a search from a terminal, which has
    # nothing to write
    from filelock import FileLock, Timeout

    lock = FileLock(folder / name)
    with disk_faults(folder / name):
        try:
            lock.acquire(timeout=max(until - time.monotonic(), 0.0))
        except Timeout:
            raise IndexLocked(_refusal(folder)) from None
    try:
        yield lock
    finally:
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

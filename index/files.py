"""Files that are whole or absent after any crash, and what the disk says in words."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import IndexDamaged, IndexFault

__all__ = ["damaged", "disk_faults", "replace_file", "sync_folder", "write_file"]


def write_file(path: Path, data: bytes) -> None:
    """Write a new file through to the disk; leave none behind if that fails."""
    try:
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` at `path`, durably: readers see the old file or the new one."""
    beside = path.with_name(path.name + ".new")
    write_file(beside, data)
    os.replace(beside, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    if os.name == "nt":  # Windows cannot open a folder, and journals its names itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Turn what the system refuses inside into an IndexFault that names the place."""
    try:
        yield
    except OSError as error:
        place, reason = error.filename or path, error.strerror or error
        raise IndexFault(
            f"{place}: {reason}; see that there is room and permission, then try "
            "again: what was added before is safe"
        ) from error


def damaged(path: Path, problem: str) -> IndexDamaged:
    """Return the error for a file that the archive can replace."""
    return IndexDamaged(
        f"{path} {problem}; make it anew from the archive with `releases rebuild`"
    )

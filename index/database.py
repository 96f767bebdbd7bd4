"""SQLite opened as an archive needs it, and its errors in our words."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from index.errors import IndexDamaged, IndexFault, IndexLocked, ReleaseError

__all__ = ["RESTORE", "connect", "database_faults", "log_of", "transaction"]

RESTORE = "put it back from a backup copy"

_PATIENCE = 10.0  # seconds, while another process opens or closes the file


def connect(path: Path, mode: Literal["ro", "rw", "rwc"]) -> sqlite3.Connection:
    """Return a connection that commits each statement, and durably.

    It may cross threads: the caller sees to it that one uses it at a time.
    """
    place = f"{path.absolute().as_uri()}?mode={mode}"
    if mode == "ro" and _is_at_rest(path):
        place += "&immutable=1"
    connection = sqlite3.connect(
        place,
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def log_of(path: Path) -> Path:
    """Return where what was written last is kept, until the file itself has it."""
    return path.with_name(f"{path.name}-wal")


def _is_at_rest(path: Path) -> bool:
    """Whether nobody writes, nor could this process make what readers share."""
    return not (log_of(path).exists() or os.access(path.parent, os.W_OK))


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make all changes inside at once, or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def database_faults(path: Path, cure: str = RESTORE) -> Iterator[None]:
    """Turn what SQLite raises inside into one of our errors that names the file, and
    the cure where it is damaged."""
    try:
        yield
    except sqlite3.Error as error:
        raise _fault(path, error, cure) from error
    except UnicodeDecodeError as error:  # a complaint about names that are damaged
        raise IndexDamaged(f"{path}: its tables are damaged; {cure}") from error
    except UnicodeEncodeError as error:
        raise ReleaseError(repr(error.object), "is not an id: it is not text") from None


def _fault(path: Path, error: sqlite3.Error, cure: str) -> IndexFault:
    # the low byte is the kind; the module's own errors have none: what it read is odd
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return IndexFault(f"{path}: the disk is full; make room, then try again")
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY:
            return IndexFault(
                f"{path}: {error}; see that there is room and permission, "
                "then try again"
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return IndexLocked(f"{path}: another process keeps it busy; try again")
        case _:
            return IndexDamaged(f"{path}: {error}; {cure}")

"""Every version of every release, in SQLite: the source of truth.

A version is never changed and never deleted; its number (`sequence`) grows with time.
A withdrawal is a version too, without content, so that replaying the rows in order
gives the state of the index after any of them. The newest version of an id is the
current one. What a row holds is told in index/version.py.

`PRAGMA application_id` says that the file is ours, `user_version` is its format (1),
and the one row of `about` holds the identity that the manifest must share.
"""

import sqlite3
import time
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any
from weakref import finalize

from msgspec import Struct

from index.database import RESTORE, connect, database_faults, log_of, transaction
from index.errors import FormatMismatch, IndexDamaged
from index.release import Release
from index.version import (
    Row,
    Version,
    numbered,
    pack,
    pack_tags,
    problem,
    unpack,
    version_of,
)

__all__ = ["Archive", "ArchiveCounts"]

_APPLICATION, _FORMAT = 0x52656C73, 1
_READ_AHEAD = 500  # releases read at once when all are read in order

# the index on id holds all that adding and ordering ask for: neither reads content
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE about (identity TEXT NOT NULL);
CREATE TABLE versions (
    sequence INTEGER PRIMARY KEY, id TEXT NOT NULL, published TEXT, digest BLOB,
    seen INTEGER NOT NULL, content BLOB, tags BLOB, checksum INTEGER NOT NULL);
CREATE INDEX versions_by_id ON versions (id, sequence, published, digest);
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_FORMAT};
"""
_COLUMNS = "sequence, id, published, digest, seen, content, tags, checksum"
# a version may have the content of another: the whole row tells that it is sound
_READ = """
    SELECT v.*, other.* FROM versions AS v
    LEFT JOIN versions AS other ON other.sequence = v.content"""
_AFTER = f"{_READ} WHERE v.sequence > ? ORDER BY v.sequence LIMIT ?"
_CURRENT = """
    SELECT max(sequence) AS sequence, id, published, digest FROM versions
    WHERE sequence <= ? GROUP BY id"""
_NEWEST_FIRST = "ORDER BY published IS NULL, published DESC, id"
_ALL = 2**63 - 1
_LONG_LOG = 1_000_000  # bytes, read in a millisecond


class ArchiveCounts(Struct, frozen=True):
    """Ids whose current version is a release or a withdrawal, and all versions."""

    releases: int
    withdrawn: int
    versions: int


class Archive:
    """An open archive; its methods may be called from any thread.

    Every method raises IndexDamaged where the file is, IndexLocked when another
    process keeps it busy, IndexFault when the disk refuses.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._lock = RLock()
        # an engine is dropped, not closed; this closes in either case
        self._close = finalize(self, connection.close)
        self.identity = self._identity()

    @classmethod
    def create(cls, path: Path, identity: str) -> "Archive":
        """Return a new archive, open for writing, or the one that is there."""
        with database_faults(path), ExitStack() as failing:
            connection = connect(path, "rwc")
            failing.callback(connection.close)
            connection.execute("PRAGMA journal_mode = WAL")
            if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                connection.executescript(_SCHEMA)
                connection.execute("INSERT INTO about VALUES (?)", (identity,))
                connection.execute("COMMIT")
            failing.pop_all()
        return cls(path, connection)

    @classmethod
    def open(cls, path: Path, writable: bool = False) -> "Archive":
        """Return the archive at `path`. Raise FormatMismatch on another version."""
        if not path.exists():
            raise IndexDamaged(f"{path} is missing; {RESTORE}")
        with database_faults(path):
            return cls(path, connect(path, "rw" if writable else "ro"))

    def settle(self) -> None:
        """Bring a long log of what was written into the file itself: whoever opens the
        archive would read all of the log first. O(log); what it holds is safe in either
        place, so where others read or the disk is full it is left for another time.
        For the last thing a writer does: it waits for nobody from here on."""
        with self._lock, suppress(OSError, sqlite3.OperationalError):
            if log_of(self.path).stat().st_size > _LONG_LOG:
                self._connection.execute("PRAGMA busy_timeout = 0")
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give the file back; dropping the archive does it too."""
        self._close()

    def damaged(self, what: str) -> IndexDamaged:
        """Return the error that says what is wrong with the file."""
        return IndexDamaged(f"{self.path}: {what}; {RESTORE}")

    def last_sequence(self) -> int:
        """Return the number of the newest version; 0 when there is none."""
        ((last,),) = self._rows("SELECT max(sequence) FROM versions")
        return last or 0

    def current(self, release_id: str, until: int = _ALL) -> Version | None:
        """Return the newest version up to number `until`; None if there is none, or
        if it is a withdrawal."""
        rows = self._rows(
            "SELECT sequence, id, published, digest FROM versions "
            "WHERE id = ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1",
            (release_id, until),
        )
        versions = self._versions(rows)
        return versions[0] if versions and versions[0].digest else None

    def contains(self, release_id: str, digest: bytes) -> bool:
        """Return whether the current version of this id has this `content_hash`."""
        version = self.current(release_id)
        return version is not None and version.digest == digest

    def append(self, releases: Iterable[tuple[Release, bytes]]) -> list[Version]:
        """Keep releases with their `content_hash`, durably; return their versions."""
        return self._insert([pack(release, digest) for release, digest in releases])

    def retag(self, releases: Iterable[tuple[Release, Version]]) -> list[Version]:
        """Keep other tags of releases, with the version each had; return the new ones.

        The content is not written again.
        """
        return self._insert(
            [pack_tags(one, v.digest or b"", self._source(v)) for one, v in releases]
        )

    def withdraw(self, release_ids: Iterable[str]) -> list[Version]:
        """Keep, durably, that these were withdrawn; return the versions."""
        return self._insert([(release_id, *[None] * 4) for release_id in release_ids])

    def read(self, sequences: Sequence[int], found: bool = True) -> list[Release]:
        """Return the releases of up to 500 versions with their tags, in that order, and
        on demand what was `found` before names were compared."""
        marks = ",".join("?" * len(sequences))
        sql = f"{_READ} WHERE v.sequence IN ({marks})"
        rows = {row[0]: row for row in self._rows(sql, sequences)}
        with self._decoding():
            return [unpack(rows[sequence], found) for sequence in sequences]

    def in_order(
        self, sequences: Iterable[int] | None = None, until: int = _ALL
    ) -> Iterator[tuple[int, Release]]:
        """Yield the releases of these versions, or of all current up to number
        `until`, with their numbers: newest first, undated last, then by id."""
        order = self.order(sequences, until)
        for start in range(0, len(order), _READ_AHEAD):
            part = order[start : start + _READ_AHEAD]
            yield from zip(part, self.read(part), strict=True)

    def order(
        self, sequences: Iterable[int] | None = None, until: int = _ALL
    ) -> "array[int]":
        """Return the numbers that `in_order` would yield, without reading."""
        if sequences is None:
            sql = f"SELECT sequence FROM ({_CURRENT}) WHERE digest IS NOT NULL"
            return self._numbers(sql, until)
        wanted = list(sequences)
        sql = "SELECT sequence FROM versions"
        sql = f"{sql} WHERE sequence IN (SELECT value FROM json_each(?))"
        found = self._numbers(sql, str(wanted))
        if lost := set(wanted).difference(found):
            raise self._missing(min(lost))
        return found

    def after(self, sequence: int, limit: int) -> list[Version]:
        """Return up to `limit` versions beyond number `sequence`, oldest first, each
        checked as `problems` does."""
        rows = self._rows(_AFTER, (sequence, limit))
        with self._decoding():
            for expected, row in enumerate(rows, sequence + 1):
                if found := problem(row, expected):
                    raise ValueError(found)
        return self._versions(row[:4] for row in rows)

    def version(self, sequence: int) -> Version:
        """Return the version of this number, checked as `problems` does."""
        for version in self.after(sequence - 1, 1):
            return version
        raise self._missing(sequence)

    def counts(self) -> ArchiveCounts:
        """Return how many releases and versions there are."""
        rows = self._rows(f"SELECT count(*), count(digest) FROM ({_CURRENT})", (_ALL,))
        ((ids, releases),) = rows
        return ArchiveCounts(releases, ids - releases, self.last_sequence())

    def verify(self) -> None:
        """Raise IndexDamaged unless rows and their order are sound; what is in a row
        is checked whenever it is read."""
        for finding in self._unsound():
            raise self.damaged(finding)

    def problems(self) -> Iterator[str]:
        """Yield what is wrong in the file, version by version."""
        yield from self._unsound()
        last = 0
        while rows := self._rows(_AFTER, (last, _READ_AHEAD)):
            for row in rows:
                if found := problem(row, last + 1):
                    yield found
                if row[0] <= last:  # damaged: it would be read again and again
                    return
                last = row[0]

    def _source(self, version: Version) -> int:
        """Return the number of the version that holds the content of this one."""
        sql = "SELECT iif(typeof(content) = 'integer', content, sequence)"
        sql = f"{sql} FROM versions WHERE sequence = ?"
        ((number,),) = self._rows(sql, (version.sequence,))
        return int(number)

    def _unsound(self) -> list[str]:
        findings = self._rows("PRAGMA integrity_check")
        return [str(finding) for (finding,) in findings if finding != "ok"]

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._lock, database_faults(self.path):
            return self._connection.execute(sql, values).fetchall()

    def _numbers(self, sql: str, value: Any) -> "array[int]":
        rows = self._rows(f"{sql} {_NEWEST_FIRST}", (value,))
        return array("q", (sequence for (sequence,) in rows))

    def _insert(self, packed: list[Row]) -> list[Version]:
        seen = int(time.time())
        with self._lock, database_faults(self.path), transaction(self._connection):
            first = self.last_sequence() + 1
            rows = [numbered(n, seen, one) for n, one in enumerate(packed, first)]
            sql = f"INSERT INTO versions ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?)"
            self._connection.executemany(sql, rows)
        return self._versions([row[:4] for row in rows])

    def _versions(self, rows: Iterable[Row]) -> list[Version]:
        with self._decoding():
            return [version_of(row) for row in rows]

    @contextmanager
    def _decoding(self) -> Iterator[None]:
        try:
            yield
        except KeyError as error:
            raise self._missing(error.args[0]) from None
        except (ValueError, TypeError) as error:
            raise self.damaged(str(error)) from None

    def _missing(self, sequence: int) -> IndexDamaged:
        return self.damaged(f"version {sequence} is missing")

    def _identity(self) -> str:
        ((application,),) = self._rows("PRAGMA application_id")
        ((version,),) = self._rows("PRAGMA user_version")
        if application != _APPLICATION:
            raise self.damaged("it is not an archive")
        if version != _FORMAT:
            raise FormatMismatch(
                f"{self.path} has format {version}, this version of Release Search "
                f"reads {_FORMAT}; use the version that wrote it"
            )
        rows = self._rows("SELECT identity FROM about")
        return str(rows[0][0]) if rows else ""

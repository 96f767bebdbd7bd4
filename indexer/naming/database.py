"""The file of a register: its tables, made anew where they are of another format.

usages    one row for each `Usage`, `id` its key, `block` what it shares with names it
          may be merged with, `releases` how many use it, then its `Answer` (value NULL:
          as found); `stale` 1: releases may still bear another answer, NULL: none
          of them is written yet
uses      which release has which usage; `releases` gives releases their numbers
about     format, covered, ledger (the text that the answers follow)
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

from index.database import connect, database_faults, transaction
from index.errors import IndexFault

__all__ = ["CURE", "Database", "damage", "marks", "parts"]

CURE = "delete it: it is made anew from the archive"

# raise it when the rules of naming change: all is then counted and answered anew
FORMAT = "2"
_AT_ONCE = 500  # values in one question to SQLite
_SCHEMA = f"""
CREATE TABLE usages (
    id INTEGER PRIMARY KEY, field TEXT, block TEXT, name TEXT, publisher TEXT,
    country TEXT, offices TEXT, address TEXT, year INTEGER, releases INTEGER,
    value TEXT, reason TEXT, rule TEXT, trust REAL, stale INTEGER DEFAULT 0);
CREATE INDEX usages_by_block ON usages (field, block);
CREATE INDEX usages_by_value ON usages (field, value) WHERE value IS NOT NULL;
CREATE INDEX usages_stale ON usages (stale) WHERE stale IS NOT 0;
CREATE TABLE releases (number INTEGER PRIMARY KEY, id TEXT UNIQUE);
CREATE TABLE uses (usage INTEGER, release INTEGER, PRIMARY KEY (usage, release))
    WITHOUT ROWID;
CREATE INDEX uses_by_release ON uses (release);
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT);
INSERT INTO about VALUES ('format', '{FORMAT}'), ('covered', '0'), ('ledger', '');
"""


def damage(path: Path) -> str | None:
    """Return what is wrong with the file of a register; None if nothing is, or if
    there is none."""
    if not path.exists():
        return None
    try:
        with database_faults(path, CURE), closing(connect(path, "ro")) as file:
            ((found, *_),) = file.execute("PRAGMA integrity_check(1)")
    except IndexFault as fault:
        return str(fault)
    return None if found == "ok" else f"{path}: {found}; {CURE}"


class Database:
    """An open SQLite file. Every method raises IndexDamaged where the file is, and
    IndexFault where the disk refuses."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._faults():
            self._connection = sqlite3.connect(path, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make all changes inside at once, or none."""
        with self._faults(), transaction(self._connection):
            yield

    def about(self, name: str) -> str:
        """Return what `tell` kept under this name; "" if nothing."""
        rows = self.run("SELECT value FROM about WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else ""

    def tell(self, name: str, value: str) -> None:
        """Keep a value of the table `about`."""
        self.run("UPDATE about SET value = ? WHERE name = ?", (value, name))

    def run(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return the rows that one statement gives."""
        with self._faults():
            return self._connection.execute(sql, values).fetchall()

    def many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run one statement for each of the rows."""
        with self._faults():
            self._connection.executemany(sql, rows)

    def each(self, sql: str, values: Sequence[Any]) -> Iterator[Any]:
        """Yield the rows of `sql`, which ends in IN, for any number of values."""
        for part in parts(values):
            yield from self.run(f"{sql} ({marks(len(part))})", part)

    def _prepare(self) -> None:
        self.run("PRAGMA journal_mode = WAL")
        # what a power cut takes away is counted again from the archive
        self.run("PRAGMA synchronous = NORMAL")
        tables = self.run("SELECT name FROM sqlite_master WHERE type = 'table'")
        if tables and self.about("format") == FORMAT:
            return
        with self.writing():
            for (table,) in tables:
                self.run(f"DROP TABLE {table}")
            for statement in _SCHEMA.split(";\n"):
                self.run(statement)

    def _faults(self) -> AbstractContextManager[None]:
        return database_faults(self._path, CURE)


def parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yield the values, as many at once as one question may have."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def marks(count: int) -> str:
    """Return the places of as many values in a question."""
    return ",".join("?" * count)

"""What a name has come to: whom an old link, from before a merge, means today."""

import sqlite3
from contextlib import closing
from pathlib import Path

from indexer.naming.forms import form, sound
from indexer.naming.spellings import spelling

__all__ = ["block_of", "known_as"]


def block_of(field: str, name: str) -> str:
    """Return what all names have in common that could be merged with this one."""
    if field == "participants":
        return sound(form(name).surname)
    return spelling(name).core


def known_as(register: Path, field: str, name: str) -> str | None:
    """Return the value that most releases with this name bear; None where they bear
    the name itself, where it is no name in the index, or without a register.

    `register` is the file that `Register` keeps; it is read only.
    """
    if not register.is_file():
        return None
    sql = """SELECT value FROM usages WHERE field = ? AND block = ? AND name = ?
        AND value IS NOT NULL AND value NOT IN ('', name)
        GROUP BY value ORDER BY sum(releases) DESC, value LIMIT 1"""
    try:
        with closing(sqlite3.connect(f"{register.as_uri()}?mode=ro", uri=True)) as file:
            found = file.execute(sql, (field, block_of(field, name), name)).fetchone()
    except sqlite3.Error:
        return None  # a link is not worth a damaged register: `releases check` tells it
    return found[0] if found else None

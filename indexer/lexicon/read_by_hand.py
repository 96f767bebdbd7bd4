"""Releases that somebody read, as the lists fitted to them are made from.

A file holds a release a line, as JSON: "id", "publisher", "source_url", "title", "text"
and "participants", each with "name", "affiliation" and "role".
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.release import Release
from indexer.tagging.tokens import split

__all__ = ["may_be_same", "records", "release_of"]

Record = dict[str, Any]


def records(path: Path) -> Iterator[Record]:
    """Yield the records of a file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def release_of(record: Record) -> Release:
    """Return a record as the release that the tagger would be given."""
    return Release(
        id=record["id"],
        title=record.get("title") or "",
        body=record["text"],
        source_url=record.get("source_url"),
        publisher=record["publisher"],
    )


def may_be_same(one: str, other: str) -> bool:
    """Return whether two names can be of one person: one may be longer."""
    words = [set(split(name).split()) for name in (one, other)]
    return words[0] <= words[1] or words[1] <= words[0]

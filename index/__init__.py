"""The index: what is in it, where it lies, how it is asked."""

import index.lighter  # noqa: F401, I001  before whatever imports Whoosh

from pathlib import Path

from index.embedded import EmbeddedIndex
from index.engine import Engine
from index.errors import IndexMissing
from index.release import Release
from index.results import Results
from index.search import Picks, Search

__all__ = ["Engine", "Picks", "Release", "Results", "Search", "open_index"]


def open_index(where: str | Path, create: bool = False, wait: float = 0.0) -> Engine:
    """Return the index at `where`, a folder; with `create`, made if it is not there.

    Raise IndexMissing, ForeignFolder, FormatMismatch or IndexDamaged, and, when
    creating, IndexLocked if another writer is not done within `wait` seconds.
    """
    try:
        return EmbeddedIndex(Path(where))
    except IndexMissing:
        if not create:
            raise
    # what only writing needs is not imported for a search
    from index.writer import IndexWriter

    with IndexWriter(Path(where), wait):
        pass  # entering makes what is missing
    return EmbeddedIndex(Path(where))

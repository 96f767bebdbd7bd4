"""Every error Release Search raises, drawn as one tree.

    ReleaseSearchError
    ├── ReleaseError       a file or record cannot be read as a release
    ├── QueryError         a reader's search cannot be understood
    ├── LedgerError        a line of the names ledger cannot be understood
    ├── NotFound           there is no release of that id, or with that value
    └── IndexFault         the index folder cannot be used
        ├── IndexMissing       there is no index at that place
        ├── ForeignFolder      the folder holds something else
        ├── FormatMismatch     the index has another format version
        ├── IndexDamaged       a file is missing, cut or changed
        └── IndexLocked        another writer is at work

Each message says what is wrong, where, and what to do about it.
"""

__all__ = [
    "ForeignFolder",
    "FormatMismatch",
    "IndexDamaged",
    "IndexFault",
    "IndexLocked",
    "IndexMissing",
    "LedgerError",
    "NotFound",
    "QueryError",
    "ReleaseError",
    "ReleaseSearchError",
]


class ReleaseSearchError(Exception):
    """Root of the tree: catch it to catch everything we raise."""


class ReleaseError(ReleaseSearchError):
    """A file or record that cannot be read, with its place and the reason."""

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        self.path, self.reason, self.line = path, reason, line
        place = path if line is None else f"{path}, line {line}"
        super().__init__(f"{place}: {reason}")

    def __reduce__(self) -> tuple[type, tuple[str, str, int | None]]:
        # worker processes send refusals home; the default loses the arguments
        return type(self), (self.path, self.reason, self.line)


class QueryError(ReleaseSearchError):
    """A search that cannot be understood; `suggestion` is a repaired query."""

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        self.suggestion = suggestion
        super().__init__(message)


class LedgerError(ReleaseSearchError):
    """The names ledger cannot be read: file, line, what is wrong, what to write."""


class NotFound(ReleaseSearchError):
    """There is no release of that id, or with that value, in the index."""


class IndexFault(ReleaseSearchError):
    """The index folder cannot be used as asked."""


class IndexMissing(IndexFault):
    """There is no index at that place."""


class ForeignFolder(IndexFault):
    """The folder is not empty and is not one of our indexes."""


class FormatMismatch(IndexFault):
    """The index was written in a format this version cannot read."""


class IndexDamaged(IndexFault):
    """A file of the index is missing, cut or changed."""


class IndexLocked(IndexFault):
    """Another process is writing to this index."""

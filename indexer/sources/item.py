"""What is read, in pieces that worker processes can share, and how."""

from dataclasses import dataclass
from typing import Literal

from index.errors import ReleaseSearchError

__all__ = ["FIELDS", "Item", "Kind", "Options", "Raw"]

Kind = Literal["text", "html", "lines", "json", "csv", "markdown", "xml"]

FIELDS = ("title", "body", "date", "url", "publisher", "language", "id")


@dataclass(frozen=True, slots=True)
class Options:
    """How to read. `mapping` holds pairs of one of FIELDS and the name a source gives
    it; `max_bytes` is the size above which a file or record is refused."""

    mapping: tuple[tuple[str, str], ...] = ()
    max_bytes: int = 20_000_000

    def __post_init__(self) -> None:
        for field, _ in self.mapping:
            if field not in FIELDS:
                raise ReleaseSearchError(
                    f"cannot map {field!r}: the fields are {', '.join(FIELDS)}"
                )

    @property
    def too_big(self) -> str:
        """The reason to refuse what is over `max_bytes`."""
        return f"it is over {self.max_bytes:,} bytes; raise --max-bytes to read it"


@dataclass(frozen=True, slots=True)
class Item:
    """One file, or a run of whole records of a big one, with its bytes.

    `line` counts the lines of the file before `data`, `size` the bytes of the input
    that this item stands for, packed as they are. `fault` is the reason why there is
    nothing to read.
    """

    path: str
    kind: Kind = "text"
    data: bytes = b""
    line: int = 0
    whole: bool = True
    size: int = 0
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Raw:
    """One release as its source gives it, before anything is tidied.

    `date_derived` says that the source itself found the date in text or URL.
    """

    body: str | None  # None: no field for it
    title: str = ""
    date: str = ""
    url: str = ""
    publisher: str = ""
    language: str = ""
    id: str = ""
    date_derived: bool = False
    line: int | None = None

"""Files of any accepted format to releases, or to the reason why not."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

from index.errors import ReleaseError
from index.release import Release
from indexer.sources.build import build
from indexer.sources.item import FIELDS, Item, Kind, Options, Raw
from indexer.sources.walk import find, size_of

__all__ = ["FIELDS", "Item", "Options", "find", "read", "size_of"]

_Reader = Callable[[Item, Options], Iterator[Raw | ReleaseError]]

# By name, not by import: trafilatura alone takes longer to load than a search takes.
_READERS: dict[Kind, tuple[str, str]] = {
    "text": ("indexer.sources.text", "records"),
    "html": ("indexer.sources.html", "records"),
    "lines": ("indexer.sources.json_records", "lines"),
    "json": ("indexer.sources.json_records", "records"),
    "csv": ("indexer.sources.csv_records", "records"),
    "markdown": ("indexer.sources.markdown", "records"),
    "xml": ("indexer.sources.xml_records", "records"),
}


def read(item: Item, options: Options) -> list[Release | ReleaseError]:
    """Return the releases in an item, in order, and why others in it were refused."""
    if item.fault:
        return [ReleaseError(item.path, item.fault, item.line or None)]
    module, function = _READERS[item.kind]
    reader = cast(_Reader, getattr(import_module(module), function))
    found = list(_collected(reader(item, options), item.path))
    if not found:
        return [ReleaseError(item.path, "no release was found in it")]
    return [_release(raw, item.path, item.whole and len(found) == 1) for raw in found]


def _collected(
    records: Iterator[Raw | ReleaseError], path: str
) -> Iterator[Raw | ReleaseError]:
    """Yield what the reader yields and, last, the fault that stopped it, if any."""
    try:
        yield from records
    except Exception as error:
        yield _refusal(error, path)


def _release(raw: Raw | ReleaseError, path: str, alone: bool) -> Release | ReleaseError:
    if isinstance(raw, ReleaseError):
        return raw
    try:
        return build(raw, path, alone)
    except Exception as error:
        return _refusal(error, path, raw.line)


def _refusal(error: Exception, path: str, line: int | None = None) -> ReleaseError:
    """Return why a file or record was refused; what it trips over in a library must not
    stop the others."""
    if isinstance(error, ReleaseError):
        return error
    return ReleaseError(path, f"it cannot be read: {error!r}", line)

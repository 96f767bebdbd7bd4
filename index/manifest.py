"""Which segments are live: one small JSON file, replaced whole at every commit.

An index folder holds

    archive.sqlite              every version of every release (index/archive.py)
    segments/                   what is made from it: *.segment, deleted-*.bits
    manifest.json               which of those are live
    writer.*                    who writes, and who waits (index/lock.py)
    synonyms.txt                the reader's own words (index/meanings.py), if any
    names.*                     what others keep beside them; the engine never looks

`manifest.json` is one JSON object: `format` (1), `index` (the identity it shares with
the archive), `generation` (one more at every commit), `sequence` (the last version of
the archive that the segments cover), `analysis` (the version of the rules that make
words), `segments` (see `SegmentEntry`), `ordinals` (for each facet field the next free
ordinal, as packed.py says) and `checksum`, the CRC-32 of the same object without it,
dumped with sorted keys and no spaces in UTF-8. Only a writer that holds the lock
replaces it; a reader keeps the one it read.
"""

import json
import os
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from msgspec import Struct, field, to_builtins

from index.errors import ForeignFolder, FormatMismatch, IndexFault, IndexMissing
from index.files import damaged, disk_faults, replace_file, sync_folder
from index.packed import FIRST_ORDINAL
from index.release import FACET_FIELDS

__all__ = [
    "ARCHIVE",
    "BESIDE",
    "LOCK",
    "MANIFEST",
    "OWNER",
    "QUEUE",
    "SEGMENTS",
    "SYNONYMS",
    "Manifest",
    "SegmentEntry",
    "deletions_file",
    "new_identity",
    "new_segment_file",
    "publish",
    "read_manifest",
    "remove_orphans",
]

BESIDE = "names."  # begins the names of files that lie beside ours
ARCHIVE, MANIFEST, SEGMENTS = "archive.sqlite", "manifest.json", "segments"
LOCK, QUEUE, OWNER = "writer.lock", "writer.queue", "writer.owner"
SYNONYMS = "synonyms.txt"

_FORMAT = 1
# raise it when index/analysis.py makes other words of the same text
_ANALYSIS = 1
_OURS = {
    *(ARCHIVE, MANIFEST, f"{MANIFEST}.new", SEGMENTS, SYNONYMS, LOCK, QUEUE, OWNER),
    *(f"{ARCHIVE}-{suffix}" for suffix in ("wal", "shm", "journal")),
}


class SegmentEntry(Struct, frozen=True):
    """One live segment: its file and its deletions (None: none), names in `segments`.

    `documents` counts all in it and `deleted_documents` those that are deleted;
    `length` is the sum of the weighted lengths of all, in words; `bytes` its size.
    """

    file: str
    documents: int
    bytes: int
    length: int
    deleted: str | None = None
    deleted_documents: int = 0

    @property
    def live(self) -> int:
        """The documents a reader can find."""
        return self.documents - self.deleted_documents

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all its files."""
        return (self.file, self.deleted) if self.deleted else (self.file,)


class Manifest(Struct, frozen=True):
    """The state of an index, as one commit left it."""

    index: str
    generation: int = 0
    sequence: int = 0
    segments: tuple[SegmentEntry, ...] = ()
    ordinals: Mapping[str, int] = field(
        default_factory=lambda: dict.fromkeys(FACET_FIELDS, FIRST_ORDINAL)
    )
    analysis: int = _ANALYSIS

    @property
    def documents(self) -> int:
        """The releases a reader can find."""
        return sum(entry.live for entry in self.segments)

    @property
    def average(self) -> float | None:
        """The mean weighted length of a document in words; None when there is none."""
        documents = sum(entry.documents for entry in self.segments)
        length = sum(entry.length for entry in self.segments)
        return length / documents if documents else None


def new_identity() -> str:
    """Return a name for a new index that no other has."""
    return os.urandom(16).hex()


def new_segment_file(generation: int) -> str:
    """Return a file name no segment ever had, even if the manifest is lost."""
    return f"{generation:010d}-{os.urandom(4).hex()}.segment"


def deletions_file(segment: str, generation: int) -> str:
    """Return the file name of the deletions of a segment from this generation on."""
    return f"deleted-{segment.removesuffix('.segment')}-{generation:010d}.bits"


def read_manifest(folder: Path) -> Manifest:
    """Return the state of the index in `folder`.

    Raise IndexMissing where there is nothing, ForeignFolder where there is something
    else, FormatMismatch for an index of another version, IndexDamaged when the file is
    missing, cut or changed, IndexFault where no folder can be.
    """
    path = folder / MANIFEST
    with disk_faults(path):
        try:
            data = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            raise _absent(folder) from None
        except ValueError:
            raise IndexFault(
                f"there can be no index at {str(folder)!r}: no file has such a name; "
                "give another"
            ) from None
    return _manifest_from(path, _checked(path, data))


def publish(folder: Path, manifest: Manifest) -> None:
    """Make `manifest` the state of the index, durably. Raise OSError."""
    data = {"format": _FORMAT, **to_builtins(manifest)}
    data["checksum"] = _checksum(data)
    text = json.dumps(data, indent=1, ensure_ascii=False)
    if manifest.segments:
        sync_folder(folder / SEGMENTS)
    replace_file(folder / MANIFEST, text.encode())


def remove_orphans(
    folder: Path, manifest: Manifest, being_made: Iterable[str] = ()
) -> None:
    """Delete the files of segments and deletions that `manifest` does not name."""
    live = {name for entry in manifest.segments for name in entry.files}
    live.update(being_made)
    for path in (folder / SEGMENTS).iterdir():
        if path.name not in live:
            # open in a reader on Windows: it goes after a later commit
            with suppress(PermissionError):
                path.unlink()


def _absent(folder: Path) -> IndexFault:
    if not folder.exists():
        return IndexMissing(f"there is no index at {folder}; {_MAKE_ONE}")
    if not folder.is_dir():
        return ForeignFolder(f"{folder} is a file; an index is a folder")
    names = {path.name for path in folder.iterdir()}
    if {ARCHIVE, SEGMENTS} <= names:
        return damaged(folder / MANIFEST, "is missing")
    if foreign := sorted(name for name in names - _OURS if not name.startswith(BESIDE)):
        return ForeignFolder(
            f"{folder} is not an index, it holds “{foreign[0]}”; "
            "give the folder of an index, or an empty one to make an index in"
        )
    return IndexMissing(f"there is no index in {folder} yet; {_MAKE_ONE}")


_MAKE_ONE = "`releases add` makes one"


def _checked(path: Path, text: bytes) -> dict[str, Any]:
    try:
        data = json.loads(text)
        checksum = data.pop("checksum")
    except (ValueError, AttributeError, TypeError, KeyError, RecursionError):
        raise damaged(path, "is cut or changed") from None
    if checksum != _checksum(data):
        raise damaged(path, "fails its checksum")
    return cast(dict[str, Any], data)


def _checksum(data: Mapping[str, Any]) -> int:
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def _manifest_from(path: Path, data: dict[str, Any]) -> Manifest:
    version, analysis = data.pop("format"), data["analysis"]
    if version != _FORMAT:
        raise FormatMismatch(
            f"{path} has format {version}, this version of Release Search reads "
            f"{_FORMAT}; use the version that wrote it, or add the releases anew"
        )
    if analysis != _ANALYSIS:
        raise FormatMismatch(
            f"{path} was made with word rules {analysis}, this version has "
            f"{_ANALYSIS}; make the index anew from its archive with `releases rebuild`"
        )
    data["segments"] = tuple(SegmentEntry(**entry) for entry in data["segments"])
    return Manifest(**data)

"""One version of a release as a row of the archive, and back, with proof of wholeness.

sequence   1, 2, 3 … without gaps, in the order they were added
id         of the release
published  ISO day, NULL when unknown
digest     `content_hash` of the release, 32 bytes; NULL: it was withdrawn
seen       when it was added, in seconds since 1970
content    the release without its tags, as JSON in zlib; or the number of the version
           that has the same, where only the tags are others
tags       its tags, each without what has its default, likewise; a span is
           ["title" or "body", start, end]; where some are not as they were found, an
           object of `tags` and `found`
checksum   CRC-32 of the five first, each as text followed by a line feed, then of
           content and tags

A row that is read ends with the row that its content refers to, else with NULLs.
"""

import json
import zlib
from datetime import date
from typing import Any, TypeAlias, TypeVar

from msgspec import NODEFAULT, Raw, Struct, convert, to_builtins
from msgspec.json import Decoder, encode
from msgspec.structs import replace

from index.release import (
    READ_FIELDS,
    Location,
    Meeting,
    Member,
    Participant,
    Release,
    Tag,
    content_hash,
)

__all__ = [
    "Row",
    "Version",
    "numbered",
    "pack",
    "pack_tags",
    "problem",
    "unpack",
    "version_of",
]

Row: TypeAlias = tuple[Any, ...]
Kind = TypeVar("Kind")
_WRITTEN = 8  # columns of a row as it lies in the file

_LEVEL = 1  # higher levels take half as long again to save 7 %
_TAG_TYPES: dict[str, type[Tag]] = {
    "participants": Participant,
    "locations": Location,
    "members": Member,
    "meetings": Meeting,
}
_KINDS: tuple[type[Tag], ...] = (Tag, *_TAG_TYPES.values())


class _Named(Struct, gc=False):
    """All that is read of a tag before it is known of which kind it is."""

    field: str


class _Told(Struct, gc=False):
    """Tags, and those found before names were compared."""

    tags: list[Raw]
    found: Raw = Raw(b"[]")


_RELEASE = Decoder(Release)
_TOLD: Decoder[list[Raw] | _Told] = Decoder(list[Raw] | _Told)
_RAW_TAGS = Decoder(list[Raw])
_NAMED, _PLAIN_TAG = Decoder(_Named), Decoder(Tag)
_TAG: dict[str, Decoder[Any]] = {n: Decoder(kind) for n, kind in _TAG_TYPES.items()}


def _plain(kind: type[Tag]) -> list[tuple[str, Any]]:
    """Return each field with what it is where nothing else is told."""
    names, defaults = kind.__struct_fields__, kind.__struct_defaults__
    required = [NODEFAULT] * (len(names) - len(defaults))
    return list(zip(names, (*required, *defaults), strict=True))


_PLAIN = {kind: _plain(kind) for kind in _KINDS}


class Version(Struct, frozen=True):
    """One version of a release, without its text; `digest` None: it was withdrawn."""

    sequence: int
    id: str
    published: date | None
    digest: bytes | None


def pack(release: Release, digest: bytes) -> Row:
    """Return id, published, digest, content and tags as they are stored."""
    published = release.published.isoformat() if release.published else None
    content = {name: getattr(release, name) for name in READ_FIELDS}
    content["published"] = published
    return release.id, published, digest, _squeezed(content), _packed_tags(release)


def pack_tags(release: Release, digest: bytes, content: int) -> Row:
    """Return what `pack` does for a release whose content is that of a version."""
    published = release.published.isoformat() if release.published else None
    return release.id, published, digest, content, _packed_tags(release)


def numbered(sequence: int, seen: int, packed: Row) -> Row:
    """Return the whole row of what `pack` returned."""
    release_id, published, digest, content, tags = packed
    row = (sequence, release_id, published, digest, seen, content, tags)
    return *row, _checksum(row)


def version_of(row: Row) -> Version:
    """Return what the first four columns say. Raise ValueError or TypeError."""
    sequence, release_id, published, digest = row
    day = date.fromisoformat(published) if published else None
    return Version(sequence, release_id, day, digest)


def unpack(row: Row, found: bool = True) -> Release:
    """Return the release in a whole row, its tags `found` only on demand. Raise
    ValueError unless it is as written."""
    if not _is_whole(row):
        raise ValueError(f"version {row[0]} fails its checksum")
    told = _read(zlib.decompress(row[6]), _TOLD)
    if isinstance(told, list):
        told = _Told(told)
    before = _tags(_RAW_TAGS.decode(told.found)) if found else ()
    return replace(_content(row), tags=_tags(told.tags), found=before)


def _content(row: Row) -> Release:
    content = row[5]
    if isinstance(content, int):
        # the checksum of this row says nothing about what it refers to
        other = row[_WRITTEN:]
        content = other[5]
        if other[3] != row[3] or not isinstance(content, bytes) or not _is_whole(other):
            raise ValueError(
                f"version {row[0]} has its text in version {row[5]}, which fails"
            )
    return _read(zlib.decompress(content), _RELEASE)


def problem(row: Row, expected: int) -> str | None:
    """Return what is wrong in the row that should have number `expected`."""
    if row[0] != expected:
        return f"version {expected} is missing"
    if row[3] is None:
        return None if _is_whole(row) else f"version {expected} fails its checksum"
    try:
        same = content_hash(unpack(row)) == row[3]
    except (ValueError, TypeError) as error:
        return str(error)
    return None if same else f"version {expected} is not the release it was"


def _is_whole(row: Row) -> bool:
    return bool(_checksum(row[: _WRITTEN - 1]) == row[_WRITTEN - 1])


def _packed_tags(release: Release) -> bytes:
    tags = [_changed(tag) for tag in release.tags]
    if not release.found:
        return _squeezed(tags)
    found = [_changed(tag) for tag in release.found]
    return _squeezed({"tags": tags, "found": found})


def _tags(told: list[Raw]) -> tuple[Tag, ...]:
    kinds = [_TAG.get(_NAMED.decode(one).field, _PLAIN_TAG) for one in told]
    both = zip(kinds, told, strict=True)
    try:
        return tuple([kind.decode(one) for kind, one in both])
    except UnicodeDecodeError:
        return tuple(map(_read, told, kinds))


def _changed(tag: Tag) -> dict[str, Any]:
    """Return the fields of a tag that differ from their defaults."""
    return {
        name: value
        for name, default in _PLAIN[type(tag)]
        if (value := getattr(tag, name)) != default
    }


def _squeezed(data: Any) -> bytes:
    return zlib.compress(_json(data), _LEVEL)


def _json(data: Any) -> bytes:
    try:
        return encode(data)
    except UnicodeEncodeError:
        # a lone half of a UTF-16 pair, as found on the web, must not stop an archive
        plain = to_builtins(data)
        text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "surrogatepass")


def _read(text: bytes | Raw, decoder: Decoder[Kind]) -> Kind:
    try:
        return decoder.decode(text)
    except UnicodeDecodeError:  # it has half of a UTF-16 pair
        read = json.loads(bytes(text).decode("utf-8", "surrogatepass"))
        return convert(read, decoder.type)


def _checksum(row: Row) -> int:
    *head, content, tags = row
    text = "".join(f"{column}\n" for column in head)
    checksum = zlib.crc32(text.encode("utf-8", "surrogatepass"))
    if isinstance(content, int):
        content = str(content).encode()
    return zlib.crc32(tags or b"", zlib.crc32(content or b"", checksum))

"""Paths to items: files, folders, archives, standard input, gzip anywhere."""

import gzip
import os
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BufferedReader
from pathlib import Path, PurePath
from typing import IO, cast

from index.errors import ReleaseError
from indexer.sources.chunks import CHUNK, csv_chunks, line_chunks
from indexer.sources.encoding import marked_encoding
from indexer.sources.item import Item, Kind, Options
from indexer.sources.kinds import foreign, kind_of

__all__ = ["find", "size_of"]

_LINKED = "it is a link to a folder, and those are not followed; give it by itself"


def find(paths: Iterable[str | Path], options: Options) -> Iterator[Item]:
    """Yield what there is to read, in order: the files, those of folders (sorted,
    hidden ones left out), the members of .zip files, and standard input for "-". What
    cannot be opened comes as an item with a fault."""
    for path in map(str, paths):
        if path == "-":
            yield from _guarded(path, _stream(path, sys.stdin.buffer, options))
        elif os.path.isdir(path):
            yield from _folder(path, options)
        else:
            yield from _guarded(path, _file(path, options))


def size_of(paths: Iterable[str | Path]) -> int:
    """Return the bytes there are to read; 0 for standard input and what is missing."""
    return sum(map(_size, map(str, paths)))


def _size(path: str) -> int:
    files = _names(path, []) if os.path.isdir(path) else [path]
    return sum(os.path.getsize(file) for file in files if os.path.isfile(file))


def _folder(path: str, options: Options) -> Iterator[Item]:
    left: list[Item] = []
    for file in _names(path, left):
        yield from _guarded(file, _file(file, options))
    yield from left


def _names(path: str, left: list[Item]) -> Iterator[str]:
    """Yield the files in a folder, in order; `left` gets what does not open, and links
    to folders, which could lead round in a circle."""

    def closed(error: OSError) -> None:
        fault = f"it cannot be opened: {error.strerror}"
        left.append(Item(str(error.filename), fault=fault))

    for folder, inner, names in os.walk(path, onerror=closed):
        inner[:] = _shown(inner)
        folders = (os.path.join(folder, name) for name in inner)
        left += [Item(one, fault=_LINKED) for one in folders if os.path.islink(one)]
        yield from (os.path.join(folder, name) for name in _shown(names))


def _shown(names: list[str]) -> list[str]:
    return sorted(name for name in names if not name.startswith("."))


def _guarded(path: str, items: Iterator[Item]) -> Iterator[Item]:
    try:
        yield from items
    except FileNotFoundError:
        yield Item(path, fault="there is no such file or folder; check the path")
    except ReleaseError as error:
        yield Item(error.path, line=error.line or 0, fault=error.reason)
    # what unpacking raises where an archive is damaged is written nowhere
    except Exception as error:
        reason = error.strerror if isinstance(error, OSError) else None
        yield Item(path, fault=f"it cannot be opened: {reason or error}")


def _file(path: str, options: Options) -> Iterator[Item]:
    if os.path.exists(path) and not os.path.isfile(path):
        yield Item(path, fault="it is neither a file nor a folder")
        return
    with open(path, "rb") as stream:
        if path.lower().endswith(".zip") and stream.peek(2)[:2] == b"PK":
            yield from _archive(path, stream, options)
        else:
            yield from _measured(stream, _stream(path, stream, options))


def _measured(stream: IO[bytes], items: Iterator[Item]) -> Iterator[Item]:
    """Yield each item with how far the file was read for it."""
    place = 0
    for item in items:
        yield replace(item, size=stream.tell() - place)
        place = stream.tell()


def _archive(path: str, stream: IO[bytes], options: Options) -> Iterator[Item]:
    with zipfile.ZipFile(stream) as archive:
        members = sorted(archive.infolist(), key=lambda member: member.filename)
        for member in members:
            parts = PurePath(member.filename).parts
            hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
            if not member.is_dir() and not hidden:
                name = f"{path}/{member.filename}"
                yield from _guarded(name, _member(archive, member, name, options))


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, options: Options
) -> Iterator[Item]:
    if member.flag_bits & 1:
        yield Item(name, fault="it is encrypted; unpack it with its password first")
        return
    with archive.open(member) as stream:
        for item in _stream(name, stream, options):
            share = len(item.data) / max(member.file_size, 1)
            yield replace(item, size=round(member.compress_size * min(share, 1)))


def _stream(path: str, stream: IO[bytes], options: Options) -> Iterator[Item]:
    if cast(BufferedReader, stream).peek(2)[:2] == b"\x1f\x8b":
        with gzip.GzipFile(fileobj=stream) as unpacked:
            yield from _content(path, cast(IO[bytes], unpacked), options)
    else:
        yield from _content(path, stream, options)


def _content(path: str, stream: IO[bytes], options: Options) -> Iterator[Item]:
    first = stream.read(CHUNK)
    fault = foreign(first) or (None if first.strip() else "it is empty")
    kind = kind_of(path.removesuffix(".gz"), first)
    if fault:
        yield Item(path, fault=fault)
    elif kind in ("lines", "csv") and len(first) < CHUNK:
        yield Item(path, kind, first)  # each record is measured by its reader
    elif kind in ("lines", "csv") and marked_encoding(first) in (None, "utf-8-sig"):
        yield from _pieces(path, kind, first, stream, options)
    else:
        yield _whole(path, kind, first, stream, options)


def _pieces(
    path: str, kind: Kind, first: bytes, stream: IO[bytes], options: Options
) -> Iterator[Item]:
    limit = options.max_bytes
    if kind == "csv":
        chunks = csv_chunks(path, first, stream, limit)
    else:
        chunks = line_chunks(first, stream, limit)
    for data, line in chunks:
        yield Item(path, kind, data, line, whole=False)


def _whole(
    path: str, kind: Kind, first: bytes, stream: IO[bytes], options: Options
) -> Item:
    data = first + stream.read(max(options.max_bytes + 1 - len(first), 0))
    if len(data) > options.max_bytes:
        return Item(path, fault=options.too_big)
    return Item(path, kind, data)

"""JSON and JSON Lines: one release, a list of them, or an object around a list."""

import json
from collections.abc import Iterator

from index.errors import ReleaseError
from indexer.sources.encoding import decode
from indexer.sources.fields import from_record
from indexer.sources.item import Item, Options, Raw

__all__ = ["lines", "records"]


def lines(item: Item, options: Options) -> Iterator[Raw | ReleaseError]:
    """Yield the release of each line, or why the line cannot be read."""
    for number, line in enumerate(_split(item.data), item.line + 1):
        if line.strip():
            yield _from_line(item.path, line, number, options)


def records(item: Item, options: Options) -> Iterator[Raw | ReleaseError]:
    """Yield the releases of a JSON document. Raise ReleaseError if it is broken."""
    data = _load(item.path, decode(item.data))
    for value in _records_in(data, options):
        if isinstance(value, dict):
            yield from_record(value, options)
        else:
            yield ReleaseError(item.path, f"a record is {_name(value)}, not an object")


def _split(data: bytes) -> list[bytes]:
    # only \n ends a line: JSON text may hold other line separators as they are
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = decode(data).encode("utf-8", "replace")
    return data.removeprefix(b"\xef\xbb\xbf").split(b"\n")


def _from_line(
    path: str, line: bytes, number: int, options: Options
) -> Raw | ReleaseError:
    if len(line) > options.max_bytes:
        return ReleaseError(path, options.too_big, number)
    try:
        value = _load(path, decode(line), number)
    except ReleaseError as error:
        return error
    if not isinstance(value, dict):
        return ReleaseError(path, f"it is {_name(value)}, not an object", number)
    return from_record(value, options, number)


def _load(path: str, text: str, number: int | None = None) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        reason = f"it is not JSON: {error.msg} at character {error.colno}"
        raise ReleaseError(path, reason, number or error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise ReleaseError(path, f"it is not JSON: {error}", number) from error


def _records_in(data: object, options: Options) -> list[object]:
    """Return the records: those of a list, or of the first list of objects within an
    object that has no text itself, or the object itself."""
    if isinstance(data, list):
        return data
    if not isinstance(data, dict) or from_record(data, options).body:
        return [data]
    return next(filter(_is_list_of_objects, data.values()), [data])


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _name(value: object) -> str:
    names = {list: "a list", str: "text", type(None): "null", bool: "true or false"}
    return names.get(type(value), "a number")

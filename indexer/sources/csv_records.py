"""CSV and its kin: one release a row, the first row names the columns."""

import csv
from collections.abc import Iterator
from io import StringIO

from index.errors import ReleaseError
from indexer.sources.chunks import FIELD_LIMIT
from indexer.sources.encoding import decode
from indexer.sources.fields import from_record
from indexer.sources.item import Item, Options, Raw
from indexer.sources.kinds import delimiter_of

__all__ = ["records"]


def records(item: Item, options: Options) -> Iterator[Raw | ReleaseError]:
    """Yield the release of each row, or why the row cannot be read. Raise ReleaseError
    where the table breaks off."""
    csv.field_size_limit(FIELD_LIMIT)
    text = decode(item.data)
    table = text.lstrip("\r\n")
    before = item.line + text.count("\n", 0, len(text) - len(table))
    delimiter = delimiter_of(table.partition("\n")[0])
    # newline="" leaves line breaks within quotes to the csv module
    rows = csv.reader(StringIO(table, newline=""), delimiter=delimiter, strict=True)
    try:
        names = next(rows, [])
        for row in rows:
            if row:
                yield _record(item, names, row, before + rows.line_num, options)
    except csv.Error as error:
        line = before + rows.line_num
        raise ReleaseError(item.path, f"it is not CSV: {error}", line) from error


def _record(
    item: Item, names: list[str], row: list[str], line: int, options: Options
) -> Raw | ReleaseError:
    if sum(map(len, row)) > options.max_bytes:
        return ReleaseError(item.path, options.too_big, line)
    if len(row) > len(names):
        reason = f"the row has {len(row)} columns, the header {len(names)}"
        return ReleaseError(item.path, reason, line)
    return from_record(dict(zip(names, row, strict=False)), options, line)

"""The facet values of a batch: their documents, and the row of each document."""

from array import array
from collections.abc import Callable, Iterable
from itertools import accumulate

from index import building
from index.batch import Batch
from index.container import ContainerWriter
from index.packed import GIVEN, NO_VALUE, packed
from index.release import STORED_FIELDS
from index.room import room
from index.strings import write_strings

__all__ = ["Ordinal", "write_values"]

Ordinal = Callable[[str, str], int]


def write_values(writer: ContainerWriter, batch: Batch, ordinal: Ordinal) -> None:
    labels, fields = batch.sayings.labels, _by_field(batch.sayings.known)
    spelt = [(name, value) for name, values in fields.items() for value in values]
    write_strings(writer, "values", [_spell(key[1], labels[key]) for key in spelt])
    sizes = map(len, fields.values())
    writer.add("values.fields", array("I", accumulate(sizes, initial=0)))
    _sort_sayings(batch, spelt)
    counts = room("I", len(spelt) + 1)
    said = batch.said, batch.said_ends, batch.sayings.valued
    length = building.measure_rows(*said, counts)
    numbers = _numbers(spelt, counts[1:], ordinal)
    writer.add("values.packed", numbers)
    by_packed = sorted(range(len(spelt)), key=numbers.__getitem__)
    writer.add("values.order", array("I", by_packed))
    _write_rows(writer, batch, numbers, counts, length)
    _write_short_rows(writer, batch, spelt, numbers, counts)


def _sort_sayings(batch: Batch, spelt: list[tuple[str, str]]) -> None:
    """Let the sayings of a batch tell their values by their places, from 1."""
    places = room("I", len(spelt) + 1)
    for place, key in enumerate(spelt, 1):
        places[batch.sayings.known[key]] = place
    building.remap(batch.sayings.valued, places)


def _by_field(known: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the values of every field by bytes ascending."""
    found: dict[str, list[str]] = {name: [] for name in STORED_FIELDS}
    for name, value in known:
        found[name].append(value)
    for values in found.values():
        values.sort()
    return found


def _numbers(
    spelt: list[tuple[str, str]], counts: "memoryview[int]", ordinal: Ordinal
) -> "array[int]":
    """Return the index-wide number of every value.

    New ones are numbered by how many documents have them, the most frequent first: the
    bins that are counted most lie side by side then, and stay near the processor.
    """
    numbers = array("I", bytes(4 * len(spelt)))
    for at in sorted(range(len(spelt)), key=counts.__getitem__, reverse=True):
        name, value = spelt[at]
        numbers[at] = packed(name, ordinal(name, value) if value else 0)
    return numbers


def _write_rows(
    writer: ContainerWriter,
    batch: Batch,
    numbers: "array[int]",
    counts: "memoryview[int]",
    length: int,
) -> None:
    """Write the documents of each value, and the row of each document, filled up to a
    multiple of 4 values; all rows have `length`.

    counts: how many documents each value has, from 1.
    """
    said = batch.said, batch.said_ends, batch.sayings.valued
    known, rows = array("I", [NO_VALUE]) + numbers, room("I", length)
    starts = array("I", accumulate(counts, initial=0))
    docs = room("H", starts[-1])
    row_starts = room("I", len(batch.ids) + 1)
    building.fill_rows(*said, known, starts[:-1], row_starts, rows, docs)
    writer.add("values.starts", starts[1:])
    writer.add("values.docs", docs)
    writer.add("rows.starts", row_starts)
    writer.add("rows", rows)


def _write_short_rows(
    writer: ContainerWriter,
    batch: Batch,
    spelt: list[tuple[str, str]],
    numbers: "array[int]",
    counts: "memoryview[int]",
) -> None:
    """Write the rows that are counted: "none given" is left out of them where most
    documents would have it, and "some given" stands in the others instead."""
    documents = len(batch.ids)
    both = zip(spelt, counts[1:], strict=True)
    seldom = {name for (name, v), n in both if not v and 2 * n > documents}
    short, given = array("I", [NO_VALUE]), array("I", [NO_VALUE])
    for (name, value), number in zip(spelt, numbers, strict=True):
        is_seldom = name in seldom
        short.append(number if value or not is_seldom else NO_VALUE)
        given.append(packed(name, GIVEN) if value and is_seldom else NO_VALUE)
    said = batch.said, batch.said_ends, batch.sayings.valued
    starts, rows = room("I", documents + 1), room("I", 2 * len(batch.said))
    end = building.fill_short_rows(*said, short, given, starts, rows)
    writer.add("given.starts", starts)
    writer.add("given", rows[:end])
    writer.add("given.seldom", array("I", [packed(name, 0) for name in sorted(seldom)]))


def _spell(value: str, label: str) -> str:
    """Return a value as the dictionary has it: its label behind a NUL if it differs."""
    return value if label == value else f"{value}\0{label}"

"""From releases to a segment file: cut into words, invert, write.

O(words) with one dictionary look-up per word and one stemming per distinct word; a
segment of n words takes about 16 n bytes of memory while it is made.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, chain, groupby, pairwise
from pathlib import Path
from zlib import crc32

from index import building, likeness
from index.analysis import stem
from index.batch import FIELD_MARK, Batch
from index.container import ContainerWriter
from index.packed import NO_VALUE, packed
from index.pairs import Text, with_pairs
from index.rank import TITLE_WEIGHT, norm
from index.release import STORED_FIELDS, Release

__all__ = [
    "MAX_DOCUMENTS",
    "MAX_WORDS",
    "SegmentSummary",
    "build_segment",
    "segment_key",
]

MAX_DOCUMENTS = 65_536  # a document number is a uint16
MAX_WORDS = 24_000_000  # bounds the memory of a build

_FIRST_WORD = bytes([ord(FIELD_MARK) + 1])  # words of tag fields come before it

Ordinal = Callable[[str, str], int]
SortKey = tuple[int, str]


@dataclass(frozen=True, slots=True)
class SegmentSummary:
    """What was written: `length` is the sum of weighted lengths in words, `average`
    the mean weighted length the impacts were made with."""

    documents: int
    length: int
    bytes: int
    average: float


def segment_key(published: date | None, release_id: str) -> SortKey:
    """Return the sort key of a document in its segment: newest first, undated last,
    ties by id."""
    return -published.toordinal() if published else 0, release_id


def build_segment(
    path: Path,
    releases: Iterable[tuple[int, Release]],
    ordinal: Ordinal,
    average: float | None = None,
    stem_of: Callable[[str], str] = stem,
) -> SegmentSummary:
    """Write one segment of (archive sequence, release), given in segment order.

    `ordinal` numbers a facet value index-wide. `average` is the mean weighted length
    of the index's documents, by default that of these. Raises ValueError for more
    than MAX_DOCUMENTS, OSError as the system gives it; no partial file stays.
    """
    batch = Batch()
    for sequence, release in releases:
        batch.add(sequence, release)
    count = len(batch.ids)
    if count > MAX_DOCUMENTS:
        raise ValueError(f"a segment holds at most {MAX_DOCUMENTS} releases")
    average = average or max(1.0, batch.length / max(1, count))
    with ContainerWriter(path) as writer:
        _write_postings(writer, batch, average, stem_of)
        _write_values(writer, batch, ordinal)
        _write_documents(writer, batch)
        summary = {"documents": count, "length": batch.length, "average": average}
        writer.close(summary)
    return SegmentSummary(count, batch.length, path.stat().st_size, average)


def _write_postings(
    writer: ContainerWriter,
    batch: Batch,
    average: float,
    stem_of: Callable[[str], str],
) -> None:
    spelt, norms = batch.spelt, _norms(batch, average)
    paired = with_pairs(Text(batch.terms, batch.positions, batch.ends), spelt)
    batch.terms, batch.positions, batch.ends = paired.text  # frees what was there
    lists = _inverted(batch, len(spelt) + len(paired.pairs), norms)
    ends = _write_stems(writer, spelt, lists, stem_of)
    _write_bytes(writer, "words", spelt)
    writer.add("pairs.words", paired.words)
    writer.add("pairs", paired.pairs)
    writer.add("longest", array("I", [lists.longest]))
    writer.add("stems.ends", ends)
    writer.add("postings.starts", lists.starts)
    writer.add("postings.docs", lists.docs)
    writer.add("postings.impacts", lists.impacts)
    writer.add("postings.skips", lists.skips)
    writer.add("postings.units", lists.units)


def _norms(batch: Batch, average: float) -> "array[float]":
    return array("f", [norm(length, average) for length in batch.lengths])


@dataclass(slots=True)
class _Lists:
    """The posting lists of words and pairs; those of stems are put behind them."""

    starts: "array[int]"
    docs: "array[int]"
    impacts: "array[int]"
    units: "array[int]"
    skips: "array[int]"
    longest: int
    frequencies: "array[float]"
    norms: "array[float]"


def _inverted(batch: Batch, vocabulary: int, norms: "array[float]") -> _Lists:
    documents, text = len(batch.ids), (batch.terms, batch.positions, batch.ends)
    counts, sizes, last_position = (_zeros("I", vocabulary) for _ in range(3))
    none_yet = array("I", [documents]) * vocabulary
    building.measure(*text, counts, sizes, none_yet, last_position)
    starts = array("I", accumulate(counts, initial=0))
    next_unit = array("I", accumulate(sizes, initial=0))
    postings, units = starts[-1], next_unit.pop()
    lists = _Lists(
        starts,
        docs=_zeros("H", postings),
        impacts=_zeros("B", postings),
        units=_zeros("H", units),
        skips=_zeros("I", (postings + 15) // 16),
        longest=max(sizes, default=0),
        frequencies=array("f", bytes(4 * postings)),
        norms=norms,
    )
    building.invert(
        *text,
        batch.titles,
        batch.bodies,
        lists.norms,
        TITLE_WEIGHT,
        starts[:-1],
        next_unit,
        array("I", [documents]) * vocabulary,
        last_position,
        lists.frequencies,
        lists.docs,
        lists.impacts,
        lists.units,
        lists.skips,
    )
    return lists


def _write_stems(
    writer: ContainerWriter,
    spelt: list[bytes],
    lists: _Lists,
    stem_of: Callable[[str], str],
) -> "array[int]":
    """Write what words the stems have, put the lists of those with several behind the
    others, and return where they end there."""
    first = bisect_left(spelt, _FIRST_WORD)  # no word of a tag field has a stem
    found = [stem_of(str(word, "utf-8", "surrogatepass")) for word in spelt[first:]]
    stems = sorted(set(found))
    number = {name: group for group, name in enumerate(stems)}
    groups = _zeros("I", first) + array("I", [number[name] for name in found])
    members = sorted(range(first, len(spelt)), key=groups.__getitem__)
    sizes = Counter(groups[first:])
    bounds = array("I", accumulate((sizes[g] for g in range(len(stems))), initial=0))
    _write_strings(writer, "stems", stems)
    writer.add("stems.of", groups)
    writer.add("stems.groups", bounds)
    writer.add("stems.members", numbers := array("I", members))
    return _append_united(lists, bounds, numbers)


def _append_united(
    lists: _Lists, bounds: "array[int]", members: "array[int]"
) -> "array[int]":
    starts, sizes = lists.starts, [b - a for a, b in pairwise(bounds)]
    room = sum(
        starts[word + 1] - starts[word]
        for first, size in zip(bounds, sizes, strict=False)
        for word in members[first : first + size * (size > 1)]
    )
    docs, impacts = _zeros("H", room), _zeros("B", room)
    ends = _zeros("I", len(sizes))
    count = building.unite_words(
        bounds,
        members,
        starts,
        lists.docs,
        lists.frequencies,
        lists.norms,
        _zeros("I", max(sizes, default=0)),
        ends,
        docs,
        impacts,
    )
    lists.docs += docs[:count]
    lists.impacts += impacts[:count]
    return ends


def _write_values(writer: ContainerWriter, batch: Batch, ordinal: Ordinal) -> None:
    order = {name: at for at, name in enumerate(STORED_FIELDS)}
    spelt = sorted(batch.values, key=lambda entry: (order[entry[0]], entry[1]))
    numbers = array("I", (packed(n, ordinal(n, v) if v else 0) for n, v in spelt))
    local = _zeros("I", len(spelt))
    for number, entry in enumerate(spelt):
        local[batch.values[entry]] = number
    rows, ends = batch.rows, batch.row_ends
    lists: list[list[int]] = [[] for _ in spelt]
    building.remap(rows, local)
    start = 0
    for document, end in enumerate(ends):
        for number in rows[start:end]:
            lists[number].append(document)
        start = end
    _write_strings(writer, "values", [_spell(v, batch.labels[n, v]) for n, v in spelt])
    writer.add("values.fields", _field_starts(spelt))
    writer.add("values.packed", numbers)
    by_packed = sorted(range(len(spelt)), key=numbers.__getitem__)
    writer.add("values.order", array("I", by_packed))
    writer.add("values.starts", _starts(lists))
    writer.add("values.docs", array("H", chain.from_iterable(lists)))
    building.remap(rows, numbers)
    _write_rows(writer, rows, ends)


def _write_rows(
    writer: ContainerWriter, rows: "array[int]", ends: "array[int]"
) -> None:
    """Write the row of each document, filled up to a multiple of 4 values."""
    filled, starts, start = array("I"), array("I", [0]), 0
    for end in ends:
        filled += rows[start:end]
        filled.extend([NO_VALUE] * (-len(filled) % 4))
        starts.append(len(filled))
        start = end
    writer.add("rows.starts", starts)
    writer.add("rows", filled)


def _field_starts(spelt: list[tuple[str, str]]) -> "array[int]":
    names = [name for name, _ in spelt]
    counts = (names.count(name) for name in STORED_FIELDS)
    return array("I", accumulate(counts, initial=0))


def _write_documents(writer: ContainerWriter, batch: Batch) -> None:
    _write_strings(writer, "ids", batch.ids)
    _write_strings(writer, "titles", batch.names)
    writer.add("documents.titles", batch.titles)
    writer.add("documents.lengths", batch.lengths)
    writer.add("documents.days", batch.days)
    writer.add("documents.sequences", batch.sequences)
    writer.add("documents.sketches", _sketches(batch))
    months = [
        (month, len(list(days))) for month, days in groupby(map(_month, batch.days))
    ]
    writer.add("months", array("I", [month for month, _ in months]))
    sizes = (size for _, size in months)
    writer.add("months.starts", array("I", accumulate(sizes, initial=0)))


def _sketches(batch: Batch) -> "array[int]":
    """Return what is kept of the body of each document to know its like."""
    sketches = _zeros("H", likeness.SLOTS * len(batch.ids))
    hashes = array("I", map(crc32, batch.spelt))
    text = batch.terms, batch.ends, batch.titles, batch.bodies
    likeness.sketch(*text, hashes, sketches)
    return sketches


def _month(day: int) -> int:
    """Return year x 12 + month - 1 of an ordinal day; 0 for day 0, "undated"."""
    if not day:
        return 0
    published = date.fromordinal(day)
    return published.year * 12 + published.month - 1


def _write_strings(writer: ContainerWriter, name: str, strings: Sequence[str]) -> None:
    _write_bytes(writer, name, [t.encode("utf-8", "surrogatepass") for t in strings])


def _write_bytes(writer: ContainerWriter, name: str, encoded: Sequence[bytes]) -> None:
    writer.add(f"{name}.blob", b"".join(encoded))
    writer.add(f"{name}.at", _starts(encoded))


def _starts(parts: Sequence[Sequence[object]]) -> "array[int]":
    """Return where each part begins when all are laid end to end, and the end."""
    return array("I", accumulate(map(len, parts), initial=0))


def _zeros(kind: str, count: int) -> "array[int]":
    zeros = array(kind)
    zeros.frombytes(bytes(zeros.itemsize * count))
    return zeros


def _spell(value: str, label: str) -> str:
    """Return a value as the dictionary has it: its label behind a NUL if it differs."""
    return value if label == value else f"{value}\0{label}"

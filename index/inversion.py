"""From releases to a segment file: cut into words, invert, write.

O(words) with one dictionary look-up per word and one stemming per distinct word; a
segment of n words takes about 16 n bytes of memory while it is made.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, groupby, pairwise
from pathlib import Path

from index import kernels
from index.analysis import stem, words
from index.batch import FIELD_MARK, Batch, Cut
from index.container import ContainerWriter
from index.pairs import Text, with_pairs
from index.rank import TITLE_WEIGHT, norm
from index.release import FACET_FIELDS, Release

__all__ = [
    "MAX_DOCUMENTS",
    "MAX_WORDS",
    "SegmentSummary",
    "build_segment",
    "segment_key",
]

MAX_DOCUMENTS = 65_536  # a document number is a uint16
MAX_WORDS = 24_000_000  # bounds the memory of a build

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
    cut: Cut = words,
    stem_of: Callable[[str], str] = stem,
) -> SegmentSummary:
    """Write one segment of (archive sequence, release), given in segment order.

    `ordinal` numbers a facet value index-wide. `average` is the mean weighted length
    of the index's documents, by default that of these. Raises ValueError for more
    than MAX_DOCUMENTS, OSError as the system gives it; no partial file stays.
    """
    batch = Batch(cut)
    for sequence, release in releases:
        batch.add(sequence, release)
    if len(batch.ids) > MAX_DOCUMENTS:
        raise ValueError(f"a segment holds at most {MAX_DOCUMENTS} releases")
    count = len(batch.ids)
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
    spelt = sorted(batch.vocabulary)
    rank = array("I", bytes(4 * len(spelt)))
    for number, word in enumerate(spelt):
        rank[batch.vocabulary[word]] = number
    kernels.remap(batch.terms, rank)
    paired = with_pairs(Text(batch.terms, batch.positions, batch.ends), spelt)
    batch.terms, batch.positions, batch.ends = paired.text  # frees what was there
    lists = _inverted(batch, len(spelt) + len(paired.pairs), average)
    ends = _write_stems(writer, spelt, lists, stem_of)
    _write_strings(writer, "words", spelt)
    writer.add("pairs.words", paired.words)
    writer.add("pairs", paired.pairs)
    writer.add("longest", array("I", [lists.longest]))
    writer.add("stems.ends", ends)
    writer.add("postings.starts", lists.starts)
    writer.add("postings.docs", lists.docs)
    writer.add("postings.impacts", lists.impacts)
    writer.add("postings.skips", lists.skips)
    writer.add("postings.units", lists.units)


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


def _inverted(batch: Batch, vocabulary: int, average: float) -> _Lists:
    documents, text = len(batch.ids), (batch.terms, batch.positions, batch.ends)
    counts, sizes, last_position = (_zeros("I", vocabulary) for _ in range(3))
    none_yet = array("I", [documents]) * vocabulary
    kernels.measure(*text, counts, sizes, none_yet, last_position)
    starts = array("I", accumulate(counts, initial=0))
    next_unit = array("I", accumulate(sizes, initial=0))
    postings, units = starts[-1], next_unit.pop()
    lists = _Lists(
        starts,
        docs=_zeros("H", postings),
        impacts=_zeros("B", postings),
        units=_zeros("H", units),
        skips=_zeros("I", (postings + 63) // 64),
        longest=max(sizes, default=0),
        frequencies=array("f", bytes(4 * postings)),
        norms=array("f", (norm(length, average) for length in batch.lengths)),
    )
    kernels.invert(
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
    spelt: list[str],
    lists: _Lists,
    stem_of: Callable[[str], str],
) -> "array[int]":
    """Write what words the stems have, put the lists of those with several behind the
    others, and return where they end there."""
    groups: dict[str, list[int]] = {}
    first = sum(word.startswith(FIELD_MARK) for word in spelt)
    for number, word in enumerate(spelt[first:], first):
        groups.setdefault(stem_of(word), []).append(number)
    stems = sorted(groups)
    group_of = _zeros("I", len(spelt))
    for group, name in enumerate(stems):
        for number in groups[name]:
            group_of[number] = group
    words_of = [groups[name] for name in stems]
    bounds = _starts(words_of)
    members = array("I", [n for group in words_of for n in group])
    _write_strings(writer, "stems", stems)
    writer.add("stems.of", group_of)
    writer.add("stems.groups", bounds)
    writer.add("stems.members", members)
    return _append_united(lists, bounds, members)


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
    count = kernels.unite_words(
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
    entries = {
        (name, value): label for row in batch.values for name, value, label in row
    }
    order = {name: at for at, name in enumerate(FACET_FIELDS)}
    spelt = sorted(entries, key=lambda entry: (order[entry[0]], entry[1]))
    local = {entry: number for number, entry in enumerate(spelt)}
    packed = array(
        "I", (order[n] << 29 | (ordinal(n, v) if v else 0) for n, v in spelt)
    )
    rows = [[local[name, value] for name, value, _ in row] for row in batch.values]
    lists: list[list[int]] = [[] for _ in spelt]
    for document, row in enumerate(rows):
        for number in row:
            lists[number].append(document)
    labels = [_spell(value, entries[name, value]) for name, value in spelt]
    _write_strings(writer, "values", labels)
    writer.add("values.fields", _field_starts(spelt))
    writer.add("values.packed", packed)
    writer.add(
        "values.order", array("I", sorted(range(len(spelt)), key=packed.__getitem__))
    )
    writer.add("values.starts", _starts(lists))
    writer.add("values.docs", array("H", [doc for found in lists for doc in found]))
    writer.add("rows.starts", _starts(rows))
    writer.add("rows", array("I", [packed[number] for row in rows for number in row]))


def _field_starts(spelt: list[tuple[str, str]]) -> "array[int]":
    names = [name for name, _ in spelt]
    counts = (names.count(name) for name in FACET_FIELDS)
    return array("I", accumulate(counts, initial=0))


def _write_documents(writer: ContainerWriter, batch: Batch) -> None:
    _write_strings(writer, "ids", batch.ids)
    _write_strings(writer, "titles", batch.names)
    writer.add("documents.titles", batch.titles)
    writer.add("documents.lengths", batch.lengths)
    writer.add("documents.days", batch.days)
    writer.add("documents.sequences", batch.sequences)
    months = [
        (month, len(list(days))) for month, days in groupby(map(_month, batch.days))
    ]
    writer.add("months", array("I", [month for month, _ in months]))
    sizes = (size for _, size in months)
    writer.add("months.starts", array("I", accumulate(sizes, initial=0)))


def _month(day: int) -> int:
    """Return year x 12 + month - 1 of an ordinal day; 0 for day 0, "undated"."""
    if not day:
        return 0
    published = date.fromordinal(day)
    return published.year * 12 + published.month - 1


def _write_strings(writer: ContainerWriter, name: str, strings: Sequence[str]) -> None:
    encoded = [text.encode("utf-8", "surrogatepass") for text in strings]
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

"""The words of a batch inverted: posting lists of words, pairs and stems, written."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TypeAlias

from index import building
from index.batch import Batch
from index.container import ContainerWriter
from index.dictionary import FIELD_MARK
from index.pairs import Text, with_pairs
from index.rank import TITLE_WEIGHT, norm
from index.room import room
from index.strings import write_bytes, write_strings

__all__ = ["write_postings"]

_FIRST_WORD = bytes([ord(FIELD_MARK) + 1])  # words of tag fields come before it

Numbers: TypeAlias = "memoryview[int]"


def write_postings(
    writer: ContainerWriter,
    batch: Batch,
    average: float,
    stem_of: Callable[[str], str],
) -> None:
    spelt, norms = batch.spelt, _norms(batch, average)
    paired = with_pairs(batch)
    lists = _inverted(batch, paired.text, len(spelt) + len(paired.pairs), norms)
    united = _write_stems(writer, spelt, lists, stem_of)
    write_bytes(writer, "words", spelt)
    writer.add("pairs.words", paired.words)
    writer.add("pairs", paired.pairs)
    writer.add("longest", array("I", [lists.longest]))
    writer.add("stems.ends", united.ends)
    writer.add("postings.starts", lists.starts)
    writer.add("postings.docs", lists.docs, united.docs)
    writer.add("postings.impacts", lists.impacts, united.impacts)
    writer.add("postings.skips", lists.skips)
    writer.add("postings.units", lists.units)


def _norms(batch: Batch, average: float) -> "array[float]":
    return array("f", [norm(length, average) for length in batch.lengths])


@dataclass(slots=True)
class _Lists:
    """The posting lists of words and pairs; those of stems are put behind them."""

    starts: "array[int]"
    docs: Numbers
    impacts: Numbers
    units: Numbers
    skips: Numbers
    longest: int
    frequencies: "memoryview[float]"
    norms: "array[float]"


def _inverted(
    batch: Batch, text: Text, vocabulary: int, norms: "array[float]"
) -> _Lists:
    unseen = array("I", [len(batch.ids), 0]) * vocabulary
    places = array("I", bytes(8 * vocabulary))
    building.measure(*text, places, unseen[:])
    counts, sizes = places[::2], places[1::2]
    starts, unit_starts = (
        array("I", accumulate(n, initial=0)) for n in (counts, sizes)
    )
    postings, units = starts[-1], unit_starts[-1]
    places[::2], places[1::2] = starts[:-1], unit_starts[:-1]
    lists = _Lists(
        starts,
        docs=room("H", postings),
        impacts=room("B", postings),
        units=room("H", units),
        skips=room("I", (postings + 15) // 16),
        longest=max(sizes, default=0),
        frequencies=room("I", postings).cast("B").cast("f"),
        norms=norms,
    )
    building.invert(
        *text,
        batch.titles,
        batch.bodies,
        lists.norms,
        TITLE_WEIGHT,
        places,
        unseen,
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
) -> "_United":
    """Write what words the stems have; return the lists of those with several."""
    first = bisect_left(spelt, _FIRST_WORD)  # no word of a tag field has a stem
    found = [stem_of(str(word, "utf-8", "surrogatepass")) for word in spelt[first:]]
    stems = sorted(set(found))
    number = {name: group for group, name in enumerate(stems)}
    groups = array("I", bytes(4 * first)) + array("I", [number[name] for name in found])
    members = sorted(range(first, len(spelt)), key=groups.__getitem__)
    sizes = Counter(groups[first:])
    bounds = array("I", accumulate((sizes[g] for g in range(len(stems))), initial=0))
    write_strings(writer, "stems", stems)
    writer.add("stems.of", groups)
    writer.add("stems.groups", bounds)
    writer.add("stems.members", numbers := array("I", members))
    return _united(lists, bounds, numbers)


@dataclass(frozen=True, slots=True)
class _United:
    """The posting lists of stems of several words, which stand behind the others, and
    where that of each stem ends there."""

    ends: Numbers
    docs: Numbers
    impacts: Numbers


def _united(lists: _Lists, bounds: "array[int]", members: "array[int]") -> _United:
    starts, sizes = lists.starts, [b - a for a, b in pairwise(bounds)]
    most = sum(
        starts[word + 1] - starts[word]
        for first, size in zip(bounds, sizes, strict=False)
        for word in members[first : first + size * (size > 1)]
    )
    docs, impacts = room("H", most), room("B", most)
    ends = room("I", len(sizes))
    count = building.unite_words(
        bounds,
        members,
        starts,
        lists.docs,
        lists.frequencies,
        lists.norms,
        room("I", max(sizes, default=0)),
        ends,
        docs,
        impacts,
    )
    return _United(ends, docs[:count], impacts[:count])

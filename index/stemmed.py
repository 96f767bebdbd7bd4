"""The stems of a segment's words, and the posting lists of stems, written."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from operator import sub
from typing import TypeAlias

from index import building, inverting
from index.batch import Batch
from index.container import ContainerWriter
from index.dictionary import FIELD_MARK
from index.inverted import Lists, Numbers
from index.ordered import Ordered
from index.room import room
from index.stemming import ENGLISH
from index.vocabulary import new_vocabulary

__all__ = ["StemOf", "write_spoken", "write_stems"]

_FIRST_WORD = bytes([ord(FIELD_MARK) + 1])  # words of tag fields come before it

StemOf: TypeAlias = Callable[[str, str], str]  # of a word, by the rules of a language


@dataclass(frozen=True, slots=True)
class _United:
    """Posting lists of stems, one behind another, and where that of each ends."""

    ends: Numbers
    docs: Numbers
    impacts: Numbers


@dataclass(frozen=True, slots=True)
class _Stems:
    """Words, by number, and the stem of each; the words of each stem."""

    names: Ordered
    words: Sequence[int]
    of: Sequence[int]  # uint32
    groups: Numbers
    members: Numbers

    @classmethod
    def of_words(
        cls, words: Sequence[int], spelt: Ordered, stem_of: StemOf, rules: str
    ) -> "_Stems":
        met = new_vocabulary()
        of = met.number(stem_of(text, rules) for text in spelt.texts(words))
        names = met.ordered()
        building.remap(of, names.ranks)
        groups, members = room("I", len(names) + 1), room("I", len(words))
        building.gather_members(of, groups, members)
        building.remap(members, array("I", words))
        return cls(names, words, of, groups, members)

    def write(self, writer: ContainerWriter, name: str) -> None:
        writer.add(f"{name}.blob", self.names.blob)
        writer.add(f"{name}.at", self.names.starts)
        writer.add(f"{name}.groups", self.groups)
        writer.add(f"{name}.members", self.members)

    @property
    def numbers(self) -> range:
        return range(len(self.names))

    def group(self, number: int) -> Numbers:
        """Return the words of a stem."""
        return self.members[self.groups[number] : self.groups[number + 1]]


@dataclass(frozen=True, slots=True)
class English:
    """The stems of all words by English rules, and their lists, of all documents."""

    first: int  # word that has a stem
    stems: _Stems
    united: _United
    lists: Lists

    def bounds(self, words: Numbers) -> tuple[int, int] | None:
        """Return where the list of documents with these words is, if there is one."""
        starts, ends, word = self.lists.starts, self.united.ends, words[0]
        if len(words) == 1:
            return starts[word], starts[word + 1]
        number = self.stems.of[word - self.first]
        if self.stems.group(number) != words:
            return None
        start = ends[number - 1] if number else 0
        return starts[-1] + start, starts[-1] + ends[number]


def write_stems(
    writer: ContainerWriter, spelt: Ordered, lists: Lists, stem_of: StemOf
) -> English:
    """Write what words the English stems have; return the lists of those with several,
    which are to be written behind those of words and pairs."""
    first = spelt.place(_FIRST_WORD)  # no word of a tag field has a stem
    stems = _Stems.of_words(range(first, len(spelt)), spelt, stem_of, ENGLISH)
    stems.write(writer, "stems")
    writer.add("stems.of", bytes(4 * first), stems.of)
    united = _united(lists, stems.groups, stems.members, fewest=2)
    writer.add("stems.ends", united.ends)
    return English(first, stems, united, lists)


def write_spoken(
    writer: ContainerWriter, batch: Batch, english: English, stem_of: StemOf
) -> list[_United]:
    """Write the stems by each of the rules that the documents have, unless all are
    English; return the lists of those that have none yet, to be written behind those
    of the English ones."""
    names, lists = batch.spoken, english.lists
    if not names:
        return []
    rules = bytes(map(names.index, batch.rules))
    marks = room("I", len(batch.ordered))
    inverting.mark_rules(lists.starts, lists.docs, rules, marks)
    writer.add("documents.rules", rules)
    written: list[_United] = []
    end = lists.starts[-1] + len(english.united.docs)
    for number, name in enumerate(names):
        mark = 1 << number
        words = [n for n in range(english.first, len(marks)) if marks[n] & mark]
        stems = _Stems.of_words(words, batch.ordered, stem_of, name)
        bounds = [_known(stems.group(n), english, marks, mark) for n in stems.numbers]
        united = _of_rules(lists, stems, bounds, rules, number)
        stems.write(writer, f"stems.{name}")
        writer.add(f"stems.{name}.words", array("I", words))
        writer.add(f"stems.{name}.of", stems.of)
        writer.add(f"stems.{name}.lists", _filled(bounds, united, end))
        written.append(united)
        end += len(united.docs)
    return written


def _known(
    words: Numbers, english: English, marks: Numbers, mark: int
) -> tuple[int, int] | None:
    """Return where the list of words is that only documents of these rules have."""
    alone = all(marks[word] == mark for word in words)
    return english.bounds(words) if alone else None


def _of_rules(
    lists: Lists,
    stems: _Stems,
    bounds: Sequence[tuple[int, int] | None],
    rules: bytes,
    number: int,
) -> _United:
    """Return the lists, of documents of these rules only, of the stems without one."""
    chosen = [stems.group(n) for n in stems.numbers if bounds[n] is None]
    groups = array("I", accumulate(map(len, chosen), initial=0))
    members = array("I", chain.from_iterable(chosen))
    chosen_words = memoryview(groups), memoryview(members)
    return _united(lists, *chosen_words, 1, rules, number)


def _filled(
    bounds: Sequence[tuple[int, int] | None], united: _United, start: int
) -> "array[int]":
    """Return the bounds of all lists; those that are not known lie one behind another
    from `start` on."""
    new = pairwise(start + end for end in (0, *united.ends))
    return array("I", chain.from_iterable(known or next(new) for known in bounds))


def _united(
    lists: Lists,
    groups: Numbers,
    members: Numbers,
    fewest: int,
    rules: bytes = b"",
    wanted: int = 0,
) -> _United:
    most = len(lists.docs)  # room that is not used takes no memory
    docs, impacts, ends = room("H", most), room("B", most), room("I", len(groups) - 1)
    largest = max(map(sub, groups[1:], groups), default=0)
    count = inverting.unite_words(
        *(groups, members, lists.starts, lists.docs, lists.frequencies, lists.norms),
        *(fewest, rules, wanted, room("I", largest)),
        *(ends, docs, impacts),
    )
    return _United(ends, docs[:count], impacts[:count])

"""One immutable batch of releases, as flat arrays mapped from a file.

Format 1. A segment holds up to 65,536 documents, numbered from 0 in the order newest
first, undated last, ties by id; so a range of days is a range of documents. Its file is
a container (container.py) with these sections (I uint32, i int32, H uint16, B uint8,
Q uint64, f float32); "x.blob" with "x.at" is a list of UTF-8 strings laid end to end
with the place where each begins, and the end:

    words.blob words.at        every distinct word, by bytes ascending; words of tag
                               fields come first, spelt US field US word (US = 0x1f)
    pairs.words         I      words that are paired (stopwords.py), ascending
    pairs               Q      first word << 32 | second, ascending: all neighbours in a
                               text that are both paired
    postings.starts     I      where the postings of each word and then of each pair
                               begin, and the end
    postings.docs       H      document of each posting, ascending within a list; the
                               lists of words, of pairs, of stems with several words
    postings.impacts    B      BM25F impact without idf, 1..254 (rank.py); of pairs: 1
    postings.units      H      positions of each posting of a word or pair, as
                               kernels.py says; the title begins at 0, the body 1000
                               after its end, the values of a tag field 1000 apart
    postings.skips      I      where in units every 16th posting begins
    longest             I      the most units one list has (bounds scratch space)
    stems.blob stems.at        every distinct stem of words that are not of tag fields
    stems.of            I      for every word its stem's number
    stems.groups        I      where each stem's words begin in stems.members, the end
    stems.members       I      numbers of the words of each stem
    stems.ends          I      where the list of each stem ends, counted from the end
                               of the pairs' lists; it begins where the one before ends
                               and is empty if the stem has one word
    values.blob values.at      facet values by field, then bytes; "value NUL label"
                               where the label differs; "" stands for "none given"
    values.fields       I      where each facet field's values begin, and the end
    values.packed       I      the index-wide number of each value (packed.py)
    values.order        I      the values' numbers by packed, ascending
    values.starts       I      where each value's documents begin, and the end
    values.docs         H      the documents of each value, ascending
    rows.starts, rows   I      for every document its packed values,
                               filled up with 0 to a multiple of 4
    documents.titles    I      words in the title
    documents.lengths   f      weighted length (rank.py) in telling words
    documents.days      i      day of issue, 1 = 0001-01-01, 0 = undated
    documents.sequences Q      number of the version in the archive
    documents.sketches  H      64 per document: passages of its body (likeness.py), of
                               words as CRC-32
    ids.*, titles.*            strings, one per document
    months              I      year x 12 + month - 1 of each month, 0 = undated
    months.starts       I      where its documents begin, and the end

The header adds "documents", "length" (weighted words of all) and "average" (the mean
weighted length the impacts were made with). Those above are English stems, whatever
language a document is in. Where one is in another, the header adds "rules", by which of
them words are stemmed (stemming.py: "en", "fr" …), and for each, here "fr", there are:

    documents.rules     B      the number of the rules of each document
    stems.fr.blob .at          every distinct stem by these rules
    stems.fr.words      I      the words that documents of these rules have, ascending
    stems.fr.of         I      for each of these words its stem's number
    stems.fr.groups, stems.fr.members    as stems.groups and stems.members
    stems.fr.lists      I      where the list of each stem begins and ends in
                               postings.docs, of documents of these rules only
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from index.beginnings import Beginnings
from index.container import Container
from index.deletions import read_deletions
from index.dictionary import FIELD_MARK, PAIR_SHIFT
from index.likeness import SLOTS
from index.numbering import SortKey, segment_key
from index.packed import SPAN, packed
from index.release import STORED_FIELDS
from index.stems import AllStems, SpokenStems, Stems
from index.strings import Strings

__all__ = ["Segment"]

_SKIP = 4  # a skip is kept for every 16th posting


class Segment:
    """The reader of one segment file; `deleted` is a bit per document, or None."""

    def __init__(self, path: Path, deleted: Path | None = None) -> None:
        """Raise IndexDamaged or FormatMismatch, naming the file and the cure."""
        self.path = path
        self.container = container = Container(path)
        self.documents: int = container.header["documents"]
        self.length: int = container.header["length"]
        self.average: float = container.header["average"]
        self.deleted = read_deletions(deleted, self.documents) if deleted else None
        self.words = Strings(container, "words")
        # what is read of them was proved when the list was looked up
        self.docs = container.unproved("postings.docs", "H")
        self.impacts = container.unproved("postings.impacts")
        self._beginnings: dict[str, Beginnings] = {}

    # ------------------------------------------------------------ sections read late

    @cached_property
    def days(self) -> "memoryview[int]":
        return self.container.section("documents.days", "i")

    @cached_property
    def units(self) -> "memoryview[int]":
        """The positions of all lists; `prove_positions` first."""
        return self.container.unproved("postings.units", "H")

    @cached_property
    def skips(self) -> "memoryview[int]":
        """Where every 16th posting begins in `units`; `prove_positions` first."""
        return self.container.unproved("postings.skips", "I")

    @cached_property
    def longest(self) -> int:
        """The most position units any list has."""
        return int(self.container.section("longest", "I")[0])

    @cached_property
    def title_words(self) -> "memoryview[int]":
        return self.container.section("documents.titles", "I")

    @cached_property
    def lengths(self) -> "memoryview[float]":
        """The weighted length of each document."""
        return self.container.floats("documents.lengths")

    @cached_property
    def stems(self) -> Strings:
        return Strings(self.container, "stems")

    @cached_property
    def spoken(self) -> tuple[Stems, ...]:
        """The stems by the rules of each language that the releases are in."""
        rules = self.container.header.get("rules", ())
        found = (SpokenStems(self, name, number) for number, name in enumerate(rules))
        return tuple(found) or (AllStems(self),)

    @cached_property
    def rules(self) -> "memoryview[int]":
        """The number of the rules of each document; empty where all are English."""
        if "rules" not in self.container.header:
            return memoryview(b"")
        return self.container.section("documents.rules")

    @cached_property
    def values(self) -> Strings:
        return Strings(self.container, "values")

    @cached_property
    def packed(self) -> "memoryview[int]":
        return self.container.section("values.packed", "I")

    @cached_property
    def value_starts(self) -> "memoryview[int]":
        return self.container.section("values.starts", "I")

    @cached_property
    def value_docs(self) -> "memoryview[int]":
        return self.container.section("values.docs", "H")

    @cached_property
    def rows(self) -> "tuple[memoryview[int], memoryview[int]]":
        """Where the packed values of each document begin, and the values."""
        section = self.container.section
        return section("rows.starts", "I"), section("rows", "I")

    @cached_property
    def months(self) -> "tuple[memoryview[int], memoryview[int]]":
        """Year x 12 + month - 1 of each month, and where its documents begin."""
        section = self.container.section
        return section("months", "I"), section("months.starts", "I")

    @cached_property
    def _ids(self) -> Strings:
        return Strings(self.container, "ids")

    @cached_property
    def _titles(self) -> Strings:
        return Strings(self.container, "titles")

    @cached_property
    def _value_order(self) -> "memoryview[int]":
        return self.container.section("values.order", "I")

    @cached_property
    def _value_fields(self) -> "memoryview[int]":
        return self.container.section("values.fields", "I")

    @cached_property
    def unknown(self) -> tuple[int, ...]:
        """The numbers of "none given" of those fields that an older segment has no
        values of."""
        known = len(self._value_fields) - 1
        return tuple(packed(field, 0) for field in STORED_FIELDS[known:])

    # ------------------------------------------------------------ words

    def postings(self, word: int) -> tuple[int, int]:
        """Return where the postings of a word or pair begin and end."""
        return self.lists(word, word + 1)

    def lists(self, low: int, high: int) -> tuple[int, int]:
        """Return where the postings of the words or pairs [low, high) begin and end."""
        number = self.container.number
        return self.proved(
            number("postings.starts", low), number("postings.starts", high)
        )

    def prove_positions(self, starts: Iterable[int], ends: Iterable[int]) -> None:
        """Raise IndexDamaged unless the positions of these lists are as written; what
        reads `units` says before which."""
        prove_skips = self.container.prover("postings.skips")
        prove_units = self.container.prover("postings.units")
        skips, end_of_units = self.skips, len(self.units)
        for start, end in zip(starts, ends, strict=True):
            if start < end:
                first, last = start >> _SKIP, ((end - 1) >> _SKIP) + 1
                prove_skips(4 * first, 4 * last + 4)
                units_end = skips[last] if last < len(skips) else end_of_units
                prove_units(2 * skips[first], 2 * units_end)

    def proved(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of postings. Raise IndexDamaged unless these are as they
        were written."""
        self.container.prove("postings.docs", 2 * start, 2 * end)
        self.container.prove("postings.impacts", start, end)
        return start, end

    def group(self, word: int) -> int | None:
        """Return the stem group of a word, None for words of tag fields."""
        if self.words[word].startswith(FIELD_MARK):
            return None
        return self.container.number("stems.of", word)

    def members(self, group: int) -> tuple[int, ...]:
        """Return the numbers of the words of one stem."""
        first, end = self.container.numbers("stems.groups", group, group + 2)
        return tuple(self.container.numbers("stems.members", first, end))

    def stem_postings(self, group: int) -> tuple[int, int]:
        """Return where the postings of a stem begin and end; they have no positions."""
        members = self.members(group)
        if len(members) == 1:
            return self.postings(members[0])
        number, pairs = self.container.number, len(self._pairs)
        first = number("postings.starts", len(self.words) + pairs)
        low = number("stems.ends", group - 1) if group else 0
        return self.proved(first + low, first + number("stems.ends", group))

    def pair(self, first: int, second: int) -> tuple[int, int] | None:
        """Return where the postings of two words side by side begin and end, None if
        such words are not paired."""
        if not {first, second} <= self._paired:
            return None
        pairs, wanted = self._pairs, first << PAIR_SHIFT | second
        at = bisect_left(pairs, wanted)
        if at == len(pairs) or pairs[at] != wanted:
            return 0, 0
        return self.postings(len(self.words) + at)

    @cached_property
    def _paired(self) -> frozenset[int]:
        return frozenset(self.container.section("pairs.words", "I"))

    @cached_property
    def _pairs(self) -> "memoryview[int]":
        return self.container.section("pairs", "Q")

    def prefixed(self, prefix: str) -> tuple[int, int]:
        """Return the range of words that begin with `prefix`."""
        low = self.words.place(prefix)
        # no word continues with the last code point, so it ends the range
        return low, self.words.place(prefix + "\U0010ffff", low)

    # ------------------------------------------------------------ documents

    def id(self, document: int) -> str:
        return self._ids[document]

    def title(self, document: int) -> str:
        return self._titles[document]

    def published(self, document: int) -> date | None:
        day = self.days[document]
        return date.fromordinal(day) if day else None

    def sequence(self, document: int) -> int:
        """Return the number of the document's version in the archive."""
        return self.container.numbers(
            "documents.sequences", document, document + 1, "Q"
        )[0]

    def sketch(self, document: int) -> "memoryview[int]":
        """Return what is kept of a document's body to know its like: SLOTS numbers."""
        start = SLOTS * document
        return self.container.numbers("documents.sketches", start, start + SLOTS, "H")

    def is_live(self, document: int) -> bool:
        """Whether the document is not deleted."""
        if self.deleted is None:
            return True
        return not self.deleted[document >> 3] >> (document & 7) & 1

    def key(self, document: int) -> SortKey:
        """Return the sort key of a document, as `segment_key` makes it."""
        return -self.days[document], self._ids[document]

    def after(self, key: SortKey) -> int:
        """Return the first document that comes after `key` in segment order."""
        low, high = self._same_day(key[0])
        return bisect_right(range(high), key[1], low, high, key=self.id)

    def locate(self, published: date | None, release_id: str) -> int | None:
        """Return the document number of a release, None if it is not here."""
        low, high = self._same_day(segment_key(published, release_id)[0])
        document = bisect_left(range(high), release_id, low, high, key=self.id)
        found = document < high and self.id(document) == release_id
        return document if found else None

    def shown(self, release_id: str) -> Iterator[int]:
        """Yield the live documents of a release, whatever its date; looks at all."""
        return filter(self.is_live, self._ids.every(release_id))

    def between(self, since: date | None, until: date | None) -> tuple[int, int]:
        """Return the range of documents of these days, both inclusive; None is open.

        With either given, undated documents are outside.
        """
        if since is None and until is None:
            return 0, self.documents
        low = self._first(-until.toordinal()) if until else 0
        high = self._first(1 - since.toordinal()) if since else self.dated
        return low, max(low, high)

    @cached_property
    def dated(self) -> int:
        """How many documents have a date; they come first."""
        return self._first(0)

    def _first(self, key: int) -> int:
        return bisect_left(self.days, key, key=lambda day: -day)

    def _same_day(self, key: int) -> tuple[int, int]:
        return self._first(key), self._first(key + 1)

    # ------------------------------------------------------------ facet values

    def value(self, field: str, value: str) -> int | None:
        """Return the number of a facet value here, None if no document has it."""
        low, high = self.value_range(field)
        number = self.values.place(value, low, high)
        found = number < high and self.values[number].split("\0")[0] == value
        return number if found else None

    def value_range(self, field: str) -> tuple[int, int]:
        """Return the range of a field's value numbers, A-Z."""
        if packed(field, 0) in self.unknown:
            return 0, 0
        at = STORED_FIELDS.index(field)
        return self._value_fields[at], self._value_fields[at + 1]

    def ordinal(self, field: str, value: str) -> int | None:
        """Return the index-wide ordinal of a value present here."""
        number = self.value(field, value)
        return None if number is None else self.packed[number] % SPAN

    def begun(self, field: str, typed: Sequence[str]) -> Iterator[int]:
        """Yield the index-wide numbers of the values present here whose label has
        these folded words, the last only begun.

        The labels of a field are folded once, when they are first looked through.
        """
        low, high = self.value_range(field)
        labels = self._beginnings.get(field)
        if labels is None:
            spelt = (self._spelt(number)[1] for number in range(low, high))
            labels = self._beginnings[field] = Beginnings(spelt)
        return (self.packed[low + number] for number in labels.of(typed))

    def spelt(self, packed: int) -> tuple[str, str] | None:
        """Return (value, label) of an index-wide number, None if it is not here."""
        order = self._value_order
        at = bisect_left(order, packed, key=self.packed.__getitem__)
        if at == len(order) or self.packed[order[at]] != packed:
            return None
        return self._spelt(order[at])

    def _spelt(self, number: int) -> tuple[str, str]:
        value, _, label = self.values[number].partition("\0")
        return value, label or value

    # ------------------------------------------------------------ care

    def verify(self) -> None:
        """Read every byte. Raise IndexDamaged if one is not as it was written."""
        self.container.verify()

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

The same rows, shorter, are in three more, which older segments lack:

    given.starts, given I      for every document its packed values; "none given" of a
                               field is left out where more than half of the documents
                               would have it, and those that have values of it have
                               "some given", the next number, before them
    given.seldom        I      packed "none given" of these fields

Who held which office and who met whom (relations.py) is in four more, which older
segments lack:

    facts.blob facts.at        every distinct "relation NUL value NUL name", ascending;
                               where several met, each name with a NUL before it
    facts.starts        I      where the documents that say each fact begin, and the end
    facts.docs          H      these documents, ascending
    facts.days          i      the day that each says it of, 0 where none is known

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

from functools import cached_property
from pathlib import Path

from index import kernels
from index.container import Container
from index.deletions import read_deletions
from index.documents import Documents
from index.facet_values import FacetValues
from index.facts import Facts
from index.stems import AllStems, SpokenStems, Stems
from index.word_lists import WordLists

__all__ = ["Segment"]


class Segment(WordLists, Documents, FacetValues):
    """The reader of one segment file; `deleted` is a bit per document, or None."""

    def __init__(self, path: Path, deleted: Path | None = None) -> None:
        """Raise IndexDamaged or FormatMismatch, naming the file and the cure."""
        self.path = path
        container = Container(path)
        self.length: int = container.header["length"]
        self.average: float = container.header["average"]
        count = container.header["documents"]
        bits = read_deletions(deleted, count) if deleted else None
        WordLists.__init__(self, container)
        Documents.__init__(self, container, bits)
        FacetValues.__init__(self, container)

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
    def facts(self) -> Facts | None:
        """What the releases say of whom; None where it must be read from them."""
        here = self.container.has("facts.at")
        return Facts(self.container) if here else None

    @cached_property
    def texts(self) -> kernels.Texts:
        """The words as the kernel `closeness` reads them; `prove_positions` first."""
        return kernels.Texts(
            *(self.docs, self.skips, self.units),
            *(self.title_words, self.lengths, self.rules),
        )

    def verify(self) -> None:
        """Read every byte. Raise IndexDamaged if one is not as it was written."""
        self.container.verify()

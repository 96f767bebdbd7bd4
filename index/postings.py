"""The words of a batch inverted: posting lists of words, pairs and stems, written."""

from array import array

from index.batch import Batch
from index.container import ContainerWriter
from index.inverted import inverted
from index.pairs import with_pairs
from index.stemmed import StemOf, write_spoken, write_stems
from index.strings import write_bytes

__all__ = ["write_postings"]


def write_postings(
    writer: ContainerWriter, batch: Batch, average: float, stem_of: StemOf
) -> None:
    spelt, paired = batch.spelt, with_pairs(batch)
    lists = inverted(batch, paired.text, len(spelt) + len(paired.pairs), average)
    english = write_stems(writer, spelt, lists, stem_of)
    united = [english.united, *write_spoken(writer, batch, english, stem_of)]
    write_bytes(writer, "words", spelt)
    writer.add("pairs.words", paired.words)
    writer.add("pairs", paired.pairs)
    writer.add("longest", array("I", [lists.longest]))
    writer.add("postings.starts", lists.starts)
    writer.add("postings.docs", lists.docs, *(one.docs for one in united))
    writer.add("postings.impacts", lists.impacts, *(one.impacts for one in united))
    writer.add("postings.skips", lists.skips)
    writer.add("postings.units", lists.units)

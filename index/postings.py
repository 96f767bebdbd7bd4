"""The words of a batch inverted: posting lists of words, pairs and stems, written."""

from array import array

from index.batch import Batch
from index.container import ContainerWriter
from index.inverted import inverted
from index.pairs import pairs_of
from index.stemmed import StemOf, write_spoken, write_stems

__all__ = ["write_postings"]


def write_postings(
    writer: ContainerWriter, batch: Batch, average: float, stem_of: StemOf
) -> None:
    pairs = pairs_of(batch)
    lists = inverted(batch, pairs, average)
    english = write_stems(writer, batch.ordered, lists, stem_of)
    united = [english.united, *write_spoken(writer, batch, english, stem_of)]
    writer.add("words.blob", batch.ordered.blob)
    writer.add("words.at", batch.ordered.starts)
    writer.add("pairs.words", pairs.words)
    writer.add("pairs", pairs.keys)
    writer.add("longest", array("I", [lists.longest]))
    writer.add("postings.starts", lists.starts)
    writer.add("postings.docs", lists.docs, *(one.docs for one in united))
    writer.add("postings.impacts", lists.impacts, *(one.impacts for one in united))
    writer.add("postings.skips", lists.skips)
    writer.add("postings.units", lists.units)

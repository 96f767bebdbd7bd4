"""What one leaf of a query is in each segment: posting lists to read, and words."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct, field

from index.stemming import rules_of
from index.stems import ANY_RULES

__all__ = [
    *("Bounds", "Entry", "Lists", "Ranges", "WordList", "entry_of", "united"),
]

Bounds = tuple[int, int]
Ranges = tuple[Bounds, ...]

_NO_FORMS: frozenset[str] = frozenset()


class WordList(NamedTuple):
    """A posting list of one word, with positions: it counts in documents of the `rules`
    of stemming with this number, each occurrence as `share` of one."""

    start: int
    end: int
    rules: int = ANY_RULES
    share: float = 1.0


Lists = tuple[WordList, ...]


class Entry(Struct, frozen=True):
    """One leaf of a query. `ranges` are, per segment, the posting lists to unite;
    `frequency` counts releases that have any (deleted ones too; of several words an
    upper bound); `forms` are the words it stands for, of a prefix only where some are
    left out, and `spoken` those it stands for where words are stemmed by certain rules.
    `words` are the lists that have positions, of each word by itself. `merged`: a range
    runs over the lists of several words, one behind another. `left_out`: words that it
    stands for too, which are rarer than those looked for."""

    frequency: int
    ranges: tuple[Ranges, ...]
    forms: frozenset[str]
    words: tuple[Lists, ...]
    merged: bool = False
    left_out: int = 0
    spoken: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def forms_in(self, language: str | None) -> frozenset[str]:
        """Return the words it stands for in a release of a language."""
        return self.forms | self.spoken.get(rules_of(language), _NO_FORMS)


def united(entries: Sequence[Entry]) -> Entry:
    """Return the entries as one; their releases are counted as often as they occur."""
    if len(entries) == 1:
        return entries[0]
    parts = zip(*(entry.ranges for entry in entries), strict=True)
    words = zip(*(entry.words for entry in entries), strict=True)
    return Entry(
        sum(entry.frequency for entry in entries),
        tuple(tuple(dict.fromkeys(chain.from_iterable(found))) for found in parts),
        frozenset().union(*(entry.forms for entry in entries)),
        tuple(map(_each_once, words)),
    )


def _each_once(found: Iterable[Lists]) -> Lists:
    """Return the lists, of one that several have that with the greatest share."""
    lists = sorted(chain.from_iterable(found), key=attrgetter("share"))
    return tuple({one[:3]: one for one in lists}.values())


def entry_of(
    ranges: tuple[Ranges, ...],
    forms: frozenset[str] = _NO_FORMS,
    merged: bool = False,
    left_out: int = 0,
) -> Entry:
    """Return the entry of words of which each has its list with positions in the
    ranges."""
    frequency = sum(end - start for found in ranges for start, end in found)
    lists = tuple(tuple(WordList(*bounds) for bounds in found) for found in ranges)
    return Entry(frequency, ranges, forms, lists, merged, left_out)

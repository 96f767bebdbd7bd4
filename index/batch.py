"""The documents of a segment, word by word, before they are inverted."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from index import building
from index.facts import FactsKept
from index.ordered import Ordered
from index.rank import TITLE_WEIGHT
from index.release import SIDED, Release, Tag
from index.sayings import Saying, Sayings
from index.stemming import ENGLISH, rules_of
from index.stopwords import STOP_WORDS
from index.vocabulary import PlainVocabulary, Vocabulary, new_vocabulary

__all__ = ["Batch"]

_NONE_GIVEN = ""  # counted like any other value
_CUT_AT_ONCE = 32  # releases, whose words lie in L2 meanwhile
_SILENT = tuple(word.encode() for word in STOP_WORDS)


def _numbers() -> "array[int]":
    return array("I")


@dataclass
class Batch:
    """The documents of a segment, word by word, before they are inverted.

    `vocabulary.text` has the words of all documents, `titles` and `bodies` say how many
    of them each title and body has; `said` is what their tag fields say, numbers in
    `sayings`, whose value "" stands for "none given", and `said_ends` where that of
    each document ends. `rules` say by whose rules the words of each are stemmed.
    """

    vocabulary: Vocabulary | PlainVocabulary = field(default_factory=new_vocabulary)
    titles: "array[int]" = field(default_factory=_numbers)
    bodies: "array[int]" = field(default_factory=_numbers)
    said: "array[int]" = field(default_factory=_numbers)
    said_ends: "array[int]" = field(default_factory=_numbers)
    days: "array[int]" = field(default_factory=lambda: array("i"))
    sequences: "array[int]" = field(default_factory=lambda: array("Q"))
    ids: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sayings = Sayings(self.vocabulary)
        self.facts = FactsKept()

    def extend(self, releases: Iterable[tuple[int, Release]]) -> None:
        """Take documents in, with their archive sequences; they come in segment
        order."""
        coming = iter(releases)
        while part := list(islice(coming, _CUT_AT_ONCE)):
            self._cut([release for _, release in part])
            self._add(part)

    @cached_property
    def ordered(self) -> Ordered:
        """The words by bytes ascending, and numbered so from now on."""
        said = self.sayings.terms
        ordered = self.vocabulary.ordered()
        building.remap(self.vocabulary.text, ordered.ranks)
        building.remap(said, ordered.ranks)
        return ordered

    @cached_property
    def lengths(self) -> "array[float]":
        """The weighted length of each document, in words that say something."""
        silent = bytearray(len(self.ordered))
        for word in self.ordered.numbers(_SILENT):
            silent[word] = 1
        lengths = array("f", bytes(4 * len(self.ids)))
        text = self.vocabulary.text, self.titles, self.bodies
        building.weigh(*text, silent, TITLE_WEIGHT, lengths)
        return lengths

    @property
    def spoken(self) -> list[str]:
        """The rules that words are stemmed by, A-Z; none where all are English."""
        names = sorted(set(self.rules))
        return names if names != [ENGLISH] else []

    @cached_property
    def length(self) -> int:
        """The sum of the weighted lengths, in words."""
        return int(sum(self.lengths))

    def _cut(self, releases: Sequence[Release]) -> None:
        # the body has the words of a title made from it already
        texts = (("" if r.title_made else r.title, r.body) for r in releases)
        counts = self.vocabulary.cut(list(chain.from_iterable(texts)))
        self.titles += counts[::2]
        self.bodies += counts[1::2]

    def _add(self, part: Sequence[tuple[int, Release]]) -> None:
        for sequence, release in part:
            self._say(release)
            self.facts.add(len(self.ids), release)
            self.sequences.append(sequence)
            self.ids.append(release.id)
            self.names.append(release.title)
            published = release.published
            self.days.append(published.toordinal() if published else 0)
            self.rules.append(rules_of(release.language))

    def _say(self, release: Release) -> None:
        said, (values, variants) = self.said, _said(release)
        for name, sayings in self.sayings.by_field.items():
            if name in values:
                said.extend(map(sayings.__getitem__, values[name].values()))
            else:
                said.append(sayings[_NONE_GIVEN])
            if name in variants:
                said.extend(sayings[None, text] for text in variants[name])
        self.said_ends.append(len(said))


class _Said(NamedTuple):
    """By field, what is said of each value that a release has, and other names of any
    of them."""

    values: dict[str, dict[str, Saying]]
    variants: dict[str, list[str]]


def _said(release: Release) -> _Said:
    values: dict[str, dict[str, Saying]] = {}
    variants: dict[str, list[str]] = {}
    for tag in release.tags:
        field, value, label = tag.field, tag.value, tag.label
        saying = value if not label or label == value else (value, label)
        if field in values:
            values[field][value] = saying
        else:
            values[field] = {value: saying}
        if tag.variants:
            variants.setdefault(field, []).extend(tag.variants)
        # most are plain, which is told ten times as fast as what they are not
        if type(tag) is not Tag and isinstance(tag, SIDED) and tag.side:
            values.setdefault("sides", {})[tag.side] = tag.side
    if release.publisher:
        values.setdefault("publisher", {})[release.publisher] = release.publisher
    if release.language:
        values.setdefault("language", {})[release.language] = release.language
    return _Said(values, variants)

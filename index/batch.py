"""The documents of a segment, word by word, before they are inverted."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from index import building
from index.rank import TITLE_WEIGHT
from index.release import FACET_FIELDS, SIDED, Release
from index.sayings import Sayings
from index.stemming import ENGLISH, rules_of
from index.stopwords import STOP_WORDS
from index.vocabulary import PlainVocabulary, Vocabulary, new_vocabulary

__all__ = ["Batch"]

# "none given" is counted like any other value
_NONE_GIVEN = (("", ""),)
_SILENT = frozenset(word.encode() for word in STOP_WORDS)


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

    def add(self, sequence: int, release: Release) -> None:
        """Take one document in; they come in segment order."""
        # the body has the words of a title made from it already
        title = "" if release.title_made else release.title
        self.titles.append(self.vocabulary.cut(title))
        self.bodies.append(self.vocabulary.cut(release.body))
        self._say(release)
        self.days.append(release.published.toordinal() if release.published else 0)
        self.sequences.append(sequence)
        self.ids.append(release.id)
        self.names.append(release.title)
        self.rules.append(rules_of(release.language))

    @cached_property
    def spelt(self) -> list[bytes]:
        """The words in UTF-8, by bytes ascending, and numbered so from now on."""
        met = self.vocabulary.spelt()
        order = sorted(range(len(met)), key=met.__getitem__)
        ranks = _ranks(order)
        building.remap(self.vocabulary.text, ranks)
        building.remap(self.sayings.terms, ranks)
        return [met[number] for number in order]

    @cached_property
    def lengths(self) -> "array[float]":
        """The weighted length of each document, in words that say something."""
        silent = bytes(word in _SILENT for word in self.spelt)
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

    def _say(self, release: Release) -> None:
        said, sayings = self.said, self.sayings
        for name, found in _said(release).items():
            for value, text in found.items() or _NONE_GIVEN:
                said.append(sayings[name, value, text])
            for text in found.variants:
                said.append(sayings[name, None, text])
        self.said_ends.append(len(said))


class _Said(dict[str, str]):
    """The values of a field with their labels, and the other names of any of them."""

    variants: Sequence[str] = ()


def _said(release: Release) -> dict[str, _Said]:
    """Return what every facet field of a release says, in order."""
    said = {name: _Said() for name in FACET_FIELDS}
    for tag in release.tags:
        if (values := said.get(tag.field)) is not None:
            values[tag.value] = tag.label or tag.value
            if tag.variants:
                values.variants = *values.variants, *tag.variants
        if isinstance(tag, SIDED) and tag.side:
            said["sides"][tag.side] = tag.side
    if release.publisher:
        said["publisher"][release.publisher] = release.publisher
    if release.language:
        said["language"][release.language] = release.language
    return said


def _ranks(order: list[int]) -> "array[int]":
    ranks = array("I", bytes(4 * len(order)))
    for rank, number in enumerate(order):
        ranks[number] = rank
    return ranks

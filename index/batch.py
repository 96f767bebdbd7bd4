"""The documents of a segment, word by word, before they are inverted."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from index import building
from index.analysis import words
from index.rank import TITLE_WEIGHT
from index.release import FACET_FIELDS, Release
from index.stopwords import STOP_WORDS
from index.vocabulary import PlainVocabulary, Vocabulary, new_vocabulary

__all__ = ["FIELD_MARK", "GAP", "Batch", "field_word"]

# Words that no phrase can bridge: between title and body, between values of a field.
GAP = 1000
# Words of tag fields stand in the same dictionary, before all others.
FIELD_MARK = "\x1f"

Met = tuple[int, list["array[int]"]]

_SILENT = frozenset(word.encode() for word in STOP_WORDS)
_NOTHING = array("I")


def field_word(name: str, word: str) -> str:
    """Return how a word of a tag field is spelt in the dictionary."""
    return f"{FIELD_MARK}{name}{FIELD_MARK}{word}"


def _numbers() -> "array[int]":
    return array("I")


@dataclass
class Batch:
    """The documents of a segment, word by word, before they are inverted.

    `terms` and `positions` have an entry for every word, document after document, each
    with its title, its body and its tag fields; `rows` one for every facet value, a
    number in `values`, whose value "" stands for "none given". `ends` and `row_ends`
    say where the words and the values of each document end.
    """

    vocabulary: Vocabulary | PlainVocabulary = field(default_factory=new_vocabulary)
    terms: "array[int]" = field(default_factory=_numbers)
    positions: "array[int]" = field(default_factory=_numbers)
    ends: "array[int]" = field(default_factory=_numbers)
    titles: "array[int]" = field(default_factory=_numbers)
    bodies: "array[int]" = field(default_factory=_numbers)
    rows: "array[int]" = field(default_factory=_numbers)
    row_ends: "array[int]" = field(default_factory=_numbers)
    values: dict[tuple[str, str], int] = field(default_factory=dict)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    days: "array[int]" = field(default_factory=lambda: array("i"))
    sequences: "array[int]" = field(default_factory=lambda: array("Q"))
    ids: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    _met: dict[tuple[str, str, str], "Met"] = field(default_factory=dict)
    _counting: "array[int]" = field(default_factory=_numbers)

    def add(self, sequence: int, release: Release) -> None:
        """Take one document in; they come in segment order."""
        # the body has the words of a title made from it already
        made = release.title_made
        title = _NOTHING if made else self.vocabulary.cut(release.title)
        body = self.vocabulary.cut(release.body)
        self._append(title, 0)
        self._append(body, len(title) + GAP)
        variants = _variants(release)
        for name, labels in _facet_values(release).items():
            self._add_field(name, labels, variants.get(name, ()))
        self.ends.append(len(self.terms))
        self.row_ends.append(len(self.rows))
        self.titles.append(len(title))
        self.bodies.append(len(body))
        self.days.append(release.published.toordinal() if release.published else 0)
        self.sequences.append(sequence)
        self.ids.append(release.id)
        self.names.append(release.title)

    @cached_property
    def spelt(self) -> list[bytes]:
        """The words in UTF-8, by bytes ascending, and numbered so from now on."""
        met = self.vocabulary.spelt()
        order = sorted(range(len(met)), key=met.__getitem__)
        building.remap(self.terms, _ranks(order))
        return [met[number] for number in order]

    @cached_property
    def lengths(self) -> "array[float]":
        """The weighted length of each document, in words that say something."""
        silent = bytes(word in _SILENT for word in self.spelt)
        lengths = array("f", bytes(4 * len(self.ends)))
        building.weigh(
            self.terms,
            self.ends,
            self.titles,
            self.bodies,
            silent,
            TITLE_WEIGHT,
            lengths,
        )
        return lengths

    @cached_property
    def length(self) -> int:
        """The sum of the weighted lengths, in words."""
        return int(sum(self.lengths))

    def _add_field(
        self, name: str, labels: dict[str, str], variants: Iterable[str]
    ) -> None:
        position = 0
        for value, label in labels.items():
            key = name, value, label
            number, texts = self._met.get(key) or self._meet(*key)
            self.rows.append(number)
            for found in texts:
                self._append(found, position)
                position += len(found) + GAP
        for text in variants:
            found = self._words(name, text)
            self._append(found, position)
            position += len(found) + GAP

    def _meet(self, name: str, value: str, label: str) -> "Met":
        """Return the number of a facet value and the words of its texts; remembers."""
        number = self.values.setdefault((name, value), len(self.values))
        self.labels[name, value] = label
        texts = (value,) if label == value else (value, label)
        met = number, [self._words(name, text) for text in texts]
        self._met[name, value, label] = met
        return met

    def _words(self, name: str, text: str) -> "array[int]":
        return self.vocabulary.number(field_word(name, word) for word in words(text))

    def _append(self, found: "array[int]", position: int) -> None:
        end = position + len(found)
        if end > len(self._counting):
            self._counting.extend(range(len(self._counting), 2 * end))
        self.terms.extend(found)
        self.positions.extend(self._counting[position:end])


def _facet_values(release: Release) -> dict[str, dict[str, str]]:
    """Return the values of every facet field with their labels; {"": ""} where it has
    none, so that "none given" is counted like any other."""
    found: dict[str, dict[str, str]] = {name: {} for name in FACET_FIELDS}
    for tag in release.tags:
        if tag.field in found:
            found[tag.field][tag.value] = tag.label or tag.value
    for name in ("sides", "publisher", "language"):
        found[name] = {value: value for value in release.values(name)}
    return {name: values or {"": ""} for name, values in found.items()}


def _variants(release: Release) -> dict[str, list[str]]:
    """Return, by field, the other names under which a release is found."""
    found: dict[str, list[str]] = {}
    for tag in release.tags:
        if tag.variants:
            found.setdefault(tag.field, []).extend(tag.variants)
    return found


def _ranks(order: list[int]) -> "array[int]":
    ranks = array("I", bytes(4 * len(order)))
    for rank, number in enumerate(order):
        ranks[number] = rank
    return ranks

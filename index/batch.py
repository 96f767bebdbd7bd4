"""The documents of a segment, word by word, before they are inverted."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from index.analysis import words
from index.rank import TITLE_WEIGHT
from index.release import FACET_FIELDS, Release
from index.stopwords import STOP_WORDS

__all__ = ["FIELD_MARK", "GAP", "Batch", "Cut", "field_word"]

Cut = Callable[[str], list[str]]

# Words that no phrase can bridge: between title and body, between values of a field.
GAP = 1000
# Words of tag fields stand in the same dictionary, before all others.
FIELD_MARK = "\x1f"


def field_word(name: str, word: str) -> str:
    """Return how a word of a tag field is spelt in the dictionary."""
    return f"{FIELD_MARK}{name}{FIELD_MARK}{word}"


class _Vocabulary(dict[str, int]):
    """Numbers words in the order they are first asked for."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


@dataclass
class Batch:
    """The documents of a segment, word by word, before they are inverted."""

    cut: Cut
    vocabulary: _Vocabulary = field(default_factory=_Vocabulary)
    terms: "array[int]" = field(default_factory=lambda: array("I"))
    positions: "array[int]" = field(default_factory=lambda: array("I"))
    ends: "array[int]" = field(default_factory=lambda: array("I"))
    titles: "array[int]" = field(default_factory=lambda: array("I"))
    bodies: "array[int]" = field(default_factory=lambda: array("I"))
    lengths: "array[float]" = field(default_factory=lambda: array("f"))
    days: "array[int]" = field(default_factory=lambda: array("i"))
    sequences: "array[int]" = field(default_factory=lambda: array("Q"))
    ids: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    values: list[list[tuple[str, str, str]]] = field(default_factory=list)

    def add(self, sequence: int, release: Release) -> None:
        """Take one document in; they come in segment order."""
        title, body = self.cut(release.title), self.cut(release.body)
        if release.title_made:
            title = []  # the body has these words already
        self._append(title, 0)
        self._append(body, len(title) + GAP)
        values = _facet_values(release)
        for name in FACET_FIELDS:
            self._add_field(name, [v for v in values if v[0] == name], release)
        self.ends.append(len(self.terms))
        self.titles.append(len(title))
        self.bodies.append(len(body))
        self.lengths.append(TITLE_WEIGHT * _telling(title) + _telling(body))
        self.days.append(release.published.toordinal() if release.published else 0)
        self.sequences.append(sequence)
        self.ids.append(release.id)
        self.names.append(release.title)
        self.values.append(values)

    def _append(self, found: Sequence[str], position: int) -> None:
        self.terms.extend(map(self.vocabulary.__getitem__, found))
        self.positions.extend(range(position, position + len(found)))

    def _add_field(
        self, name: str, values: list[tuple[str, str, str]], release: Release
    ) -> None:
        texts = [text for value in values for text in dict.fromkeys(value[1:])]
        # under another name than the value, too, a release is found
        texts += [text for tag in release.tagged(name) for text in tag.variants]
        position = 0
        for text in texts:
            found = [field_word(name, word) for word in words(text)]
            self._append(found, position)
            position += len(found) + GAP

    @property
    def length(self) -> int:
        """The sum of the weighted lengths, in words."""
        return int(sum(self.lengths))


def _telling(found: Sequence[str]) -> int:
    """Return how many of the words say something."""
    return len(found) - sum(map(STOP_WORDS.__contains__, found))


def _facet_values(release: Release) -> list[tuple[str, str, str]]:
    """Return (field, value, label) of every facet value; value "" where a field has
    none, so that "none given" is counted like any other."""
    found: list[tuple[str, str, str]] = []
    for name in FACET_FIELDS:
        values = release.values(name)
        labels = {tag.value: tag.label or tag.value for tag in release.tagged(name)}
        found += [(name, v, labels.get(v, v)) for v in values] or [(name, "", "")]
    return found

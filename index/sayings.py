"""What the tag fields of documents say, each saying cut into words once a batch."""

from array import array
from functools import cached_property
from itertools import pairwise

from index.analysis import words
from index.dictionary import GAP, field_word
from index.vocabulary import PlainVocabulary, Vocabulary

__all__ = ["Saying", "Sayings"]

# field, value (None: another name of one), label or name
Saying = tuple[str, str | None, str]


class Sayings(dict[Saying, int]):
    """The number of every saying; one that is new is numbered when it is looked up.

    All arrays are uint32. By number of the saying: `fields`, the same for all of one
    field, `valued`, the number of its value in `known`, from 1, or 0 for none, `ends`,
    where its words end in `terms` and `places`, and `widths`, how far what follows in
    the field is moved. `terms` are numbers of words, `places` where they stand, from 0.
    Once `terms` were asked for, nothing can be said that is new.
    """

    def __init__(self, vocabulary: Vocabulary | PlainVocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._names: dict[str, int] = {}
        self.known: dict[tuple[str, str], int] = {}
        self.labels: dict[tuple[str, str], str] = {}
        self.fields, self.valued, self.ends = array("I"), array("I"), array("I")
        self.widths, self.places = array("I"), array("I")
        self._words: list[str] = []

    def __missing__(self, saying: Saying) -> int:
        name, value, text = saying
        self[saying] = number = len(self)
        self.fields.append(self._names.setdefault(name, len(self._names)))
        self.valued.append(0 if value is None else self._value(name, value, text))
        self._say(name, (text,) if value in (None, text) else (str(value), text))
        return number

    @cached_property
    def terms(self) -> "memoryview[int] | array[int]":
        return self._vocabulary.number(self._words)

    def sizes(self) -> list[int]:
        """Return how many words every saying has, by number."""
        return [end - start for start, end in pairwise((0, *self.ends))]

    def _value(self, name: str, value: str, label: str) -> int:
        self.labels[name, value] = label
        return self.known.setdefault((name, value), len(self.known) + 1)

    def _say(self, name: str, texts: tuple[str, ...]) -> None:
        place, beginning = 0, field_word(name, "")
        for text in texts:
            found = words(text)
            self._words += [beginning + word for word in found]
            self.places.extend(range(place, place + len(found)))
            place += len(found) + GAP
        self.widths.append(place)
        self.ends.append(len(self._words))

"""What the tag fields of documents say, each saying cut into words once a batch."""

from array import array
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

from index.dictionary import GAP, field_word
from index.release import FACET_FIELDS
from index.vocabulary import PlainVocabulary, Vocabulary, new_vocabulary

__all__ = ["FieldSayings", "Saying", "Sayings"]

# a value that is its own label, or a value and its label; None: another name of one
Saying: TypeAlias = str | tuple[str | None, str]


class FieldSayings(dict[Saying, int]):
    """The numbers of what is said in one field; what is new is numbered when it is
    looked up."""

    def __init__(self, sayings: "Sayings", field: int) -> None:
        super().__init__()
        self._sayings, self._field = sayings, field

    def __missing__(self, saying: Saying) -> int:
        self[saying] = number = self._sayings.add(self._field, saying)
        return number


class Sayings:
    """All that the facet fields say, by field in the order of FACET_FIELDS.

    All arrays are uint32. By number of the saying: `fields`, the number of its field,
    `valued`, the number of its value in `known`, from 1, or 0 for none, `ends`, where
    its words end in `terms` and `places`, and `widths`, how far what follows in the
    field is moved. `terms` are numbers of words, `places` where they stand, from 0. The
    last four are there once `terms` were asked for: then nothing can be said that is
    new.
    """

    def __init__(self, vocabulary: Vocabulary | PlainVocabulary) -> None:
        self._vocabulary = vocabulary
        self.by_field = {
            name: FieldSayings(self, field) for field, name in enumerate(FACET_FIELDS)
        }
        self.known: dict[tuple[str, str], int] = {}
        self.labels: dict[tuple[str, str], str] = {}
        self.fields, self.valued, self.ends = array("I"), array("I"), array("I")
        self.widths, self.places = array("I"), array("I")
        self._texts: list[str] = []
        self._text_ends = array("I")

    def add(self, field: int, saying: Saying) -> int:
        """Return the number of a saying that is new."""
        value, text = (saying, saying) if isinstance(saying, str) else saying
        number = len(self.fields)
        self.fields.append(field)
        self.valued.append(0 if value is None else self._value(field, value, text))
        self._texts += (text,) if value in (None, text) else (str(value), text)
        self._text_ends.append(len(self._texts))
        return number

    @cached_property
    def terms(self) -> "memoryview[int] | array[int]":
        """The words of all that was said: cut together, a tenth of the work."""
        cut = new_vocabulary()
        self._place(cut.cut(self._texts))
        ordered = cut.ordered()
        spelt = list(ordered.texts(ordered.ranks))
        beginnings = [field_word(name, "") for name in self.by_field]
        found: list[str] = []
        for field, end in zip(self.fields, self.ends, strict=True):
            beginning = beginnings[field]
            found += [beginning + spelt[n] for n in cut.text[len(found) : end]]
        return self._vocabulary.number(found)

    def sizes(self) -> list[int]:
        """Return how many words every saying has, by number."""
        return [end - start for start, end in pairwise((0, *self.ends))]

    def _place(self, counts: "array[int]") -> None:
        """Write where the words of every saying stand; the texts have so many."""
        for first, last in pairwise((0, *self._text_ends)):
            place = 0
            for count in counts[first:last]:
                self.places.extend(range(place, place + count))
                place += count + GAP
            self.widths.append(place)
            self.ends.append(len(self.places))

    def _value(self, field: int, value: str, label: str) -> int:
        key = FACET_FIELDS[field], value
        self.labels[key] = label
        return self.known.setdefault(key, len(self.known) + 1)

"""Which labels have words that go on as typed, of many labels at once."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from index.analysis import words

__all__ = ["Beginnings"]


class Beginnings:
    """Labels laid out as one text of folded words, a space before every word and a
    line for each label, so that one search of a text looks through all of them."""

    def __init__(self, labels: Iterable[str]) -> None:
        lines = [_line(words(label)) for label in labels]
        self._text = "\n".join([*lines, ""])
        self._starts = array("I", accumulate((len(n) + 1 for n in lines), initial=0))

    def of(self, typed: Sequence[str]) -> Iterator[int]:
        """Yield the numbers, ascending, of the labels with these folded words side by
        side, the last of which need only be begun."""
        sought = f" {' '.join(typed)}"
        at = self._text.find(sought)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            at = self._text.find(sought, self._starts[number + 1])


def _line(spelt: list[str]) -> str:
    """Return the words of a label, and once more without initials between them: who
    types a name leaves them out."""
    inner = [word for word in spelt[1:-1] if len(word) > 1]
    whole, short = f" {' '.join(spelt)}", " ".join([*spelt[:1], *inner, *spelt[-1:]])
    return f"{whole}\0 {short}" if len(inner) < len(spelt) - 2 else whole

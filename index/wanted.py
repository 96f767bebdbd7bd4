"""Where words of a list stand in a text, found by the compiled tokeniser."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from index import tokens

__all__ = ["Place", "Wanted"]

# what each byte of a text in small letters is in a word, 0 where it is in none
_FOLD = bytes(c if c < 128 and chr(c).isalnum() else 0 for c in range(256))

Place = tuple[int, int, str, int]


class Wanted:
    """Folded words to look for in texts of ASCII letters; others are in none."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(word for word in words if word.isascii())
        spelt = [word.encode() for word in self._words]
        self._blob = b"".join(spelt)
        self._starts = array("I", accumulate(map(len, spelt), initial=0))
        self._firsts = array("I", (bisect_left(spelt, bytes([c])) for c in range(129)))

    def places(self, text: str, most: int) -> list[Place]:
        """Return start, end (exclusive) and spelling of each word found in a text of
        small ASCII letters, and how many words come before it; at most `most`."""
        found = array("I", bytes(16 * min(most, len(text) // 2 + 1)))
        table = self._blob, self._starts, self._firsts
        count = tokens.find_words(text.encode(), _FOLD, *table, found)
        each = iter(found[: 4 * count].tolist())
        return [
            # the last dot of initials is theirs
            (
                start,
                end + (text.startswith(".", end) and "." in text[start:end]),
                self._words[number],
                before,
            )
            for start, end, number, before in zip(each, each, each, each, strict=True)
        ]

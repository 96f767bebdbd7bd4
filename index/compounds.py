"""Words of several parts, joined, with a mark between or apart: covid19, COVID-19,
F-16s; cybersecurity, cyber-security, cyber security; O'Brien; 1,000,000, 1.000.000."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from whoosh.query import Phrase, Term

from index.analysis import APOSTROPHES, words
from index.filtered import count
from index.grouped import are_groups, grouped, tied
from index.search import Search
from index.state import State
from index.stopwords import STOP_WORDS
from index.transliterated import transliterations
from index.trees import Tree

__all__ = ["Compounds"]

Words = tuple[str, ...]

_RUN = re.compile(r'"[^"]*"?|[^\s()"]+')  # a phrase, or what stands between blanks
# the query itself reads the last two as apostrophes, too
_APOSTROPHE = re.compile(f"[{APOSTROPHES}`′]")
_POSSESSIVE = re.compile(f"{_APOSTROPHE.pattern}s$", re.I)
_MIXED = re.compile(r"([^\W\d_]+)(\d+s?)|(\d+)([^\W\d_]+)")  # covid19, f16s, 5g
_SHORTEST = 3  # letters of a part, but for these before another
_SHORT = frozenset("al co d de e el ex l re x".split())
_LONGEST = 40  # letters of a word that is taken apart
# A spelling that is no more than so much of the other is a slip of the pen, and so is
# what one of a good many releases has.
_SELDOM, _MANY = 0.05, 500
_RARE = 2  # releases that have a word which may be misspelt


class Compounds:
    """How else the compounds of one query are spelt in the texts of an index.

    What stands in quotation marks is meant as it is written.
    """

    def __init__(self, state: State, text: str) -> None:
        """`text` is the query as typed."""
        self._state = state
        runs = [run for run in _RUN.findall(tied(text)) if not run.startswith('"')]
        cut = [tuple(words(run)) for run in runs]
        self._hyphened = frozenset(parts for parts in cut if len(parts) > 1)
        both = zip(cut, runs, strict=True)
        self._typed = {found[0]: run for found, run in both if len(found) == 1}
        self._neighbours = frozenset(_side_by_side(cut))

    def are_words(self, tree: Tree) -> bool:
        """Return whether a part of the query is a word, or words that hang together."""
        if type(tree) is Phrase:
            return tree.fieldname == "text" and tuple(tree.words) in self._hyphened
        return type(tree) is Term and tree.fieldname == "text"

    def spellings(self, tree: Tree) -> list[Words]:
        """Return the other spellings of a part of the query that the index has."""
        if not self.are_words(tree):
            return []
        if type(tree) is Phrase:
            parts = tuple(tree.words)
            return self._known(other for other in _joined(parts) if other != parts)
        return self._of_word(tree.text, self._typed.get(tree.text, tree.text))

    def _of_word(self, word: str, typed: str) -> list[Words]:
        """Return the other spellings of a word that the index has."""
        if word.isdigit():
            return self._known(grouped(word, typed))
        if match := _MIXED.fullmatch(word):
            parts = tuple(filter(None, match.groups()))
            return self._known(other for other in _joined(parts) if other != (word,))
        names = list(self._names(word, typed))
        return names or self._known(_at_apostrophes(word, typed)) or self._apart(word)

    def _names(self, word: str, typed: str) -> Iterator[Words]:
        least = _SELDOM * self._frequency(word)
        for name in transliterations(typed):
            if self._frequency(name) > least:
                yield (name,)

    def joined(self, first: str, second: str) -> list[Words]:
        """Return two words that stand side by side in the query as one, if that is a
        word of the index, too."""
        if (first, second) not in self._neighbours or not _are_parts(first, second, 2):
            return []
        rarer = min(map(self._frequency, (first, second)))
        found = self._frequency(first + second)
        return [(first + second,)] if found > _SELDOM * rarer else []

    def _known(self, others: Iterable[Words]) -> list[Words]:
        return [other for other in others if self._together(other)]

    def _apart(self, word: str) -> list[Words]:
        """Return the two words that stand side by side in most of the releases, if they
        make up this one."""
        kept = self._state.terms.compounds
        if word not in kept:
            kept[word] = self._most_frequent(word)
        return kept[word]

    def _most_frequent(self, word: str) -> list[Words]:
        counted = [(self._together(parts), parts) for parts in self._parts(word)]
        told = [one for one in counted if self._is_spelling(word, *one)]
        return [parts for _, parts in sorted(told)[-1:]]

    def _is_spelling(self, word: str, together: int, parts: tuple[str, str]) -> bool:
        frequency, documents = self._frequency(word), self._state.documents
        first, second = map(self._frequency, parts)
        least = max(frequency * _SELDOM, min(1, documents // _MANY))
        # what stands nowhere else is the rest of a broken line, not a word, and that is
        # rarer than the whole
        whole = second > together or together > frequency
        # a word that is hardly known is misspelt, unless its parts belong together
        known = frequency > _RARE or together * documents > first * second
        return whole and known and together > least

    def _together(self, parts: Words) -> int:
        if not all(map(self._frequency, parts)):
            return 0
        return count(self._state, Phrase("text", list(parts)), Search())

    def _frequency(self, word: str) -> int:
        return self._state.terms.exact("text", word).frequency

    def _parts(self, word: str) -> Iterator[tuple[str, str]]:
        """Yield what two words of the index a word may be made of."""
        if not (word.isalpha() and len(word) <= _LONGEST):
            return
        for at in range(1, len(word)):
            first, second = word[:at], word[at:]
            if _are_parts(first, second) and all(map(self._stands, (first, second))):
                yield first, second

    def _stands(self, word: str) -> bool:
        segments = self._state.segments
        return any(segment.words.find(word) is not None for segment in segments)


def _at_apostrophes(word: str, typed: str) -> Iterator[Words]:
    parts = tuple(words(_APOSTROPHE.sub(" ", _POSSESSIVE.sub("", typed))))
    if len(parts) > 1 and "".join(parts) == word:
        yield parts


def _side_by_side(cut: Sequence[Words]) -> Iterator[tuple[str, str]]:
    for before, after in pairwise(cut):
        if len(before) == len(after) == 1:
            yield before[0], after[0]


def _are_parts(first: str, second: str, shortest: int = _SHORTEST) -> bool:
    begins = len(first) >= shortest or first in _SHORT
    both = begins and len(second) >= shortest
    numbered = first.isalpha() and second.removesuffix("s").isdigit()  # f 16
    return (both or numbered) and not {first, second} & STOP_WORDS


def _joined(parts: Words) -> Iterator[Words]:
    """Yield how else words that hang together are written, the parts too if they are
    letters and a number."""
    if not all(map(str.isdigit, parts)):
        for other in _with_plural(parts):
            yield from (("".join(other),), other)
    elif are_groups(parts):  # 3.5 is not 35
        yield ("".join(parts),)


def _with_plural(parts: Words) -> Iterator[Words]:
    yield parts
    *first, last = parts
    if last.isdigit():
        yield (*first, f"{last}s")  # F-16, F-16s
    elif last[:-1].isdigit() and last.endswith("s"):
        yield (*first, last[:-1])

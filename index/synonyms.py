"""Other words for what a query says: short names, offices, countries (synonyms.txt)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from whoosh.query import And, AndNot, Or, Phrase, Term

from index.analysis import words
from index.compounds import compounds, respelt_compound
from index.results import Correction
from index.state import State
from index.stopwords import STOP_WORDS
from index.trees import Meant, Tree

__all__ = ["with_synonyms"]

_WEIGHT = 0.8  # of a synonym; the word as written counts 1
_FILE = "synonyms.txt"

Words = tuple[str, ...]


@dataclass
class _Table:
    """Spellings by the words that tell something of another; `capitals` are words meant
    only as they are written there, `instead` what stands for a word no release has."""

    same: dict[Words, list[Words]] = field(default_factory=lambda: defaultdict(list))
    capitals: dict[str, str] = field(default_factory=dict)
    instead: dict[Words, list[Words]] = field(default_factory=dict)


def with_synonyms(
    state: State, tree: Tree, text: str
) -> tuple[Tree, tuple[Correction, ...]]:
    """Return the tree in which synonyms may match too, and which were found.

    `text` is the query as typed: some short names are meant only in capitals.
    """
    reader = _Reader(state, text)
    return reader.read(tree), tuple(reader.found.values())


class _Reader:
    def __init__(self, state: State, text: str) -> None:
        self._state, self._typed, self._compounds = state, _typed(text), compounds(text)
        self.found: dict[Words, Correction] = {}

    def read(self, tree: Tree) -> Tree:
        if isinstance(tree, AndNot):
            return AndNot(self.read(tree.a), tree.b)
        if isinstance(tree, And | Or) and not isinstance(tree, Meant):
            parts = list(self._parts(list(tree), type(tree)))
            return type(tree)(parts) if len(parts) > 1 else parts[0]
        return next(self._parts([tree], And))

    def _parts(self, parts: list[Tree], kind: type[Tree]) -> Iterator[Tree]:
        """Yield the parts, runs of words that have synonyms joined with these."""
        at = 0
        while at < len(parts):
            size, others = self._longest(parts[at:])
            if not others and (others := self._spellings(parts[at])):
                size = 1
            run = parts[at : at + size]
            if not others:
                yield (
                    run[0]
                    if _is_word(run[0]) or run[0].is_leaf()
                    else self.read(run[0])
                )
            elif size == 1 or kind is And:
                yield Meant([run[0] if size == 1 else And(run), *map(_asked, others)])
            else:
                yield from run
                yield from map(_asked, others)
            at += size

    def _spellings(self, part: Tree) -> list[Words]:
        """Return the other spellings of a compound whose words the index knows."""
        terms = self._state.terms
        found = [
            other
            for other in respelt_compound(part, self._compounds)
            if all(terms.exact("text", word).frequency for word in other)
        ]
        if found:
            name = part.text if _is_word(part) else " ".join(part.words)
            told = tuple(" ".join(other) for other in found)
            self.found[(name,)] = Correction(name, told, 0, "synonym")
        return found

    def _longest(self, parts: Sequence[Tree]) -> tuple[int, list[Words]]:
        """Return how many words from the first on have synonyms, and these."""
        size = next((n for n, p in enumerate(parts) if not _is_word(p)), len(parts))
        for count in range(min(size, _longest_key()), 0, -1):
            run = tuple(part.text for part in parts[:count])
            if others := self._others(run):
                told = tuple(" ".join(other) for other in others)
                frequency = self._state.terms.stemmed(run[0]).frequency
                name = " ".join(run)
                self.found[run] = Correction(name, told, frequency, "synonym")
                return count, others
        return 1, []

    def _others(self, run: Words) -> list[Words]:
        table = _table()
        as_written = table.capitals.get(run[0])
        if as_written and as_written not in self._typed:
            return []
        if run in table.instead and not self._state.terms.stemmed(run[0]).frequency:
            return table.instead[run]
        return table.same.get(run, [])


def _is_word(tree: Tree) -> bool:
    return type(tree) is Term and tree.fieldname == "text"


def _asked(other: Words) -> Tree:
    if len(other) == 1:
        return Term("text", other[0], boost=_WEIGHT)
    return Phrase("text", list(other), boost=_WEIGHT)


def _typed(text: str) -> frozenset[str]:
    """Return the words of a query with their capitals; dots make capitals."""
    dotted = re.sub(r"\b(?:\w\.){2,}", lambda found: found[0].upper(), text)
    return frozenset(re.findall(r"\w+", dotted.replace(".", "")))


@cache
def _table() -> _Table:
    table = _Table()
    text = files("index").joinpath(_FILE).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            _read_line(line, table)
    return table


def _read_line(line: str, table: _Table) -> None:
    if ">" in line:
        word, other = line.split(">")
        table.instead[_key(word)] = [tuple(words(other))]
        return
    spellings = [part.strip() for part in line.split("=")]
    for spelling in spellings:
        if spelling.startswith("!"):
            table.capitals[words(spelling)[0]] = spelling[1:]
        others = (tuple(words(other)) for other in spellings if other != spelling)
        known = table.same[_key(spelling)]
        known += [other for other in others if other not in known]


def _key(spelling: str) -> Words:
    """Return the words of a spelling as a query keeps them."""
    found = words(spelling)
    return tuple(w for w in found if w not in STOP_WORDS) or tuple(found)


@cache
def _longest_key() -> int:
    return max(map(len, _table().same))

"""Other words for what a query says: short names, offices, countries (meanings.py)."""

import re
from collections.abc import Iterator, Sequence

from whoosh.query import And, AndNot, Or, Phrase, Term

from index.compounds import compounds, respelt_compound
from index.meanings import Words, meanings
from index.results import Correction
from index.state import State
from index.trees import Meant, Tree

__all__ = ["with_synonyms"]

_WEIGHT = 0.8  # of a synonym; the word as written counts 1


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
        self._meanings = meanings(state.synonyms)
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
        for count in range(min(size, self._meanings.longest), 0, -1):
            run = tuple(part.text for part in parts[:count])
            if others := self._others(run):
                told = tuple(" ".join(other) for other in others)
                frequency = self._state.terms.stemmed(run[0]).frequency
                name = " ".join(run)
                self.found[run] = Correction(name, told, frequency, "synonym")
                return count, others
        return 1, []

    def _others(self, run: Words) -> list[Words]:
        table = self._meanings
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

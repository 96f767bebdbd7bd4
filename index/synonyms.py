"""Other words for what a query says: short names, offices, countries (meanings.py)."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from whoosh.query import And, AndNot, Or, Phrase, Term

from index.compounds import Compounds
from index.meanings import Words, meanings
from index.rank import idf
from index.results import Correction
from index.state import State
from index.trees import Meant, Tree

__all__ = ["with_synonyms"]

# The word as written counts 1; a compound in another spelling .5, for cacm loses by .8.
_WEIGHT, _SPELLING = 0.8, 0.5


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
        self._state, self._typed = state, _typed(text)
        self._meanings = meanings(state.synonyms)
        self._compounds = Compounds(state, text)
        self.found: dict[Words, Correction] = {}

    def read(self, tree: Tree) -> Tree:
        if isinstance(tree, AndNot):
            return AndNot(self.read(tree.a), tree.b)
        if isinstance(tree, And | Or) and not isinstance(tree, Meant):
            parts = list(self._parts(list(tree), type(tree)))
            return type(tree)(parts) if len(parts) > 1 else parts[0]
        return next(self._parts([tree], And))

    def _parts(self, parts: list[Tree], kind: type[Tree]) -> Iterator[Tree]:
        """Yield the parts, runs of words that have other words joined with these."""
        at = 0
        while at < len(parts):
            size, others = self._longest(parts[at:]) or self._respelt(parts[at:])
            yield from self._widened(parts[at : at + size], others, kind)
            at += size

    def _widened(
        self, run: list[Tree], others: Sequence[Words], kind: type[Tree]
    ) -> Iterator[Tree]:
        """Yield a run of parts, joined with what it may mean too."""
        asked = [self._asked(run, other) for other in others]
        if not asked:
            yield run[0] if run[0].is_leaf() else self.read(run[0])
        elif len(run) == 1 or kind is And:
            yield Meant([run[0] if len(run) == 1 else And(run), *asked])
        else:
            yield from (*run, *asked)

    def _respelt(self, parts: Sequence[Tree]) -> tuple[int, list[Words]]:
        """Return how many parts from the first on have other spellings, and these."""
        if others := self._compounds.spellings(parts[0]):
            self._tell(_words(parts[:1]), others, 0)
            return 1, others
        if len(parts) > 1 and all(map(_is_word, parts[:2])):
            both = _words(parts[:2])
            if others := self._compounds.joined(*both):
                self._tell(both, others, 0)
                return 2, others
        return 1, []

    def _asked(self, run: Sequence[Tree], other: Words) -> Tree:
        """Return what to search for too, for words side by side a phrase, which does
        not part them from their neighbours. However rare it is, another spelling or a
        short name counts no more than what was asked for."""
        spelling = "".join(_words(run)) == "".join(other)
        boost = _SPELLING if spelling else _WEIGHT
        if spelling or len(other) == 1:
            boost *= min(1.0, self._worth(_words(run)) / self._worth(other))
        if len(run) == len(other) == 1:
            return Term("text", other[0], boost=boost)
        return Phrase("text", list(other), boost=boost)

    def _worth(self, words: Words) -> float:
        exact, documents = self._state.terms.exact, self._state.documents
        return sum(idf(exact("text", word).frequency, documents) for word in words)

    def _tell(self, run: Words, others: Sequence[Words], frequency: int) -> None:
        told = tuple(" ".join(other) for other in others)
        self.found[run] = Correction(" ".join(run), told, frequency, "synonym")

    def _longest(self, parts: Sequence[Tree]) -> tuple[int, list[Words]] | None:
        """Return how many words from the first on have synonyms, and these."""
        known = takewhile(self._compounds.are_words, parts[: self._meanings.longest])
        for count in range(len(list(known)), 0, -1):
            run = _words(parts[:count])
            if others := [*filter(self._is_found, self._others(run))]:
                frequency = self._state.terms.stemmed(run[0]).frequency
                self._tell(run, others, frequency)
                return count, others
        return None

    def _is_found(self, other: Words) -> bool:
        """Return whether the index has all of the words, one alone in any form."""
        terms = self._state.terms
        if len(other) == 1:
            return terms.stemmed(other[0]).frequency > 0
        return all(terms.exact("text", word).frequency for word in other)

    def _others(self, run: Words) -> list[Words]:
        table = self._meanings
        as_written = table.capitals.get(run[0])
        if as_written and as_written not in self._typed:
            return []
        instead = table.instead.get(run) or table.instead.get(_singular(run))
        if instead and not self._state.terms.stemmed(run[0]).frequency:
            return instead
        return table.same.get(run, [])


def _is_word(tree: Tree) -> bool:
    return type(tree) is Term and tree.fieldname == "text"


def _singular(run: Words) -> Words:
    return (*run[:-1], run[-1].removesuffix("s"))


def _words(parts: Sequence[Tree]) -> Words:
    """Return the words of terms and phrases."""
    each = ((part.text,) if _is_word(part) else part.words for part in parts)
    return tuple(chain.from_iterable(each))


def _typed(text: str) -> frozenset[str]:
    """Return the words of a query with their capitals; dots make capitals."""
    dotted = re.sub(r"\b(?:\w\.){2,}", lambda found: found[0].upper(), text)
    return frozenset(re.findall(r"\w+", dotted.replace(".", "")))

"""Sentences, as Punkt of NLTK sees them."""

import re
from collections.abc import Iterator
from functools import cache

from indexer.lexicon import entries
from indexer.tagging.punkt import PunktParameters, PunktSentenceTokenizer

__all__ = ["sentence_spans"]

# a word and a stop, and then the next word, as Punkt looks at them
_PLAIN_END = re.compile(r"([A-Za-z][a-z]*)([.?!])\s+[A-Za-z]+(,?\Z)?")


def sentence_spans(source: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text begin and end, in characters."""
    yield from _sentence_splitter().span_tokenize(source)


class _Splitter(PunktSentenceTokenizer):  # type: ignore[misc]  # nltk has no types
    """Punkt, asked only about what is no plain word with a plain word behind it."""

    def text_contains_sentbreak(self, text: str) -> bool:
        plain = _PLAIN_END.match(text)
        if not plain:
            return bool(super().text_contains_sentbreak(text))
        word, stop, _ = plain.groups()
        known = len(word) == 1 or word.lower() in self._params.abbrev_types
        if not known or stop != ".":
            return True
        # an abbreviation or initial before a plain word, which ends the context
        return not plain[3] and bool(super().text_contains_sentbreak(text))


@cache
def _sentence_splitter() -> _Splitter:
    parameters = PunktParameters()
    parameters.abbrev_types = set(entries("abbreviations"))
    return _Splitter(parameters)

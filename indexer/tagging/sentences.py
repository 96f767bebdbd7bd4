"""Sentences, as Punkt of NLTK sees them."""

import re
from collections.abc import Iterator
from functools import cache

from indexer.lexicon import entries
from indexer.tagging.punkt import (
    PunktLanguageVars,
    PunktParameters,
    PunktSentenceTokenizer,
)

__all__ = ["sentence_spans"]

# how a word and a stop begin what Punkt looks at, and a plain word ends it
_PLAIN_END = re.compile(r"([A-Za-z]+(?:[.-][A-Za-z]+)*)([.?!])\s+\S")
_PLAIN_WORD = re.compile(r"\S+\s+[A-Za-z]+,?\Z")


def sentence_spans(source: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text begin and end, in characters."""
    yield from _sentence_splitter().span_tokenize(source)


class _Language(PunktLanguageVars):  # type: ignore[misc]  # nltk has no types
    """The patterns of Punkt, without the clock that NLTK sets for each match: what
    they find here takes as long as the text is."""

    re_boundary_realignment = re.compile(
        PunktLanguageVars.re_boundary_realignment.pattern, re.MULTILINE
    )

    def period_context_re(self) -> re.Pattern[str]:
        return _PERIOD_CONTEXT


_PERIOD_CONTEXT = re.compile(
    PunktLanguageVars().period_context_re().pattern, re.VERBOSE
)


class _Splitter(PunktSentenceTokenizer):  # type: ignore[misc]  # nltk has no types
    """Punkt, asked only about what is no plain word or has no plain word behind it."""

    def text_contains_sentbreak(self, text: str) -> bool:
        plain = _PLAIN_END.match(text)
        if plain:
            word, stop = plain.groups()
            known = len(word) == 1 or not self._params.abbrev_types.isdisjoint(
                (word.lower(), word.lower().rpartition("-")[2])
            )
            if not known or stop != ".":
                return True
            if _PLAIN_WORD.match(text):
                return False
        return bool(super().text_contains_sentbreak(text))


@cache
def _sentence_splitter() -> _Splitter:
    parameters = PunktParameters()
    parameters.abbrev_types = set(entries("abbreviations"))
    return _Splitter(parameters, lang_vars=_Language())

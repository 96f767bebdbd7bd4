"""Lines in which every Word has a Capital, so that capitals show no names."""

from collections.abc import Iterator
from functools import lru_cache

from indexer.lexicon import distinct
from indexer.tagging.tokens import Text
from indexer.tagging.words import BREAK, CAPITAL, OFFICE, OPENER

__all__ = ["heading_tokens"]

LONG_WORD = 4  # letters from which headings write a capital
LEAST_LONG_WORDS = 3
MOST_TOKENS = 60


@lru_cache(maxsize=4)  # asked of the same texts for learned names and for bodies
def heading_tokens(text: Text) -> frozenset[int]:
    """Return the tokens that stand in headings."""
    return frozenset(
        at
        for start, end in _lines(text)
        if _is_heading(text, start, end)
        for at in range(start, end)
    )


def _lines(text: Text) -> Iterator[tuple[int, int]]:
    start = 0
    for end in [at for at, kind in enumerate(text.kinds) if kind & BREAK]:
        if end > start:
            yield start, end
        start = end + 1


def _is_heading(text: Text, start: int, end: int) -> bool:
    if end - start > MOST_TOKENS or text.words[end - 1] in (".", ";"):
        return False
    long, listed = 0, text.where == "body"
    for at in range(start, end):
        if listed and text.words[at] == "," and text.kinds[at + 1] & (OFFICE | OPENER):
            return False  # Ana Ruiz, Chair of the Elm Commission: of a list of persons
        if _is_long(text, at):
            if not text.kinds[at] & CAPITAL:
                return False
            long += 1
    return long >= LEAST_LONG_WORDS


def _is_long(text: Text, at: int) -> bool:
    word = text.words[at]
    long = len(word) >= LONG_WORD and word[0].isalpha()
    return long and text.keys[at] not in distinct("function_words")

"""What an office is of in small letters: of nursing, of the transport firm Elmo."""

from functools import cache

from indexer.lexicon import entries
from indexer.tagging.marked import Marked
from indexer.tagging.phrases import read_complement, read_phrase
from indexer.tagging.words import BREAK, CAPITAL, COMMON, PUNCT

__all__ = ["small_complement"]

MOST_SMALL_WORDS = 3
_SMALL_LINKS = ("and", "of", "for", "at", "in", "who", "said", "to")
_ARTICLES = ("the", "a", "an", "his", "her", "its", "their", "our", "all", "it")


def small_complement(marked: Marked, at: int) -> int:
    """Return the end of "of nursing", "of state for trade" in lower case at `at`."""
    text = marked.text
    for _ in range(MOST_SMALL_WORDS):
        word, after = text.words[at + 1], text.words[at + 2]
        closed = text.kinds[at + 2] & (PUNCT | BREAK) or after in _SMALL_LINKS
        if word == "the" and text.keys[at] == "of" and _is_named_thing(marked, at + 2):
            return at + 3
        if word in ("the", "a") and (named := _firm_end(marked, at + 2)):
            return named
        if text.keys[at] not in ("of", "for") or not closed:
            break
        if not (word.islower() and text.kinds[at + 1] & COMMON) or word in _ARTICLES:
            break
        at += 2
    return read_complement(marked, at)


def _firm_end(marked: Marked, at: int) -> int:
    """Return the end of Elmo in "of the transport firm Elmo", 0 where none is."""
    text = marked.text
    for noun in range(at, at + MOST_SMALL_WORDS):
        if not (text.words[noun].islower() and text.kinds[noun] & COMMON):
            return 0
        if text.words[noun] in _nouns() and text.kinds[noun + 1] & CAPITAL:
            return read_phrase(marked, noun + 1)
    return 0


@cache
def _nouns() -> frozenset[str]:
    return frozenset(entry.lstrip("+*=") for entry in entries("organisation_nouns"))


def _is_named_thing(marked: Marked, at: int) -> bool:
    # the director of the unit, Dr Ruiz; the head of the school said
    text = marked.text
    ends = text.words[at + 1] in (",", ")", ".") or text.kinds[at + 1] & BREAK
    return bool(ends and text.words[at].islower() and text.kinds[at] & COMMON)

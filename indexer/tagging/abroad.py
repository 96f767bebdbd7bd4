"""Bodies named in other languages: Ministerio de …, Société des …, Banco …."""

from collections.abc import Iterator
from functools import cache

from indexer.lexicon import distinct
from indexer.tagging.beginnings import LINKS
from indexer.tagging.marked import Marked
from indexer.tagging.phrases import OF
from indexer.tagging.spans import Candidate
from indexer.tagging.words import (
    CAPITAL,
    DATE,
    GIVEN,
    HONORIFIC,
    OFFICE,
    ORGANISATION,
    PUNCT,
    STRONG,
    UPPER,
)

__all__ = ["bodies_abroad"]

MOST_TOKENS = 10
_LINKS = frozenset((*LINKS[len(OF) :], "y", "e", "et", "la", "las", "los", "para", "l"))
_JOINTS = ("y", "e", "et")
_NO_NAME = DATE | HONORIFIC | OFFICE | PUNCT


def bodies_abroad(marked: Marked) -> Iterator[Candidate]:
    """Yield the names that a word for a body opens in another language than English."""
    text = marked.text
    for at in text.find(distinct("heads_abroad")):
        if text.kinds[at] & CAPITAL and not text.words[at].isupper():
            end = _end(marked, at)
            if end > at + 1:
                score = 3.5 + end - at
                yield Candidate(at, end, "organisations", score, "body-abroad")


def _end(marked: Marked, at: int) -> int:
    """Return where the name ends that the word at `at` opens, `at` + 1 for none."""
    text, end = marked.text, at + 1
    while end - at < MOST_TOKENS:
        step = _step(marked, end)
        if not step:
            break
        end += step
    # a city alone does not make a name of a word that English has, too
    named = any(text.keys[i] in _LINKS for i in range(at, end))
    if text.kinds[at] & ORGANISATION and text.kinds[at + 1] & GIVEN and not named:
        return at + 1  # Registrar of the Elm Tribunal Ana Ruiz
    strong = any(text.kinds[i] & STRONG for i in range(at + 1, end))
    return end if named or strong else at + 1


def _step(marked: Marked, end: int) -> int:
    """Return how many tokens more the name has at `end`: Nacional, de Fomento."""
    keys, kinds = marked.text.keys, marked.text.kinds
    if kinds[end] & CAPITAL:
        acronym = kinds[end] & UPPER and end in marked.covered
        return 0 if kinds[end] & _NO_NAME or acronym else 1
    link = end
    while keys[link] in _LINKS and link - end < 3:
        link += 1
    word = marked.text.words[link]
    if link > end and (kinds[link] & CAPITAL or _goes_on(marked, end, link)):
        return link + 1 - end
    # Société nationale des …: a small word before the link
    small = link == end and word.islower() and keys[end + 1] in _LINKS - {*_JOINTS}
    return 1 if small and not kinds[end] & ORGANISATION and _foreign(marked, end) else 0


def _goes_on(marked: Marked, first: int, at: int) -> bool:
    # … des pétroles du Congo
    word = marked.text.words[at]
    return word.islower() and _foreign(marked, at) and marked.text.keys[first] != "e"


def _foreign(marked: Marked, at: int) -> bool:
    """Whether a small word is none of English."""
    key = marked.text.keys[at]
    return key.isalpha() and len(key) > 3 and key not in _english()


@cache
def _english() -> frozenset[str]:
    return distinct("common_words") | distinct("function_words")

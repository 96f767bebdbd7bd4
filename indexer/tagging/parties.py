"""Parties that go by one plain word: Labor's plan, the Greens, the Coalition."""

from collections.abc import Iterator
from functools import cache

from indexer.lexicon import entries
from indexer.tagging.headings import heading_tokens
from indexer.tagging.marked import Marked
from indexer.tagging.spans import Candidate
from indexer.tagging.words import BREAK, CAPITAL, PUNCT

__all__ = ["parties"]

_ARTICLE = "the"
_POSSESSIVE = "'s"
_SEATED = frozenset("mp mps msp msps senator senators leader councillor".split())


def parties(marked: Marked) -> Iterator[Candidate]:
    """Yield the words in running text that are the name of a party there."""
    text = marked.text
    found = text.find(_names())
    headings = heading_tokens(text) if found else frozenset()
    for at in found:
        if at not in headings and _stands_alone(marked, at) and _is_party(marked, at):
            yield Candidate(at, at + 1, "organisations", 2.0, "party")


def _stands_alone(marked: Marked, at: int) -> bool:
    # Labor Day, the Department of Labor, Joe Labor, LABOR
    words, kinds = marked.text.words, marked.text.kinds
    seated = marked.text.keys[at + 1] in _SEATED
    alone = not kinds[at - 1] & CAPITAL and (seated or not kinds[at + 1] & CAPITAL)
    return words[at].istitle() and alone and at not in marked.covered


def _is_party(marked: Marked, at: int) -> bool:
    keys, before = marked.text.keys, marked.text.kinds[at - 1]
    if keys[at + 1] in _SEATED:
        return True  # Greens senator Ana Ruiz
    if _names()[keys[at]]:
        return keys[at - 1] == _ARTICLE
    # at the head of a sentence any word has a capital: "Labor costs rose"
    inside = not before & (BREAK | PUNCT) and keys[at - 1] not in ("of", "and")
    return at > 0 and inside or keys[at + 1] == _POSSESSIVE


@cache
def _names() -> dict[str, bool]:
    """Return the parties by their key, and whether they need the article."""
    names = (entry.lower().rpartition(" ") for entry in entries("parties"))
    return {name: article == _ARTICLE for article, _, name in names}

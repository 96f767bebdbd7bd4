"""Bodies and places that only the perceptron sees, where the text bears it out."""

from collections.abc import Iterator
from functools import cache

from indexer.lexicon import entries
from indexer.tagging.headings import heading_tokens
from indexer.tagging.marked import Marked
from indexer.tagging.spans import Candidate
from indexer.tagging.voting import Vote
from indexer.tagging.words import (
    CAPITAL,
    COMMON,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    OFFICE,
    ORGANISATION,
    PLACE,
    STRONG,
    UPPER,
)

__all__ = ["learned_names"]

# by how much the perceptron must prefer its label
LEAST_MARGIN_OF_BODY = 8
LEAST_MARGIN_OF_PLACE = 12
LETTERS = range(3, 8)  # of an acronym
_LOCATING = ("in", "near", "outside", "around")
_QUARTERS = ("north", "south", "east", "west", "medicare", "medicaid")
_NO_PLACE = COMMON | DEMONYM | GIVEN | HONORIFIC | OFFICE | ORGANISATION | UPPER


def learned_names(marked: Marked, seen: list[Vote]) -> Iterator[Candidate]:
    """Yield acronyms voted to be bodies, and names after "in" voted to be places."""
    wanted = [vote for vote in seen if vote.label != "PER"]
    headings = heading_tokens(marked.text) if wanted else frozenset()
    explained = _explained(marked)
    for vote in wanted:
        if vote.start in headings or vote.start in marked.covered:
            continue
        if vote.label == "ORG" and _is_body(marked, vote, explained):
            yield _candidate(vote, "organisations", "learned-body")
        elif vote.label == "LOC" and _is_place(marked, vote):
            yield _candidate(vote, "locations", "learned-place")


def _candidate(vote: Vote, field: str, rule: str) -> Candidate:
    return Candidate(vote.start, vote.end, field, 0.6, rule)


def _is_body(marked: Marked, vote: Vote, explained: frozenset[str]) -> bool:
    word, kind = marked.text.words[vote.start], marked.text.kinds[vote.start]
    if vote.end - vote.start > 1 or vote.margin < LEAST_MARGIN_OF_BODY:
        return False
    acronym = kind & UPPER and len(word) in LETTERS and word.isalpha()
    return bool(acronym) and word not in explained and word not in _no_bodies()


def _is_place(marked: Marked, vote: Vote) -> bool:
    if vote.margin < LEAST_MARGIN_OF_PLACE:
        return False
    kinds = marked.text.kinds[vote.start : vote.end]
    if any(kind & _NO_PLACE and not kind & PLACE for kind in kinds):
        return False
    text = marked.text
    words = text.words[vote.start : vote.end]
    if not all(word.replace(".", "").istitle() for word in words):
        return False
    # in Gobi's hands, in Dentsu Aegis, in a Genworth loan
    alone = text.keys[vote.end] != "'s" and not text.kinds[vote.end] & CAPITAL
    named = any(kind & STRONG for kind in kinds) and words[0].lower() not in _QUARTERS
    return alone and named and text.keys[vote.start - 1] in _LOCATING


def _explained(marked: Marked) -> frozenset[str]:
    # "(ADR)" stands for what goes before it, which, if a body, has the acronym too
    words = marked.text.words
    return frozenset(
        words[at + 1]
        for at, word in enumerate(words)
        if word == "(" and words[at + 2] == ")"
    )


@cache
def _no_bodies() -> frozenset[str]:
    return frozenset(entries("no_bodies"))

"""Which of the names found are persons, once all names of a release are decided."""

from collections.abc import Iterable

from indexer.tagging.beside import Mention
from indexer.tagging.marked import Marked
from indexer.tagging.spans import Candidate

__all__ = ["begun_firms", "kept_names"]


def begun_firms(decided: Iterable[tuple[Marked, list[Candidate]]]) -> frozenset[str]:
    """Return the words that companies' names begin with: "Elm" of "Elm Inc."."""
    return frozenset(
        marked.text.keys[one.start]
        for marked, found in decided
        for one in found
        if one.rule == "company-suffix"
    )


def kept_names(
    marked: Marked,
    found: Iterable[Mention],
    decided: Iterable[Candidate],
    firms: frozenset[str],
) -> list[Mention]:
    """Return the names of a text that were decided to be persons, without the short
    names of companies."""
    spans = {(c.start, c.end) for c in decided if c.field == "participants"}
    return [
        one
        for one in found
        if (one.start, one.end) in spans and not _is_firm(marked, one, firms)
    ]


def _is_firm(marked: Marked, mention: Mention, firms: frozenset[str]) -> bool:
    # a name that has an office or an honorific is a person, whatever he founded
    alone = mention.rule == "learned" and mention.end - mention.start == 1
    return alone and marked.text.keys[mention.start] in firms

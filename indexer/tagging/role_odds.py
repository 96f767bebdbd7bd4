"""Who likely did not take part, by all that is observed where a person is first named.

A logistic regression: the weights of what is observed, from the list role_odds.txt, are
added up. It is asked about whom no words make background by themselves.
"""

from collections.abc import Mapping
from functools import cache

from index.release import Span
from indexer.lexicon import rows
from indexer.tagging.in_lists import Listed
from indexer.tagging.people import Person
from indexer.tagging.role_signs import Seen, around, in_place
from indexer.tagging.tokens import Text

__all__ = ["ALWAYS", "FROM", "likely_mentioned"]

ALWAYS = "always"  # stands in the list for what holds whatever is observed
# Log-odds from which somebody is only mentioned: present more people are than not.
FROM = 0.2
HOPELESS = -2.0  # by the place alone: words around hardly ever outweigh it


def likely_mentioned(person: Person, others: Listed) -> Span | None:
    """Return the words that tell most of it if a person is likely only mentioned."""
    seen = in_place(person, others)
    odds = _list()[ALWAYS, ALWAYS] + _worth(seen)
    if odds < HOPELESS:
        return None
    words = around(person, others)
    likely = odds + _worth(words) > FROM
    return _telling(person, [*seen, *words]) if likely else None


def _worth(seen: list[Seen]) -> float:
    weights = _list()
    return sum(weights.get((group, what), 0.0) for group, what, _ in seen)


def _telling(person: Person, seen: list[Seen]) -> Span:
    """Return the observation of the most weight, and the name."""
    marked, mention = person.mentions[0]
    weights = _list()
    most = max(seen, key=lambda one: weights.get(one[:2], 0.0))
    return _span(marked.text, most[2], mention.first, mention.end)


def _span(text: Text, at: int, first: int, end: int) -> Span:
    at = min(max(at, 0), len(text) - 1)
    begin, last = min(at, first), max(at, end - 1)
    return Span(text.where, text.starts[begin], text.ends[last])


@cache
def _list() -> Mapping[tuple[str, str], float]:
    return {(group, what): float(weight) for group, what, weight in rows("role_odds")}

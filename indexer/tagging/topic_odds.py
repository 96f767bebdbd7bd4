"""How likely a release speaks of a topic, by its cues and by all its other words.

A logistic regression: what is observed of a topic in a release is added up, each with
its weight from the list topic_odds.txt, and so is how readily the topic is given.
"""

from functools import cache
from math import log
from typing import NamedTuple

from indexer.lexicon import rows
from indexer.tagging.context import context
from indexer.tagging.cues import Topic, read_words
from indexer.tagging.topic_signs import Sign, is_told, signs_by_topic, strength

__all__ = ["ALWAYS", "Observed", "observed", "odds"]

ALWAYS = "always"  # stands in the list for what holds whatever is observed
# Without a telling cue a topic needs such log-odds by all other words of the release.
LIKELY = -1.5
SHORTEST = 600  # characters, added to every length
SURE = 3.0  # the weight of a cue that is enough by itself


class Observed(NamedTuple):
    """What is observed of one topic in a release, each a logarithm.

    strength: of all cues; share: of what the strongest topic has; rank: how many
    topics are as strong; length: of the body, for long releases touch on much; times:
    that cues stand; sure: different cues that are enough by themselves; context: the
    odds by all other words.
    """

    strength: float
    share: float
    rank: float
    length: float
    times: float
    sure: float
    context: float


def observed(title: str, body: str) -> dict[Topic, tuple[list[Sign], Observed]]:
    """Return each topic that a release may speak of, its signs and what is observed."""
    texts = read_words(title), read_words(body)
    around = context(texts[0].words + texts[1].words)
    signs = {
        topic: found
        for topic, found in signs_by_topic(*texts).items()
        if is_told(found) or around[topic.id] > LIKELY
    }
    strong = {topic: strength(found) for topic, found in signs.items()}
    ranked = sorted(strong, key=lambda topic: -strong[topic])
    return {
        topic: (
            signs[topic],
            Observed(
                strength=log(strong[topic]),
                share=log(strong[topic] / strong[ranked[0]]),
                rank=log(rank),
                length=log(len(body) + SHORTEST),
                times=log(1 + len(signs[topic])),
                sure=log(1 + _sure(signs[topic])),
                context=around[topic.id],
            ),
        )
        for rank, topic in enumerate(ranked, 1)
    }


def odds(topic: Topic, seen: Observed) -> float:
    """Return the log-odds that a release with this observed speaks of the topic."""
    weights, usual = _list()
    return usual.get(topic.id, 0.0) + sum(
        weight * value for weight, value in zip(weights, seen, strict=True)
    )


def _sure(signs: list[Sign]) -> int:
    return len({sign.hit.cue.text for sign in signs if sign.hit.cue.weight >= SURE})


@cache
def _list() -> tuple[tuple[float, ...], dict[str, float]]:
    """Return the weights of what is observed, and by topic what is always added."""
    listed = {row[0]: float(row[1]) for row in rows("topic_odds")}
    always = listed.pop(ALWAYS)
    weights = tuple(listed.pop(name) for name in Observed._fields)
    return weights, {topic: always + more for topic, more in listed.items()}

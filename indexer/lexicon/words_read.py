"""What words say of topics in releases that somebody read, beside topic_words.txt.

Only words of that list are weighed, for many publishers use them. They are learned by
stochastic gradient descent where all other observations are known, as a correction of
what the list says; what few releases say is kept small, and what is small is left out.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import exp, sqrt
from typing import NamedTuple

from indexer.tagging.context import FEWEST, TENTHS

__all__ = ["Told", "learned", "lines_of", "said"]

ROUNDS, STEP, SLOWER = 40, 5.0, 8  # the step is halved after so many rounds
SMALLER = 0.02  # of a weight, in a round, times the step
LEAST_WEIGHT = 1.0

Weights = Mapping[str, Mapping[str, float]]  # by topic, then by word


class Told(NamedTuple):
    """One topic that a release may speak of: its words, the log-odds that all else
    gives, and whether it does."""

    topic: str
    words: tuple[str, ...]
    odds: float
    truth: bool


def learned(told: list[Told], weight: float) -> Weights:
    """Return by topic what words say; what they say together is weighed by `weight`."""
    chance = random.Random(1)
    found: dict[str, defaultdict[str, float]] = {
        one.topic: defaultdict(float) for one in told
    }
    shrunk = 1.0  # all weights are smaller by this factor than they stand there
    for turn in range(ROUNDS):
        chance.shuffle(told)
        step = STEP / (1 + turn / SLOWER)
        for one in told:
            shrunk *= 1 - step * SMALLER / len(told)
            row, scale = found[one.topic], weight * _scale(one.words)
            odds = one.odds + scale * shrunk * sum(map(row.__getitem__, one.words))
            change = step * scale * (one.truth - 1 / (1 + exp(-odds))) / shrunk
            for word in one.words:
                row[word] += change
    return {topic: _large(row, shrunk) for topic, row in found.items()}


def said(weights: Weights, topic: str, words: tuple[str, ...]) -> float:
    """Return what words say of a topic together."""
    row = weights.get(topic, {})
    return _scale(words) * sum(row.get(word, 0.0) for word in words)


def lines_of(weights: Weights) -> Iterator[str]:
    """Yield each word with what it says, in tenths of log-odds."""
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for topic, row in weights.items():
        for word, weight in row.items():
            by_word[word].append(f"{topic} {round(weight * TENTHS)}")
    for word in sorted(by_word):
        yield f"{word} | {', '.join(sorted(by_word[word]))}"


def _scale(words: Iterable[str]) -> float:
    return 1 / sqrt(max(len(tuple(words)), FEWEST))


def _large(row: Mapping[str, float], shrunk: float) -> dict[str, float]:
    weights = {word: weight * shrunk for word, weight in row.items()}
    return {word: w for word, w in weights.items() if abs(w) >= LEAST_WEIGHT}

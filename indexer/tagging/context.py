"""What the ordinary words of a release say of its topics, beside their cues."""

import struct
from collections.abc import Iterable
from functools import cache
from math import sqrt

from indexer.lexicon import rows
from indexer.tagging.cues import topics
from indexer.tagging.words import Remembered

__all__ = ["ALWAYS", "FEWEST", "TENTHS", "context"]

ALWAYS = "*"  # stands in the list for what holds whatever the words
FEWEST = 10  # words; one that stands alone is no whole release
TENTHS = 10  # the list has whole numbers
_TOPICS = tuple(topic.id for topic in topics())
_BITS = 32  # of the sum for a topic among those of all topics in one number
_SHIFTS = {topic: _BITS * number for number, topic in enumerate(_TOPICS)}
_ALL = struct.Struct(f"<{len(_TOPICS)}I")
_HALF = 1 << _BITS - 1
_MIDDLE = sum(_HALF << _BITS * n for n in range(len(_TOPICS)))  # so that none is < 0


def context(words: Iterable[str]) -> dict[str, float]:
    """Return for each topic, by its id, the log-odds that such words speak of it.

    The words are in small letters, and each counts once. What they say together is
    divided by the root of their number, or long releases would speak of everything.
    """
    told = [*filter(None, map(_PACKED.__getitem__, set(words)))]
    scale = 1 / (TENTHS * sqrt(max(len(told), FEWEST)))
    sums = _ALL.unpack((sum(told) + _MIDDLE).to_bytes(_ALL.size, "little"))
    return {
        topic: (packed - _HALF) * scale + always
        for topic, packed, always in zip(_TOPICS, sums, _always(), strict=True)
    }


def _packed(word: str) -> int:
    """Return what a word says of all topics as one number: one addition adds all."""
    return sum(told << _SHIFTS[topic] for topic, told in _told_by(word).items())


_PACKED = Remembered(_packed)


@cache
def _always() -> tuple[float, ...]:
    told = _told_by(ALWAYS)
    return tuple(told.get(topic, 0) / TENTHS for topic in _TOPICS)


def _told_by(word: str) -> dict[str, int]:
    # most words are never asked for: each is read when it is
    pairs = (pair.split() for pair in _list().get(word, "").split(",") if pair)
    return {topic: int(weight) for topic, weight in pairs}


@cache
def _list() -> dict[str, str]:
    return dict(rows("topic_words"))  # type: ignore[arg-type]  # all rows are pairs

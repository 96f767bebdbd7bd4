"""What the ordinary words of a release say of its topics, beside their cues."""

import struct
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from math import sqrt

from indexer.lexicon import rows
from indexer.tagging.cues import topics
from indexer.tagging.words import Remembered

__all__ = ["ALWAYS", "FEWEST", "TENTHS", "context", "listed_words", "without_read"]

ALWAYS = "*"  # stands in the list for what holds whatever the words
FEWEST = 10  # words; one that stands alone is no whole release
TENTHS = 10  # the list has whole numbers
_TOPICS = tuple(topic.id for topic in topics())
# learned from many releases without labels, and from some that were read
_LISTS = ["topic_words", "topic_words_read"]
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


def listed_words() -> frozenset[str]:
    """Return the words that say something of topics in releases without labels."""
    return frozenset(_listed()[0]) - {ALWAYS}


@contextmanager
def without_read() -> Iterator[None]:
    """Leave out what was learned from releases read, for what is fitted to these."""
    read = _LISTS.pop()
    _forget()
    try:
        yield
    finally:
        _LISTS.append(read)
        _forget()


def _forget() -> None:
    _listed.cache_clear()
    _always.cache_clear()
    _PACKED.clear()


def _packed(word: str) -> int:
    """Return what a word says of all topics as one number: one addition adds all."""
    return sum(told << _SHIFTS[topic] for topic, told in _told_by(word).items())


_PACKED = Remembered(_packed)


@cache
def _always() -> tuple[float, ...]:
    told = _told_by(ALWAYS)
    return tuple(told.get(topic, 0) / TENTHS for topic in _TOPICS)


def _told_by(word: str) -> Counter[str]:
    # most words are never asked for: each is read when it is
    told: Counter[str] = Counter()
    for listed in _listed():
        for pair in filter(None, listed.get(word, "").split(",")):
            topic, weight = pair.split()
            told[topic] += int(weight)
    return told


@cache
def _listed() -> tuple[dict[str, str], ...]:
    return tuple(dict(rows(name)) for name in _LISTS)  # type: ignore[arg-type]  # pairs

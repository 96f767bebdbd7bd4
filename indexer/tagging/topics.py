"""The topics of a release, the main one first, each with the cues that gave it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import exp, log
from typing import Literal

from msgspec import Struct

from index.release import Span, Tag
from indexer.tagging.context import context
from indexer.tagging.cues import Hit, Topic, Words, cues_in, read_words

__all__ = ["cue_strengths", "find_topics"]

MOST_TOPICS = 5
TITLE_WEIGHT = 2.5
LEAD_WEIGHT, LEAD = 1.4, 400  # for cues in the first characters of the body
OFFICE_WEIGHT = 0.5  # for a cue that only names an office: "Minister of Health"
CUES_SHOWN = 4

# What each observation adds to the log-odds that a release speaks of a topic. The
# numbers are those of a logistic regression on 174 releases read for it.
USUAL = 6.0
BY_STRENGTH = 1.22  # for the logarithm of what the cues weigh together
BY_SHARE = 0.88  # for that of their share of what the strongest topic has
BY_LENGTH = -0.89  # for that of the length: long releases touch on much
BY_TELLING = 0.29  # for the weight of the most telling cue: "bill" tells little
BY_DELAY = -1.54  # for the part of the release before the first cue
BY_CONTEXT = 0.27  # for the log-odds by all other words
SHORTEST = 100  # characters, added to every length

# One cue must weigh this much, or stand in the title, unless all other words make the
# topic likely: "bill", "law" and "house" are how a parliament talks, of whatever.
TELLING, LIKELY = 2.0, -1.5
# As if it were short: what counts as strong grows with this power of the length.
SHORT, GROWTH = 900, 0.8


class _Sign(Struct, frozen=True):
    """A cue in its place, and what it counts there."""

    hit: Hit
    where: Literal["title", "body"]
    worth: float


def find_topics(title: str, body: str) -> tuple[Tag, ...]:
    """Return up to five topics, the main one first; each has the spans of its cues.

    Pass "" for a title that was made from the body, lest its cues count twice.
    """
    texts = read_words(title), read_words(body)
    around = context(texts[0].words + texts[1].words)
    signs = {
        topic: found
        for topic, found in _by_topic(*texts).items()
        if _is_told(found) or around[topic.id] > LIKELY
    }
    strength = {topic: _strength(found) for topic, found in signs.items()}
    strongest = max(strength.values(), default=0.0)
    odds = {
        topic: _odds(found, strength[topic], strongest, len(body))
        + BY_CONTEXT * around[topic.id]
        for topic, found in signs.items()
    }
    ranked = sorted(odds, key=lambda topic: -odds[topic])[:MOST_TOPICS]
    return tuple(_tag(t, signs[t], odds[t]) for t in ranked if odds[t] > 0)


def cue_strengths(title: str, body: str) -> dict[str, float]:
    """Return by topic how strong its cues are, as if the release were short."""
    length = max(1.0, len(body) / SHORT) ** GROWTH
    signs = _by_topic(read_words(title), read_words(body))
    return {
        topic.id: _strength(found) / length
        for topic, found in signs.items()
        if _is_told(found)
    }


def _by_topic(title: Words, body: Words) -> dict[Topic, list[_Sign]]:
    signs: defaultdict[Topic, list[_Sign]] = defaultdict(list)
    for sign in (*_signs("title", title), *_signs("body", body)):
        signs[sign.hit.cue.topic].append(sign)
    return signs


def _is_told(signs: list[_Sign]) -> bool:
    """Whether a telling cue or the title speaks of the topic."""
    titled = signs[0].where == "title"
    return titled or any(sign.hit.cue.weight >= TELLING for sign in signs)


def _odds(signs: list[_Sign], strength: float, strongest: float, length: int) -> float:
    """Return the log-odds that a release speaks of a topic, as its cues tell."""
    telling = max(sign.hit.cue.weight for sign in signs)
    first = min(sign.hit.start for sign in signs) / (length or 1)
    return (
        USUAL
        + BY_STRENGTH * log(strength)
        + BY_SHARE * log(strength / strongest)
        + BY_LENGTH * log(length + SHORTEST)
        + BY_TELLING * telling
        + BY_DELAY * first
    )


def _signs(where: Literal["title", "body"], text: Words) -> Iterator[_Sign]:
    for hit in cues_in(text):
        worth = hit.cue.weight
        if where == "title":
            worth *= TITLE_WEIGHT
        elif hit.start < LEAD:
            worth *= LEAD_WEIGHT
        if hit.in_office:
            worth *= OFFICE_WEIGHT
        yield _Sign(hit, where, worth)


def _strength(signs: Iterable[_Sign]) -> float:
    """Return the sum over the distinct cues; the n-th time a cue counts 1/n."""
    worths: defaultdict[str, list[float]] = defaultdict(list)
    for sign in signs:
        worths[sign.hit.cue.text].append(sign.worth)
    return sum(
        worth / time
        for same in worths.values()
        for time, worth in enumerate(sorted(same, reverse=True), 1)
    )


def _tag(topic: Topic, signs: list[_Sign], odds: float) -> Tag:
    best = sorted(signs, key=lambda sign: -sign.worth)
    cues = list(dict.fromkeys(sign.hit.cue.text for sign in best))[:CUES_SHOWN]
    return Tag(
        field="topics",
        value=topic.id,
        label=topic.label,
        spans=tuple(Span(s.where, s.hit.start, s.hit.end) for s in signs),
        rule="cue: " + ", ".join(cues),
        confidence=round(1 / (1 + exp(-odds)), 2),
    )

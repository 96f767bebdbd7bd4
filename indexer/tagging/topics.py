"""The topics of a release, the main one first, each with the cues that gave it."""

from math import exp

from index.release import Span, Tag
from indexer.tagging.cues import Topic, read_words
from indexer.tagging.topic_odds import observed, odds
from indexer.tagging.topic_signs import Sign, is_told, signs_by_topic, strength

__all__ = ["cue_strengths", "find_topics"]

MOST_TOPICS = 5
CUES_SHOWN = 4
# As if it were short: what counts as strong grows with this power of the length.
SHORT, GROWTH = 900, 0.8


def find_topics(title: str, body: str) -> tuple[Tag, ...]:
    """Return up to five topics, the main one first; each has the spans of its cues.

    Pass "" for a title that was made from the body, lest its cues count twice.
    """
    found = observed(title, body)
    likely = {topic: odds(topic, seen) for topic, (_, seen) in found.items()}
    ranked = sorted(likely, key=lambda topic: -likely[topic])[:MOST_TOPICS]
    return tuple(_tag(t, found[t][0], likely[t]) for t in ranked if likely[t] > 0)


def cue_strengths(title: str, body: str) -> dict[str, float]:
    """Return by topic how strong its cues are, as if the release were short."""
    length = max(1.0, len(body) / SHORT) ** GROWTH
    return {
        topic.id: strength(signs) / length
        for topic, signs in signs_by_topic(read_words(title), read_words(body)).items()
        if is_told(signs)
    }


def _tag(topic: Topic, signs: list[Sign], likely: float) -> Tag:
    best = sorted(signs, key=lambda sign: -sign.worth)
    cues = list(dict.fromkeys(sign.hit.cue.text for sign in best))[:CUES_SHOWN]
    return Tag(
        field="topics",
        value=topic.id,
        label=topic.label,
        spans=tuple(Span(s.where, s.hit.start, s.hit.end) for s in signs),
        rule="cue: " + ", ".join(cues),
        confidence=round(1 / (1 + exp(-likely)), 2),
    )

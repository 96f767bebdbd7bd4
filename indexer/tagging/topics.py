"""The topics of a release, the main one first, each with the cues that gave it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import inf, pow
from typing import Literal

from msgspec import Struct

from index.release import Span, Tag
from indexer.tagging.cues import Hit, Topic, cues_in

__all__ = ["find_topics"]

MOST_TOPICS = 5
# A topic needs this much: in a short release one strong cue, wherever it stands.
ENOUGH = 2.5
# Long releases touch on much: beyond this the need grows with this power of the length.
SHORT, GROWTH = 900, 0.8
# One cue at least must weigh this much: "bill", "law" and "house" by the dozen are how
# a parliament talks, not what it talks of. Without one a topic must stand in the title
# and needs so much more.
TELLING, WITHOUT_TELLING = 2.0, 1.6
# A topic far weaker than the main one is an aside.
SHARE_OF_MAIN = 0.1
TITLE_WEIGHT = 2.5
LEAD_WEIGHT, LEAD = 1.4, 400  # for cues in the first characters of the body
OFFICE_WEIGHT = 0.5  # for a cue that only names an office: "Minister of Health"
CUES_SHOWN = 4


class _Sign(Struct, frozen=True):
    """A cue in its place, and what it counts there."""

    hit: Hit
    where: Literal["title", "body"]
    worth: float


def find_topics(title: str, body: str) -> tuple[Tag, ...]:
    """Return up to five topics, the main one first; each has the spans of its cues.

    Pass "" for a title that was made from the body, lest its cues count twice.
    """
    signs: defaultdict[Topic, list[_Sign]] = defaultdict(list)
    for sign in (*_signs("title", title), *_signs("body", body)):
        signs[sign.hit.cue.topic].append(sign)
    strength = {topic: _strength(found) for topic, found in signs.items()}
    asked = {topic: _asked(found) for topic, found in signs.items()}
    told = (strength[topic] for topic, times in asked.items() if times == 1)
    need = _need(len(body), max(told, default=0.0))
    given = [topic for topic in strength if strength[topic] >= need * asked[topic]]
    ranked = sorted(given, key=lambda topic: -strength[topic])[:MOST_TOPICS]
    return tuple(_tag(topic, signs[topic], strength[topic] / need) for topic in ranked)


def _need(length: int, strongest: float) -> float:
    grown = ENOUGH * pow(max(1.0, length / SHORT), GROWTH)
    return max(grown, SHARE_OF_MAIN * strongest)


def _signs(where: Literal["title", "body"], text: str) -> Iterator[_Sign]:
    for hit in cues_in(text):
        worth = hit.cue.weight
        if where == "title":
            worth *= TITLE_WEIGHT
        elif hit.start < LEAD:
            worth *= LEAD_WEIGHT
        if hit.in_office:
            worth *= OFFICE_WEIGHT
        yield _Sign(hit, where, worth)


def _asked(signs: list[_Sign]) -> float:
    """Return how many times the usual strength the signs of a topic must have."""
    if any(sign.hit.cue.weight >= TELLING for sign in signs):
        return 1
    return WITHOUT_TELLING if any(sign.where == "title" for sign in signs) else inf


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


def _tag(topic: Topic, signs: list[_Sign], surplus: float) -> Tag:
    best = sorted(signs, key=lambda sign: -sign.worth)
    cues = list(dict.fromkeys(sign.hit.cue.text for sign in best))[:CUES_SHOWN]
    return Tag(
        field="topics",
        value=topic.id,
        label=topic.label,
        spans=tuple(Span(s.where, s.hit.start, s.hit.end) for s in signs),
        rule="cue: " + ", ".join(cues),
        confidence=round(1 - 0.5**surplus, 2),
    )

"""The cues of a release by the topic they speak for, and how strong they are there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from indexer.tagging.cues import Hit, Topic, Words, cues_in

__all__ = ["Sign", "is_told", "signs_by_topic", "strength"]

TITLE_WEIGHT = 2.5
LEAD_WEIGHT, LEAD = 1.4, 400  # for cues in the first characters of the body
OFFICE_WEIGHT = 0.5  # for a cue that only names an office: "Minister of Health"
TELLING = 2.0  # what a cue must weigh: "bill", "law" and "house" are in any debate


class Sign(Struct, frozen=True):
    """A cue in its place, and what it counts there."""

    hit: Hit
    where: Literal["title", "body"]
    worth: float


def signs_by_topic(title: Words, body: Words) -> dict[Topic, list[Sign]]:
    """Return the signs of every topic that has any, those of the title first."""
    signs: defaultdict[Topic, list[Sign]] = defaultdict(list)
    for sign in (*_signs("title", title), *_signs("body", body)):
        signs[sign.hit.cue.topic].append(sign)
    return signs


def is_told(signs: list[Sign]) -> bool:
    """Return whether a telling cue or the title speaks of the topic."""
    titled = signs[0].where == "title"
    return titled or any(sign.hit.cue.weight >= TELLING for sign in signs)


def strength(signs: Iterable[Sign]) -> float:
    """Return the sum over the distinct cues; the n-th time a cue counts 1/n."""
    worths: defaultdict[str, list[float]] = defaultdict(list)
    for sign in signs:
        worths[sign.hit.cue.text].append(sign.worth)
    return sum(
        worth / time
        for same in worths.values()
        for time, worth in enumerate(sorted(same, reverse=True), 1)
    )


def _signs(where: Literal["title", "body"], text: Words) -> Iterator[Sign]:
    for hit in cues_in(text):
        worth = hit.cue.weight
        if where == "title":
            worth *= TITLE_WEIGHT
        elif hit.start < LEAD:
            worth *= LEAD_WEIGHT
        if hit.in_office:
            worth *= OFFICE_WEIGHT
        yield Sign(hit, where, worth)

"""Who met, spoke with, hosted or visited whom, on which day and where."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Literal, TypeAlias

from msgspec.structs import replace

from index.release import Location, Meeting, Span
from indexer.lexicon import rows
from indexer.tagging.event_days import day_in
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person
from indexer.tagging.scenes import (
    Named,
    Scene,
    first_token,
    holders,
    named_before,
    named_behind,
    named_in,
    place_in,
    places_in,
    sentence_of,
)
from indexer.tagging.tokens import Text, split

__all__ = ["in_words", "meetings"]

FARTHEST_WHOM = 8  # tokens between the verb and a person
STATED, CALLED = 0.8, 0.6  # confidence: by name, by an office or a pronoun

Kind: TypeAlias = Literal["met", "spoke", "hosted", "visited", "signed"]
_Verbs = dict[str, list[tuple[list[str], str, str]]]


def meetings(
    texts: Iterable[Marked],
    people: list[tuple[Person, str]],
    locations: list[Location],
    published: date | None,
) -> list[Meeting]:
    """Return the meetings the texts tell of, one for the same people and kind.

    `people` are the persons with their names in the release. A day such as
    "yesterday" counts from `published`.
    """
    offices = holders(people)
    found: dict[tuple[str, frozenset[str]], Meeting] = {}
    for marked in texts:
        named = named_in(marked, people)
        if named:
            places = places_in(marked, locations)
            scene = Scene(marked, named, places, offices, published)
            for meeting in _told(scene):
                key = (meeting.kind, frozenset(meeting.who + meeting.whom))
                found[key] = _joined(found.get(key), meeting)
    return list(found.values())


def _told(scene: Scene) -> Iterator[Meeting]:
    """Yield the meetings of one text, in order."""
    text = scene.marked.text
    after = 0
    for at in text.find(_verbs()):
        verb = _verb_at(text, at) if at >= after else None
        if verb:
            after, kind, way = verb
            meeting = _meeting(scene, at, after, kind, way)
            if meeting:
                yield meeting


def _meeting(scene: Scene, at: int, after: int, kind: Kind, way: str) -> Meeting | None:
    text = scene.marked.text
    number = bisect_left(scene.named, after, key=first_token)
    near = scene.named[number : number + 1]
    beside = near and first_token(near[0]) - after <= FARTHEST_WHOM
    if kind != "visited" and not beside:
        return None  # before sentences are looked for, which costs most
    begin, end = sentence_of(text, at)
    whom = named_behind(scene, after, end, FARTHEST_WHOM)
    place = place_in(scene, begin, end)
    if way == "between":
        who, whom = whom, []
    else:
        who = named_before(scene, begin, at)
    if way == "reversed":
        who, whom = whom, who
    visited = scene.places.get(text.starts[after + (text.keys[after] == "the")], None)
    who_names, whom_names = _distinct(who), _distinct(whom, who)
    if kind == "visited" and visited and not whom_names:
        place = visited
    elif not whom_names and (len(who_names) < 2 or way != "between"):
        return None
    if not who_names:
        return None
    first = min([at, *(n.mention.first for n in who if n.mention.first >= begin)])
    last = max([after, *(n.mention.end for n in (*who, *whom) if n.mention.end <= end)])
    by_name = all(n.mention.first >= begin for n in who)
    return Meeting(
        "meetings",
        in_words(kind, who_names, whom_names, place),
        (Span(text.where, text.starts[first], text.ends[last - 1]),),
        f"people-beside-{kind}",
        STATED if by_name else CALLED,
        kind=kind,
        who=who_names,
        whom=whom_names,
        day=day_in(text.keys[begin:end], scene.published),
        place=place,
    )


def in_words(
    kind: Kind, who: tuple[str, ...], whom: tuple[str, ...], place: str | None
) -> str:
    """Return a meeting told in words: Ana Ruiz met Ivo Kranz."""
    link = " with" if kind in ("spoke", "signed") else ""
    if whom:
        return f"{_listed(who)} {kind}{link} {_listed(whom)}"
    return f"{_listed(who)} {kind}{' ' + place if kind == 'visited' and place else ''}"


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _distinct(found: list[Named], others: Iterable[Named] = ()) -> tuple[str, ...]:
    there = {one.name for one in others}
    return tuple(dict.fromkeys(one.name for one in found if one.name not in there))


def _joined(known: Meeting | None, told: Meeting) -> Meeting:
    if known is None:
        return told
    return replace(
        known,
        spans=(*known.spans, *told.spans),
        confidence=max(known.confidence, told.confidence),
        day=known.day or told.day,
        place=known.place or told.place,
    )


def _verb_at(text: Text, at: int) -> tuple[int, Kind, str] | None:
    """Return the end, kind and way of the longest verb at a token."""
    for words, kind, way in _verbs()[text.keys[at]]:
        if text.keys[at : at + len(words)] == words:
            return at + len(words), _KINDS[kind], way
    return None


_KINDS: dict[str, Kind] = {
    "met": "met",
    "spoke": "spoke",
    "hosted": "hosted",
    "visited": "visited",
    "signed": "signed",
}


@cache
def _verbs() -> _Verbs:
    """Return the verbs by their first word, the longest first."""
    verbs: _Verbs = {}
    for phrase, kind, *way in rows("meeting_verbs"):
        words = split(phrase).split()
        verbs.setdefault(words[0], []).append((words, kind, "".join(way)))
    for found in verbs.values():
        found.sort(key=lambda verb: -len(verb[0]))
    return verbs

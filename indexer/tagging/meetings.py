"""Who met, spoke with, hosted or visited whom, on which day and where."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from index.release import Location, Meeting, Span
from indexer.tagging.event_days import day_near
from indexer.tagging.marked import Marked
from indexer.tagging.meeting_places import place_near, visited
from indexer.tagging.meeting_words import Kind, Verb, first_words, verb_at
from indexer.tagging.owners import owner
from indexer.tagging.people import Person
from indexer.tagging.scenes import (
    Named,
    Scene,
    holders,
    named_in,
    number_behind,
    places_in,
    sentence_of,
)
from indexer.tagging.subjects import AVERSE, Subject, subject
from indexer.tagging.whom import (
    FARTHEST,
    MOST_TO_SIGNER,
    Object,
    one_another,
    whom,
)

__all__ = ["in_words", "meetings"]

FARTHEST_BEFORE = 60  # tokens between a verb and those who did it
FARTHEST_NOT = 6  # tokens from "not" to "a meeting between"
# confidence: by name, by an office or a pronoun, where it is still to come
STATED, CALLED, PLANNED = 0.8, 0.6, 0.7

_COMING = frozenset(("upcoming", "planned", "forthcoming", "will"))
_SUPPOSING = ("if", "had", "should", "were")  # at the head of a sentence


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
    after, told, last = 0, -1, None
    for at in text.find(first_words()):
        verb = verb_at(text, at) if at >= after else None
        if not verb or not _may_tell(scene, verb, at):
            continue
        after = at + len(verb.words)
        begin, end = sentence_of(text, at)
        last = last if told == begin else None
        acts = _acts(scene, verb, at, begin, end, last)
        if acts:
            told, last = begin, acts[0].row
            meeting = _meeting(scene, verb, at, (begin, end), acts)
            if meeting:
                yield meeting


def _may_tell(scene: Scene, verb: Verb, at: int) -> bool:
    """Whether there are those whom a verb needs, before its sentence is looked for,
    which costs most."""
    number, after = number_behind(scene, at), at + len(verb.words)
    near = MOST_TO_SIGNER if verb.kind == "signed" else FARTHEST
    behind = scene.named[number : number + 1]
    if behind and behind[0].mention.first <= after + near:
        return True
    before = number and at - scene.named[number - 1].mention.end <= FARTHEST_BEFORE
    return bool(before) and _alone(scene, verb, after, after + near)


_Acts = tuple[Subject, Object | None]


def _acts(
    scene: Scene, verb: Verb, at: int, begin: int, end: int, last: list[Named] | None
) -> _Acts | None:
    """Return who met and whom, None where a sentence does not say so."""
    text = scene.marked.text
    if text.words[end - 1] == "?" or text.keys[begin] in _SUPPOSING:
        return None
    after = at + len(verb.words)
    behind = whom(scene, verb, after, end)
    if behind and behind.all:
        if not AVERSE.isdisjoint(text.words[max(at - FARTHEST_NOT, begin) : at]):
            return None
        planned = not _COMING.isdisjoint(
            text.keys[max(at - FARTHEST_NOT, begin) : after]
        )
        return Subject(behind.row, planned), None
    if not behind and not _alone(scene, verb, after, end):
        return None
    past = behind.row[-1].mention.end if behind else 0
    past = after if verb.kind == "visited" and not behind else past
    find = owner(scene, begin, at, past, last) if "noun" in verb.marks else None
    if not find and ("noun" not in verb.marks or verb.words == ("meeting",)):
        find = subject(scene, begin, at, last)
    return (find, behind) if find else None


def _alone(scene: Scene, verb: Verb, after: int, end: int) -> bool:
    """Whether nobody need be named behind a verb: a place was visited, two met."""
    if verb.kind == "visited":
        return visited(scene, after) is not None and "asking" not in verb.marks
    return one_another(scene.marked.text, verb, after, end)


def _meeting(
    scene: Scene, verb: Verb, at: int, sentence: tuple[int, int], acts: _Acts
) -> Meeting | None:
    text, (begin, end) = scene.marked.text, sentence
    after = at + len(verb.words)
    subject, behind = acts
    place = visited(scene, after) if verb.kind == "visited" else None
    whom = behind.row if behind and not place else []
    who = subject.row
    if behind and behind.by:
        who, whom = whom, who
    who_names, whom_names = _distinct(who), _distinct(whom, who)
    if not who_names or not (whom_names or place or len(who_names) > 1):
        return None
    inside = [n.mention for n in (*who, *whom) if begin <= n.mention.first < end]
    first = min([at, *(mention.first for mention in inside)])
    last = max([after, *(mention.end for mention in inside)])
    place = place or place_near(scene, (begin, end), last, at)
    return Meeting(
        "meetings",
        in_words(verb.kind, who_names, whom_names, place),
        (Span(text.where, text.starts[first], text.ends[last - 1]),),
        f"people-beside-{verb.kind}",
        CALLED if not subject.named else PLANNED if subject.planned else STATED,
        kind=verb.kind,
        who=who_names,
        whom=whom_names,
        day=day_near(
            text.keys[begin:end], at - begin, scene.published, subject.planned
        ),
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

"""Who met, spoke with, hosted or visited whom, on which day and where."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import Literal, TypeAlias

from msgspec.structs import replace

from index.release import Location, Meeting, Span
from indexer.lexicon import rows
from indexer.tagging.beside import Mention
from indexer.tagging.event_days import day_in
from indexer.tagging.marked import Marked
from indexer.tagging.offices import read_offices
from indexer.tagging.people import Person
from indexer.tagging.tokens import Text, split
from indexer.tagging.words import BREAK

__all__ = ["in_words", "meetings"]

FARTHEST_WHO, FARTHEST_WHOM = 30, 8  # tokens between a person and the verb
FARTHEST = 150  # tokens from a verb to the ends of what is read of its sentence
MOST_LISTED = 12  # people in a row
STATED, CALLED = 0.8, 0.6  # confidence: by name, by an office or a pronoun
_BETWEEN = (",", "and", "&", "the", "with", "his", "her")

Kind: TypeAlias = Literal["met", "spoke", "hosted", "visited", "signed"]
_Verbs = dict[str, list[tuple[list[str], str, str]]]


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention with the name its person has in the release."""

    mention: Mention
    name: str


@dataclass(frozen=True, slots=True)
class _Scene:
    """A text with all that a meeting may be made of."""

    marked: Marked
    named: list[_Named]
    places: dict[int, str]  # by the character they begin at
    offices: dict[str, _Named]  # the one who holds each, by look-up key
    published: date | None


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
    offices = _holders(people)
    found: dict[tuple[str, frozenset[str]], Meeting] = {}
    for marked in texts:
        named = _named_in(marked, people)
        if named:
            places = _places_in(marked, locations)
            scene = _Scene(marked, named, places, offices, published)
            for meeting in _told(scene):
                key = (meeting.kind, frozenset(meeting.who + meeting.whom))
                found[key] = _joined(found.get(key), meeting)
    return list(found.values())


def _told(scene: _Scene) -> Iterator[Meeting]:
    """Yield the meetings of one text, in order."""
    text = scene.marked.text
    after = 0
    for at in [at for at, key in enumerate(text.keys) if key in _verbs()]:
        verb = _verb_at(text, at) if at >= after else None
        if verb:
            after, kind, way = verb
            meeting = _meeting(scene, at, after, kind, way)
            if meeting:
                yield meeting


def _meeting(
    scene: _Scene, at: int, after: int, kind: Kind, way: str
) -> Meeting | None:
    text = scene.marked.text
    number = bisect_left(scene.named, after, key=_first)
    near = scene.named[number : number + 1]
    if kind != "visited" and not (near and _first(near[0]) - after <= FARTHEST_WHOM):
        return None  # before sentences are looked for, which costs most
    begin, end = _sentence(text, at)
    whom = _row(scene, after, end, FARTHEST_WHOM)
    place = _place(scene, begin, end)
    if way == "between":
        who, whom = whom, []
    else:
        who = _before(scene, begin, at)
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


def _distinct(found: list[_Named], others: Iterable[_Named] = ()) -> tuple[str, ...]:
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


def _before(scene: _Scene, begin: int, at: int) -> list[_Named]:
    """Return those named last before the verb, else whom its subject stands for."""
    number = bisect_right(scene.named, at, key=_end)
    last = [
        one
        for one in scene.named[max(number - MOST_LISTED, 0) : number]
        if begin <= one.mention.first and at - FARTHEST_WHO <= one.mention.end
    ]
    if last:
        row = [last[-1]]
        for one in reversed(last[:-1]):
            if not _adjoins(scene.marked.text, one.mention, row[0].mention):
                break
            row.insert(0, one)
        return row
    return _called(scene, begin)


def _called(scene: _Scene, begin: int) -> list[_Named]:
    """Return whom "He" or "The Prime Minister" at the head of a sentence means."""
    text = scene.marked.text
    if text.keys[begin] in ("he", "she"):
        number = bisect_right(scene.named, begin, key=_end)
        return scene.named[max(number - 1, 0) : number]
    start = begin + (text.keys[begin] == "the")
    for office in read_offices(scene.marked, start)[:1]:
        holder = scene.offices.get(text.key(office.start, office.end))
        return [holder] if holder else []
    return []


def _end(one: _Named) -> int:
    return one.mention.end


def _row(scene: _Scene, start: int, end: int, farthest: int) -> list[_Named]:
    """Return the people listed from `start` on, in one row."""
    row: list[_Named] = []
    for one in islice(scene.named, bisect_left(scene.named, start, key=_first), None):
        mention = one.mention
        if mention.end > end or len(row) == MOST_LISTED:
            break
        if row and not _adjoins(scene.marked.text, row[-1].mention, mention):
            break
        if not row and mention.first - start > farthest:
            break
        row.append(one)
    return row


def _first(one: _Named) -> int:
    return one.mention.first


def _adjoins(text: Text, before: Mention, after: Mention) -> bool:
    reached = max([before.end, *(office.last for office in before.offices)])
    between = text.keys[reached : after.first]
    return len(between) <= 5 and all(key in _BETWEEN for key in between)


def _sentence(text: Text, at: int) -> tuple[int, int]:
    """Return the tokens of the sentence or heading that a token stands in, as far as
    it may matter: a text without full stops is one sentence."""
    start, stop = text.sentence(at)
    begin = at
    while begin > at - FARTHEST and begin and text.starts[begin - 1] >= start:
        if text.kinds[begin - 1] & BREAK and "\n\n" in text.words[begin - 1]:
            break
        begin -= 1
    end = at
    while end < min(len(text), at + FARTHEST) and text.starts[end] < stop:
        if text.kinds[end] & BREAK and "\n\n" in text.words[end]:
            break
        end += 1
    return begin, end


def _place(scene: _Scene, begin: int, end: int) -> str | None:
    """Return the first place of the sentence that stands behind "in" or "at"."""
    text = scene.marked.text
    for at in range(begin, end):
        name = scene.places.get(text.starts[at])
        near = text.keys[max(at - 2, begin) : at]
        if name and ("in" in near or "at" in near):
            return name
    return None


def _named_in(marked: Marked, people: list[tuple[Person, str]]) -> list[_Named]:
    """Return the mentions in one text, in order."""
    found = [
        _Named(mention, name)
        for person, name in people
        for where, mention in person.mentions
        if where is marked
    ]
    return sorted(found, key=lambda one: one.mention.start)


def _places_in(marked: Marked, locations: list[Location]) -> dict[int, str]:
    return {
        span.start: location.value
        for location in locations
        for span in location.spans
        if span.where == marked.text.where
    }


def _holders(people: list[tuple[Person, str]]) -> dict[str, _Named]:
    """Return the first person who holds each office, by the office's key."""
    holders: dict[str, _Named] = {}
    for person, name in people:
        for marked, mention in person.mentions:
            for office in mention.offices:
                if not office.former:
                    key = marked.text.key(office.start, office.end)
                    holders.setdefault(key, _Named(mention, name))
    return holders


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

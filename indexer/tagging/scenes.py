"""Who is named around a verb, in one row, and where: what a meeting may be made of."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import islice

from msgspec import Struct

from index.release import Location
from indexer.tagging.beside import Mention
from indexer.tagging.marked import Marked
from indexer.tagging.offices import read_offices
from indexer.tagging.people import Person
from indexer.tagging.tokens import Text
from indexer.tagging.words import BREAK

__all__ = [
    "Named",
    "Scene",
    "first_token",
    "holders",
    "named_before",
    "named_behind",
    "named_in",
    "place_in",
    "places_in",
    "sentence_of",
]

FARTHEST_WHO = 30  # tokens between a person and the verb
FARTHEST = 150  # tokens from a verb to the ends of what is read of its sentence
MOST_LISTED = 12  # people in a row
_IN = frozenset(("in", "at"))
_BETWEEN = (",", "and", "&", "the", "with", "his", "her")


class Named(Struct, frozen=True):
    """A mention with the name its person has in the release."""

    mention: Mention
    name: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with all that a meeting may be made of."""

    marked: Marked
    named: list[Named]
    places: dict[int, str]  # by the character they begin at
    offices: dict[str, Named]  # the one who holds each, by look-up key
    published: date | None


def named_in(marked: Marked, people: list[tuple[Person, str]]) -> list[Named]:
    """Return the mentions in one text, in order."""
    found = [
        Named(mention, name)
        for person, name in people
        for where, mention in person.mentions
        if where is marked
    ]
    return sorted(found, key=lambda one: one.mention.start)


def places_in(marked: Marked, locations: list[Location]) -> dict[int, str]:
    return {
        span.start: location.value
        for location in locations
        for span in location.spans
        if span.where == marked.text.where
    }


def holders(people: list[tuple[Person, str]]) -> dict[str, Named]:
    """Return the first person who holds each office, by the office's key."""
    found: dict[str, Named] = {}
    for person, name in people:
        for marked, mention in person.mentions:
            for office in mention.offices:
                if not office.former:
                    key = marked.text.key(office.start, office.end)
                    found.setdefault(key, Named(mention, name))
    return found


def named_before(scene: Scene, begin: int, at: int) -> list[Named]:
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


def _called(scene: Scene, begin: int) -> list[Named]:
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


def _end(one: Named) -> int:
    return one.mention.end


def named_behind(scene: Scene, start: int, end: int, farthest: int) -> list[Named]:
    """Return the people listed from `start` on, in one row."""
    row: list[Named] = []
    number = bisect_left(scene.named, start, key=first_token)
    for one in islice(scene.named, number, None):
        mention = one.mention
        if mention.end > end or len(row) == MOST_LISTED:
            break
        if row and not _adjoins(scene.marked.text, row[-1].mention, mention):
            break
        if not row and mention.first - start > farthest:
            break
        row.append(one)
    return row


def first_token(one: Named) -> int:
    return one.mention.first


def _adjoins(text: Text, before: Mention, after: Mention) -> bool:
    reached = max([before.end, *(office.last for office in before.offices)])
    between = text.keys[reached : after.first]
    return len(between) <= 5 and all(key in _BETWEEN for key in between)


def sentence_of(text: Text, at: int) -> tuple[int, int]:
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


def place_in(scene: Scene, begin: int, end: int) -> str | None:
    """Return the first place of the sentence that stands behind "in" or "at"."""
    text = scene.marked.text
    for at in range(begin, end):
        name = scene.places.get(text.starts[at])
        if name and not _IN.isdisjoint(text.keys[max(at - 2, begin) : at]):
            return name
    return None

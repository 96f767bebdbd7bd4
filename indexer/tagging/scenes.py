"""Who is named in a text, in which rows: what a meeting may be made of."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from index.release import Location
from indexer.tagging.beside import Mention
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person
from indexer.tagging.tokens import Text
from indexer.tagging.words import BREAK, CAPITAL

__all__ = [
    "Named",
    "Scene",
    "ended",
    "first_token",
    "holders",
    "named_in",
    "number_before",
    "number_behind",
    "places_in",
    "row_from",
    "row_to",
    "sentence_of",
]

FARTHEST = 150  # tokens from a verb to the ends of what is read of its sentence
MOST_LISTED = 12  # people in a row
MOST_BETWEEN = 9  # tokens between two people in a row
_AND = ("and", "&")
_BETWEEN = frozenset(
    ", and & the with his her of from for ( ) - well as also by counterpart "
    "counterparts colleague 's".split()
)


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
    found.sort(key=lambda one: one.mention.start)
    return [found[0], *map(_with_own, found, found[1:])] if found else []


def _with_own(before: Named, one: Named) -> Named:
    """Return one without the office of several: Ministers Ana Ruiz and Bo Kranz."""
    mention = one.mention
    if mention.first >= before.mention.end:
        return one
    return Named(replace(mention, first=mention.start), one.name)


def places_in(marked: Marked, locations: list[Location]) -> dict[int, str]:
    """Return the places of one text by the character they begin at."""
    return {
        span.start: location.value
        for location in locations
        for span in location.spans
        if span.where == marked.text.where
    }


def holders(people: list[tuple[Person, str]]) -> dict[str, Named]:
    """Return who holds each office, by the office's key: the first who is named.

    The head alone is a key, too, where one person alone holds what has it.
    """
    found: dict[str, Named] = {}
    heads: dict[str, Named | None] = {}
    for person, name in people:
        for marked, mention in person.mentions:
            one = Named(mention, name)
            for office in mention.offices:
                if not office.former:
                    found.setdefault(marked.text.key(office.start, office.end), one)
                    head = marked.text.key(office.start, office.head + 1)
                    other = heads.setdefault(head, one)
                    heads[head] = one if other and other.name == name else None
    return {key: one for key, one in heads.items() if one} | found


def ended(text: Text, one: Named) -> int:
    """Return where somebody's name ends with the offices and letters behind it."""
    end = max([one.mention.end, *(office.last for office in one.mention.offices)])
    if text.keys[end] == "(" and ")" in text.keys[end : end + 6]:
        return text.keys.index(")", end) + 1  # Ana Ruiz (D-Ohio)
    return end


def first_token(one: Named) -> int:
    return one.mention.first


def number_behind(scene: Scene, token: int) -> int:
    """Return the number of the first one named at a token or behind it."""
    return bisect_left(scene.named, token, key=first_token)


def number_before(scene: Scene, token: int) -> int:
    """Return how many are named before a token."""
    return bisect_right(scene.named, token, key=_end)


def _end(one: Named) -> int:
    return one.mention.end


def row_to(scene: Scene, last: int, begin: int) -> list[Named]:
    """Return the people listed up to the one of a number, from token `begin` on."""
    text, first = scene.marked.text, last
    while (
        first
        and last - first < MOST_LISTED
        and scene.named[first - 1].mention.first >= begin
        and _adjoins(text, scene.named[first - 1], scene.named[first])
    ):
        first -= 1
    # with President Ruiz, Minister Kranz: a comma alone lists nobody
    row = scene.named[first : last + 1]
    return row if _has_and(text, row) else row[-1:]


def row_from(scene: Scene, first: int, end: int) -> list[Named]:
    """Return the people listed from the one of a number on, up to token `end`."""
    text, last = scene.marked.text, first
    while (
        last + 1 < len(scene.named)
        and last - first < MOST_LISTED
        and scene.named[last + 1].mention.end <= end
        and _adjoins(text, scene.named[last], scene.named[last + 1])
    ):
        last += 1
    row = scene.named[first : last + 1]
    behind = ended(text, row[-1])
    goes_on = text.keys[behind + (text.keys[behind] == ",")] in _AND
    return row if len(row) > 2 or goes_on or _has_and(text, row) else row[:1]


def _has_and(text: Text, row: list[Named]) -> bool:
    return any(
        key in _AND
        for before, after in zip(row, row[1:], strict=False)
        for key in text.keys[before.mention.end : after.mention.first]
    )


def _adjoins(text: Text, before: Named, after: Named) -> bool:
    end = ended(text, before)
    between = range(end, after.mention.first)
    if text.keys[end] == "'s":
        return False  # Ana Ruiz's deputy Bo Kranz, but: and Elmland's Bo Kranz
    return len(between) <= MOST_BETWEEN and all(
        text.keys[at] in _BETWEEN or text.kinds[at] & CAPITAL for at in between
    )


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

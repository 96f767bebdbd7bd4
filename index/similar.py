"""Releases like one: they share words that few others have, or participants.

What tells a release from others are the words it has often and few others have (tf x
idf) and the names of its participants. They are searched for like a query, each name
like a word; a release that shares enough of what they are worth is similar.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple, TypeVar

from msgspec import Struct
from whoosh.query import Term

from index.analysis import spans
from index.best import Best, Ranked
from index.entries import Entry
from index.filtered import live
from index.match import find
from index.matches import Matches, Place, unite
from index.rank import TITLE_WEIGHT, repeated, worth
from index.release import Release
from index.scratch import scratch
from index.segment import Segment
from index.state import State
from index.stopwords import STOP_WORDS
from index.versions import first_versions

__all__ = ["Alike", "alike"]

_WORDS, _NAMES = 20, 20  # of a release that others are searched by
_LOOKED_UP = 200  # of its words, the most frequent, that may be among them
_SHORTEST = 3  # letters of a word that tells anything
_COMMON = 0.1  # of all releases have a word that tells little
_NAME = 0.5  # a name stands in no text often or seldom: half of what a word is worth
_LEAST = 0.2  # of what the release itself is worth
_VERSIONS = 20  # of the same text that may stand before what is similar


class Alike(NamedTuple):
    """A document, with what it shares: words as the release in question writes them,
    and participants, those that tell most first."""

    hit: Ranked
    words: tuple[str, ...]
    participants: tuple[str, ...]


class _Word(Struct, frozen=True):
    """A word of the release, as it writes it and as the index has it."""

    written: str
    folded: str
    times: float
    entry: Entry
    worth: float


class _Name(Struct, frozen=True):
    """A participant of the release."""

    value: str
    worth: float


_T = TypeVar("_T", _Word, _Name)


def alike(state: State, release: Release, size: int) -> list[Alike]:
    """Return up to `size` releases like this one, the likest first, no other version of
    its text among them. O(words of the release + postings of those that tell most).
    """
    names, words = _names(state, release), _words(state, release)
    best = Best(state.segments, size + _VERSIONS)
    for place in state.places:
        scratch.take_back()
        best.add(place.at, _sharing(place, words, names))
    others = _others(best.hits(), release.id)
    return [_told(state, hit, words, names) for hit in others][:size]


def _words(state: State, release: Release) -> list[_Word]:
    """Return the words that tell most, each stem once."""
    times, written = _counted(release)
    found: dict[object, _Word] = {}
    for folded, count in times.most_common(_LOOKED_UP):
        entry = state.terms.stemmed(folded)
        if 1 < entry.frequency <= max(2, _COMMON * state.documents):
            tells = worth(entry.frequency, state.documents) * repeated(count)
            word = _Word(written[folded], folded, count, entry, tells)
            found.setdefault(entry.ranges, word)
    return _first(found.values(), _WORDS)


def _counted(release: Release) -> tuple[Counter[str], dict[str, str]]:
    """Return how often each word that may tell something stands in the release, more in
    its title, and how it is written there; names of participants left out."""
    named = {w for tag in release.tagged("participants") for w in _folded(tag.value)}
    times: Counter[str] = Counter()
    written: dict[str, str] = {}
    for text, weight in ((release.title, TITLE_WEIGHT), (release.body, 1)):
        for folded, start, end in spans(text):
            if len(folded) >= _SHORTEST and folded not in named | STOP_WORDS:
                times[folded] += int(weight)
                written.setdefault(folded, text[start:end])
    return times, written


def _folded(text: str) -> Iterator[str]:
    return (word for word, _, _ in spans(text))


def _names(state: State, release: Release) -> list[_Name]:
    values = dict.fromkeys(release.values("participants"))
    counted = ((value, _frequency(state, value)) for value in values)
    found = (
        _Name(value, _NAME * worth(frequency, state.documents))
        for value, frequency in counted
        if frequency > 1
    )
    return _first(found, _NAMES)


def _frequency(state: State, value: str) -> int:
    """Return how many documents have a participant."""
    return sum(len(_having(segment, value)) for segment in state.segments)


def _having(segment: Segment, value: str) -> "memoryview[int]":
    """Return the documents (uint16, ascending) of a segment that have a participant."""
    number = segment.value("participants", value)
    if number is None:
        return segment.value_docs[:0]
    start, end = segment.value_starts[number : number + 2]
    return segment.value_docs[start:end]


def _first(found: Iterable[_T], most: int) -> list[_T]:
    """Return those that tell most, in the order of what they tell."""
    return sorted(found, key=attrgetter("worth"), reverse=True)[:most]


def _sharing(place: Place, words: list[_Word], names: list[_Name]) -> Matches:
    """Return the live documents that share any of these, with what it is worth."""
    parts = [find(Term("text", word.folded, boost=word.times), place) for word in words]
    for name in names:
        docs = _having(place.segment, name.value)
        parts.append(Matches(docs, len(docs)).weighing(name.worth))
    return live(unite(parts, place), place.segment)


def _others(best: list[Ranked], release_id: str) -> list[Ranked]:
    """Return the releases that share enough, without the one in question and without
    other versions of its text."""
    own = next((hit for hit in best if _id(hit) == release_id), None)
    if own is None:
        return []
    others = [hit for hit in best if hit is not own and hit.score >= _LEAST * own.score]
    firsts = first_versions([own, *others])
    numbered = enumerate(others, 1)
    return [hit for place, hit in numbered if firsts[place] == place]


def _id(hit: Ranked) -> str:
    return hit.segment.id(hit.document)


def _told(state: State, hit: Ranked, words: list[_Word], names: list[_Name]) -> Alike:
    segment, document = hit.segment, hit.document
    at = state.segments.index(segment)
    shared = (
        word.written
        for word in words
        if any(_has(segment.docs[a:b], document) for a, b in word.entry.ranges[at])
    )
    people = (n.value for n in names if _has(_having(segment, n.value), document))
    return Alike(hit, tuple(shared), tuple(people))


def _has(docs: "memoryview[int]", document: int) -> bool:
    at = bisect_left(docs, document)
    return at < len(docs) and docs[at] == document

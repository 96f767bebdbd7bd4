"""Where the cues of topics stand in a text: words and phrases of the lexicon."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, compress

from msgspec import Struct

from indexer.lexicon import entries

__all__ = ["Cue", "Hit", "Topic", "Words", "cues_in", "read_words", "topics"]


class Topic(Struct, frozen=True):
    """What a reader can pick: `id` in addresses and JSON, `label` on the page."""

    id: str
    label: str


class Cue(Struct, frozen=True):
    """A word or phrase that speaks for a topic; weight 3 is enough by itself."""

    text: str
    topic: Topic
    weight: float
    capitals: bool  # "UN" and "AI" must be, or the articles of French would be topics


class Hit(Struct, frozen=True):
    """A cue found from `start` to `end`; `in_office`: as in "Minister of Health"."""

    cue: Cue
    start: int
    end: int
    in_office: bool


_HEADING = re.compile(r"\[(\w+)\]\s*(.+)")
_SILENT = "none"  # the heading of phrases that hide what they cover
_PLAIN = 2.0  # the weight of a cue that names none

_WORD = re.compile(r"([^\W_]+)")
_PAUSE = re.compile(r"[,;:!?()\[\]]|\n\n")
_OFFICE = frozenset(
    "minister ministry department secretary commission committee commissioner office"
    " agency secretariat authority council board".split()
)
_JOINS = frozenset({"of", "for"})
_INSIDE = frozenset({"of", "for", "and", "the", "in", "on"})
LONGEST_OFFICE = 9  # words from "Minister" to the last word of what is ministered


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in small letters, "" behind the last, and where each is."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]


@dataclass(slots=True)
class _Start:
    """The cues that begin with one word: that word alone, and by their second word."""

    alone: tuple[Cue, ...] = ()
    longer: dict[str, list[tuple[list[str], tuple[Cue, ...]]]] = field(
        default_factory=dict
    )


def topics() -> tuple[Topic, ...]:
    """Return all topics there are, in the order of the lexicon."""
    return tuple(topic for topic in _lexicon() if topic.id != _SILENT)


def cues_in(read: Words) -> Iterator[Hit]:
    """Yield the cues in a text, in order; of overlapping cues the longest only."""
    text, words, after = read.text, read.words, 0
    begun = list(map(_STARTS.get, words))
    for at in compress(range(len(words)), begun):
        start = begun[at]
        # most words that begin a cue are common ones that go on otherwise
        if start and at >= after and (start.alone or words[at + 1] in start.longer):
            cues, length = _longest(read, at, start)
            after = at + length
            for cue in cues:
                begin, end = read.starts[at], read.ends[after - 1]
                if not cue.capitals or text[begin:end] == cue.text:
                    yield Hit(cue, begin, end, _in_office(read, at))


def read_words(text: str) -> Words:
    """Return the words of a text, for its cues and for its context."""
    # the capital İ alone grows when made small, which would shift all that follows
    parts = _WORD.split(text.replace("İ", "I").lower())
    places = list(accumulate(map(len, parts)))
    return Words(text, [*parts[1::2], ""], places[:-1:2], places[1::2])


def _longest(read: Words, at: int, start: _Start) -> tuple[tuple[Cue, ...], int]:
    words = read.words
    for phrase, cues in start.longer.get(words[at + 1], ()):
        length = len(phrase)
        if words[at : at + length] == phrase:
            end, last = read.ends[at], read.starts[at + length - 1]
            if not _PAUSE.search(read.text, end, last):
                return cues, length
    return start.alone, 1


def _in_office(read: Words, at: int) -> bool:
    """Whether the word at `at` only names an office: "Minister of Health"."""
    after = ""
    for before in range(at - 1, max(-1, at - LONGEST_OFFICE), -1):
        word = read.words[before]
        if word in _OFFICE and after in _JOINS:
            return True
        if word not in _INSIDE and not read.text[read.starts[before]].isupper():
            return False
        after = word
    return False


def _lexicon() -> dict[Topic, list[Cue]]:
    lexicon: dict[Topic, list[Cue]] = {}
    topic = Topic("", "")
    for line in entries("topics"):
        if heading := _HEADING.fullmatch(line):
            topic = Topic(heading[1], heading[2])
            lexicon[topic] = []
        else:
            text, _, weight = (part.strip() for part in line.partition("|"))
            capitals = text.isupper() and text.isalpha()
            lexicon[topic].append(Cue(text, topic, float(weight or _PLAIN), capitals))
    return lexicon


def _starts() -> dict[str, _Start]:
    """Return the cues by their first word, among the longer ones the longest first."""
    starts: defaultdict[str, _Start] = defaultdict(_Start)
    for words, cues in sorted(_phrases().items(), key=lambda item: -len(item[0])):
        if len(words) == 1:
            starts[words[0]].alone = tuple(cues)
        else:
            longer = starts[words[0]].longer.setdefault(words[1], [])
            longer.append((list(words), tuple(cues)))
    return dict(starts)


def _phrases() -> dict[tuple[str, ...], list[Cue]]:
    phrases: defaultdict[tuple[str, ...], list[Cue]] = defaultdict(list)
    for topic, cues in _lexicon().items():
        for words, cue in _forms(cues).items():
            phrases[words].extend(() if topic.id == _SILENT else (cue,))
    return phrases


def _forms(cues: Iterable[Cue]) -> dict[tuple[str, ...], Cue]:
    """Return the cues of one topic by their words, and by those in the plural."""
    listed = {tuple(_WORD.findall(cue.text.lower())): cue for cue in cues}
    plural = {(*words[:-1], _plural(words[-1])): cue for words, cue in listed.items()}
    return plural | listed  # a plural that is listed has its own weight


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in set("aeou"):
        return word[:-1] + "ies"
    if word.endswith("s"):
        return word
    return word + ("es" if word.endswith(("x", "ch", "sh")) else "s")


_STARTS = _starts()

"""Where the cues of topics stand in a text: words and phrases of the lexicon."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from indexer.lexicon import entries

__all__ = ["Cue", "Hit", "Topic", "cues_in", "topics"]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a reader can pick: `id` in addresses and JSON, `label` on the page."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that speaks for a topic; weight 3 is enough by itself."""

    text: str
    topic: Topic
    weight: float


class Hit(NamedTuple):
    """A cue found from `start` to `end`; `in_office`: as in "Minister of Health"."""

    cue: Cue
    start: int
    end: int
    in_office: bool


_HEADING = re.compile(r"\[(\w+)\]\s*(.+)")
_SILENT = "none"  # the heading of phrases that hide what they cover
_PLAIN = 2.0  # the weight of a cue that names none

_WORD = re.compile(r"[^\W_]+")
_PAUSE = re.compile(r"[,;:!?()\[\]]|\n\n")
_OFFICE = frozenset(
    "minister ministry department secretary commission committee commissioner office"
    " agency secretariat authority council board".split()
)
_JOINS = frozenset({"of", "for"})
_INSIDE = frozenset({"of", "for", "and", "the", "in", "on"})
LONGEST_OFFICE = 9  # words from "Minister" to the last word of what is ministered

_Places = list[re.Match[str]]


def topics() -> tuple[Topic, ...]:
    """Return all topics there are, in the order of the lexicon."""
    return tuple(topic for topic in _lexicon() if topic.id != _SILENT)


def cues_in(text: str) -> Iterator[Hit]:
    """Yield the cues in `text`, in order; of overlapping cues the longest only."""
    # the capital İ alone grows when made small, which would shift all that follows
    small = text.replace("İ", "I").lower()
    places = list(_WORD.finditer(small))
    words = [place.group() for place in places]
    after = 0
    for at in [at for at, word in enumerate(words) if word in _STARTS]:
        if at >= after:
            cues, length = _longest(words, places, at)
            for cue in cues:
                start, end = places[at].start(), places[at + length - 1].end()
                if _is_written(cue, text[start:end]):
                    yield Hit(cue, start, end, _in_office(text, words, places, at))
            after = at + length


def _longest(words: list[str], places: _Places, at: int) -> tuple[tuple[Cue, ...], int]:
    start = _STARTS[words[at]]
    second = words[at + 1] if at + 1 < len(words) else ""
    for phrase, cues in start.longer.get(second, ()):
        length = len(phrase)
        if words[at : at + length] == phrase:
            last = places[at + length - 1].start()
            if not _PAUSE.search(places[at].string, places[at].end(), last):
                return cues, length
    return start.alone, 1


def _is_written(cue: Cue, written: str) -> bool:
    # "UN" and "AI" must stand in capitals, or the articles of French would be topics
    return cue.text == written or not (cue.text.isupper() and cue.text.isalpha())


def _in_office(text: str, words: list[str], places: _Places, at: int) -> bool:
    """Whether the word at `at` only names an office: "Minister of Health"."""
    after = ""
    for before in range(at - 1, max(-1, at - LONGEST_OFFICE), -1):
        word = words[before]
        if word in _OFFICE and after in _JOINS:
            return True
        if word not in _INSIDE and not text[places[before].start()].isupper():
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
            lexicon[topic].append(Cue(text, topic, float(weight or _PLAIN)))
    return lexicon


@dataclass(slots=True)
class _Start:
    """The cues that begin with one word: that word alone, and by their second word."""

    alone: tuple[Cue, ...] = ()
    longer: dict[str, list[tuple[list[str], tuple[Cue, ...]]]] = field(
        default_factory=dict
    )


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

"""Where the cues of topics stand in a text: words and phrases of the lexicon."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a text, from `start` to `end`; `in_office`: as in "Minister of"."""

    cue: Cue
    start: int
    end: int
    in_office: bool


_HEADING = re.compile(r"\[(\w+)\]\s*(.+)")
_SILENT = "none"  # the heading of phrases that hide what they cover
_PLAIN = 2.0  # the weight of a cue that names none

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PAUSE = re.compile(r"[,;:!?()\[\]]|\n\n")
_OFFICE = frozenset(
    "minister ministry department secretary commission committee commissioner office"
    " agency secretariat authority council board".split()
)
_JOINS = frozenset({"of", "for"})
_INSIDE = frozenset({"of", "for", "and", "the", "in", "on"})
LONGEST_OFFICE = 9  # words from "Minister" to the last word of what is ministered


def topics() -> tuple[Topic, ...]:
    """Return all topics there are, in the order of the lexicon."""
    return tuple(topic for topic in _lexicon() if topic.id != _SILENT)


def cues_in(text: str) -> Iterator[Hit]:
    """Yield the cues in `text`, in order; of overlapping cues the longest only."""
    words = list(_WORD.finditer(text))
    roots = [_root(word[0]) for word in words]
    at = 0
    while at < len(words):
        cues, length = _longest(text, words, roots, at)
        for cue in cues:
            start, end = words[at].start(), words[at + length - 1].end()
            yield Hit(cue, start, end, _in_office(words, at))
        at += length


def _longest(
    text: str, words: Sequence[re.Match[str]], roots: Sequence[str], at: int
) -> tuple[tuple[Cue, ...], int]:
    for phrase, cues in _PHRASES.get(roots[at], ()):
        length = len(phrase)
        if length > 1:
            if tuple(roots[at : at + length]) != phrase:
                continue
            if _PAUSE.search(text, words[at].end(), words[at + length - 1].start()):
                continue
        found = tuple(cue for cue in cues if _as_written(cue, words[at][0]))
        if found:
            return tuple(cue for cue in found if cue.topic.id != _SILENT), length
    return (), 1


def _as_written(cue: Cue, word: str) -> bool:
    # "UN" and "AI" must stand in capitals, or Italian articles would be topics
    return not _is_acronym(cue.text) or cue.text == word


def _is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha()


def _in_office(words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether the word at `at` only names an office: "Minister of Health"."""
    after = ""
    for word in reversed(words[max(0, at - LONGEST_OFFICE) : at]):
        small = word[0].lower()
        if small in _OFFICE and after in _JOINS:
            return True
        if small not in _INSIDE and not word[0][0].isupper():
            return False
        after = small
    return False


@lru_cache(maxsize=1 << 16)
def _root(word: str) -> str:
    """Return the word in small letters, singular, without a possessive ending."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    ends = ("sses", "shes", "ches", "xes", "zes")
    return word[:-2] if word.endswith(ends) else word[:-1]


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


def _phrases() -> dict[str, list[tuple[tuple[str, ...], tuple[Cue, ...]]]]:
    """Return the cues by their first root, the longest phrases first."""
    same: defaultdict[tuple[str, ...], list[Cue]] = defaultdict(list)
    for cue in (cue for cues in _lexicon().values() for cue in cues):
        same[tuple(_root(word) for word in _WORD.findall(cue.text))].append(cue)
    phrases: defaultdict[str, list[tuple[tuple[str, ...], tuple[Cue, ...]]]]
    phrases = defaultdict(list)
    for roots, cues in sorted(same.items(), key=lambda item: -len(item[0])):
        phrases[roots[0]].append((roots, tuple(cues)))
    return dict(phrases)


_PHRASES = _phrases()

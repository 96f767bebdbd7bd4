"""A text cut into tokens and sentences, each token with its kind and place."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, chain, compress, pairwise
from typing import Literal

from indexer.lexicon import distinct, entries
from indexer.tagging.sentences import sentence_spans
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    INITIAL,
    PUNCT,
    UPPER,
    fold,
    keys_and_kinds,
    kind,
)

__all__ = ["Text", "read_text", "split"]

WRAPPED_SHARE = 0.2
LEAST_LINE = 30  # letters of a line that may end within a sentence
LEAST_SHARE, MOST_SHARE = 0.75, 1.4  # of the usual length of lines that are full
LONGEST_STATE = 3  # letters of ACT, NSW
_ADDRESSES = ("mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr.")
LEAST_TOKENS, FEWEST_SIGNS = 80, 0.01  # a text with fewer signs has lost them
# the end of a long line without a full stop; a short one is a heading
_WRAP = re.compile(r"(?<=[\w,-])(?<=[^\n]{30})\n\s*(?=\w)")

_UPPERCASE = "".join(c for c in map(chr, range(0x41, 0x530)) if c.isupper())


@dataclass(frozen=True, eq=False)
class Text:
    """One title or body: its tokens in order, and where its sentences begin.

    `words` are as written, `keys` folded for look-up, `kinds` bits of words.py.
    A BREAK token stands for each line end. Three empty tokens follow the last.
    """

    where: Literal["title", "body"]
    source: str
    words: list[str]
    keys: list[str]
    kinds: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def capitals(self) -> list[int]:
        """The words that begin with a capital, in order: all names begin with one."""
        return [at for at, bits in enumerate(self.kinds) if bits & CAPITAL]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The distinct keys, which tell a rule that no word is there that it needs."""
        return frozenset(self.keys)

    @cached_property
    def bare(self) -> bool:
        """Whether the signs were lost: then names and headings run into each other."""
        signs = self.source.count(",") + self.source.count(".")
        return len(self) > LEAST_TOKENS and signs < FEWEST_SIGNS * len(self)

    @cached_property
    def addressed(self) -> frozenset[str]:
        """The keys of the words right behind Mr, Mrs, Ms or Dr."""
        return frozenset(self.keys[at + 1] for at in self.find(_ADDRESSES))

    @cached_property
    def lost_possessives(self) -> frozenset[str]:
        """The keys with an s too many: Bergs beside Berg, in a text without "'s"."""
        if "'" in self.source or "’" in self.source:
            return frozenset()
        keys = {
            key
            for key, bits in zip(self.keys, self.kinds, strict=True)
            if bits & CAPITAL
        }
        return frozenset(key for key in keys if key[-1:] == "s" and key[:-1] in keys)

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        """Where the sentences begin; most texts are never asked."""
        return _sentences(self)

    def find(self, wanted: Collection[str]) -> list[int]:
        """Return the tokens whose keys are wanted, in order."""
        there = self.vocabulary.intersection(wanted)
        return sorted(chain.from_iterable(map(self._places.__getitem__, there)))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each key stands, in order; each rule asks for some."""
        found = defaultdict[str, list[int]](list)
        for at, key in enumerate(self.keys):
            found[key].append(at)
        return found

    def key(self, first: int, end: int) -> str:
        """Return the look-up key of the tokens first..end (end exclusive)."""
        if end == first + 1:
            return self.keys[first]  # as most are asked for
        return " ".join(self.keys[first:end])

    def cut(self, first: int, end: int) -> str:
        """Return the text of the tokens first..end (end exclusive)."""
        return self.source[self.starts[first] : self.ends[end - 1]]

    def sentence(self, token: int) -> tuple[int, int]:
        """Return the characters of the sentence a token stands in, end exclusive."""
        number = bisect_right(self.sentences, self.starts[token]) - 1
        last = number + 1 >= len(self.sentences)
        end = len(self.source) if last else self.sentences[number + 1]
        return self.sentences[max(number, 0)], end


def read_text(where: Literal["title", "body"], source: str) -> Text:
    """Return `source` as a Text."""
    parts = _pattern().split(source)  # what lies between the tokens, and the tokens
    places = list(accumulate(map(len, parts)))
    words, starts, ends = parts[1::2], places[:-1:2], places[1::2]
    if width := _width(source):
        kept = [not _is_wrap(source, start, width) for start in starts]
        words = list(compress(words, kept))
        starts, ends = list(compress(starts, kept)), list(compress(ends, kept))
    keys, kinds = keys_and_kinds(words)
    _mark_shouting(words, kinds)
    return Text(
        where,
        source,
        # sentinels, so that looking one or two tokens ahead needs no check
        words + ["", "", ""],
        keys + ["", "", ""],
        kinds + [BREAK, BREAK, BREAK],
        starts,
        ends,
    )


def _sentences(text: Text) -> tuple[int, ...]:
    """Return where sentences begin; initials before a surname end none."""
    known = distinct("abbreviations")
    initials = {
        end
        for end, key, bits in zip(text.ends, text.keys, text.kinds, strict=False)
        if bits & INITIAL and key.rstrip(".") not in known
    }
    starts, ended = [0], 0
    for start, end in sentence_spans(text.source):
        if start and ended not in initials:
            starts.append(start)
        ended = end
    return tuple(starts)


def _width(source: str) -> int:
    """Return how long lines are that end within sentences, as in scanned releases;
    0 where few do."""
    lines = list(filter(None, map(str.strip, source.split("\n"))))
    open_lines = [(line, after) for line, after in pairwise(lines) if _is_open(line)]
    going_on = [len(line) for line, after in open_lines if "a" <= after[0] <= "z"]
    wrapped = len(going_on) > WRAPPED_SHARE * len(open_lines)
    return sorted(going_on)[len(going_on) // 2] if wrapped else 0


def _is_open(line: str) -> bool:
    # a short one is a heading or ends a paragraph
    return len(line) >= LEAST_LINE and (line[-1].isalnum() or line[-1] in "_,")


def _is_wrap(source: str, start: int, width: int) -> bool:
    """Whether a line ends within a sentence at `start`: it goes on with a small letter,
    or itself began with one, or is as long as lines are; another is a heading, or one
    of a list."""
    wrap = _WRAP.match(source, start)
    if not wrap or source[wrap.end()].islower():
        return bool(wrap)
    begin = source.rfind("\n", 0, start) + 1
    full = LEAST_SHARE * width <= start - begin <= MOST_SHARE * width
    return full or source[begin : begin + 1].islower()


def split(name: str) -> str:
    """Return the tokens of a name, folded, one space between: its look-up key."""
    if name.isalpha():
        return fold(name)
    return " ".join(fold(word) for word in _pattern().findall(name))


@cache
def _pattern() -> re.Pattern[str]:
    # most words are of plain letters, which one set tells fastest
    plain = r"[a-z]*[^\W_]*(?:[-‐‑’'&](?![sS]\b)[^\W_]+)*"
    return re.compile(
        # what begins with a small letter is a plain word, which most words are; where
        # an alternative begins with a letter or a set, most are left at one look
        rf"([a-ce-z]{plain}|d(?!ato['’]){plain}"
        rf"|[{_UPPERCASE}]\.(?:[{_UPPERCASE}]\.){{0,5}}"  # U.S., K.D., D.C
        rf"(?:[{_UPPERCASE}](?![\w]))?"
        rf"|\b(?:{_abbreviations()})\."
        r"|[Dd](?<=\b[Dd])ato['’]"
        # a scanner may lose the space behind: CANBERRAFor further information
        r"|[A-Z]{4,}(?=[A-Z][a-z]{2})"
        rf"|[^\W_]{plain}"
        r"|['’][sS]\b"
        r"|\n\s*"
        r"|[^\w\s]|_)"
    )


def _abbreviations() -> str:
    """Return a pattern of the abbreviations, by their first letter for speed."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted({word.capitalize() for word in entries("abbreviations")}):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    longest_first = {
        letter: sorted(rests, key=len, reverse=True)
        for letter, rests in by_letter.items()
    }
    return "|".join(
        f"{letter}(?:{'|'.join(rests)})" for letter, rests in longest_first.items()
    )


def _mark_shouting(words: list[str], kinds: list[int]) -> None:
    # A LINE IN CAPITALS is no row of acronyms: one long word there shows it
    for run in _runs_in_capitals(words, kinds):
        if len(run) > 1 and any(len(words[i]) > 5 for i in run):
            for i in run:
                kinds[i] = kind(words[i].capitalize())


def _runs_in_capitals(words: list[str], kinds: list[int]) -> list[list[int]]:
    """Return the words in capitals that only signs and initials part, run by run."""
    runs: list[list[int]] = []
    after = -1
    for at in [at for at, bits in enumerate(kinds) if bits & UPPER]:
        if at != after:
            runs.append([])
        runs[-1].append(at)
        after = at + 1
        while after < len(kinds) and kinds[after] & PUNCT:
            after += 1
        # ANTONY J. BLINKEN, but not CANBERRA. A. CT
        if after + 1 < len(kinds) and kinds[after] & INITIAL:
            after += len(words[after + 1]) > LONGEST_STATE
    return runs

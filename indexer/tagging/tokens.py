"""A text cut into tokens and sentences, each token with its kind and place."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from indexer.lexicon import entries
from indexer.tagging.words import BREAK, INITIAL, PUNCT, UPPER, fold, kind

__all__ = ["Text", "read_text", "split"]

WRAPPED_SHARE = 0.2
_LINE_GOES_ON = re.compile(r"[\w,][^\S\n]*\n\s*[a-z]")
# the end of a long line without a full stop; a short one is a heading
_WRAP = re.compile(r"(?<=[\w,-])(?<=[^\n]{30})\n\s*(?=\w)")

_UPPERCASE = "".join(c for c in map(chr, range(0x41, 0x530)) if c.isupper())


@dataclass(frozen=True, slots=True)
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
    sentences: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def key(self, first: int, end: int) -> str:
        """Return the look-up key of the tokens first..end (end exclusive)."""
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
    matches = list(_pattern().finditer(source))
    if _is_wrapped(source):
        matches = [match for match in matches if not _WRAP.match(source, match.start())]
    words = [match.group() for match in matches]
    kinds = [kind(word) for word in words]
    _mark_shouting(words, kinds)
    return Text(
        where,
        source,
        # sentinels, so that looking one or two tokens ahead needs no check
        words + ["", "", ""],
        [fold(word) for word in words] + ["", "", ""],
        kinds + [BREAK, BREAK, BREAK],
        [match.start() for match in matches],
        [match.end() for match in matches],
        _sentences(source, matches, kinds),
    )


def _sentences(
    source: str, matches: list[re.Match[str]], kinds: list[int]
) -> tuple[int, ...]:
    """Return where sentences begin; initials before a surname end none."""
    known = entries("abbreviations")
    initials = {
        match.end()
        for match, bits in zip(matches, kinds, strict=True)
        if bits & INITIAL and match.group().lower().rstrip(".") not in known
    }
    starts, ended = [0], 0
    for start, end in _sentence_splitter().span_tokenize(source):
        if start and ended not in initials:
            starts.append(start)
        ended = end
    return tuple(starts)


def _is_wrapped(source: str) -> bool:
    """Whether lines end in the middle of sentences, as in scanned releases."""
    breaks = source.count("\n")
    return breaks > 0 and len(_LINE_GOES_ON.findall(source)) > WRAPPED_SHARE * breaks


def split(name: str) -> str:
    """Return the tokens of a name, folded, one space between: its look-up key."""
    if name.isalpha():
        return fold(name)
    return " ".join(fold(word) for word in _pattern().findall(name))


@cache
def _pattern() -> re.Pattern[str]:
    titles = {word.capitalize() for word in entries("abbreviations")}
    abbreviations = "|".join(sorted(map(re.escape, titles), key=len, reverse=True))
    return re.compile(
        rf"(?:[{_UPPERCASE}]\.){{1,6}}(?:[{_UPPERCASE}](?![\w]))?"  # U.S., K.D., D.C
        rf"|\b(?:{abbreviations})\."
        r"|\b[Dd]ato['’]"
        r"|[^\W_]+(?:[-‐‑’'&](?!s\b)[^\W_]+)*"
        r"|['’]s\b"
        r"|\n\s*"
        r"|[^\w\s]|_"
    )


@cache
def _sentence_splitter() -> PunktSentenceTokenizer:
    parameters = PunktParameters()
    parameters.abbrev_types = set(entries("abbreviations"))
    return PunktSentenceTokenizer(parameters)


def _mark_shouting(words: list[str], kinds: list[int]) -> None:
    # A LINE IN CAPITALS is no row of acronyms: one long word there shows it
    run: list[int] = []
    for number in range(len(words) + 1):
        if number < len(words) and kinds[number] & UPPER:
            run.append(number)
        elif number == len(words) or not kinds[number] & PUNCT:
            if len(run) > 1 and any(len(words[i]) > 5 for i in run):
                for i in run:
                    kinds[i] = kind(words[i].capitalize())
            run.clear()

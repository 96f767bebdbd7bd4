"""Whom a release names only for what was before: last year, in 2005, had asked."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from index.release import Span
from indexer.tagging.beside import Mention, after_honours
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person
from indexer.tagging.tokens import Text

__all__ = ["told_of_the_past"]

MOST_MENTIONS = 2  # who is named more often takes part
LOOK_BACK_PERFECT = 120
LOOK_BACK, LOOK_AHEAD = 300, 200  # characters of a sentence that are read
LEAD = 2  # sentences that tell what the release is about
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November"
    "|December"
)


def told_of_the_past(person: Person) -> Span | None:
    """Return the words that set all mentions of a person in the past, if they do."""
    if len(person.mentions) > MOST_MENTIONS:
        return None
    spans = [_past(marked, mention) for marked, mention in person.mentions]
    return spans[0] if all(spans) else None


def _past(marked: Marked, mention: Mention) -> Span | None:
    text = marked.text
    if text.where == "title":
        return None
    name = text.starts[mention.first], text.ends[mention.end - 1]
    framed = _frame_near(text, name)
    # sentences are asked for last, since looking for them costs most
    found = _reported(marked, mention, name)
    if not (framed or found) or text.sentence(mention.start)[0] < _lead_end(marked):
        return None
    begin, end = text.sentence(mention.start)
    if framed and begin <= framed[0] and framed[1] <= end:
        now = max(begin, name[0] - LOOK_BACK), min(end, name[1] + LOOK_AHEAD)
        return found if _NOW.search(text.source, *now) else _span(framed, name)
    return found


def _frame_near(text: Text, name: tuple[int, int]) -> tuple[int, int] | None:
    """Return the words nearest before a name, else behind, that tell of the past."""
    before = list(_frames(text, max(name[0] - LOOK_BACK, 0), name[0]))
    return (
        before[-1]
        if before
        else next(_frames(text, name[1], name[1] + LOOK_AHEAD), None)
    )


def _frames(text: Text, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the words between two places that tell of the past."""
    begun = _begun(text)
    first, last = (bisect_left(begun, place, key=_place) for place in (begin, end))
    for start, words in begun[first:last]:
        found = words.match(text.source, start, end) if start >= begin else None
        if found:
            yield found.span()
            begin = found.end()


@lru_cache(maxsize=16)
def _begun(text: Text) -> list[tuple[int, re.Pattern[str]]]:
    """Return where such words may begin, in order, and how they go on from there."""
    framing = _framing()
    return [(text.starts[at], framing[text.keys[at]]) for at in text.find(framing)]


def _place(begun: tuple[int, object]) -> int:
    return begun[0]


def _span(frame: tuple[int, int], name: tuple[int, int]) -> Span:
    return Span("body", min(frame[0], name[0]), max(frame[1], name[1]))


def _lead_end(marked: Marked) -> int:
    sentences = marked.text.sentences
    return sentences[LEAD] if len(sentences) > LEAD else len(marked.text.source)


def _reported(marked: Marked, mention: Mention, name: tuple[int, int]) -> Span | None:
    """Return the words of "noted that the Mayor, Ana Ruiz, had asked" or "had called
    on Ana Ruiz", if they are."""
    text = marked.text
    if perfect := _had_done(text.source, name[0]):
        return _span(perfect, name)
    before = text.keys[mention.first - 1]
    if before == "the":
        before = text.keys[mention.first - 2]
    at = after_honours(marked, mention.end)
    at += text.words[at] == ","
    if before in ("that", "whom", "where") and text.keys[at] == "had":
        return _span((name[0], text.ends[at]), name)
    return None


def _had_done(source: str, at: int) -> tuple[int, int] | None:
    """Return where "She had called on the Mayor" stands before a name, if it does."""
    begin = max(at - LOOK_BACK_PERFECT, 0)
    if source.find(" had ", begin, at) < 0:
        return None
    found = _HAD.search(source, begin, at)
    return found.span() if found else None


_HAD = re.compile(
    r"(?:\A|(?<=[.\n] )|(?<=\n))[A-Z][^.;:“”\"\n]{0,40}? had (?!to\b)\w+ "
    r"[^.;:“”\"\n]{0,60}\Z"
)
_NOW = re.compile(
    r"\b(?:[Tt]oday|to-day|yesterday|this (?:morning|afternoon|evening))\b"
)


@cache
def _framing() -> dict[str, re.Pattern[str]]:
    """Words that set a sentence in the past, whatever the day of the release, by the
    key of the first of them."""
    units = "year|month|week|spring|summer|autumn|fall|winter|decade|century"
    begun = {
        "last": rf"[Ll]ast (?:{units}|night|{_MONTHS})\b",
        **dict.fromkeys(("years", "months", "weeks", "decades"), r"[a-z]+ ago\b"),
        "days": r"(?:days ago|[Dd]ays (?:earlier|before))\b",
        "earlier": rf"[Ee]arlier this (?:{units})\b",
        "most": r"[Mm]ost recently\b",
        "at": r"[Aa]t that time\b",
        "while": r"[Ww]hile (?:I|we|he|she|they) (?:was|were)\b",
        "when": r"[Ww]hen (?:I|we) (?:was|were|met|visited|spoke)\b",
        "had": r"had (?:been )?\w+ed [^.]{0,60}\b[Ii]n (?:1[89]|20)\d\d\b",
        "in": r"[Ii]n (?:the )?(?:early |late )?(?:1[89]\d0s|20[0-2]0s)\b"
        rf"|[Ii]n (?:{_MONTHS}),? (?:of )?(?:(?:1[89]|20)\d\d|(?:this|last) year)\b"
        r"|(?:\A|(?<=[.\n•–-] )|(?<=\n))In (?:1[89]|20)\d\d\b"
        rf"|\A[Ii]n (?:{_MONTHS})\b|(?<=[.\n] )In (?:{_MONTHS})\b(?! \d)",
    }
    return {first: re.compile(words) for first, words in begun.items()}

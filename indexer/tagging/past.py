"""Whom a release names only for what was before: last year, in 2005, had asked."""

import re
from functools import cache

from index.release import Span
from indexer.tagging.beside import Mention, after_honours
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person

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
    framed = _frame_near(text.source, name)
    # sentences are asked for last, since looking for them costs most
    found = _reported(marked, mention, name)
    if not (framed or found) or text.sentence(mention.start)[0] < _lead_end(marked):
        return None
    begin, end = text.sentence(mention.start)
    if framed and begin <= framed[0] and framed[1] <= end:
        now = max(begin, name[0] - LOOK_BACK), min(end, name[1] + LOOK_AHEAD)
        return found if _NOW.search(text.source, *now) else _span(framed, name)
    return found


def _frame_near(source: str, name: tuple[int, int]) -> tuple[int, int] | None:
    """Return the words nearest before a name, else behind, that tell of the past."""
    begin, end = max(name[0] - LOOK_BACK, 0), name[1] + LOOK_AHEAD
    before = [found.span() for found in _frame().finditer(source, begin, name[0])]
    behind = None if before else _frame().search(source, name[1], end)
    return before[-1] if before else behind.span() if behind else None


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
def _frame() -> re.Pattern[str]:
    """Words that set a sentence in the past, whatever the day of the release."""
    units = "year|month|week|spring|summer|autumn|fall|winter|decade|century"
    return re.compile(
        rf"\b(?:[Ll]ast (?:{units}|night|{_MONTHS})"
        r"|(?:years|months|weeks|decades|days) ago|[Dd]ays (?:earlier|before)"
        rf"|[Ii]n (?:the )?(?:early |late )?(?:1[89]\d0s|20[0-2]0s)"
        rf"|[Ee]arlier this (?:{units})|[Mm]ost recently|[Aa]t that time"
        rf"|[Ii]n (?:{_MONTHS}),? (?:of )?(?:1[89]|20)\d\d"
        rf"|(?:had )(?:been )?\w+ed [^.]{{0,60}}\b[Ii]n (?:1[89]|20)\d\d)\b"
        r"|(?:\A|(?<=[.\n•–-] )|(?<=\n))In (?:1[89]|20)\d\d\b"
        rf"|\A[Ii]n (?:{_MONTHS})\b|(?<=[.\n] )In (?:{_MONTHS})\b(?! \d)"
    )

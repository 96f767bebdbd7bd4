"""Whether a person was present in what is reported, or is only mentioned, and why."""

import re
from functools import cache
from itertools import chain, pairwise
from typing import Literal

from index.release import Span
from indexer.lexicon import entries
from indexer.tagging.background import background
from indexer.tagging.beside import Mention
from indexer.tagging.contacts import asked_to_call, listed_contact
from indexer.tagging.in_lists import Listed, row
from indexer.tagging.interviews import spoken_of
from indexer.tagging.marked import Marked
from indexer.tagging.past import told_of_the_past
from indexer.tagging.people import Person
from indexer.tagging.quoted import named_in_quotes, speaks
from indexer.tagging.role_odds import likely_mentioned
from indexer.tagging.standing import standing

__all__ = ["Part", "by_cues", "role"]

Part = Literal["present", "mentioned"]

LOOK_AROUND = 60  # characters before and after a name in which a cue may stand
LONG_CUE = 8  # letters from which words may stand between a cue and a name
MOST_AFTER_CUE = 3  # mentions of someone first named in passing
_WORD = re.compile(r"\w+")
_LOSSES = frozenset(
    "death demise passing memory late condolence condolences murder killing slaying "
    "homicide assassination kidnapping abduction disappearance".split()
)
_KILLED = frozenset(("killed", "murdered"))
_DEATH = re.compile(
    rf"\b(?:{'|'.join(sorted(_LOSSES))}|was (?:{'|'.join(sorted(_KILLED))}))\b", re.I
)


def role(person: Person, others: Listed) -> tuple[Part, Span]:
    """Return the part a person has in the release, and the span that says so."""
    part, span, sure = by_cues(person, others)
    if not sure and (likely := likely_mentioned(person, others)):
        return "mentioned", likely
    return part, span


def by_cues(person: Person, others: Listed) -> tuple[Part, Span, bool]:
    """Return the part by cues alone, what says so, and whether any cue does."""
    passing = _all_passing(person, others)
    gone = next((span for span in passing if span and _tells_death(person, span)), None)
    if gone:
        return "mentioned", gone, True
    if quoted := next(filter(None, (speaks(*at) for at in person.mentions)), None):
        return "present", quoted, True
    if None in passing and (past := told_of_the_past(person)):
        return "mentioned", past, True
    if asked := spoken_of(person) or named_in_quotes(person):
        return "mentioned", asked, True
    first = passing[0]
    if first and first.where == "body" and len(passing) <= MOST_AFTER_CUE:
        return "mentioned", first, True  # brought up as background, and said again
    once = len(person.mentions) == 1
    for (marked, mention), span in zip(person.mentions, passing, strict=False):
        if span is None and not (once and _only_owns(marked, mention)):
            return "present", _span(marked, mention), False
    return "mentioned", passing[0] or _span(*person.mentions[0]), True


def _all_passing(person: Person, others: Listed) -> list[Span | None]:
    """Return the words that make each mention background, None where none do.

    If none do the first, the others tell nothing but of a death: they are left out
    where no death is told.
    """
    first = _passing(*person.mentions[0], others)
    whole = first or any(_may_tell_death(marked) for marked, _ in person.mentions)
    rest = person.mentions[1:] if whole else ()
    return [first, *(_passing(*at, others) for at in rest)]


def _passing(marked: Marked, mention: Mention, others: Listed) -> Span | None:
    """Return the words that make a mention background, None where none do."""
    text = marked.text
    for leader in row(text.where, mention, others.before):
        start, end = text.starts[leader.first], text.ends[leader.end - 1]
        before = text.source[max(start - LOOK_AROUND, 0) : start]
        cue = _cues_before().search(before) if _may_cue(before) else None
        after = _told_after(text.source, end)
        if harm := _harm(text.source, start):
            return Span(text.where, harm, text.ends[mention.end - 1])
        if cue or after:
            first = start - len(before) + cue.start() if cue else start
            last = after.end() if after else end
            return Span(text.where, first, max(last, text.ends[mention.end - 1]))
        if stands := standing(marked, leader) or background(marked, leader):
            return stands
    return (
        _told_behind(marked, mention, others)
        or listed_contact(marked, mention)
        or asked_to_call(marked, mention)
    )


def _told_behind(marked: Marked, mention: Mention, others: Listed) -> Span | None:
    """Return what is said behind a list: "X, Y and Z remain at large"."""
    text = marked.text
    last = [*row(text.where, mention, others.behind)][-1]
    if last is mention:
        return None
    end = text.ends[last.end - 1]
    told = _told_after(text.source, end)
    if not told or told[0][:1] in "'’":
        return None  # "X and Y's family" is that of Y
    return Span(text.where, text.starts[mention.first], told.end())


def _told_after(source: str, at: int) -> re.Match[str] | None:
    """Return the words behind a name that make it background, or how to reach it."""
    end = at + LOOK_AROUND
    if told := _cues_after().match(source, at, end):
        return told
    return _REACHED.match(source, at, end) if _CONTACT.search(source, at, end) else None


def _harm(source: str, at: int) -> int:
    """Return where "claimed the lives of many, among them two …" begins, 0 if none."""
    begin = max(at - 2 * LOOK_AROUND, 0)
    named = source[at - 2 : at].rstrip()[-1:] == ":"
    if not named and not any(source.find(word, begin, at) >= 0 for word in _AMONG):
        return 0
    found = _HARMED.search(source, begin, at)
    return found.start() if found else 0


def _may_cue(before: str) -> bool:
    """Whether the last words of a cue stand there; before most names none do."""
    words = _WORD.findall(before.lower())
    return not _ends_of_cues().isdisjoint(chain(words, pairwise(words)))


@cache
def _ends_of_cues() -> frozenset[str | tuple[str, str]]:
    """Return the last two words of the cues before names, or the only one."""
    cues = (cue.lower() for cue in entries("mention_cues") if cue[0] != "+")
    found = (_WORD.findall(cue) for cue in cues)
    return frozenset(
        (words[-2], words[-1]) if len(words) > 1 else words[0] for words in found
    )


def _may_tell_death(marked: Marked) -> bool:
    there = marked.text.vocabulary
    return not (there.isdisjoint(_LOSSES) and there.isdisjoint(_KILLED))


def _tells_death(person: Person, span: Span) -> bool:
    """Whether the words say that the person has died: then all mentions are past."""
    marked = next(m for m, _ in person.mentions if m.text.where == span.where)
    return bool(_DEATH.search(marked.text.source, span.start, span.end))


def _only_owns(marked: Marked, mention: Mention) -> bool:
    # named once, late, and only for what is his: Putin's war
    if marked.text.keys[mention.end] != "'s":
        return False
    return marked.text.sentence(mention.start)[0] > 0


def _span(marked: Marked, mention: Mention) -> Span:
    text = marked.text
    return Span(text.where, text.starts[mention.first], text.ends[mention.end - 1])


# on the same line a number to call or an address to write to
_REACHED = re.compile(
    r"[^\n.;:@]{0,40}?(?:\b(?:[Tt]el|TEL|[Pp]h|[Mm]ob)(?:ephone|ile|one)?\b[.:]{0,2})?"
    r"(?:[\s:(]\+?\(?0?\d(?:[ ()/-]{0,2}\d){6}|\S{2,40}@\w)"
)
_CONTACT = re.compile(r"\d[ ()/\d-]{6}|@")  # without which nobody can be reached
_AMONG = ("among ", "including", "Among ")
_LOST_ONES = r"lives|killed|victims|injured|wounded|dead|died|deaths|missing|perished"
_HARMED = re.compile(
    rf"\b(?:{_LOST_ONES})\b"
    r"(?:[^.\n]{0,60}\b(?:among them|including)\b[^.\n]{0,30}|:\s*)\Z"
    rf"|\b[Aa]mong (?:the|those) (?:\w+ ){{0,2}}(?:{_LOST_ONES}|deceased)\b"
    r"[^.\n]{0,40} (?:is|are|was|were) (?:[\w-]+ ){0,3}\Z"
)


@cache
def _cues_before() -> re.Pattern[str]:
    listed = [cue for cue in entries("mention_cues") if cue[0] != "+"]
    long = [cue for cue in listed if " " in cue or len(cue) >= LONG_CUE]
    short = [cue for cue in listed if cue not in long]
    articles = (
        r"(?:(?:[Tt]he|his|her|our|their|my|then|former|[Ll]ate|current)\s+){0,2}"
        r"(?:[\w.-]{1,20}['’]s\s+)?"
    )
    # words may stand between: "at the demise of freedom fighter"
    few = r"(?:(?!(?:by|whom|which)\b)(?:U\.S\.|[\w][\w'’-]*)\s+){0,3}"
    return re.compile(
        rf"\b(?:{_any_of(long)}\s?(?:[:,]?\s+|[—–])(?:{articles}|{few})"
        rf"|{_any_of(short)}\s?(?:[:,]?\s+|[—–]){articles})$"
    )


@cache
def _cues_after() -> re.Pattern[str]:
    cues = _any_of([cue[1:] for cue in entries("mention_cues") if cue[0] == "+"])
    # "Ana Ruiz, who chaired the panel, was absent"
    aside = r"(?:,[^,.;:\n]{1,50},)?"
    # Putin's brutal war
    owned = r"(?:['’][sS](?:\s+[\w-]+(?=\s))?)?"
    return re.compile(rf"{owned}{aside},?\s*{cues}\b")


def _any_of(cues: list[str]) -> str:
    """Return a pattern of the cues in any case, by their first sign for speed."""
    by_sign: dict[str, list[str]] = {}
    for cue in cues:
        by_sign.setdefault(cue[0].lower(), []).append(re.escape(cue[1:]))
    signs = (
        rf"[{re.escape(sign)}{re.escape(sign.upper())}](?i:{'|'.join(rests)})"
        for sign, rests in by_sign.items()
    )
    return f"(?:{'|'.join(signs)})"

"""Whether a person was present in what is reported, or is only mentioned, and why."""

import re
from functools import cache
from typing import Literal

from index.release import Span
from indexer.lexicon import entries
from indexer.tagging.beside import Mention
from indexer.tagging.interviews import spoken_of
from indexer.tagging.marked import Marked
from indexer.tagging.past import told_of_the_past
from indexer.tagging.people import Person
from indexer.tagging.quoted import named_in_quotes

__all__ = ["Listed", "listed", "role"]

LOOK_AROUND = 60  # characters before and after a name in which a cue may stand
LONG_CUE = 8  # letters from which words may stand between a cue and a name
MOST_IN_BRACKETS = 8
MOST_WORDS_AFTER_CUE = 6
MOST_AFTER_CUE = 3  # mentions of someone first named in passing
MOST_LISTED = 14  # names in a row that share one cue
_BETWEEN = (",", "and", "&", "or", "the")
_DEATH = re.compile(r"\b(?:death|demise|passing|memory|late|condolences?)\b", re.I)

# the mention that stands before another in a list: X, Y and Z
Listed = dict[tuple[str, int], Mention]


def role(
    person: Person, others: Listed
) -> tuple[Literal["present", "mentioned"], Span]:
    """Return the part a person has in the release, and the span that says so."""
    passing = [_passing(marked, mention, others) for marked, mention in person.mentions]
    gone = next((span for span in passing if span and _tells_death(person, span)), None)
    if gone:
        return "mentioned", gone
    if None in passing and (past := told_of_the_past(person)):
        return "mentioned", past
    if asked := spoken_of(person) or named_in_quotes(person):
        return "mentioned", asked
    first = passing[0]
    if first and first.where == "body" and len(passing) <= MOST_AFTER_CUE:
        return "mentioned", first  # brought up as background, and said again
    for (marked, mention), span in zip(person.mentions, passing, strict=True):
        if span is None and not (len(passing) == 1 and _only_owns(marked, mention)):
            return "present", _span(marked, mention)
    return "mentioned", passing[0] or _span(*person.mentions[0])


def listed(people: list[Person]) -> Listed:
    """Return, by text and first token, the mention each other one is listed after."""
    ends = {(m.text.where, n.end): n for p in people for m, n in p.mentions}
    found: Listed = {}
    for person in people:
        for marked, mention in person.mentions:
            at = mention.first
            while marked.text.keys[at - 1] in (*_BETWEEN, ")"):
                at = _before_brackets(marked, at - 1)
            before = ends.get((marked.text.where, at))
            if before and at < mention.first:
                found[marked.text.where, mention.first] = before
    return found


def _before_brackets(marked: Marked, at: int) -> int:
    """Return where "(R-NH)" begins if it ends with the token `at`, else `at`."""
    words = marked.text.words
    if words[at] != ")":
        return at
    opens = (at - back for back in range(1, MOST_IN_BRACKETS) if at >= back)
    return next((start for start in opens if words[start] == "("), at)


def _passing(marked: Marked, mention: Mention, others: Listed) -> Span | None:
    """Return the words that make a mention background, None where none do."""
    text = marked.text
    leader: Mention | None = mention
    for _ in range(MOST_LISTED):
        if leader is None:
            break
        start, end = text.starts[leader.first], text.ends[leader.end - 1]
        before = text.source[max(start - LOOK_AROUND, 0) : start]
        cue = _cues_before().search(before) if _may_cue(before) else None
        after = _cues_after().match(text.source, end, end + LOOK_AROUND)
        if harm := _harm(text.source, start):
            return Span(text.where, harm, text.ends[mention.end - 1])
        if cue or after:
            first = start - len(before) + cue.start() if cue else start
            last = after.end() if after else end
            return Span(text.where, first, max(last, text.ends[mention.end - 1]))
        leader = others.get((text.where, leader.first))
    return None


def _harm(source: str, at: int) -> int:
    """Return where "claimed the lives of many, among them two …" begins, 0 if none."""
    begin = max(at - 2 * LOOK_AROUND, 0)
    if not any(source.find(word, begin, at) >= 0 for word in _AMONG):
        return 0
    found = _HARMED.search(source, begin, at)
    return found.start() if found else 0


def _may_cue(before: str) -> bool:
    """Whether one of the last words ends a cue; most words before names do not."""
    words = before.lower().replace(":", " ").split()[-MOST_WORDS_AFTER_CUE:]
    return not _cue_ends().isdisjoint(word.strip(",(\"“‘'") for word in words)


@cache
def _cue_ends() -> frozenset[str]:
    listed = (cue.replace(":", " ").strip(", ") for cue in entries("mention_cues"))
    return frozenset(cue.split()[-1].lower() for cue in listed if cue[0] != "+")


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


_AMONG = ("among them", "including")
_HARMED = re.compile(
    r"\b(?:lives|killed|victims|injured|wounded|dead|died|deaths|missing)\b"
    r"[^.\n]{0,60}\b(?:among them|including)\b[^.\n]{0,30}\Z"
)


@cache
def _cues_before() -> re.Pattern[str]:
    listed = [cue for cue in entries("mention_cues") if cue[0] != "+"]
    long = [cue for cue in listed if " " in cue or len(cue) >= LONG_CUE]
    short = [cue for cue in listed if cue not in long]
    articles = (
        r"(?:(?:[Tt]he|his|her|our|their|my|then|former|[Ll]ate|current)\s+){0,2}"
    )
    # words may stand between: "at the demise of freedom fighter"
    few = r"(?:(?!by\b)[A-Za-z][\w'’-]*\s+){0,3}"
    return re.compile(
        rf"\b(?:{_any_of(long)}\s?[:,]?\s+(?:{articles}|{few})"
        rf"|{_any_of(short)}\s?[:,]?\s+{articles})$"
    )


@cache
def _cues_after() -> re.Pattern[str]:
    cues = _any_of([cue[1:] for cue in entries("mention_cues") if cue[0] == "+"])
    # on the same line a number to call or an address to write to
    telephone = (
        r"[^\n.;:@]{0,40}?(?:\b(?:[Tt]el|TEL|[Pp]h|[Mm]ob)(?:ephone|ile|one)?\b[.:]{0,2})?"
        r"(?:[\s:(]\+?\(?0?\d(?:[ ()/-]{0,2}\d){6}|\S{2,40}@\w)"
    )
    # "Ana Ruiz, who chaired the panel, was absent"
    aside = r"(?:,[^,.;:\n]{1,50},)?"
    return re.compile(rf"(?:['’][sS])?{aside},?\s*{cues}\b|{telephone}")


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

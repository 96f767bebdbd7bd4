"""Persons as they are named in one text, with the offices beside each name."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from indexer.lexicon import entries
from indexer.tagging.offices import Office, read_offices
from indexer.tagging.phrases import (
    Marked,
    begins_name,
    read_honorifics,
    read_name,
)
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    GIVEN,
    HONORIFIC,
    INITIAL,
    NUMBER,
    OFFICE,
    STRONG,
    SURNAME,
)

__all__ = ["Mention", "mentions"]

MOST_NAMES_PER_OFFICE = 30


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at tokens start..end; `first` and `last` take in honorific and office."""

    start: int
    end: int
    rule: str
    confidence: float
    offices: tuple[Office, ...] = ()
    honorific: str = ""
    first: int = 0


def mentions(marked: Marked) -> list[Mention]:
    """Return the mentions of persons, in order."""
    found: list[Mention] = []
    at, size = 0, len(marked.text.words)
    while at < size:
        read = list(_read(marked, at))
        found += read
        at = max(read[-1].end if read else at + 1, _after_offices(read), at + 1)
    return found


def _after_offices(read: list[Mention]) -> int:
    return max((o.end for m in read for o in m.offices), default=0)


def _read(marked: Marked, at: int) -> Iterator[Mention]:
    kinds = marked.text.kinds
    kind = kinds[at]
    loose = bool(kind & OFFICE) and not kind & CAPITAL
    if not (kind & CAPITAL or loose):
        return
    offices = read_offices(marked, at, loose)
    if offices:
        yield from _after_office(marked, at, tuple(offices))
        if begins_name(marked, _name_place(marked, offices[-1].end)):
            return
    name = read_honorifics(marked, at)
    end = read_name(marked, name)
    if end == name:
        return
    if name > at:
        yield _with_offices(marked, at, name, end, (), "honorific-before-name", 0.95)
    else:
        yield from _bare(marked, at, end)


def _after_office(
    marked: Marked, at: int, offices: tuple[Office, ...]
) -> Iterator[Mention]:
    kinds, words = marked.text.kinds, marked.text.words
    place = _name_place(marked, offices[-1].end)
    for _ in range(MOST_NAMES_PER_OFFICE):
        name = read_honorifics(marked, place)
        end = read_name(marked, name)
        if end == name:
            return
        yield _with_offices(marked, at, name, end, offices, "office-before-name", 0.9)
        if not offices[-1].plural:
            return
        place = end
        while words[place : place + 1] and words[place] in (",", "and", "&"):
            place += 1
        if place == end or kinds[place] & BREAK or read_offices(marked, place):
            return


def _name_place(marked: Marked, end: int) -> int:
    """Return where the name after an office ending at `end` would begin."""
    words = marked.text.words
    if words[end : end + 1] in ([","], [":"]):
        name = read_honorifics(marked, end + 1)
        after = read_name(marked, name)
        closed = words[after : after + 1] in ([","], ["."], [";"]) or name > end + 1
        if after > name and closed:
            return end + 1
    return end


def _with_offices(
    marked: Marked,
    first: int,
    name: int,
    end: int,
    before: tuple[Office, ...],
    rule: str,
    confidence: float,
) -> Mention:
    after = tuple(_offices_after(marked, end))
    honorific = marked.text.keys[name - 1] if name > first else ""
    return Mention(name, end, rule, confidence, before + after, honorific, first)


def _offices_after(marked: Marked, end: int) -> list[Office]:
    """Return the offices in apposition after a name: ", the …", "(…)", "– …"."""
    words, keys = marked.text.words, marked.text.keys
    if words[end : end + 1] == [","] and marked.text.kinds[end + 1] & NUMBER:
        end += 2
    if words[end : end + 1] not in ([","], ["("], ["–"], ["-"], ["—"]):
        return []
    at = end + 1
    while keys[at : at + 1] and keys[at] in _RELATIVE:
        at += 1
    offices = read_offices(marked, at, loose=True)
    if not offices or offices[-1].plural:
        return []
    if begins_name(marked, _name_place(marked, offices[-1].end)):
        return []
    return offices


_RELATIVE = ("the", "a", "an", "who", "is", "was", "now", "currently", "also", "our")


def _bare(marked: Marked, at: int, end: int) -> Iterator[Mention]:
    rule, confidence = _evidence(marked, at, end)
    if rule:
        yield _with_offices(marked, at, at, end, (), rule, confidence)


def _evidence(marked: Marked, at: int, end: int) -> tuple[str, float]:
    """Return the rule that makes the words at..end a person's name, "" if none."""
    kinds = marked.text.kinds[at:end]
    first, last = kinds[0], kinds[-1]
    if sum(bool(kind & CAPITAL) for kind in kinds) < 2:
        return "", 0.0
    if first & GIVEN and first & STRONG:
        return "listed-given-name", 0.8
    if first & INITIAL and last & STRONG:
        return "initials-before-surname", 0.8
    if any(kind & INITIAL for kind in kinds[1:-1]) and first & (GIVEN | STRONG):
        return "middle-initial", 0.8
    if first & GIVEN and last & STRONG and last & SURNAME:
        return "listed-name", 0.6
    if first & STRONG and last & STRONG and _acts(marked, at, end):
        return "name-by-what-follows", 0.6
    if first & STRONG and last & SURNAME and last & STRONG and len(kinds) == 2:
        return "listed-surname", 0.5
    return "", 0.0


def _acts(marked: Marked, at: int, end: int) -> bool:
    words, keys = marked.text.words, marked.text.keys
    following = keys[end] if end < len(keys) else ""
    if following in _person_verbs():
        return True
    if at and keys[at - 1] in ("said", "says"):
        return True
    age = words[end : end + 1] == [","] and marked.text.kinds[end + 1] & NUMBER
    return bool(age and len(words[end + 1]) == 2 and words[end + 2 : end + 3] == [","])


@cache
def _person_verbs() -> frozenset[str]:
    return frozenset(entries("person_verbs"))

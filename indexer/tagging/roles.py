"""What a person is in the release: for whom, on which side, present or mentioned."""

import re
from functools import cache
from typing import Literal

from index.release import Span
from indexer.lexicon import entries
from indexer.tagging.gazetteer import country_name, country_of
from indexer.tagging.mentions import Mention
from indexer.tagging.offices import Office
from indexer.tagging.people import Person
from indexer.tagging.phrases import Marked
from indexer.tagging.locating import Home
from indexer.tagging.tokens import split

__all__ = ["affiliation", "listed", "role", "side"]

# the mention that stands before another in a list: X, Y and Z
Listed = dict[tuple[str, int], Mention]

_BUSINESS = frozenset(
    "ceo cfo coo cto founder co-founder owner co-owner partner principal pastor dean "
    "president chairman chairwoman chair chairperson director professor operator "
    "manager head vice-chancellor rector executive chancellor officer member".split()
)
_PRIVATE = frozenset(
    "ceo founder co-founder owner co-owner partner partners pastor principal manager "
    "operator professor".split()
)
_STATE_BODIES = frozenset(
    "ministry department office agency bureau commission council committee board "
    "authority directorate secretariat embassy mission parliament senate congress court "
    "police division unit section branch administration service army force forces navy "
    "assembly treasury corps command cabinet".split()
)
_BETWEEN = (",", "and", "&", "or", "the")
_LOOK_BACK = 60
_DEATH = ("death of", "passing of", "memory of", "the late ", "condolences")


def affiliation(person: Person, home: Home) -> str | None:
    """Return the country or body a person acts for, None where nothing says it."""
    for marked, mention in person.mentions:
        stated = _stated(marked, mention)
        if stated:
            return stated
    if side_of := side(person):
        return side_of
    heads = {m.text.keys[o.head] for m, n in person.mentions for o in n.offices}
    if heads and heads <= _PRIVATE:
        return None
    if any(mention.offices for _, mention in person.mentions):
        return home.name or (home.country and country_name(home.country))
    return None


def _stated(marked: Marked, mention: Mention) -> str | None:
    for office in mention.offices:
        if office.country:
            return country_name(office.country)
    return (
        _country_inside(marked, mention)
        or _country_behind(marked, mention)
        or _country_before(marked, mention)
        or next((b for o in mention.offices if (b := _body(marked, o))), None)
    )


def _country_inside(marked: Marked, mention: Mention) -> str | None:
    """Return the country or union before the head: Palestinian Authority President."""
    for office in mention.offices:
        for at in range(office.start, office.head):
            named = _named(marked, at)
            if named or at in marked.countries:
                return named or _country(marked, at)
    return None


def _country(marked: Marked, at: int) -> str | None:
    iso = country_of(marked.text.cut(at, marked.countries[at]))
    return country_name(iso) if iso else None


def _country_behind(marked: Marked, mention: Mention) -> str | None:
    """Return the country in "Prime Minister Modi of India", "President of France"."""
    keys = marked.text.keys
    if keys[mention.end : mention.end + 1] == ["of"]:
        return _named(marked, mention.end + 1)
    for office in mention.offices:
        for at in range(office.head + 1, office.end):
            if keys[at] == "of":
                named = _named(marked, at + 1)
                if named:
                    return named
    return None


def _named(marked: Marked, at: int) -> str | None:
    if marked.text.keys[at] == "the":
        at += 1
    if at in marked.countries:
        return _country(marked, at)
    end = marked.known[at] if at < len(marked.known) else 0
    if not end:
        return None
    iso = country_of(marked.text.cut(at, end))
    if iso:
        return country_name(iso)
    return marked.text.cut(at, end) if marked.text.key(at, end) in _unions() else None


@cache
def _unions() -> frozenset[str]:
    # bodies that send ambassadors as a country does
    return frozenset(split(name) for name in entries("state_like_bodies"))


def _country_before(marked: Marked, mention: Mention) -> str | None:
    """Return the country in "China's Special Envoy X"."""
    text, first = marked.text, mention.first
    if first > 1 and text.keys[first - 1] == "'s":
        for start in range(first - 2, max(first - 6, -1), -1):
            if marked.known[start] == first - 1:
                iso = country_of(text.cut(start, first - 1))
                return country_name(iso) if iso else None
    return None


def _body(marked: Marked, office: Office) -> str | None:
    """Return the company or school in "CEO of X", None for a state's own bodies."""
    text = marked.text
    if text.keys[office.head].rstrip("s") not in _BUSINESS:
        return None
    for at in range(office.start, office.end):
        end = marked.known[at]
        if end and at != office.head and not set(text.keys[at:end]) & _STATE_BODIES:
            return text.cut(at, end) if at in marked.bodies else None
    return None


def side(person: Person) -> str | None:
    """Return the country whose delegation the release lists a person in."""
    for marked, mention in person.mentions:
        start, end = marked.text.sentence(mention.start)
        found = _delegation().search(marked.text.source, start, end)
        if found and found.end() <= marked.text.starts[mention.first]:
            iso = country_of(found["whose"])
            if iso:
                return country_name(iso)
    return None


@cache
def _delegation() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<whose>[A-Z][\w-]+(?: [A-Z][\w-]+)?) "
        r"(?:delegation|side|team|party|officials|counterparts|participants)\b"
        r",? (?:\w+ )?(?:includ|compris|consist|was|were|is|headed|led)"
    )


def role(
    person: Person, others: Listed
) -> tuple[Literal["present", "mentioned"], Span]:
    """Return the part a person has in the release, and the span that says so."""
    cues = [(item, _background(*item, others)) for item in person.mentions]
    if len(cues) == 1 and cues[0][1] is None and _only_owner(*cues[0][0]):
        marked, mention = person.mentions[0]
        return "mentioned", _span(marked, mention.first, mention.end + 1)
    gone = [(item, cue) for item, cue in cues if cue is not None and _gone(*item, cue)]
    cues = gone[:1] or cues
    for (marked, mention), cue in cues:
        if cue is None:
            where = _span(marked, mention.first, mention.end)
            return "present", where
    (marked, mention), cue = cues[0]
    start = cue if cue is not None else marked.text.starts[mention.first]
    return "mentioned", Span(
        marked.text.where, start, marked.text.ends[mention.end - 1]
    )


def listed(people: list[Person]) -> Listed:
    """Return, by text and first token, the mention each other one is listed after."""
    ends = {(m.text.where, n.end): n for p in people for m, n in p.mentions}
    found: Listed = {}
    for person in people:
        for marked, mention in person.mentions:
            at = mention.first
            while marked.text.keys[at - 1] in _BETWEEN:
                at -= 1
            before = ends.get((marked.text.where, at))
            if before and at < mention.first:
                found[marked.text.where, mention.first] = before
    return found


def _only_owner(marked: Marked, mention: Mention) -> bool:
    # named once and only for what is his: Putin's war
    owns = marked.text.keys[mention.end] == "'s"
    return (
        owns
        and marked.text.where == "body"
        and marked.text.sentence(mention.start)[0] > 0
    )


def _gone(marked: Marked, mention: Mention, cue: int) -> bool:
    """Whether the cue says that the person has died: then all mentions are past."""
    after = marked.text.ends[min(mention.end + 3, len(marked.text) - 1)]
    words = marked.text.source[cue:after].lower()
    return any(word in words for word in _DEATH)


def _background(marked: Marked, mention: Mention, others: Listed) -> int | None:
    """Return where the words before or after that make a mention background begin."""
    text = marked.text
    before_it = others.get((text.where, mention.first))
    if before_it:
        return _background(marked, before_it, others)
    start = text.starts[mention.first]
    before = text.source[max(start - _LOOK_BACK, 0) : start]
    found = _cues_before().search(before)
    if found:
        return start - len(before) + found.start()
    after = text.source[text.ends[mention.end - 1] :][:_LOOK_BACK]
    if _cues_after().match(after):
        return start
    return None


@cache
def _cues_before() -> re.Pattern[str]:
    cues = "|".join(re.escape(cue) for cue in entries("mention_cues") if cue[0] != "+")
    return re.compile(
        rf"\b(?:{cues})[:,]?\s+(?:(?:the|his|her|our|their|my|then|former|late|current)\s+){{0,2}}$",
        re.I,
    )


@cache
def _cues_after() -> re.Pattern[str]:
    cues = "|".join(re.escape(c[1:]) for c in entries("mention_cues") if c[0] == "+")
    telephone = r"\W{0,3}(?:\(\w+\) ?)?\+?\(?\d[\d ()/-]{6}"
    return re.compile(rf"(?:['’]s)?,?\s*(?:{cues})\b|{telephone}", re.I)


def _span(marked: Marked, first: int, end: int) -> Span:
    return Span(marked.text.where, marked.text.starts[first], marked.text.ends[end - 1])

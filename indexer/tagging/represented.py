"""For whom those act who are said to represent somebody, or to serve another person."""

from collections.abc import Mapping, Sequence

from indexer.tagging.beside import Mention
from indexer.tagging.companions import named_before
from indexer.tagging.marked import Marked
from indexer.tagging.named_countries import named_at, national_at
from indexer.tagging.people import Person
from indexer.tagging.posts import envoy_served
from indexer.tagging.speakers import conveyor_of, speaker_of
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    DATE,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    OFFICE,
    UPPER,
)

__all__ = ["represented", "with_ties"]

FAR = 60  # tokens before "his deputy" in which that one is named
MOST_NAME_TOKENS = 7

_Places = Mapping[tuple[str, int], int]  # persons by text and token

_HIS = frozenset(("his", "her"))
_SERVANTS = frozenset(
    "accountant aide assistant adjutant adviser advisor attaché bodyguard bookkeeper "
    "chauffeur clerk deputy driver interpreter secretary spokesman spokesperson "
    "spokeswoman".split()
)
_BE = frozenset("was is were are be been".split())
_STANDING = frozenset("represented represents represent representing".split())
_WITHIN = frozenset("of & for and the".split())


def represented(marked: Marked, mention: Mention) -> str | None:
    """Return the body for which somebody came, None where nobody says it.

    As in "Elmo Ferries was represented by Bo Kranz", "Bo Kranz represented the ELMA".
    """
    end = _by(marked, mention)
    if end:
        return _named_to(marked, end)
    if marked.text.keys[mention.end] in _STANDING:
        return _named_from(marked, mention.end + 1)
    return None


def with_ties(
    people: Sequence[Person], acting: Sequence[str | None], told: Sequence[str | None]
) -> list[str | None]:
    """Return for whom people act, with those who came or work for another person.

    They act for what that one does, but where it is `told`.
    """
    whole = list(acting)
    begun, ended = _numbers(people)
    for at, person in enumerate(people):
        if told[at] is None:
            tied = (
                other
                for where in person.mentions
                for other in (_sent_by(*where, ended), _served(*where, begun))
            )
            first = person.mentions[0]
            spoken = (
                speaker_of(*first, ended),
                conveyor_of(*first, begun, ended),
                envoy_served(people, at, begun),
            )
            other = next(
                (one for one in (*tied, *spoken) if one not in (None, at)), None
            )
            whole[at] = whole[at] if other is None else whole[other] or whole[at]
    return whole


def _numbers(people: Sequence[Person]) -> tuple[_Places, _Places]:
    """Return the numbers of people by where their names begin, and where they end."""
    named = [
        (at, marked.text.where, mention)
        for at, person in enumerate(people)
        for marked, mention in person.mentions
    ]
    begun: _Places = {(where, mention.start): at for at, where, mention in named}
    ended: _Places = {(where, mention.end): at for at, where, mention in named}
    return begun, ended


def _sent_by(marked: Marked, mention: Mention, ended: _Places) -> int | None:
    """Return who "was represented by" somebody, None where nobody was.

    `ended` are the numbers of persons by the text and the end of each name.
    """
    end = _by(marked, mention)
    return ended.get((marked.text.where, end)) if end else None


def _by(marked: Marked, mention: Mention) -> int:
    """Return where it ends what "was represented by" somebody, 0 where nothing was."""
    keys, at = marked.text.keys, mention.first - 3
    if at < 1 or keys[at + 1 : at + 3] != ["represented", "by"]:
        return 0
    at -= keys[at] in _BE
    return at + 1 - (keys[at] == ",")


def _served(marked: Marked, mention: Mention, begun: _Places) -> int | None:
    """Return whose servant "his driver, Bo Kranz" is, None where nobody's.

    `begun` are the numbers of persons by the text and the start of each name.
    """
    keys = marked.text.keys
    whose = mention.first - (keys[mention.first - 1] in _HIS)
    whose = whose if whose < mention.first else _his(marked, mention)
    noun = whose + 1
    while 0 < whose and noun < mention.start and marked.text.words[noun].islower():
        if keys[noun] in _SERVANTS:
            return named_before(marked, whose, begun, FAR)
        noun += 1
    return None


def _his(marked: Marked, mention: Mention) -> int:
    reach = range(mention.start - 1, max(mention.start - MOST_NAME_TOKENS, 0), -1)
    return next((at for at in reach if marked.text.keys[at] in _HIS), -1)


def _named_to(marked: Marked, end: int) -> str | None:
    """Return the name that ends at a token, no person's, office's, or day's."""
    text = marked.text
    near = range(end - 1, max(end - MOST_NAME_TOKENS, -1), -1)
    listed = next((at for at in near if marked.bodies.get(at) == end), end)
    if listed < end:
        return text.cut(listed, end)
    start = end
    while start > 0 and end - start < MOST_NAME_TOKENS and _may_name(marked, start - 1):
        start -= 1
    while start < end and not text.kinds[start] & CAPITAL:
        start += 1
    other = DEMONYM | DATE | HONORIFIC | OFFICE
    plain = not any(kind & other for kind in text.kinds[start:end])
    plain = plain and not any(text.kinds[at] & GIVEN for at in range(start, end))
    if start < end and start in marked.countries:
        return named_at(marked, start)
    # one word may mean a body named before in full: the Trust
    short = end == start + 1 and not text.kinds[start] & UPPER
    return text.cut(start, end) if start < end and plain and not short else None


def _may_name(marked: Marked, at: int) -> bool:
    kind = marked.text.kinds[at]
    inside = marked.text.keys[at] in _WITHIN
    return not kind & BREAK and bool(kind & CAPITAL or inside)


def _named_from(marked: Marked, at: int) -> str | None:
    """Return the country or listed body that a token begins, or the Elmish State."""
    text = marked.text
    at += text.keys[at] == "the"
    if text.kinds[at] & DEMONYM and text.keys[at + 1] in ("state", "government"):
        return national_at(marked, at)
    body = text.cut(at, marked.bodies[at]) if at in marked.bodies else None
    return named_at(marked, at) or body

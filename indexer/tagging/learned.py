"""Bodies and places that only the perceptron sees, where the text bears it out."""

import re
from collections.abc import Iterator

from indexer.lexicon import distinct
from indexer.tagging.gazetteer import places
from indexer.tagging.headings import heading_tokens
from indexer.tagging.marked import Marked
from indexer.tagging.plausible import SHIPS
from indexer.tagging.sites import SIDES
from indexer.tagging.spans import Candidate
from indexer.tagging.unlisted import MATTERS
from indexer.tagging.voting import Vote
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    DATE,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    LISTED,
    OFFICE,
    ORGANISATION,
    PLACE,
    STRONG,
    UPPER,
)

__all__ = ["learned_names"]

# by how much the perceptron must prefer its label
LEAST_MARGIN_OF_BODY = 5
LEAST_MARGIN_OF_PLACE = 5
SURE_OF_BODY = 15  # of several words
LIKELY_PLACE, SURE_OF_PLACE = 12, 16  # with less to bear it out
_COMPOUND = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Fitz|Van)[A-Z][a-z]{1,}[A-Z][a-z]\w+")
MOST_EXPLAINED = 10  # words before an acronym that may be its full name
_FIGURES = set("IVX")  # of a Roman number
LETTERS = range(3, 8)  # of an acronym
_LOCATING = frozenset(
    "in at near outside around reach reached via leave left leaving entered entering "
    "off through".split()
)
# one end of a way, the other being a place too: from Elmo to Lima
_WAY = ("from", "to", "between", "and", "through", "towards")
_OF_A_TIME = "administration"  # that of a president
_NO_BODY = DATE | GIVEN | HONORIFIC | OFFICE | PLACE
_NO_PLACE = COMMON | DEMONYM | GIVEN | HONORIFIC | OFFICE | ORGANISATION | UPPER


def learned_names(marked: Marked, seen: list[Vote]) -> Iterator[Candidate]:
    """Yield acronyms voted to be bodies, and names after "in" voted to be places."""
    wanted = [vote for vote in seen if vote.label != "PER"]
    headings = heading_tokens(marked.text) if wanted else frozenset()
    explained = _explained(marked)
    for vote in wanted:
        if vote.start in headings or vote.start in marked.covered:
            continue
        if vote.label == "ORG" and _is_body(marked, vote, explained):
            yield _candidate(vote, "organisations", "learned-body")
        elif vote.label == "LOC" and _is_place(marked, vote):
            yield _candidate(vote, "locations", "learned-place", _inner(marked, vote))


def _candidate(vote: Vote, field: str, rule: str, inner: float = 0) -> Candidate:
    return Candidate(vote.start, vote.end, field, 0.6 + inner, rule)


def _inner(marked: Marked, vote: Vote) -> float:
    """Return what outweighs a place whose name ends that of another: Tal Elmo."""
    last = vote.end - 1
    uncertain = places().get(marked.text.keys[last], ())
    ends = last > vote.start and marked.known[last] == vote.end and uncertain
    return 3.0 if ends and not uncertain[0].certain else 0


def _is_body(marked: Marked, vote: Vote, explained: frozenset[str]) -> bool:
    word = marked.text.words[vote.start]
    if _COMPOUND.fullmatch(word) and vote.margin > 0:
        end = marked.text.ends[vote.start]
        address = marked.text.source[end : end + 1] == "."  # BigPond.elm.gov
        return not (address and marked.text.source[end + 1 : end + 2].isalpha())
    if vote.margin < LEAST_MARGIN_OF_BODY or _ranks(marked, vote):
        return False
    if vote.end - vote.start > 1:
        return vote.margin >= SURE_OF_BODY and _is_whole_name(marked, vote)
    known = word in explained or word in distinct("no_bodies")
    return _is_acronym(marked, vote.start) and not known


def _ranks(marked: Marked, vote: Vote) -> bool:
    # DSP Ana Ruiz: a rank of the police
    following = marked.text.kinds[vote.end]
    return bool(following & GIVEN and following & CAPITAL)


def _is_whole_name(marked: Marked, vote: Vote) -> bool:
    """Whether words that no rule knows are all of a name, and no one's who acts."""
    kinds, known = marked.text.kinds, marked.known
    around = kinds[vote.start - 1] | kinds[vote.end]
    inside = range(vote.start, vote.end)
    alone = not around & CAPITAL and not any(kinds[at] & _NO_BODY for at in inside)
    capital = all(kinds[at] & CAPITAL or at > vote.start for at in inside)
    listed = all(kinds[at] & LISTED for at in inside)
    generic = marked.text.key(vote.start, vote.end) in distinct("generic_bodies")
    ship = marked.text.keys[vote.start] in SHIPS
    named = (
        not (listed or generic or ship) and marked.text.keys[vote.end - 1] != _OF_A_TIME
    )
    return alone and capital and named and known[vote.start] < vote.end


def _is_acronym(marked: Marked, at: int) -> bool:
    # SYDNEY and BOWEN only shout
    word, kind = marked.text.words[at], marked.text.kinds[at]
    letters = len(word) in LETTERS and word.isalpha() and kind & UPPER
    letters = letters and not set(word) <= _FIGURES
    return bool(letters) and not kind & LISTED and marked.text.keys[at] not in places()


def _is_place(marked: Marked, vote: Vote) -> bool:
    if vote.margin < LEAST_MARGIN_OF_PLACE:
        return False
    kinds = marked.text.kinds[vote.start : vote.end]
    if any(kind & _NO_PLACE and not kind & PLACE for kind in kinds):
        return False
    text = marked.text
    words = text.words[vote.start : vote.end]
    if not all(word.replace(".", "").istitle() for word in words):
        return False
    # in Gobi's hands, in Dentsu Aegis, in a Genworth loan
    alone = text.keys[vote.end] != "'s" and not text.kinds[vote.end] & CAPITAL
    place = words[0].lower() not in distinct("no_places")
    named = place and any(kind & STRONG for kind in kinds)
    before = text.keys[vote.start - 1]
    way = vote.margin >= LIKELY_PLACE and before in _WAY and _on_a_way(marked, vote)
    side = before == "of" and text.keys[vote.start - 2] in SIDES
    located = before in _LOCATING or way or side
    matter = before == "in" and text.keys[vote.start - 2] in MATTERS
    located = located and not matter
    return alone and named and (located or _after_a_body(marked, vote))


def _after_a_body(marked: Marked, vote: Vote) -> bool:
    # the Elmland University, Zorg.
    keys, known = marked.text.keys, marked.known
    ended = keys[vote.end] in (".", "", ";") or marked.text.kinds[vote.end] & BREAK
    bodies = (at for at in range(max(vote.start - 9, 0), vote.start) if known[at])
    listed = any(known[at] == vote.start - 1 and at in marked.bodies for at in bodies)
    return bool(keys[vote.start - 1] == "," and ended and listed)


def _on_a_way(marked: Marked, vote: Vote) -> bool:
    """Whether a place is named beside a name by "and" or "to"."""
    keys, known = marked.text.keys, marked.known
    if keys[vote.end] in ("and", "to"):
        return known[vote.end + 1] > 0 or vote.margin >= SURE_OF_PLACE
    joined = keys[vote.start - 1] in ("and", "to")
    ends = any(known[at] == vote.start - 1 for at in range(vote.start - 4, vote.start))
    return joined and (ends or vote.margin >= SURE_OF_PLACE)


def _explained(marked: Marked) -> frozenset[str]:
    # "(ADR)" stands for what goes before it, which, if a body, has the acronym too
    words = marked.text.words
    return frozenset(
        words[at + 1]
        for at in marked.text.find(("(",))
        if words[at + 2] == ")" and _explains(marked, at)
    )


def _explains(marked: Marked, bracket: int) -> bool:
    # but not "Ana Ruiz (ABCD) 555 0100"
    before = marked.text.kinds[bracket - 1]
    initial = marked.text.keys[bracket + 1][:1]
    words = marked.text.keys[max(bracket - MOST_EXPLAINED, 0) : bracket]
    return not before & CAPITAL or any(word[:1] == initial for word in words)

"""Names of treaties, events and court districts, which hide a place or a body."""

from collections.abc import Iterator
from functools import cache

from indexer.lexicon import distinct
from indexer.tagging.gazetteer import in_capitals
from indexer.tagging.marked import Marked
from indexer.tagging.phrases import OF, read_complement
from indexer.tagging.sites import run_start
from indexer.tagging.spans import Candidate
from indexer.tagging.words import CAPITAL, NUMBER, ORGANISATION, UPPER

__all__ = ["MEETINGS", "other_names"]

MEETINGS = ("Meeting", "Meetings")  # of the Elm Committee
# events and treaties that are called after the place where they were
_OF_PLACES = frozenset("battle siege summit treaty".split())
_QUARTERS = {"northern", "southern", "eastern", "western", "central", "middle"}


def other_names(marked: Marked) -> Iterator[Candidate]:
    """Yield names of treaties, events and court districts, which hide places."""
    kinds, keys = marked.text.kinds, marked.text.keys
    hiding = _hiding_places()
    for at in [at for at in marked.text.capitals if keys[at] in hiding]:
        start = at
        code = in_capitals(keys[at]) and kinds[at + 1] & NUMBER  # Canberra ACT 2600
        if keys[at] in distinct("event_heads") and not (
            kinds[at + 1] & CAPITAL or code
        ):
            start = _event_start(marked, at)
        body = kinds[at - 1] & ORGANISATION and marked.text.words[at] in MEETINGS
        if start < at and marked.bodies.get(start) != at + 1 and not body:
            end = read_complement(marked, at + 1, OF)
            yield Candidate(start, end, "other", 2.9 + end - start, "event")
        end = marked.known[at + 2] if keys[at + 1] == "of" else 0
        if keys[at] in _OF_PLACES and keys[at + 1] == "of":
            yield from _of_a_place(marked, at)
        if keys[at] == "district" and keys[at - 1] in _QUARTERS and end:
            yield Candidate(at - 1, end, "other", 9.0, "court-district")


@cache
def _hiding_places() -> frozenset[str]:
    return distinct("event_heads") | _OF_PLACES | {"district"}


def _of_a_place(marked: Marked, at: int) -> Iterator[Candidate]:
    """Yield the Battle of Elmo, the Summit of the Elmlands, which are no places."""
    first = at + 2 + (marked.text.keys[at + 2] == "the")
    if end := marked.known[first]:
        yield Candidate(at, end, "other", 2.9 + end - at, "event")


def _event_start(marked: Marked, at: int) -> int:
    # the FIFA Women's World Cup is one event
    start = run_start(marked, at)
    owned = marked.text.keys[start - 1] == "'s"
    if owned and start - 1 in marked.bodies.values():
        return start  # the Ministry of Trade's Elm Program
    if owned and marked.text.kinds[start - 2] & CAPITAL:
        return run_start(marked, start - 2)
    # at the ABCD Summit, a body meets there
    body = marked.bodies.get(start) == start + 1 and marked.text.kinds[start] & UPPER
    return start + bool(body and marked.text.keys[at] != "cup")

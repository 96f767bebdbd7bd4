"""The company, school, city or region that an office is of, and no state's own body."""

from functools import cache

from indexer.lexicon import rows
from indexer.tagging.beside import Mention
from indexer.tagging.gazetteer import places, short_states
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office
from indexer.tagging.tokens import split
from indexer.tagging.words import STRONG

__all__ = ["body_of", "international_body", "is_of_state", "part_of", "private_body"]

REACH_ON = 25  # tokens behind a governor in which the bank may stand
REACH = 150  # tokens before a governor in which the province may stand
TOWN = 50_000  # people: who governs where it is called so governs no town

_BUSINESS = frozenset(
    "ceo cfo coo cto founder co-founder owner co-owner partner principal pastor dean "
    "president chairman chairwoman chair chairperson director professor operator "
    "manager head vice-chancellor rector executive chancellor officer member".split()
)
_HEADS_OF_PARTS = (
    "mayor",
    "mayoress",
    "governor",
    "premier",
    "alcalde",
    "alcaldesa",
    "mec",
)
_STATE_BODIES = frozenset(
    "ministry department office agency bureau commission council committee board "
    "authority directorate secretariat embassy mission parliament senate congress "
    "court police division unit section branch administration service army force "
    "forces navy assembly treasury corps command cabinet".split()
)

# who manages a commission or a trust acts for it, and not for the state
_MANAGING = frozenset(("managing", "manager", "ceo"))
_GOVERNMENT = frozenset(
    "ministry department office embassy mission parliament senate congress court "
    "police division unit section branch army force forces navy assembly treasury "
    "corps command cabinet service institute centre center".split()
)


def part_of(marked: Marked, mention: Mention, office: Office) -> str | None:
    """Return the city or region that a mayor or governor is the head of."""
    text = marked.text
    if text.keys[office.head] not in _HEADS_OF_PARTS:
        return None
    for link in (office.head + 1, mention.end):
        if text.keys[link] == "of" and marked.known[link + 1]:
            return text.cut(link + 1, marked.known[link + 1])
    if text.keys[office.head + 1] == "of":
        return None
    before = text.kinds[office.start : office.head]
    named = before and (before[0] & STRONG or marked.known[office.start] == office.head)
    if named or office.country:
        return text.cut(office.start, office.head) if named else None
    return _governed_near(marked, office)


def _governed_near(marked: Marked, office: Office) -> str | None:
    """Return the bank or region named last before a governor of nothing in particular.

    Else the bank that the sentence names behind the governor.
    """
    text = marked.text
    for at in range(office.start - 1, max(office.start - REACH, -1), -1):
        if _is_bank(marked, at):
            return text.cut(at, marked.bodies[at])
        end = marked.known[at]
        place = places().get(text.key(at, end), ()) if end else ()
        # Gaborone is a district, but its town is meant
        town = any(p.kind == "city" and p.population > TOWN for p in place)
        town = town and not place[0].certain
        if state := _state_behind(marked, at):
            return state
        if place and place[0].kind == "region" and place[0].country and not town:
            return place[0].name
    for at in range(office.last, min(office.last + REACH_ON, len(text))):
        if text.words[at] == ".":
            return None
        if _is_bank(marked, at):
            return text.cut(at, marked.bodies[at])
    return None


def _state_behind(marked: Marked, at: int) -> str | None:
    # Dayton, OH
    short = (
        marked.text.words[at].rstrip(".") if marked.text.words[at - 1] == "," else ""
    )
    return short_states()[short].name if short in short_states() else None


def _is_bank(marked: Marked, at: int) -> bool:
    return at in marked.bodies and "bank" in marked.text.keys[at : marked.bodies[at]]


def body_of(marked: Marked, office: Office) -> str | None:
    """Return the company or school in "CEO of X", None for a state's own bodies."""
    text = marked.text
    general = (
        text.keys[office.head] == "general"
        and "director" in (text.keys[office.start : office.head])
    )
    if text.keys[office.head].rstrip("s") not in _BUSINESS and not general:
        return None
    manages = general or not _MANAGING.isdisjoint(text.keys[office.start : office.end])
    of_state = _of_government if manages else is_of_state
    for at in range(office.start, office.end):
        end = marked.bodies.get(at)
        if end and not of_state(text.keys[at:end]):
            return text.cut(at, end)
    if general:
        return None
    named = office.head + 2
    if text.keys[office.head + 1] == "for":
        return None  # Member for Lund: a seat, no body
    unknown = text.kinds[named] & STRONG and not marked.known[named]
    return text.cut(named, office.end) if named < office.end and unknown else None


def international_body(marked: Marked, office: Office) -> str | None:
    """Return the body of many countries that an office is of: WHO Director-General."""
    listed = _international()
    for at in range(office.start, office.end):
        end = marked.known[at]
        if end and (name := listed.get(marked.text.key(at, end))):
            return name
    return None


@cache
def _international() -> dict[str, str]:
    """Return the bodies of many countries by each of their names."""
    return {
        split(form): name
        for name, *short in rows("international_bodies")
        for form in (name, *short)
    }


def private_body(marked: Marked, at: int) -> str | None:
    """Return the body that begins at a token, None for a state's and for acronyms."""
    end = marked.bodies.get(at, at)
    keys = [key.rstrip("s") for key in marked.text.keys[at:end]]
    short = end - at == 1 and marked.text.words[at].rstrip("s").isupper()
    own = not keys or short or is_of_state(keys)
    return None if own else marked.text.cut(at, end)


def _of_government(keys: list[str]) -> bool:
    return not _GOVERNMENT.isdisjoint(keys)


def is_of_state(keys: list[str]) -> bool:
    """Whether the words of a name tell of a state's own body, such as a ministry."""
    return any(key.rstrip("s") in _STATE_BODIES or key in _STATE_BODIES for key in keys)

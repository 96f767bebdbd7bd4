"""What sort of office somebody holds: of a state, of a part of it, private, or none."""

from functools import cache

from indexer.lexicon import entries
from indexer.tagging.beside import Mention
from indexer.tagging.contacts import is_contact
from indexer.tagging.local import heads_a_part
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office
from indexer.tagging.people import Person

__all__ = [
    "OF_STATES",
    "SENT",
    "governs_and_leads",
    "leads_the_united_nations",
    "office_sort",
    "sits_for_all",
]

OF_STATES = frozenset(
    "president minister premier king queen emir sultan emperor chancellor ambassador "
    "speaker envoy governor".split()
)
_ROYAL = frozenset(("prince", "princess"))
_SERVING = frozenset(
    "judge magistrate prosecutor justice senator congressman congresswoman".split()
)
SENT = frozenset("ambassador envoy consul attache attaché counsellor".split())
_NATIONAL_SEATS = frozenset("mp m.p. mps mna mnas".split())
_FEDERAL = frozenset("senator sen congressman congresswoman".split())
_MINISTERS = frozenset(("minister", "premier", "taoiseach"))
_SEATED = ("mp", "m.p.", "mep", "mha", "mla", "mpa")
_RETIRING = frozenset(("retires", "retired", "retiring"))
_MINISTRIES = frozenset("ministry department division directorate".split())


def office_sort(person: Person) -> str:
    """Return the sort of what a person holds now, else held, else of who holds none."""
    held = [(marked, o) for marked, mention in person.mentions for o in mention.held]
    if not held:
        if any(_of_service(*at) for at in person.mentions):
            return "ranked"
        called = any(is_contact(*at) for at in person.mentions)
        return "called" if called else "bare"
    now = [(marked, office) for marked, office in held if not office.former] or held
    heads = {marked.text.keys[office.head].removesuffix("s") for marked, office in now}
    if heads & SENT or any(_is_commissioner(*at) for at in now):
        return "sent"
    if any(heads_a_part(*at) for at in now):
        return "local"
    if heads & (OF_STATES | _ROYAL):
        return "rules"
    if heads & _SERVING:
        return "serves"
    return "private" if heads <= _private() else "other"


def _is_commissioner(marked: Marked, office: Office) -> bool:
    keys = marked.text.keys
    return keys[office.head - 1 : office.head + 1] == ["high", "commissioner"]


@cache
def _private() -> frozenset[str]:
    return frozenset(entries("private_offices"))


@cache
def _ranks() -> frozenset[str]:
    return frozenset(entries("service_ranks"))


def _of_service(marked: Marked, mention: Mention) -> bool:
    """Whether a rank, a style or a seat beside the name tells of service of a state."""
    keys = marked.text.keys
    before = keys[mention.first : mention.start]
    seat = keys[mention.end + (keys[mention.end] == ",")] in _SEATED
    seat = seat or _leaves(marked, mention) or _serves_in(marked, mention.end)
    return seat or any(key.rstrip(".") in _ranks() for key in before)


def _leaves(marked: Marked, mention: Mention) -> bool:
    # Ana Ruiz, who retires in May, was of the service that tells it
    said = marked.text.keys[mention.end : mention.end + 5]
    return said[:2] == [",", "who"] and not _RETIRING.isdisjoint(said)


def _serves_in(marked: Marked, comma: int) -> bool:
    """Whether a ministry or its division stands behind a name and a comma."""
    keys = marked.text.keys
    end = marked.bodies.get(comma + 1, 0) if keys[comma] == "," else 0
    return not _MINISTRIES.isdisjoint(keys[comma + 1 : end])


def leads_the_united_nations(marked: Marked, mention: Mention) -> bool:
    """Whether the Secretary-General, of nothing, is meant where the UN is named."""
    keys = marked.text.keys
    heads = [o.head for o in mention.held if o.end <= o.head + 1]
    alone = [keys[at] for at in heads] == ["secretary-general"]
    return alone and ("un" in keys or "united nations" in " ".join(keys))


def governs_and_leads(marked: Marked, mention: Mention) -> bool:
    """Whether somebody is a minister now who leads a party or a bank, too."""
    now = [office for office in mention.offices if not office.former]
    heads = [marked.text.keys[office.head] for office in now]
    return len(heads) > 1 and not _MINISTERS.isdisjoint(heads)


def sits_for_all(marked: Marked, mention: Mention) -> bool:
    """Whether a senator or a federal minister is meant, whom no state alone has."""
    keys = marked.text.keys
    seat = mention.end + (keys[mention.end] == ",")
    if {keys[seat], keys[mention.first - 1]} & _NATIONAL_SEATS:
        return True
    return any(
        keys[office.start - 1] == "federal"
        or keys[office.head : office.head + 3] == ["member", "of", "parliament"]
        or keys[office.head] in _NATIONAL_SEATS
        or keys[office.head].rstrip(".").removesuffix("s") in _FEDERAL
        and "state" not in keys[office.start - 1 : office.head]
        for office in mention.offices
    )

"""For whom those act who are told by another person: a successor, a deputy, an aide."""

from collections import Counter
from collections.abc import Mapping, Sequence

from indexer.tagging.acting import appeared_for
from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.companions import leader_of, named_before
from indexer.tagging.foreign import most_named
from indexer.tagging.home import Home
from indexer.tagging.in_lists import Listed, row
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person
from indexer.tagging.represented import represented

__all__ = ["with_relations"]

FAR = 60  # tokens before "his predecessor" in which that one is named
NEAR = 24  # tokens before a name in which the other person is named
MOST_TO_SPEAKER = 80  # tokens from "my predecessor" back to who says it
MOST_OFFICE_TOKENS = 6
MOST_WORDS = 4  # before a name that tell of its predecessor
MOST_TO_LEADER = 12  # tokens from "The delegation included" to its leader
_FOLLOWED = frozenset(
    "predecessor predecessors vice succeeds succeeded succeeding replaces replaced "
    "replacing successor".split()
)
_FROM = (["takes", "over"], ["took", "over"], ["taking", "over"], ["take", "over"])
_FOLLOWS = frozenset("succeed succeeds replace replaces succeeded replaced".split())
_HIM = frozenset(("him", "her", "them"))
_BOTH = (
    ["two", "countries"],
    ["both", "countries"],
    ["two", "sides"],
    ["both", "sides"],
)
_INCLUDED = frozenset("included includes comprised comprises comprising".split())
_PARTY = frozenset("delegation team mission group party".split())
_ARE = ("are", "were")
_LISTING = _INCLUDED.union(_ARE)
FARTHEST = 200  # tokens before "members are" in which their leader is named
_LEADING = frozenset("headed led".split())
_SAYING = frozenset("said says added stated".split())

_Places = Mapping[tuple[str, int], int]  # persons by text and token


def with_relations(
    people: Sequence[Person],
    acting: Sequence[str | None],
    told: Sequence[str | None],
    others: Listed,
    home: Home,
) -> list[str | None]:
    """Return for whom people act, with those who stand for what another one does.

    `told` is what words beside a person say, which stands; `acting` what else is known.
    """
    whole = list(acting)
    own = home.country and country_name(home.country)
    begun = _places(people, "start")
    ended = _places(people, "end")
    for at, person in enumerate(people):
        if told[at] is None:
            found = _stands(person)
            found = found or _by_countries(person, others, home, acting)
            found = found or _court(person, home)
            other = _other(people, at, begun, ended)
            other = (
                _suite_of(person, others, begun, told, own) if other is None else other
            )
            if other is not None and other != at:
                found = found or whole[other]
            whole[at] = found or whole[at]
    return whole


def _places(people: Sequence[Person], side: str) -> _Places:
    return {
        (marked.text.where, getattr(mention, side)): at
        for at, person in enumerate(people)
        for marked, mention in person.mentions
    }


def _stands(person: Person) -> str | None:
    """Return the body for which somebody is said to have come."""
    return next(filter(None, (represented(*at) for at in person.mentions)), None)


def _court(person: Person, home: Home) -> str | None:
    """Return for whom somebody appeared before a court, if it is told."""
    return next(filter(None, (appeared_for(*at, home) for at in person.mentions)), None)


def _by_countries(
    person: Person, others: Listed, home: Home, acting: Sequence[str | None]
) -> str | None:
    """Return the country of "the ministers of the two countries, X and Y"."""
    marked, mention = person.mentions[0]
    listed = list(row(marked.text.where, mention, others.before))
    keys, first = marked.text.keys, listed[-1].first
    first -= keys[first - 1] == ","
    if len(listed) > 2 or keys[first - 2 : first] not in _BOTH or not home.country:
        return None
    own = home.name or country_name(home.country)
    if len(listed) == 1:
        return own
    abroad = Counter(whom for whom in acting if whom not in (None, own))
    if abroad:
        return abroad.most_common(1)[0][0]
    iso = most_named(marked, home)
    return country_name(iso) if iso else None


def _other(
    people: Sequence[Person], at: int, begun: _Places, ended: _Places
) -> int | None:
    """Return who tells by what somebody is to him for whom that one acts."""
    for marked, mention in people[at].mentions:
        held = _owner(marked, mention, ended)
        held = _served(people, marked, mention) if held is None else held
        if held is None and not any(o.country for o in mention.held):
            held = _followed(people, marked, mention, begun)
            held = _led(marked, mention, begun) if held is None else held
        if held is not None:
            return held
    return None


def _suite_of(
    person: Person,
    others: Listed,
    begun: _Places,
    told: Sequence[str | None],
    home: str | None,
) -> int | None:
    """Return whom somebody accompanied, else the first of the list if told for whom."""
    marked, mention = person.mentions[0]
    where = marked.text.where
    listed = list(row(where, mention, others.before))
    leader = leader_of(marked, listed[-1], begun)
    first = begun.get((where, listed[-1].start))
    own = leader is not None and first is not None and told[first] == home
    return first if own else leader


def _owner(marked: Marked, mention: Mention, ended: _Places) -> int | None:
    """Return whose deputy "Ruiz's deputy Bo Kranz" is."""
    owns = mention.first < mention.start and marked.text.keys[mention.first - 1] == "'s"
    return ended.get((marked.text.where, mention.first - 1)) if owns else None


def _served(people: Sequence[Person], marked: Marked, mention: Mention) -> int | None:
    """Return the Envoy in whose office "Adviser in the Office of the Envoy" serves."""
    keys = marked.text.keys
    for office in mention.held:
        for at in range(office.head + 1, office.end - 2):
            if keys[at] == "office" and keys[at + 1] == "of":
                served = marked.text.key(at + 2 + (keys[at + 2] == "the"), office.end)
                return _holder(people, served)
    return None


def _holder(people: Sequence[Person], served: str) -> int | None:
    for number, person in enumerate(people):
        for m, n in person.mentions:
            if any(m.text.key(o.start, o.head + 1) == served for o in n.offices):
                return number
    return None


def _followed(
    people: Sequence[Person], marked: Marked, mention: Mention, begun: _Places
) -> int | None:
    """Return whom someone is the predecessor of, or takes over from."""
    keys = marked.text.keys
    before = keys[max(mention.first - MOST_WORDS, 0) : mention.first]
    if "my" in before and "predecessor" in before:
        return _speaker(people, marked, mention)
    from_him = "from" in before and any(
        keys[i : i + 2] in _FROM
        for i in range(max(mention.first - 2 * MOST_WORDS, 0), mention.first)
    )
    follows = mention.end + (keys[mention.end] in ("will", "would"))
    after = keys[follows] in _FOLLOWS and keys[follows + 1] in _HIM
    if from_him or after or not _FOLLOWED.isdisjoint(before):
        return named_before(marked, mention.first, begun, FAR)
    return None


def _speaker(people: Sequence[Person], marked: Marked, mention: Mention) -> int | None:
    """Return who says "my predecessor": "The Mayor said: …"."""
    keys = marked.text.keys
    reach = range(mention.first, max(mention.first - MOST_TO_SPEAKER, 0), -1)
    said = next((at for at in reach if keys[at] in _SAYING), 0)
    spoken = {
        marked.text.key(start, said)
        for start in range(max(said - MOST_OFFICE_TOKENS, 0), said)
    }
    for number, person in enumerate(people):
        for m, n in person.mentions:
            offices = {m.text.key(o.start, o.end) for o in n.offices}
            if m is marked and n.end == said or offices & spoken:
                return number
    return None


def _led(marked: Marked, mention: Mention, begun: _Places) -> int | None:
    """Return who headed the delegation that "included" someone, by no country."""
    keys = marked.text.keys
    before = max(mention.first - NEAR, 1)
    if _LISTING.isdisjoint(keys[before : mention.first]):
        return None  # as before most names
    for at in range(mention.first - 1, before, -1):
        listed = keys[at] in _INCLUDED and keys[at - 1] in _PARTY
        if listed or keys[at] in _ARE and _is_of_party(marked, at):
            return _leader(marked, at, begun)
    return None


def _is_of_party(marked: Marked, at: int) -> bool:
    # Other members of the Mission are Ana Ruiz and Bo Kranz
    before = marked.text.keys[max(at - 5, 0) : at]
    return "members" in before and not _PARTY.isdisjoint(before)


def _leader(marked: Marked, at: int, begun: _Places) -> int | None:
    """Return whom a party was last said to be led by before a token."""
    text = marked.text
    for by in range(at - 1, max(at - FARTHEST, 0), -1):
        if text.keys[by] == "by" and text.keys[by - 1] in _LEADING:
            near = range(by + 1, by + MOST_TO_LEADER)
            where = text.where
            return next((begun[where, i] for i in near if (where, i) in begun), None)
    return None

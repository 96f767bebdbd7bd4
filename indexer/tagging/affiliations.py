"""For which country or body a person acts."""

from collections.abc import Sequence
from itertools import chain

from msgspec.structs import replace

from indexer.tagging.acting import body_around
from indexer.tagging.affiliation_odds import with_odds
from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.body_places import place_of_body
from indexer.tagging.companions import with_spouses
from indexer.tagging.countries import (
    country_before,
    country_behind,
    country_inside,
    on_behalf,
    stated_country,
)
from indexer.tagging.delegations import side
from indexer.tagging.employed import employed
from indexer.tagging.employers import body_of, international_body
from indexer.tagging.foreign import counterpart, foreign
from indexer.tagging.gazetteer import places
from indexer.tagging.high_offices import ruled_by
from indexer.tagging.home import Home
from indexer.tagging.in_lists import Listed
from indexer.tagging.local import heads_a_part, part_of, town_before
from indexer.tagging.marked import Marked
from indexer.tagging.of_the_state import nominated_for, of_the_state
from indexer.tagging.officers import of_the_police, sent_by_the_state
from indexer.tagging.offices import Office
from indexer.tagging.people import Person
from indexer.tagging.relations import with_relations
from indexer.tagging.represented import with_ties
from indexer.tagging.serving import OF_STATES
from indexer.tagging.unions import unions
from indexer.tagging.workplaces import workplace

__all__ = ["affiliations", "hinted", "ruled"]

_SENT = frozenset("ambassador envoy".split())
_SEATS = ("senator", "sen", "congressman", "congresswoman", "representative", "rep")
_NATIONAL_SEATS = frozenset(("mp", "m.p."))
_FEDERAL = frozenset("senator congressman congresswoman".split())
_TOLD = (country_inside, country_behind, on_behalf, country_before)


def affiliations(
    people: list[Person],
    home: Home,
    texts: Sequence[Marked],
    others: Listed,
    second: set[int],
) -> list[str | None]:
    """Return for which country or body each acts, None where nothing says it.

    `second` are the ids of those before whom someone holds the same high office.
    """
    acting = ruled(people, home, others, second)
    hints = hinted(people, acting, home, second)
    acting = with_ties(
        people, with_odds(people, acting, hints, home, texts, others), acting
    )
    acting = [
        _called(person, whom) if whom and whom == home.staff else whom
        for person, whom in zip(people, acting, strict=True)
    ]
    acting = [
        of_the_state(whom, home) if whom and _holds(person) else whom
        for person, whom in zip(people, acting, strict=True)
    ]
    return with_spouses(people, acting)


def _holds(person: Person) -> bool:
    return any(mention.held for _, mention in person.mentions)


def hinted(
    people: list[Person],
    acting: Sequence[str | None],
    home: Home,
    second: set[int],
) -> list[str | None]:
    """Return what words farther off may tell of those who are not known to act."""
    return [
        None if whom else foreign(person, home, id(person) in second)
        for person, whom in zip(people, acting, strict=True)
    ]


def ruled(
    people: list[Person], home: Home, others: Listed, second: set[int]
) -> list[str | None]:
    """Return for whom each acts by words that leave no choice, else None."""
    told = [_told(person, home, id(person) in second) for person in people]
    near = [
        found or _employed(person, home)
        for person, found in zip(people, told, strict=True)
    ]
    return with_relations(people, near, told, others, home)


def _told(person: Person, home: Home, second: bool) -> str | None:
    """Return what the words beside a person, or a list of delegates, say."""
    holds = any(not office.former for _, m in person.mentions for office in m.held)
    told = (
        (marked, replace(m, offices=m.told))
        for marked, m in person.mentions
        if m.offices != m.told  # else it was asked before
    )
    for at in person.mentions:
        if state := nominated_for(*at, home):
            return state
    if counterpart(*person.mentions[0]):
        return country_before(*person.mentions[0]) or foreign(person, home, second)
    national = any(
        m.text.keys[o.head].rstrip(".").removesuffix("s") in (*_SEATS, *_SENT)
        for m, n in person.mentions
        for o in n.held
    )
    for marked, mention in chain(person.mentions, told):
        mention = _of_today(mention) if holds else mention
        mention = _of_the_whole(marked, mention) if national else mention
        stated = _stated(marked, mention, home)
        if stated:
            return stated
    return side(person)


def _employed(person: Person, home: Home) -> str | None:
    """Return the body that words around a name or before its office give it to.

    Or the other country that somebody rules whom all know by surname.
    """
    if any(_of_the_united_nations(*at) for at in person.mentions):
        return "United Nations"
    if home.country and home.name and any(_is_federal(*at) for at in person.mentions):
        return country_name(home.country)
    around = (body_around(*at) for at in person.mentions)
    works = (workplace(*at, home.name) or employed(*at) for at in person.mentions)
    towns = (None if _is_part(home) else town_before(*at) for at in person.mentions)
    iso = ruled_by(person)
    rules = country_name(iso) if iso and iso != home.country else None
    return next(filter(None, chain(around, works, towns)), rules)


def _is_part(home: Home) -> bool:
    """Whether a release comes from a part of a country: its mayor is of no other."""
    return bool(home.name and home.country and home.name != country_name(home.country))


def _of_the_united_nations(marked: Marked, mention: Mention) -> bool:
    # the Secretary-General, of nothing, in a release that speaks of them
    keys = marked.text.keys
    heads = [o.head for o in mention.held if o.end <= o.head + 1]
    alone = [keys[at] for at in heads] == ["secretary-general"]
    return alone and ("un" in keys or "united nations" in " ".join(keys))


def _is_federal(marked: Marked, mention: Mention) -> bool:
    # a senator, a federal minister in a release of a state or its police
    keys = marked.text.keys
    seat = mention.end + (keys[mention.end] == ",")
    if {keys[seat], keys[mention.first - 1]} & _NATIONAL_SEATS:
        return True
    return any(
        keys[office.start - 1] == "federal"
        or keys[office.head] in _FEDERAL
        and "state" not in keys[office.start - 1 : office.head]
        for office in mention.offices
    )


def _of_today(mention: Mention) -> Mention:
    """Return a mention without the offices that were held before."""
    if not any(office.former for office in mention.offices):
        return mention
    today = tuple(office for office in mention.offices if not office.former)
    return replace(mention, offices=today)


def _of_the_whole(marked: Marked, mention: Mention) -> Mention:
    """Return a senator's mention without having been a councillor of a town."""
    whole = tuple(o for o in mention.offices if not heads_a_part(marked, o))
    return replace(mention, offices=whole)


def _is_body(home: Home) -> bool:
    """Whether a release comes from a bank, a police or university, no government."""
    return home.name is not None and home.name == home.staff


def _called(person: Person, body: str) -> str:
    """Return a body under its letters, if the release calls it so: ELMA."""
    letters = "".join(word[0] for word in body.split() if word[0].isupper())
    words = person.mentions[0][0].text.words
    return letters if len(letters) > 2 and letters in words else body


def _stated(marked: Marked, mention: Mention, home: Home) -> str | None:
    """Return what the offices beside one mention say, or the words around it."""
    for office in mention.offices:
        if stated := stated_country(marked, office):
            return stated
    if _is_staff(marked, mention) and home.name in unions().values():
        return home.name
    if ours := of_the_police(marked, mention, home):
        return ours
    told = (tell(marked, mention) for tell in _TOLD)
    bodies = (
        _part(marked, mention, office, home)
        or international_body(marked, office)
        or body_of(marked, office)
        for office in mention.offices
    )
    found = next(filter(None, chain(told, bodies)), None)
    return found or place_of_body(marked, mention, home.country)


def _part(marked: Marked, mention: Mention, office: Office, home: Home) -> str | None:
    """Return the part that an office is of, or the state that sends its governor."""
    if _governs(marked, office, home):
        return None
    part = part_of(marked, mention, office)
    return sent_by_the_state(marked, office, part, home) or part


def _governs(marked: Marked, office: Office, home: Home) -> bool:
    # the Governor, where a bank publishes, is its own, whatever state is named
    alone = office.end == office.head + 1
    return alone and _is_body(home) and marked.text.keys[office.head] == "governor"


def _is_staff(marked: Marked, mention: Mention) -> bool:
    # appointed by a union, Ana Ruiz of Peru acts for it
    keys = marked.text.keys
    of_state = (keys[office.head] in OF_STATES for office in mention.offices)
    at = mention.end + 1 + (keys[mention.end + 1] == "the")
    placed = marked.text.key(at, marked.known[at]) in places()
    return keys[mention.end] == "of" and placed and not any(of_state)

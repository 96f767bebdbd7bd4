"""For which country or body a person acts, and by which rule."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from indexer.lexicon import rows
from indexer.tagging.acting import body_around
from indexer.tagging.affiliation_odds import with_odds
from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.beside_rules import Answers, told_beside
from indexer.tagging.companions import with_spouses
from indexer.tagging.countries import country_before
from indexer.tagging.delegations import side
from indexer.tagging.employed import employed
from indexer.tagging.foreign import (
    counterpart,
    foreign,
    guest_from,
    meets_counterpart,
    only_named,
    sent_abroad,
)
from indexer.tagging.guests import receives_guests
from indexer.tagging.high_offices import (
    no_office_at_home,
    only_in,
    ruled_by,
    rules_the_whole,
)
from indexer.tagging.home import Home
from indexer.tagging.in_lists import Listed
from indexer.tagging.letters import initials_of
from indexer.tagging.local import heads_a_part, town_before
from indexer.tagging.marked import Marked
from indexer.tagging.of_the_state import nominated_for, of_the_state
from indexer.tagging.own_heads import heads_the_publisher
from indexer.tagging.owned import owner_of
from indexer.tagging.people import Person
from indexer.tagging.posts import at_a_delegation, only_of_one_side, seated_in
from indexer.tagging.relations import with_relations
from indexer.tagging.represented import with_ties
from indexer.tagging.serving import (
    governs_and_leads,
    leads_the_united_nations,
    sits_for_all,
)
from indexer.tagging.travels import met_on_a_visit, visited
from indexer.tagging.workplaces import workplace

__all__ = ["Acts", "affiliations", "hinted", "ruled"]

USUAL = 0.8  # confidence in a rule that the list affiliation_rules.txt does not have
_SENT = frozenset("ambassador envoy".split())
_SEATS = ("senator", "sen", "congressman", "congresswoman", "representative", "rep")


class Acts(NamedTuple):
    """For whom somebody acts, None for nobody; by which rule, and how surely."""

    whom: str | None
    rule: str
    confidence: float


def affiliations(
    people: list[Person],
    home: Home,
    texts: Sequence[Marked],
    others: Listed,
    second: set[int],
) -> list[Acts]:
    """Return for which country or body each acts, None where nothing says it.

    `second` are the ids of those before whom someone holds the same high office.
    """
    told, acts = _beside(people, home, second, visited(texts[0]))
    known = with_relations(people, _whom(acts), told, others, home)
    acts = _since(acts, known, "told-by-another-person")
    hints = hinted(people, known, home, texts, second)
    likely, chances = with_odds(people, known, hints, home, texts, others)
    acts = _since(acts, likely, "likeliest-of-those-named", chances)
    acts = [_own(one, home) if at in chances else one for at, one in enumerate(acts)]
    tied = with_ties(people, likely, known)
    acts = _since(acts, tied, "sent-by-or-serving-another")
    state = [
        of_the_state(whom, home) if whom and _holds(person) else whom
        for person, whom in zip(people, tied, strict=True)
    ]
    acts = _since(acts, state, "organ-of-the-state")
    acts = _since(acts, with_spouses(people, state, told), "spouse")
    return [
        one._replace(whom=_called(person, one.whom)) if one.whom == home.staff else one
        for person, one in zip(people, acts, strict=True)
    ]


def _own(one: Acts, home: Home) -> Acts:
    """Return for whom somebody likeliest acts, told apart where it is the publisher."""
    own = country_name(home.country) if home.country else None
    ours = one.whom in (own, home.name, home.staff)
    return one._replace(rule="likeliest-the-publishers-own") if ours else one


def _whom(acts: Sequence[Acts]) -> list[str | None]:
    return [one.whom for one in acts]


def _since(
    acts: Sequence[Acts],
    acting: Sequence[str | None],
    rule: str,
    chances: Mapping[int, float] | None = None,
) -> list[Acts]:
    """Return for whom people act now, with a rule for those of whom it changed."""
    sure = _right().get(rule, USUAL)
    return [
        one
        if one.whom == whom
        else Acts(whom, rule, round((chances or {}).get(at, sure), 2))
        for at, (one, whom) in enumerate(zip(acts, acting, strict=True))
    ]


@cache
def _right() -> Mapping[str, float]:
    """Return by rule for how many it was right in releases that were read."""
    return {rule: float(share) for rule, share in rows("affiliation_rules")}


def _holds(person: Person) -> bool:
    return any(mention.held for _, mention in person.mentions)


def hinted(
    people: list[Person],
    acting: Sequence[str | None],
    home: Home,
    texts: Sequence[Marked],
    second: set[int],
) -> list[str | None]:
    """Return what words farther off may tell of those who are not known to act.

    Who holds an office that home does not have acts for the country of the title.
    """
    title = only_named(texts[0], home)
    return [
        None
        if whom
        else foreign(person, home, id(person) in second)
        or (title if title and no_office_at_home(person, home) else None)
        for person, whom in zip(people, acting, strict=True)
    ]


def ruled(
    people: list[Person],
    home: Home,
    texts: Sequence[Marked],
    others: Listed,
    second: set[int],
) -> list[str | None]:
    """Return for whom each acts by words that leave no choice, else None."""
    told, near = _beside(people, home, second, visited(texts[0]))
    return with_relations(people, _whom(near), told, others, home)


def _beside(
    people: list[Person], home: Home, second: set[int], abroad: str | None
) -> tuple[list[str | None], list[Acts]]:
    """Return what words beside each say, and that or what words around say, by rule.

    `abroad` is the country that the title tells a visit to.
    """
    told = [_first(_told(person, home, id(person) in second)) for person in people]
    near = [
        found if found.whom else _first(_employed(person, home, abroad))
        for person, found in zip(people, told, strict=True)
    ]
    return _whom(told), near


def _first(answers: Answers) -> Acts:
    """Return the first that is told, with its rule."""
    for rule, whom in answers:
        if whom:
            return Acts(whom, rule, _right().get(rule, USUAL))
    return Acts(None, "", USUAL)


def _told(person: Person, home: Home, second: bool) -> Answers:
    """Yield what the words beside a person, or a list of delegates, say."""
    holds = any(not office.former for _, m in person.mentions for office in m.held)
    told = (
        (marked, replace(m, offices=m.told))
        for marked, m in person.mentions
        if m.told and m.offices != m.told  # else it was asked before
    )
    for at in person.mentions:
        yield "named-to-an-office", nominated_for(*at, home)
    if counterpart(*person.mentions[0]):
        yield "counterpart", country_before(*person.mentions[0])
        yield "counterpart", foreign(person, home, second)
        return
    if any(meets_counterpart(*at) for at in person.mentions):
        yield (
            "meets-a-counterpart",
            country_name(home.country) if home.country else None,
        )
    national = any(
        m.text.keys[o.head].rstrip(".").removesuffix("s") in (*_SEATS, *_SENT)
        for m, n in person.mentions
        for o in n.held
    )
    for marked, mention in chain(person.mentions, told):
        mention = _of_today(mention) if holds else mention
        mention = _of_the_whole(marked, mention) if national else mention
        yield from told_beside(marked, mention, home)
    only = (only_in(*at) for at in person.mentions)
    yield "office-of-one-country", next((country_name(i) for i in only if i), None)
    hosts = (receives_guests(*at, home) for at in person.mentions)
    yield "receives-guests", next(filter(None, hosts), None)
    yield "list-of-a-side", side(person)
    yield "envoy-to-another-country", sent_abroad(person, home)


def _employed(person: Person, home: Home, abroad: str | None) -> Answers:
    """Yield the bodies that words around a name or before its office give it to.

    And the country that somebody rules whom all know by surname.
    """
    if any(leads_the_united_nations(*at) for at in person.mentions):
        yield "secretary-general", "United Nations"
    named = home.name or home.post
    if home.country and named and any(sits_for_all(*at) for at in person.mentions):
        yield "national-seat", country_name(seated_in(person, home, home.country))
    if home.country and any(_leads_a_party_in_office(*at) for at in person.mentions):
        yield "party-and-government", home.name or country_name(home.country)
    for at in person.mentions:
        yield "body-around-the-name", body_around(*at, home)
    for at in person.mentions:
        yield "body-before-the-office", workplace(*at, home)
        yield "works-for-a-body", employed(*at) or owner_of(*at)
    for at in person.mentions:
        yield "head-of-the-publisher", heads_the_publisher(*at, home)
    for at in () if _is_part(home) else person.mentions:
        yield "town-before-a-mayor", town_before(*at)
    iso = ruled_by(person)
    ours = iso == home.country and _is_part(home)
    yield "known-ruler", country_name(iso) if iso and not ours else None
    if home.country and _is_part(home) and rules_the_whole(person, home):
        yield "office-of-the-whole", country_name(home.country)
    yield "office-of-one-side", only_of_one_side(person, home)
    yield "at-a-delegation", at_a_delegation(person, home)
    met = (met_on_a_visit(*at, home, abroad) for at in _first_mentions(person))
    yield "met-on-a-visit", next(filter(None, met), None)
    yield "guest-of-the-country", guest_from(person, home)


def _leads_a_party_in_office(marked: Marked, mention: Mention) -> bool:
    keys = marked.text.keys
    party = any("party" in keys[o.head : o.end] for o in mention.offices)
    return party and governs_and_leads(marked, mention)


def _first_mentions(person: Person) -> list[tuple[Marked, Mention]]:
    """Return the first mention in each text: who is met later was there before."""
    first: dict[str, tuple[Marked, Mention]] = {}
    for marked, mention in person.mentions:
        first.setdefault(marked.text.where, (marked, mention))
    return list(first.values())


def _is_part(home: Home) -> bool:
    """Whether a release comes from a part of a country: its mayor is of no other."""
    return bool(home.name and home.country and home.name != country_name(home.country))


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


def _called(person: Person, body: str | None) -> str | None:
    """Return a body under its letters, if the release calls it so: ELMA."""
    return initials_of(person.mentions[0][0].text, body or "") or body

"""What the words beside one mention say of whom somebody acts for, rule by rule."""

from collections.abc import Iterator

from indexer.tagging.atlas import country_name
from indexer.tagging.beside import PARTY_OF_STATE, Mention
from indexer.tagging.body_places import place_of_body
from indexer.tagging.countries import (
    country_before,
    country_behind,
    country_inside,
    on_behalf,
    stated_country,
)
from indexer.tagging.employers import body_of, firm_before, international_body
from indexer.tagging.gazetteer import country_of, places
from indexer.tagging.home import Home
from indexer.tagging.letters import is_called
from indexer.tagging.local import part_of
from indexer.tagging.marked import Marked
from indexer.tagging.officers import of_the_police, sent_by_the_state
from indexer.tagging.offices import Office
from indexer.tagging.serving import OF_STATES, governs_and_leads
from indexer.tagging.unions import unions

__all__ = ["Answers", "told_beside"]

_BANKS = frozenset("bank banco banque banca reserve monetary fund".split())

Answers = Iterator[tuple[str, str | None]]  # by rule: for whom, if it says so


def told_beside(marked: Marked, mention: Mention, home: Home) -> Answers:
    """Yield each rule, the strongest first, with the country or body that it tells."""
    for office in mention.offices:
        yield "body-that-publishes", _in_publisher(marked, office, home)
        yield "body-in-the-office", firm_before(marked, office)
    for office in mention.offices:
        yield "country-with-the-office", stated_country(marked, office)
    if home.name in unions().values() and _is_staff(marked, mention):
        yield "staff-of-the-union", home.name
    yield "officer-of-the-police", of_the_police(marked, mention, home)
    yield "country-in-the-office", country_inside(marked, mention)
    yield "country-behind-the-name", country_behind(marked, mention)
    yield "party-and-state", _of_the_states(marked, mention)
    yield "on-behalf-of-a-government", on_behalf(marked, mention)
    yield "country-before-the-office", country_before(marked, mention)
    for office in mention.offices:
        yield "body-that-publishes", _of_publisher(marked, office, home)
        yield from _of_office(marked, mention, office, home)
    yield "place-of-the-body", place_of_body(marked, mention, home.country)


def _of_the_states(marked: Marked, mention: Mention) -> str | None:
    # Senator Ana Ruiz (D-Ohio): parties of the United States
    words, end = marked.text.words, mention.end
    party = words[end] in (",", "(") and PARTY_OF_STATE.match(words[end + 1])
    return country_name("US") if party else None


def _of_office(marked: Marked, mention: Mention, office: Office, home: Home) -> Answers:
    """Yield what an office is of: a part of a country, the state, or a body."""
    if not _governs(marked, mention, office, home):
        part = part_of(marked, mention, office)
        yield (
            "governor-sent-by-the-state",
            sent_by_the_state(marked, office, part, home),
        )
        yield "part-of-a-country", part
    yield "international-body", international_body(marked, office)
    if not governs_and_leads(marked, mention):
        yield "body-in-the-office", body_of(marked, office)
    # where no state publishes, its commission is not more than a body
    anyhow = home.name is not None and home.name == home.staff and not home.country
    yield "body-in-the-office", _body_behind(marked, office) if anyhow else None


def _in_publisher(marked: Marked, office: Office, home: Home) -> str | None:
    # Governor of the Bank of Elmland: of the bank, where that publishes
    if home.name is None or home.name != home.staff or home.host:
        return None
    return _of_publisher(marked, office, home)


def _of_publisher(marked: Marked, office: Office, home: Home) -> str | None:
    """Return whom those act for whose office names the body that publishes."""
    if not home.called or not home.country and home.name != home.staff:
        return None
    text = marked.text
    within = range(max(office.first - 1, 0), office.end)
    ours = any(
        _calls(home.called, text.key(at, marked.bodies[at]))
        for at in within
        if at in marked.bodies
    )
    if ours or any(is_called(text, at, home) for at in within):
        return home.name or country_name(home.country or "")
    return None


def _body_behind(marked: Marked, office: Office) -> str | None:
    of = office.head + 1
    at = of + 1 + (marked.text.keys[of + 1] == "the")
    named = marked.text.keys[of] == "of" and marked.bodies.get(at)
    return marked.text.cut(at, named) if named else None


def _calls(publisher: str, body: str) -> bool:
    """Whether a body is the publisher, or this has its country's name besides."""
    before, named, behind = publisher.partition(body)
    if not named or publisher == body:
        return publisher == body
    country = before.strip() or behind.removeprefix(" of").strip().removeprefix("the ")
    iso = country_of(country) or country_of(country.upper())  # u.s.
    return not (before and behind) and iso is not None


def _governs(marked: Marked, mention: Mention, office: Office, home: Home) -> bool:
    # the Governor, where a bank publishes, is its own, whatever state is named; but not
    # Governor Ana Ruiz of Elm State
    ours = home.name is not None and home.name == home.staff
    ours = ours and not _BANKS.isdisjoint((home.name or "").lower().split())
    alone = office.end == office.head + 1 and marked.text.keys[mention.end] != "of"
    return ours and alone and marked.text.keys[office.head] == "governor"


def _is_staff(marked: Marked, mention: Mention) -> bool:
    # appointed by a union, Ana Ruiz of Peru acts for it
    keys = marked.text.keys
    of_state = (keys[office.head] in OF_STATES for office in mention.offices)
    at = mention.end + 1 + (keys[mention.end + 1] == "the")
    placed = marked.text.key(at, marked.known[at]) in places()
    return keys[mention.end] == "of" and placed and not any(of_state)

"""A release with its tags: who, in which office, which bodies, where, about what."""

from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec.structs import replace

from index.release import Participant, Release, Span, Tag
from indexer.tagging.affiliations import Acts, affiliations
from indexer.tagging.bodies import full_names, organisation_tags
from indexer.tagging.delegations import members, side
from indexer.tagging.high_offices import second_holders
from indexer.tagging.home import Home
from indexer.tagging.in_lists import Listed, listed
from indexer.tagging.kept import begun_firms
from indexer.tagging.locating import location_tags
from indexer.tagging.marked import Marked
from indexer.tagging.meetings import meetings
from indexer.tagging.of_the_state import of_the_state
from indexer.tagging.offices import Office
from indexer.tagging.people import Person
from indexer.tagging.reading import read_release
from indexer.tagging.roles import role
from indexer.tagging.small_towns import small_namesakes
from indexer.tagging.topics import find_topics
from indexer.tagging.why_acting import why_acting
from indexer.tagging.wording import office_text
from indexer.tagging.words import fold

__all__ = ["tag"]

MOST_OFFICES = 40
_Stated = tuple[str, Office, Marked]  # an office in words, and where it stands


def tag(release: Release) -> Release:
    """Return the release with its tags, each with its spans and the rule behind it."""
    reading = read_release(release)
    title, decided, people, home = reading
    stated = [_stated_offices(person) for person in people]
    organisations = organisation_tags(decided)
    full = full_names(organisations, {"title": title, "body": release.body})
    texts = reading.texts
    participants = _participants(people, stated, home, texts)
    participants = _in_full(participants, full, home)
    names = [one.value for one in participants]
    surnames = {fold(name.rpartition(" ")[2]) for name in names}
    # the Elmo Tire Company: Elmo is no town then
    surnames |= small_namesakes(begun_firms(decided))
    locations = location_tags(decided, home, surnames)
    return replace(
        release,
        tags=(
            *participants,
            *members(texts, people),
            *organisations,
            *locations,
            *_offices(participants, stated),
            *find_topics(title, release.body),
            *meetings(
                texts,
                list(zip(people, names, strict=True)),
                locations,
                release.published,
            ),
        ),
    )


def _participants(
    people: list[Person], stated: list[list[_Stated]], home: Home, texts: list[Marked]
) -> list[Participant]:
    others = listed(people)
    acting = affiliations(people, home, texts, others, second_holders(people))
    return _on_sides(
        [
            _participant(person, offices, acts, others)
            for person, offices, acts in zip(people, stated, acting, strict=True)
        ]
    )


def _in_full(
    participants: list[Participant], full: Mapping[str, str], home: Home
) -> list[Participant]:
    """Return whom they act for by the names that the release spells out.

    Letters may then be those of an organ of the state: ELMA, the Elm Ministry of Art.
    """
    return [
        replace(p, affiliation=_spelled_out(p, p.affiliation, full, home))
        if p.affiliation and p.affiliation in full and p.affiliation != home.name
        else p
        for p in participants
    ]


def _spelled_out(
    person: Participant, short: str, full: Mapping[str, str], home: Home
) -> str:
    held = person.offices or person.former_offices
    return of_the_state(full[short], home) if held else full[short]


def _participant(
    person: Person, stated: list[_Stated], acts: Acts, others: Listed
) -> Participant:
    part, evidence = role(person, others)
    best = max((m for _, m in person.mentions), key=lambda m: m.confidence)
    return Participant(
        "participants",
        person.name(),
        tuple(_span(marked, m.start, m.end) for marked, m in person.mentions),
        best.rule,
        best.confidence,
        offices=_fullest(text for text, office, _ in stated if not office.former),
        former_offices=_fullest(text for text, office, _ in stated if office.former),
        affiliation=acts.whom,
        side=side(person),
        role=part,
        evidence=evidence,
        acting=why_acting(person, acts),
    )


def _on_sides(participants: list[Participant]) -> list[Participant]:
    """Put the present, too, on the sides that the lists of delegates name."""
    sides = {p.side for p in participants if p.side}
    return [
        replace(p, side=p.affiliation)
        if p.side is None and p.role == "present" and p.affiliation in sides
        else p
        for p in participants
    ]


def _stated_offices(person: Person) -> list[_Stated]:
    return [
        (office_text(marked, office), office, marked)
        for marked, mention in person.mentions
        for office in mention.held
    ]


def _fullest(offices: Iterable[str]) -> tuple[str, ...]:
    """Return the distinct offices without those a fuller one says too."""
    distinct = list(dict.fromkeys(offices))[:MOST_OFFICES]
    if len(distinct) < 2:
        return tuple(distinct)
    words = [set(office.lower().split()) for office in distinct]
    return tuple(
        office
        for number, office in enumerate(distinct)
        if not any(
            words[number] < other or (words[number] == other and before < number)
            for before, other in enumerate(words)
        )
    )


def _offices(participants: list[Participant], stated: list[list[_Stated]]) -> list[Tag]:
    spans: dict[str, list[Span]] = {}
    held = {office for p in participants for office in p.offices}
    for text, office, marked in chain.from_iterable(stated):
        if text in held:
            spans.setdefault(text, []).append(_span(marked, office.start, office.end))
    return [
        Tag(
            "offices",
            office,
            tuple(dict.fromkeys(found)),
            "office-of-a-participant",
            0.9,
        )
        for office, found in spans.items()
    ]


def _span(marked: Marked, start: int, end: int) -> Span:
    text = marked.text
    return Span(text.where, text.starts[start], text.ends[end - 1])

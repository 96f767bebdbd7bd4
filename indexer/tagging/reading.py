"""A release as read: its texts with the names in them, its people, where it is from."""

from dataclasses import replace
from typing import NamedTuple

from index.release import Release
from indexer.tagging.bases import bases
from indexer.tagging.beside import Mention
from indexer.tagging.events import other_names
from indexer.tagging.home import Home, home_of
from indexer.tagging.kept import begun_firms, kept_names
from indexer.tagging.learned import learned_names
from indexer.tagging.marked import Marked
from indexer.tagging.marks import mark
from indexer.tagging.mentions import mentions
from indexer.tagging.offices import Office
from indexer.tagging.people import Person, gather
from indexer.tagging.places import known_places
from indexer.tagging.seats import seats
from indexer.tagging.sites import site_candidates
from indexer.tagging.spans import Candidate, decide
from indexer.tagging.streets import streets
from indexer.tagging.tokens import read_text
from indexer.tagging.told_home import told_home
from indexer.tagging.typed import typed_places
from indexer.tagging.unlisted import unlisted_towns
from indexer.tagging.venues import venues
from indexer.tagging.voting import votes

__all__ = ["Reading", "read_release"]


class Reading(NamedTuple):
    """A title and a body with the names decided in each, the people, and the home."""

    title: str
    decided: list[tuple[Marked, list[Candidate]]]
    people: list[Person]
    home: Home

    @property
    def texts(self) -> list[Marked]:
        """The title and the body."""
        return [marked for marked, _ in self.decided]


def read_release(release: Release) -> Reading:
    """Return what a release names, before anything is told of it."""
    title = "" if release.title_made else release.title
    home = home_of(release.publisher, release.source_url)
    texts = [mark(read_text("title", title)), mark(read_text("body", release.body))]
    seen = [votes(marked.text) for marked, _ in texts]
    named = [
        (marked, mentions(marked, voted))
        for (marked, _), voted in zip(texts, seen, strict=True)
    ]
    decided = [
        (
            marked,
            _decide(
                marked,
                [
                    *bodies,
                    *learned_names(marked, voted),
                    *unlisted_towns(marked, voted, home.country),
                ],
                found,
            ),
        )
        for (marked, bodies), (_, found), voted in zip(texts, named, seen, strict=True)
    ]
    firms = begun_firms(decided)
    kept = [
        (m, kept_names(m, found, c, firms))
        for (m, found), (_, c) in zip(named, decided, strict=True)
    ]
    people = gather(kept)
    if home.name is None and home.country is None:
        home = Home(None, told_home(decided, people))
    if home.post and home.host is None:
        home = replace(home, host=told_home(decided, people, home.country))
    return Reading(title, decided, people, home)


def _decide(
    marked: Marked, others: list[Candidate], found: list[Mention]
) -> list[Candidate]:
    persons = [
        Candidate(
            m.start, m.end, "participants", 3.0 * m.confidence + m.end - m.start, m.rule
        )
        for m in found
    ]
    # "Bangladesh Foreign Secretary": the country says for whom, not where
    before = [
        Candidate(o.first, o.start, "other", 9.0, "country-of-an-office")
        for m in found
        for o in m.held
        if o.start > o.first and not _begins_body(marked, o)
    ]
    return decide(
        [
            *persons,
            *others,
            *known_places(marked),
            *site_candidates(marked),
            *typed_places(marked),
            *bases(marked),
            *seats(marked),
            *streets(marked),
            *venues(marked),
            *before,
            *other_names(marked),
        ]
    )


def _begins_body(marked: Marked, office: Office) -> bool:
    # the Elmland Water Board Chairman: the board has the country in its name
    alone = marked.countries.get(office.first) == office.first + 1
    return alone and marked.bodies.get(office.first, 0) > office.start

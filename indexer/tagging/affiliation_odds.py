"""For which country or body somebody likely acts, by all that is observed at once.

A candidate is worth the sum of the weights of what is observed of it and of the person,
by its sort and by its group; the list affiliation_odds.txt has them. The likeliest one
is taken, and nobody is a candidate, too.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from indexer.lexicon import rows
from indexer.tagging.affiliation_signs import (
    GROUPS,
    Candidate,
    Starts,
    Where,
    at_home,
    candidates,
    kind_of_home,
    parted,
    said_of,
    starts_of,
)
from indexer.tagging.candidates import named_in
from indexer.tagging.high_offices import countries_without, no_office_at_home
from indexer.tagging.home import Home
from indexer.tagging.in_lists import Listed
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person
from indexer.tagging.serving import office_sort
from indexer.tagging.tokens import split

__all__ = ["Question", "questions", "with_odds"]

Weights = Mapping[str, Mapping[str, float]]  # by sort of candidate, and by observation
_BODIES = frozenset(("agency", "company", "body", "unlisted"))
_STATED = frozenset(("inside", "inside-of", "inside-at"))
MOST_MENTIONS = 2  # of a person, before which another one is looked for


class Question(NamedTuple):
    """For whom a person acts: the candidates, and what is observed of the person.

    `named` are the sorts of all that the release names, `before` is the number of who
    is named before, `near` how near that one is. `barred` are the countries that do
    not have the person's office.
    """

    person: int
    candidates: Mapping[str | None, Candidate]
    said: Sequence[str]
    named: Mapping[str, str]
    before: int | None
    near: str
    barred: frozenset[str] = frozenset()

    def options(
        self, acting: Sequence[str | None]
    ) -> list[tuple[Candidate, list[str]]]:
        """Return the candidates with what is observed, given for whom others act."""
        those = self._meant()
        if self.before is None or acting[self.before] in self.barred:
            return [(one, one.seen) for one in those]
        before = acting[self.before]
        same = self.candidates.get(before)
        if same is None:
            same = Candidate(before, self.named.get(before or "", "body"))
        if len(those) < len(self.candidates) and same.sort in _BODIES:
            return [(one, one.seen) for one in those]
        return [
            (same, [*same.seen, f"as-{self.near}"]),
            *((one, one.seen) for one in those if one is not same),
        ]

    def _meant(self) -> list[Candidate]:
        """Return the candidates without other bodies, where the office names one."""
        named = list(self.candidates.values())
        stated = [
            one
            for one in named
            if one.sort not in _BODIES or not _STATED.isdisjoint(one.seen)
        ]
        return stated if any(one.sort in _BODIES for one in stated) else named


def with_odds(
    people: Sequence[Person],
    acting: Sequence[str | None],
    hints: Sequence[str | None],
    home: Home,
    texts: Sequence[Marked],
    others: Listed,
) -> tuple[list[str | None], dict[int, float]]:
    """Return for whom people act, the likeliest where it is not known yet.

    And how likely these are, by their number. `hints` are what words farther off may
    tell.
    """
    whole, chances = list(acting), {}
    unknown = [at for at, whom in enumerate(acting) if whom is None]
    for question in questions(people, unknown, hints, home, texts, others):
        at = question.person
        whole[at], chances[at] = _likeliest(question, whole)
    return whole, chances


def questions(
    people: Sequence[Person],
    asked: Sequence[int],
    hints: Sequence[str | None],
    home: Home,
    texts: Sequence[Marked],
    others: Listed,
) -> Iterator[Question]:
    """Yield the question for whom each of those asked for acts, in order."""
    if not asked:
        return
    starts, kind = starts_of(people), kind_of_home(home)
    ours = at_home(home, False), at_home(home, True)
    called = {split(name): name for name in (home.staff, home.name) if name}
    named = {marked.text.where: named_in(marked, called) for marked in texts}
    sorts = {one.name: one.sort for those in named.values() for one in those}
    countries = [name for name, sort in sorts.items() if sort == "country"]
    number = {
        (marked.text.where, mention.start): at
        for at, person in enumerate(people)
        for marked, mention in person.mentions
    }
    for at in asked:
        person = people[at]
        abroad = no_office_at_home(person, home)
        barred = countries_without(person, countries)
        found = candidates(person, hints[at], ours[abroad], named, starts)
        yield Question(
            at,
            _allowed(found, barred),
            said_of(person, office_sort(person), kind),
            sorts,
            *_before(person, at, starts, number, others),
            barred,
        )


def _allowed(
    found: Mapping[str | None, Candidate], barred: frozenset[str]
) -> Mapping[str | None, Candidate]:
    """Return the candidates without those barred, where another one is left."""
    left = {whom: one for whom, one in found.items() if whom not in barred}
    return left if any(left) else found


def _before(
    person: Person,
    own: int,
    starts: Starts,
    number: Mapping[tuple[Where, int], int],
    others: Listed,
) -> tuple[int | None, str]:
    """Return who is named before a person, and whether in the same list or sentence."""
    for marked, mention in person.mentions[:MOST_MENTIONS]:
        where = marked.text.where
        place = bisect_left(starts[where], mention.start) - 1
        before = starts[where][place] if place >= 0 else -1
        other = number.get((where, before), own)
        if other != own:
            if (where, mention.start) in others.before:
                return other, "listed"
            far = parted(marked, before, mention.start)
            return other, "far" if far else "same"
    return None, ""


def _likeliest(
    question: Question, acting: Sequence[str | None]
) -> tuple[str | None, float]:
    """Return for whom a person likeliest acts, and how likely that is."""
    listed = _list()
    of_person: dict[str, float] = {}
    totals: list[float] = []
    best, most = None, float("-inf")
    for one, seen in question.options(acting):
        told = listed.get(one.sort, {})
        if one.sort not in of_person:
            of_person[one.sort] = sum(told.get(sign, 0.0) for sign in question.said)
        total = of_person[one.sort]
        for sign in seen:
            total += told.get(sign, 0.0)
        totals.append(total)
        if total > most:
            best, most = one.whom, total
    return best, 1 / sum(exp(total - most) for total in totals)


@cache
def _list() -> Weights:
    """Return the weights by sort, each with those of its group."""
    found: defaultdict[str, defaultdict[str, float]] = defaultdict(
        lambda: defaultdict(float)
    )
    for by, seen, weight in rows("affiliation_odds"):
        for sort in (by, *(sort for sort, group in GROUPS.items() if group == by)):
            found[sort][seen] += float(weight)
    return {sort: dict(weights) for sort, weights in found.items()}

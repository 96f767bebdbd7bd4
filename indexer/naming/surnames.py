"""Whose name it is when a release has no more of it than "President Brik".

The same publisher knows: whom it calls by that surname, in that office, in those years.
Else the office and the country say it, if all publishers mean one person by them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.naming.answer import Answer, Counted, weight
from indexer.naming.forms import Form, form, likeness, sound
from indexer.naming.posts import share_post
from indexer.naming.usage import Usage

__all__ = ["BY_OFFICE", "BY_PUBLISHER", "Known", "resolved"]

BY_PUBLISHER, BY_OFFICE = "surname-by-publisher", "surname-by-office"
# How far the confidence of a tag falls: found by publisher and office, by the publisher
# alone, by office and country alone (judged by reading a hundred of each).
WITH_OFFICE, WITHOUT_OFFICE, ELSEWHERE = 0.9, 0.7, 0.8
WINDOWS = (1, 4)  # years before and after; the wider only where the nearer has nobody
SHARE = 0.9  # of the weight of all who bear the surname must be of one person
MOST_OTHERWISE = 8  # times as often may a person be called otherwise, in any office
LONG = 5  # letters of a surname that may be spelt in another way
LEAST = 8  # weight of a person whom no office tells: four releases or more


@dataclass(frozen=True, slots=True)
class Known:
    """A person by the value of the facet, with all usages that have it."""

    value: str
    rows: tuple[Counted, ...]

    def bears(self, name: Form) -> bool:
        """Whether a part of the name, or a name like several others, may be theirs."""
        return any(_part_of(name, form(row.usage.name)) for row in self.rows)

    @property
    def address(self) -> str:
        """`f` or `m` where Mrs or Mr was said of the full name, and never both."""
        said = {row.usage.address for row in self.rows} - {""}
        return said.pop() if len(said) == 1 else ""


def resolved(usage: Usage, known: Iterable[Known]) -> Answer | None:
    """Return whom a part of a name means, None where that is not plain."""
    name = form(usage.name)
    bearers = [k for k in known if k.bears(name) and _addressed(usage, k)]
    if usage.offices:
        return _by_publisher(usage, bearers) or _by_office(usage, bearers)
    return _by_surname(usage, bearers)


def _part_of(name: Form, full: Form) -> bool:
    if not full.given or full.rank == "sr" != name.rank:
        return False  # the father is not called without his rank
    if name.given:
        tail = full.words[-len(name.words) :] == name.words
        return tail or likeness(name, full) is not None
    if name.surname == full.surname:
        return True
    long = min(len(name.surname), len(full.surname)) >= LONG
    return long and sound(name.surname) == sound(full.surname)


def _addressed(usage: Usage, known: Known) -> bool:
    # Mrs Brik, without an office, is not the Mr Brik who is in all the papers
    if usage.address == "f" and not usage.offices:
        return known.address == "f"
    return not (usage.address and known.address) or usage.address == known.address


def _by_publisher(usage: Usage, bearers: Sequence[Known]) -> Answer | None:
    for window in WINDOWS:
        own = _weights(usage, bearers, window, own=True, in_office=True)
        if own:
            best = _best(own, sum(own.values()))
            why = f"as {usage.offices[0]}"
            return (
                _answer(usage, best, BY_PUBLISHER, WITH_OFFICE, why) if best else None
            )
    return None


def _by_surname(usage: Usage, bearers: Sequence[Known]) -> Answer | None:
    own = _weights(usage, bearers, WINDOWS[0], own=True, in_office=False)
    best = _best(own, sum(own.values())) if own else None
    if best is None or own[best] < LEAST:
        return None
    return _answer(usage, best, BY_PUBLISHER, WITHOUT_OFFICE, "and hardly any other")


def _by_office(usage: Usage, bearers: Sequence[Known]) -> Answer | None:
    if not usage.country:
        return None
    all_of_them = _weights(usage, bearers, WINDOWS[0], own=False, in_office=True)
    best = _best(all_of_them, sum(all_of_them.values())) if all_of_them else None
    if best is None:
        return None
    reason = (
        f"the release has the name {usage.name} alone; {usage.offices[0]} of "
        f"{usage.country} {_when(usage)} is {best}"
    )
    return Answer(best, reason, BY_OFFICE, ELSEWHERE)


def _weights(
    usage: Usage, bearers: Sequence[Known], window: int, *, own: bool, in_office: bool
) -> Mapping[str, int]:
    found = {}
    for known in bearers:
        rows = [row for row in known.rows if _near(usage, row.usage, window)]
        if own:
            rows = [r for r in rows if r.usage.publisher == usage.publisher]
        held = list(_in_office(usage, rows)) if in_office else rows
        # who is once, by mistake, called President is none
        if held and weight(held) * MOST_OTHERWISE >= weight(rows):
            found[known.value] = weight(held)
    return found


def _near(usage: Usage, other: Usage, window: int) -> bool:
    if not (usage.year and other.year):
        return True
    return abs(usage.year - other.year) <= window


def _in_office(usage: Usage, rows: Iterable[Counted]) -> Iterator[Counted]:
    for row in rows:
        other = row.usage
        agree = not (usage.country and other.country) or usage.country == other.country
        if agree and share_post(usage.posts, other.posts):
            yield row


def _best(weights: Mapping[str, int], total: int) -> str | None:
    best = min(weights, key=lambda value: (-weights[value], value))
    return best if weights[best] >= SHARE * total else None


def _answer(usage: Usage, best: str, rule: str, trust: float, why: str) -> Answer:
    publisher = usage.publisher or "the publisher"
    reason = (
        f"the release has the name {usage.name} alone; {publisher} {_when(usage)} "
        f"calls {best} so {why}"
    )
    return Answer(best, reason, rule, trust)


def _when(usage: Usage) -> str:
    return f"around {usage.year}" if usage.year else "at any time"

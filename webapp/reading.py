"""A release as read on its page: its text under its tags, and why each is there."""

from collections.abc import Iterator
from datetime import date

from babel import Locale
from msgspec import Struct

from index.release import (
    FACET_FIELDS,
    Acting,
    Location,
    Meeting,
    Member,
    Participant,
    Release,
    Span,
    Tag,
)
from index.results import Marks
from webapp.marks import (
    SOUGHT,
    Piece,
    Stretch,
    around,
    beginning_in,
    nested,
    paragraphs,
)

__all__ = ["Delegation", "Encounter", "Quote", "Reading", "Reason", "reading"]

# How many mentions a reason quotes; the text itself shows them all.
QUOTES = 3


class Quote(Struct, frozen=True):
    """The words of one mention, with the words before and after it."""

    before: str
    words: str
    after: str


class Reason(Struct, frozen=True):
    """A tag, its number in the release, what it says, and its first mentions.

    `evidence` are the words that decide the role of a participant, `acting` says why
    one acts for a country or body, and `named` are the words that name it.
    """

    tag: Tag
    number: int
    details: str
    quotes: tuple[Quote, ...]
    evidence: Quote | None = None
    acting: Acting | None = None
    named: Quote | None = None


class Delegation(Struct, frozen=True):
    """Those present on one side; `name` is "" where the release names no side.

    `offices` are listed without a name.
    """

    name: str
    members: tuple[Participant, ...]
    offices: tuple[str, ...]


class Encounter(Struct, frozen=True):
    """Who met whom in words, the sentence that says so, and when, as far as it says."""

    meeting: Meeting
    day: date | None
    quote: Quote | None


class Reading(Struct, frozen=True):
    """A release laid out in pieces; their tags count as in `release.tags`. `sought` is
    how often words searched for stand in the body."""

    release: Release
    title: tuple[Piece, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    reasons: dict[str, tuple[Reason, ...]]
    delegations: tuple[Delegation, ...]
    mentioned: tuple[Participant, ...]
    encounters: tuple[Encounter, ...]
    sought: int


def reading(release: Release, sought: tuple[Marks, Marks] = ((), ())) -> Reading:
    """Return the release laid out for its page; `sought` are the words searched for in
    its title and its body."""
    people = [tag for tag in release.tags if isinstance(tag, Participant)]
    title, body = _stretches(release, "title", sought[0]), sought[1]
    return Reading(
        release=release,
        title=nested(release.title, title),
        paragraphs=tuple(_paragraphs(release, body)),
        reasons=dict(_reasons(release)),
        delegations=tuple(_delegations(release)),
        mentioned=tuple(p for p in people if p.role == "mentioned"),
        encounters=tuple(_encounters(release)),
        sought=len(body),
    )


def _stretches(release: Release, where: str, sought: Marks) -> list[Stretch]:
    tagged = [
        Stretch(span.start, span.end, number, nth)
        for number, tag in enumerate(release.tags)
        if tag.field in FACET_FIELDS
        for nth, span in enumerate(tag.spans)
        if span.where == where
    ]
    return tagged + [
        Stretch(start, end, SOUGHT, n) for n, (start, end) in enumerate(sought)
    ]


def _paragraphs(release: Release, sought: Marks) -> Iterator[tuple[Piece, ...]]:
    stretches = _stretches(release, "body", sought)
    for start, end in paragraphs(release.body):
        yield nested(release.body[start:end], beginning_in(stretches, (start, end)))


def _reasons(release: Release) -> Iterator[tuple[str, tuple[Reason, ...]]]:
    numbered = list(enumerate(release.tags))
    for field in FACET_FIELDS:
        found = [_reason(release, n, tag) for n, tag in numbered if tag.field == field]
        if found:
            yield field, tuple(found)


def _reason(release: Release, number: int, tag: Tag) -> Reason:
    quotes = tuple(_quote(release, span) for span in tag.spans[:QUOTES])
    details = ", ".join(_details(tag))
    if not isinstance(tag, Participant):
        return Reason(tag, number, details, quotes)
    evidence, named = tag.evidence, tag.acting.span if tag.acting else None
    return Reason(
        tag,
        number,
        details,
        quotes,
        evidence=_quote(release, evidence) if evidence else None,
        acting=tag.acting,
        named=_quote(release, named) if named else None,
    )


def _quote(release: Release, span: Span) -> Quote:
    text = release.title if span.where == "title" else release.body
    return Quote(*around(text, span.start, span.end))


def _details(tag: Tag) -> list[str]:
    if isinstance(tag, Participant):
        former = [f"formerly {office}" for office in tag.former_offices]
        side = [f"side: {tag.side}"] if tag.side else []
        return [*tag.offices, *former, *filter(None, [tag.affiliation]), *side]
    if isinstance(tag, Location):
        return [tag.kind, *_abroad(tag)]
    return []


def _abroad(place: Location) -> list[str]:
    """Return the name of the country that a place is in, if it is another."""
    country = Locale("en").territories.get(place.country or "", place.country)
    return [country] if country and country != place.value else []


def _delegations(release: Release) -> Iterator[Delegation]:
    """Yield the sides in the order of the release, those on none last."""
    sides: dict[str, tuple[list[Participant], list[str]]] = {}
    for tag in release.tags:
        if isinstance(tag, Participant) and tag.role == "present":
            side = tag.side or tag.affiliation or ""
            sides.setdefault(side, ([], []))[0].append(tag)
        elif isinstance(tag, Member):
            sides.setdefault(tag.side or "", ([], []))[1].append(tag.value)
    for side in sorted(sides, key=lambda name: not name):
        people, offices = sides[side]
        yield Delegation(side, tuple(people), tuple(offices))


def _encounters(release: Release) -> Iterator[Encounter]:
    for tag in release.tags:
        if isinstance(tag, Meeting):
            quote = _quote(release, tag.spans[0]) if tag.spans else None
            yield Encounter(
                tag, date.fromisoformat(tag.day) if tag.day else None, quote
            )

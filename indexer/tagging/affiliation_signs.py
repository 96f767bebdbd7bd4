"""What is observed of a person, and of each country or body the person may act for."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct, field

from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.candidates import Named, extent, unlisted_beside
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person
from indexer.tagging.words import BREAK, HONORIFIC

__all__ = [
    "Candidate",
    "Starts",
    "Where",
    "at_home",
    "candidates",
    "kind_of_home",
    "said_of",
    "starts_of",
]

MOST_MENTIONS = 2
BACK, ON = 40, 25  # tokens before and behind a name in which others are near
_LINKS = frozenset("of from at for with".split())
_FAR_LINKS = frozenset(("of", "from", "at"))
_SIGNS = frozenset("( , – - — :".split())
_THEIRS = frozenset(("its", "their", "whose"))
# words before or within an office that tell whose it is, each an observation
_TELLING = frozenset(
    "managing executive general sales federal national regional provincial state union "
    "deputy vice chief acting permanent foreign prime police press local "
    "municipal".split()
)
_COURTS = frozenset(("court", "tribunal"))
_STOPS = frozenset((".", "!", "?"))
_SEATS = frozenset(("MP", "MLA", "MPA"))
# where a name may stand to a person, the most telling first
_PLACES = (
    "inside-of inside-at inside owner of touching beside near of-far before behind "
    "before-others behind-others earlier later inside-in inside-to inside-for"
).split()
_INSIDE = frozenset("of at in to for".split())
_RANKS = {place: rank for rank, place in enumerate(_PLACES)}
_OURS = frozenset(("own", "home", "staff"))
# sorts of candidates that are alike in some ways
GROUPS = {
    **dict.fromkeys(_OURS, "ours"),
    **dict.fromkeys(("agency", "company", "body", "unlisted"), "a-body"),
    **dict.fromkeys(("country", "region", "city"), "a-place"),
}

Where = Literal["title", "body"]
# by text: where all names of persons begin, and what else is named
Starts = Mapping[Where, Sequence[int]]
NamedIn = Mapping[Where, Sequence[Named]]


class Candidate(Struct):
    """Whom a person may act for: its sort, its group, and what is observed of it."""

    whom: str | None
    sort: str
    seen: list[str] = field(default_factory=list)
    rank: tuple[int, int] = (len(_PLACES), 0)


def kind_of_home(home: Home) -> str:
    """Return what sort of publisher a release comes from."""
    if home.name is None and home.country is None:
        return "unknown"
    if home.name and home.name == home.staff:
        court = not _COURTS.isdisjoint(home.name.lower().split())
        body = "court" if court else "body"
        # a body of many countries is known by its name, which is not looked up
        return body if home.called and not home.host else "union"
    if home.host:
        return "post"
    own = home.country and country_name(home.country)
    return "part" if home.name and home.name != own else "country"


def starts_of(people: Sequence[Person]) -> Starts:
    """Return where the names of all persons begin, in order."""
    found: dict[Where, list[int]] = {"title": [], "body": []}
    for person in people:
        for marked, mention in person.mentions:
            found[marked.text.where].append(mention.start)
    return {where: sorted(starts) for where, starts in found.items()}


def said_of(person: Person, office: str, home: str) -> list[str]:
    """Return what is observed of a person, in `office` at such a `home`."""
    seen = {office, f"of-{home}", f"{office} of-{home}"}
    for marked, mention in person.mentions:
        keys, words = marked.text.keys, marked.text.words
        for at in range(max(mention.first - 3, 0), mention.first):
            if keys[at] in _THEIRS:
                seen.add("its")
        for at in range(mention.first, mention.start):
            if marked.text.kinds[at] & HONORIFIC:
                seen.add(f"head-{keys[at].rstrip('.')}")
        seat = mention.end + (words[mention.end] == ",")
        if words[seat] in _SEATS:
            seen.add(f"seat-{keys[seat]}")
        for one in mention.held:
            if one.former:
                continue
            seen.add(f"head-{keys[one.head].removesuffix('s')}")
            seen.update(_TELLING.intersection(keys[max(one.start - 1, 0) : one.head]))
            if words[one.head].islower():
                seen.add("small")
            if one.head + 1 < one.end and keys[one.head + 1] in ("of", "for"):
                seen.add("stated")
    return sorted(seen)


def parted(marked: Marked, start: int, end: int) -> bool:
    """Return whether a sentence or paragraph ends between two tokens, as signs say."""
    words = marked.text.words[start:end]
    if not _STOPS.isdisjoint(words):
        return True
    breaks = marked.text.kinds[start:end]
    return any(
        word.count("\n") > 1
        for word, kind in zip(words, breaks, strict=True)
        if kind & BREAK
    )


def candidates(
    person: Person,
    hint: str | None,
    ours: Mapping[str | None, str],
    named: NamedIn,
    starts: Starts,
) -> dict[str | None, Candidate]:
    """Return whom a person may act for: all that is named near, and `ours`."""
    found = {whom: Candidate(whom, sort) for whom, sort in ours.items()}
    for marked, mention in person.mentions[:MOST_MENTIONS]:
        near = _near(marked, mention, named[marked.text.where], starts)
        for thing, place, far in near:
            one = found.get(thing.name)
            if one is None:
                one = found[thing.name] = Candidate(thing.name, thing.sort)
            one.rank = min(one.rank, (_RANKS[place], far))
    _place(found)
    if hint:
        found.setdefault(hint, Candidate(hint, "country")).seen.append("hinted")
    return found


def at_home(home: Home, abroad: bool) -> dict[str | None, str]:
    """Return nobody, and whom a publisher's people act for, unless they are abroad."""
    own = country_name(home.country) if home.country else None
    union = home.name is not None and home.name == home.staff and home.host
    host = country_name(home.host) if home.host else None
    found: dict[str | None, str] = {None: "none"}
    for whom, sort in (
        (own, "host" if union else "own"),
        (home.name, "home"),
        (home.staff, "staff"),
        (host, "host"),
    ):
        if whom and whom not in found and not (abroad and sort in _OURS):
            found[whom] = sort
    return found


def _place(found: Mapping[str | None, Candidate]) -> None:
    """Observe where each candidate stands to the person, and which stands first."""
    first: dict[str, Candidate] = {}
    for one in found.values():
        rank, _ = one.rank
        if rank < len(_PLACES):
            one.seen.append(_PLACES[rank])
            group = GROUPS.get(one.sort, one.sort)
            nearest = first.setdefault(group, one)
            if one.rank < nearest.rank:
                first[group] = one
    for one in first.values():
        one.seen.append("first")


def _near(
    marked: Marked, mention: Mention, named: Sequence[Named], starts: Starts
) -> Iterator[tuple[Named, str, int]]:
    """Yield what is named near a person, where it stands, and how far from the name."""
    text = marked.text
    first, end = extent(mention)
    low = bisect_left(named, (max(mention.first - BACK, 0),))
    high = bisect_left(named, (max(mention.end + ON, end),))
    others = starts[text.where]
    for one in (*named[low:high], *unlisted_beside(marked, mention)):
        if mention.start <= one.start < mention.end or _is_title(marked, one):
            continue
        if one.sort == "unlisted" and _holds_a_name(one, others):
            continue
        if one.start >= first and one.end <= end:
            link = text.keys[one.start - 1 - (text.keys[one.start - 1] == "the")]
            place = f"inside-{link}" if link in _INSIDE else "inside"
        elif one.end <= first:
            place = _before(marked, one, first, others)
        else:
            place = _behind(marked, one, end, others)
        yield one, place, min(abs(first - one.end), abs(one.start - end))


def _holds_a_name(one: Named, others: Sequence[int]) -> bool:
    """Whether a person is named within it."""
    return bisect_left(others, one.start) < bisect_left(others, one.end)


def _is_title(marked: Marked, one: Named) -> bool:
    # Ratu is a town and the title of a chief
    return one.end == one.start + 1 and bool(marked.text.kinds[one.start] & HONORIFIC)


def _before(marked: Marked, one: Named, first: int, others: Sequence[int]) -> str:
    text = marked.text
    between = text.keys[one.end : first]
    if not between:
        return "touching"
    if between[0] == "'s" and len(between) <= 3 or between == [",", "whose"]:
        return "owner"
    if len(between) <= 3 and all(map(str.islower, text.words[one.end : first])):
        return "near"
    if parted(marked, one.end, first):
        return "earlier"
    alone = bisect_left(others, one.end) == bisect_left(others, first)
    return "before" if alone else "before-others"


def _behind(marked: Marked, one: Named, end: int, others: Sequence[int]) -> str:
    text = marked.text
    between = [key for key in text.keys[end : one.start] if key != "the"]
    meets = between[1:] == ["with"] and between[0] not in _SIGNS  # Ana Ruiz met with
    if between and len(between) <= 2 and between[-1] in _LINKS and not meets:
        return "of"
    if between and len(between) <= 4 and between[0] in _FAR_LINKS:
        return "of-far"
    if len(between) == 1 and between[0] in _SIGNS:
        return "beside"
    if parted(marked, end, one.start):
        return "later"
    alone = bisect_left(others, end) == bisect_left(others, one.start)
    return "behind" if alone else "behind-others"

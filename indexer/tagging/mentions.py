"""Persons as they are named in one text, with the offices beside each name."""

from collections.abc import Iterator

from indexer.tagging.appositions import offices_behind
from indexer.tagging.beside import (
    Mention,
    after_honours,
    before_next,
    is_title,
    name_place,
    office_below,
    office_on_line,
)
from indexer.tagging.described import with_description
from indexer.tagging.evidence import evidence, goes_on
from indexer.tagging.gazetteer import places
from indexer.tagging.honorifics import read_honorifics
from indexer.tagging.inverted import inverted_names
from indexer.tagging.marked import Marked
from indexer.tagging.name_ends import is_verb
from indexer.tagging.names import read_name
from indexer.tagging.offices import Office, may_open, read_offices
from indexer.tagging.surnames import surnames_in_row
from indexer.tagging.things import is_a_thing
from indexer.tagging.told import with_shared, with_tenures
from indexer.tagging.voting import Vote
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    GIVEN,
    INITIAL,
    OFFICE,
    OPENER,
    PLACE,
    STRONG,
    SUFFIX,
    UPPER,
)

__all__ = ["mentions"]

MOST_NAMES_PER_OFFICE = 30
LARGE_CITY = 1_000_000  # people: no person is meant by its name alone
LEAST_MARGIN, LEAST_MARGIN_ALONE = 3, 12
_BEGINS = CAPITAL | OFFICE
_AND = (",", "and", "&")
_CLOSING = (".", ";", ")", "–", "—", "\n\n", "")
# behind the comma of an apposition there is a verb, while a list goes on
_GOING_ON = frozenset("and or the a an his her its their as with from of".split())
_QUOTES = ("“", '"', "‘", "'")
_ALIAS, _AKA = ("aka", "a.k.a.", "alias"), ["k", "/", "a"]
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def mentions(marked: Marked, seen: list[Vote]) -> list[Mention]:
    """Return the mentions of persons, in order; rules first, then votes."""
    found: list[Mention] = []
    kinds, known = marked.text.kinds, marked.known
    after = 0
    for at in [at for at, kind in enumerate(kinds) if kind & _BEGINS]:
        if at < after:
            continue
        read = list(_read(marked, at))
        # an office without a name is read again from its second word
        after = known[at] or at + 1
        if read:
            found += read
            offices = [office.last for mention in read for office in mention.offices]
            after = max(after_honours(marked, read[-1].end, False), after, *offices)
    found = _with_inverted(marked, found)
    found = _with_votes(marked, found, seen)
    found = [mention for mention in found if not _is_alias(marked, mention)]
    return with_tenures(marked, with_shared(marked, found))


def _with_inverted(marked: Marked, found: list[Mention]) -> list[Mention]:
    """Put the names of lists in the place of what was found in them."""
    inverted = list(inverted_names(marked))
    if not inverted:
        return found
    taken = {at for m in inverted for at in range(m.start, m.end)}
    kept = [m for m in found if taken.isdisjoint(range(m.start, m.end))]
    return sorted([*kept, *inverted], key=lambda m: m.start)


def _is_alias(marked: Marked, mention: Mention) -> bool:
    """Whether "aka" stands before a name: who is called so was named before it."""
    keys = marked.text.keys
    before = mention.first - 1
    before -= marked.text.words[before] in _QUOTES
    return keys[before] in _ALIAS or keys[max(before - 2, 0) : before + 1] == _AKA


def _with_votes(
    marked: Marked, found: list[Mention], seen: list[Vote]
) -> list[Mention]:
    """Add the persons that only the perceptron sees."""
    taken = {at for m in found for at in range(m.first, m.end)}
    more = [
        _mention(marked, vote.start, vote.start, vote.end, (), "learned", 0.5)
        for vote in seen
        if vote.label == "PER"
        and taken.isdisjoint(range(vote.start, vote.end))
        and marked.known[vote.start] != vote.end
        and _believed(marked, vote)
    ]
    return sorted([*found, *more], key=lambda m: m.start) if more else found


def _believed(marked: Marked, vote: Vote) -> bool:
    kinds = marked.text.kinds[vote.start : vote.end]
    if all(kind & (SUFFIX | INITIAL) for kind in kinds):
        return False
    if is_a_thing(marked, vote.start, vote.end):
        return False
    if marked.text.words[vote.start].islower():
        return False  # Santa Cruz del Norte
    if any(is_verb(marked, at) for at in range(vote.start, vote.end)):
        return False  # Ruiz Introduces Bill
    if vote.end - vote.start == 1:
        if _is_city(marked, vote) or _names_a_thing(marked, vote):
            return False
        if marked.text.keys[vote.start] in _DAYS:
            return False
        return vote.margin >= LEAST_MARGIN_ALONE
    return vote.margin >= LEAST_MARGIN


def _is_city(marked: Marked, vote: Vote) -> bool:
    # this week, Sydney will host the talks
    place = places().get(marked.text.keys[vote.start], ())
    return bool(place) and place[0].population >= LARGE_CITY


def _names_a_thing(marked: Marked, vote: Vote) -> bool:
    # the Solomon Fire Department, Member for Solomon, Baker's Dozen
    text = marked.text
    after = vote.end + (text.keys[vote.end] == "'s")
    if text.kinds[after] & CAPITAL or text.keys[vote.start - 1] in ("for", "in", "at"):
        return True
    return bool(text.kinds[vote.start - 1] & CAPITAL)


def _read(marked: Marked, at: int) -> Iterator[Mention]:
    kind = marked.text.kinds[at]
    loose = bool(kind & OFFICE) and not kind & CAPITAL
    if not (kind & CAPITAL or loose):
        return
    if loose:
        at = _with_openers(marked, at)
    offices = tuple(read_offices(marked, at, loose)) if may_open(marked, at) else ()
    offices = with_description(marked, offices) if offices else ()
    if len(offices) > 1:
        offices = _own(marked, offices)
        at = max(at, offices[0].first)
    if offices and (not loose or _listed_pair(marked, name_place(marked, offices[-1]))):
        read = list(_after_office(marked, at, offices))
        yield from read
        if read:
            return
    name = read_honorifics(marked, at)
    if name > at and not offices:
        # His Excellency President Costa
        offices = tuple(read_offices(marked, name))
        read = list(_after_office(marked, at, offices)) if offices else []
        if read:
            yield from read
            return
    end = read_name(marked, name, titled=name > at)
    if name > at and end > name:
        yield _mention(marked, at, name, end, (), "honorific-before-name", 0.95)
    elif end > at and not loose:
        yield from _bare(marked, at, end)


def _own(marked: Marked, offices: tuple[Office, ...]) -> tuple[Office, ...]:
    """Return the offices before a name without those of others listed before.

    As in "the Deputy Mayor and the Minister of Trade Ana Ruiz".
    """
    keys = marked.text.keys
    numbers = range(1, len(offices))
    last = [n for n in numbers if keys[offices[n].first - 1] == "the"][-1:]
    return offices[last[0] :] if last else offices


def _with_openers(marked: Marked, at: int) -> int:
    """Return where "project coordinator" begins, whose head is at a token."""
    kinds = marked.text.kinds
    while at and kinds[at - 1] & OPENER and not kinds[at - 1] & CAPITAL:
        at -= 1
    return at


def _listed_pair(marked: Marked, at: int) -> bool:
    # after "attorney" in lower case only a given name and a surname will do
    # or an honorific and a name: the Polish member, Mr Wierzbicki
    kinds = marked.text.kinds
    name = read_honorifics(marked, at)
    if name > at and read_name(marked, name, titled=True) > name:
        return True
    return bool(kinds[at] & (GIVEN | STRONG) and read_name(marked, at) > at + 1)


def _after_office(
    marked: Marked, at: int, offices: tuple[Office, ...]
) -> Iterator[Mention]:
    """Yield the name after offices; after a plural office, all names of the list."""
    text = marked.text
    place = name_place(marked, offices[-1])
    row = offices[-1].plural and surnames_in_row(marked, place)
    for _ in range(MOST_NAMES_PER_OFFICE):
        name = read_honorifics(marked, place)
        end = read_name(marked, name, titled=name > place, held=True)
        end = min(end, name + 1) if row else end
        if end == name or goes_on(marked, end) or _is_place(marked, at, end):
            return
        yield _mention(marked, at, name, end, offices, "office-before-name", 0.9)
        place = after_honours(marked, end)
        if offices[-1].plural and text.keys[place] == "of":
            place = marked.known[place + 1] or place  # Senators X of Ohio and Y of Iowa
        while text.words[place] in _AND:
            place += 1
        listed = offices[-1].plural and (place > end or row)
        if not listed or text.kinds[place] & BREAK or read_offices(marked, place):
            return


def _is_place(marked: Marked, at: int, end: int) -> bool:
    # the King Hussein Bridge
    return marked.text.keys[at - 1] == "the" and bool(
        marked.text.kinds[end - 1] & PLACE
    )


def _mention(
    marked: Marked,
    first: int,
    name: int,
    end: int,
    before: tuple[Office, ...],
    rule: str,
    confidence: float,
) -> Mention:
    behind = after_honours(marked, end)
    honoured = behind > end and marked.text.kinds[behind - 1] & SUFFIX
    if honoured or first < name and not before and marked.text.words[end - 1].isupper():
        # JENNY HOLM MP Minister for Water IVO KRANZ MP Member for Lund
        stated = before_next(marked, read_offices(marked, behind))
        if stated:
            if before and marked.text.kinds[before[-1].last] & BREAK:
                before = ()  # the line above is of the one named there
            return Mention(name, end, rule, confidence, (*before, *stated), first)
    after = offices_behind(marked, behind, alone=not before)
    if before and after and _are_others(marked, behind, after[-1].last):
        after = ()
    if not after and all(is_title(marked, office) for office in before):
        after = office_on_line(marked, first, behind)
        below = office_below(marked, first, after[-1].last if after else behind)
        after = (*after, *below)
    return Mention(name, end, rule, confidence, (*before, *after), first)


def _are_others(marked: Marked, behind: int, end: int) -> bool:
    """Whether the offices behind a name are of others, not named, in a list.

    As in "Minister X, the Deputy Minister and"; not in "Senator X, the Chair, said".
    """
    text = marked.text
    if text.words[behind] == "(" or text.keys[behind + 1] != "the":
        return False
    verb = text.words[end + 1].islower() and text.keys[end + 1] not in _GOING_ON
    return text.words[end] not in _CLOSING and not (text.words[end] == "," and verb)


def _bare(marked: Marked, at: int, end: int) -> Iterator[Mention]:
    rule, confidence = evidence(marked, at, end)
    unlisted = marked.text.kinds[at] & (STRONG | UPPER) == STRONG
    if not rule and end - at > 2 and unlisted:
        rule, confidence = evidence(marked, at + 1, end)  # Balram Ana Ruiz
    if rule:
        yield _mention(marked, at, at, end, (), rule, confidence)

"""The body that an office of no state is of, where other words than its own name it."""

from functools import cache

from indexer.lexicon import entries
from indexer.tagging.below_office import body_below
from indexer.tagging.beside import Mention
from indexer.tagging.employers import is_of_state
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.meant import (
    bodies_before,
    from_place,
    may_be_of_name,
    meant,
    meant_beside,
    owned_by,
)
from indexer.tagging.offices import Office
from indexer.tagging.words import BREAK, CAPITAL, GIVEN, STRONG, UPPER

__all__ = ["workplace"]

MOST_OWNER_TOKENS = 5
MOST_TO_FIRM = 7  # from "owner" to "firm"
_FIRMS = frozenset("company firm group contractor developer business bank".split())
_SERVED = frozenset("director manager chief head".split())  # its director
# at a university, named before in the same sentence
_LEARNED = frozenset(
    "rector dean vice-chancellor provost headmaster headmistress headteacher "
    "bursar".split()
)
_TAUGHT_AT = {
    "principal": "school",
    "headmaster": "school",
    "headmistress": "school",
    "headteacher": "school",
    "provost": "institution",
    "rector": "institution",
    "vice-chancellor": "institution",
}
# whose owner's name with its apostrophe is enough, though no list has it
_LEADING = frozenset(
    "chairman chairwoman chairperson chair president vice-chairman vice-president "
    "officer treasurer".split()
)
_MANAGED = ("managing director", "general manager", "chief executive")


def workplace(marked: Marked, mention: Mention, home: Home) -> str | None:
    """Return the company, school or other body that a person works for, if words
    before the office tell it: Elmo's owner, its director, the Elmo project manager.

    Where a bank publishes, it is "the Bank".
    """
    for office in mention.held:
        after = mention.end if office.start >= mention.end else 0
        if found := _of_office(marked, office, home, after):
            return found
    bare = not mention.offices
    return meant_beside(marked, mention.first, home) if bare else None


def _of_office(marked: Marked, office: Office, home: Home, after: int) -> str | None:
    """Return the body of an office; its owner stands behind token `after`."""
    if found := meant(marked, office, home):
        return found
    if found := _touching(marked, office, home) or body_below(marked, office):
        return found
    business = _is_business(marked, office)
    head = marked.text.keys[office.head]
    owner = (
        _owner(marked, office, after, business) if _has_owner(head, business) else None
    )
    owner = owner or (_firm_behind(marked, office) if business else None)
    return owner or (_in_sight(marked, office) if business else None)


def _has_owner(head: str, business: bool) -> bool:
    return business or head in _SERVED or head in _LEADING


def _is_business(marked: Marked, office: Office) -> bool:
    key = marked.text.key(office.start, office.end)
    head = marked.text.keys[office.head]
    private = _private() | _LEARNED
    return (
        head in private or head.removesuffix("s") in private or key.startswith(_MANAGED)
    )


@cache
def _private() -> frozenset[str]:
    return frozenset(entries("private_offices"))


def _owner(marked: Marked, office: Office, after: int, business: bool) -> str | None:
    """Return the owner before an office: "Elmo's", "Elmo Corporation", "Elmo"."""
    text = marked.text
    owns = text.keys[office.start - 1] == "'s"
    end = office.start - owns
    for at in range(end - 1, max(end - 1 - 2 * MOST_OWNER_TOKENS, after - 1), -1):
        if marked.bodies.get(at) == end:
            short = at == end - 1 and text.kinds[at] & UPPER  # FEMA's Director
            return _private_cut(marked, at, end) if business or not short else None
    begin = owned_by(marked, end, after)
    strong = any(text.kinds[at] & (STRONG | UPPER) for at in range(begin, end))
    own = owns or text.words[office.start].islower() or end - begin == 1
    led = owns and text.keys[office.head] in _LEADING  # Elmo's Vice Chairman
    named = strong and own and begin < end
    return text.cut(begin, end) if (business or led) and named else None


def _touching(marked: Marked, office: Office, home: Home) -> str | None:
    """Return the body in "Elm Workers' Union general secretary", "ELMA chairman".

    Where an agency publishes, a state's agency is another than the publisher, too.
    """
    text, end = marked.text, office.start
    if not text.words[end].islower() or text.keys[end - 1] == "'s":
        return None
    if text.keys[end - 1 : end + 1] == ["country", "director"]:
        # who is sent to a country by a body is of no other: ELMA country director
        return text.cut(end - 2, end - 1) if text.kinds[end - 2] & UPPER else None
    starts = range(end - 2, max(end - 2 * MOST_OWNER_TOKENS, -1), -1)
    at = next((at for at in starts if marked.bodies.get(at) == end), end)
    if at == end:
        leads = text.keys[office.head] in _LEADING or _is_business(marked, office)
        return _unlisted(marked, office) if leads else None
    ours = home.name is not None and home.name == home.staff or _manages(marked, office)
    return text.cut(at, end) if ours or not is_of_state(text.keys[at:end]) else None


def _manages(marked: Marked, office: Office) -> bool:
    return marked.text.key(office.start, office.end).startswith((*_MANAGED, "ceo"))


def _unlisted(marked: Marked, office: Office) -> str | None:
    """Return the capitals before "president", "manager" that are no place or person."""
    text, end = marked.text, office.start
    begin = from_place(marked, owned_by(marked, end))
    person = any(kind & GIVEN for kind in text.kinds[begin:end])
    whole = end - begin > 1 and not text.kinds[begin - 1] & CAPITAL
    return text.cut(begin, end) if whole and not person else None


def _private_cut(marked: Marked, start: int, end: int) -> str | None:
    keys = marked.text.keys[start:end]
    return None if is_of_state(keys) else marked.text.cut(start, end)


def _firm_behind(marked: Marked, office: Office) -> str | None:
    """Return the firm in "owner of the transport firm Elmuk"."""
    text = marked.text
    for at in range(office.head + 2, office.head + MOST_TO_FIRM):
        if text.kinds[at] & BREAK:
            return None
        if text.keys[at] not in _FIRMS:
            continue
        end = marked.bodies.get(at + 1, at + 1)
        while may_be_of_name(marked, end):
            end += 1
        return text.cut(at + 1, end) if end > at + 1 else None
    return None


def _in_sight(marked: Marked, office: Office) -> str | None:
    """Return the body named before a rector, a manager in the same sentence.

    Of a principal, the school or college that was named last.
    """
    noun = _TAUGHT_AT.get(marked.text.keys[office.head])
    if noun is None:
        return next(bodies_before(marked, office.first, same_sentence=True), None)
    alone = office.end == office.head + 1
    return next(bodies_before(marked, office.first, noun), None) if alone else None

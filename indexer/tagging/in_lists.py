"""Which persons are listed beside one another: X, Y (Lund) and Z."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indexer.tagging.beside import Mention
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person
from indexer.tagging.words import NUMBER

__all__ = ["Listed", "listed", "row"]

MOST_IN_BRACKETS = 8
LONGEST_AGE = 2  # figures
MOST_LISTED = 14  # names in a row that share what is said of one
_BETWEEN = (",", "and", "&", "or", "the")

_Links = Mapping[tuple[str, int], Mention]  # by text and first token of a name


@dataclass(frozen=True, slots=True)
class Listed:
    """The mentions that stand before and behind others in lists."""

    before: _Links
    behind: _Links


def listed(people: list[Person]) -> Listed:
    """Return which mentions are listed after which others."""
    ends: dict[tuple[str, int], Mention] = {
        (m.text.where, end): n
        for p in people
        for m, n in p.mentions
        for end in (n.end, *(office.last for office in n.offices))
    }
    before: dict[tuple[str, int], Mention] = {}
    behind: dict[tuple[str, int], Mention] = {}
    for person in people:
        for marked, mention in person.mentions:
            # "Detectives X and Y": the office begins before X, and for Y too
            starts = dict.fromkeys((mention.first, mention.start))
            found = (_before(marked, start, ends) for start in starts)
            if other := next(filter(None, found), None):
                before[marked.text.where, mention.start] = other
                behind[marked.text.where, other.start] = mention
    return Listed(before, behind)


def row(where: str, mention: Mention, links: _Links) -> Iterator[Mention]:
    """Yield a mention and those it is listed with, as far as the links lead."""
    linked: Mention | None = mention
    for _ in range(MOST_LISTED):
        if linked is None:
            return
        yield linked
        linked = links.get((where, linked.start))


def _before(marked: Marked, start: int, ends: _Links) -> Mention | None:
    """Return the mention that ends where a list goes on at token `start`."""
    at = start
    while marked.text.keys[at - 1] in (*_BETWEEN, ")") or _goes_on(marked, at - 1):
        at = _before_brackets(marked, at - 1)
        found = ends.get((marked.text.where, at))
        if found and found.start < start:
            return found
    return None


def _goes_on(marked: Marked, at: int) -> bool:
    # accompanied by Ana Ruiz, by Ivo Kranz and by Bo Li
    keys = marked.text.keys
    return keys[at] == "by" and keys[at - 1] in _BETWEEN or _is_age(marked, at)


def _is_age(marked: Marked, at: int) -> bool:
    # Ana Ruiz, 14, and Ivo Kranz, 15, were saved
    text = marked.text
    years = text.kinds[at] & NUMBER and len(text.words[at]) <= LONGEST_AGE
    return bool(years and text.words[at - 1] == ",")


def _before_brackets(marked: Marked, at: int) -> int:
    """Return where "(R-NH)" begins if it ends with the token `at`, else `at`."""
    words = marked.text.words
    if words[at] != ")":
        return at
    opens = (at - back for back in range(1, MOST_IN_BRACKETS) if at >= back)
    return next((start for start in opens if words[start] == "("), at)

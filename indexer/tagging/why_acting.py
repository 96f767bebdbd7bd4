"""Why somebody acts for a country or body: the rule, and the words that name it."""

from collections.abc import Iterator

from index.release import Acting, Span
from indexer.tagging.affiliations import Acts
from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.gazetteer import country_of
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person
from indexer.tagging.tokens import split
from indexer.tagging.unions import unions
from indexer.tagging.words import CAPITAL, DEMONYM

__all__ = ["why_acting"]

REACH = 40  # tokens on either side of a name in which the words are near
MOST_MENTIONS = 3  # of a person, near which they are looked for


def why_acting(person: Person, acts: Acts) -> Acting | None:
    """Return the rule, its confidence and the nearest words; None for nobody."""
    if acts.whom is None:
        return None
    found = (
        _nearest(marked, mention, acts.whom)
        for marked, mention in person.mentions[:MOST_MENTIONS]
    )
    return Acting(acts.rule, acts.confidence, next(filter(None, found), None))


def _nearest(marked: Marked, mention: Mention, whom: str) -> Span | None:
    """Return the words nearest to a mention that name a country or body."""
    text, keys = marked.text, split(whom).split()
    first = min((mention.first, *(office.first for office in mention.offices)))
    last = max((mention.end, *(office.last for office in mention.offices)))
    for at in _outwards(mention, max(first - REACH, 0), min(last + REACH, len(text))):
        if text.kinds[at] & CAPITAL and (end := _names(marked, at, whom, keys)):
            return Span(text.where, text.starts[at], text.ends[end - 1])
    return None


def _outwards(mention: Mention, low: int, high: int) -> Iterator[int]:
    """Yield the tokens from a name on, the nearest first."""
    behind, before = mention.end, mention.start - 1
    while behind < high or before >= low:
        if before >= low:
            yield before
        if behind < high:
            yield behind
        before, behind = before - 1, behind + 1


def _names(marked: Marked, at: int, whom: str, keys: list[str]) -> int:
    """Return where the words end that begin at a token and name whom, 0 if none do."""
    text = marked.text
    if text.keys[at] == keys[0] and text.keys[at : at + len(keys)] == keys:
        return at + len(keys)
    end = marked.countries.get(at) or marked.known[at]
    if end and unions().get(text.key(at, end)) == whom:
        return end
    if at not in marked.countries and not text.kinds[at] & DEMONYM:
        return 0
    end = marked.countries.get(at, at + 1)
    iso = country_of(text.cut(at, end))
    return end if iso and country_name(iso) == whom else 0

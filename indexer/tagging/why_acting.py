"""Why somebody acts for a country or body: the rule, and the words that name it."""

from bisect import bisect_left

from index.release import Acting, Span
from indexer.tagging.affiliations import Acts
from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.gazetteer import country_of
from indexer.tagging.marked import Marked
from indexer.tagging.people import Person
from indexer.tagging.tokens import split
from indexer.tagging.unions import unions
from indexer.tagging.words import DEMONYM

__all__ = ["why_acting"]

REACH = 40  # tokens on either side of a name in which the words are near
MOST_MENTIONS = 3  # of a person, near which they are looked for


def why_acting(person: Person, acts: Acts) -> Acting | None:
    """Return the rule, its confidence and the nearest words; None for nobody."""
    if acts.whom is None:
        return None
    keys = split(acts.whom).split()
    found = (
        _nearest(marked, mention, acts.whom, keys)
        for marked, mention in person.mentions[:MOST_MENTIONS]
    )
    return Acting(acts.rule, acts.confidence, next(filter(None, found), None))


def _nearest(
    marked: Marked, mention: Mention, whom: str, keys: list[str]
) -> Span | None:
    """Return the words nearest to a mention that name a country or body."""
    text = marked.text
    first = min((mention.first, *(office.first for office in mention.offices)))
    last = max((mention.end, *(office.last for office in mention.offices)))
    for at in _nearest_first(text.capitals, mention, first - REACH, last + REACH):
        if end := _names(marked, at, whom, keys):
            return Span(text.where, text.starts[at], text.ends[end - 1])
    return None


def _nearest_first(
    tokens: list[int], mention: Mention, low: int, high: int
) -> list[int]:
    """Return those of the tokens low..high that lie around a name."""
    before = tokens[bisect_left(tokens, low) : bisect_left(tokens, mention.start)]
    behind = tokens[bisect_left(tokens, mention.end) : bisect_left(tokens, high)]
    twice_the_middle = mention.start + mention.end - 1
    return sorted(before + behind, key=lambda at: abs(2 * at - twice_the_middle))


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

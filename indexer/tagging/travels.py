"""Who is met on a visit to a country, and acts for it: met President X in Quito."""

from collections.abc import Iterator
from itertools import takewhile

from indexer.lexicon import distinct
from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.gazetteer import places
from indexer.tagging.home import Home
from indexer.tagging.local import heads_a_part
from indexer.tagging.marked import Marked
from indexer.tagging.nations import nation_at
from indexer.tagging.serving import OF_STATES, SENT
from indexer.tagging.words import CAPITAL

__all__ = ["met_on_a_visit", "visited"]

MOST_LISTED = 40  # tokens of a list of whom somebody met
MOST_BETWEEN = 3  # tokens of "met on Monday with"
MOST_TO_PLACE = 30  # tokens behind a name in which "in Quito" may stand
MOST_TO_JOURNEY = 12  # tokens from "working visit by …" to "to Peru" in a title
LARGE = 500_000  # people in a town that its name alone means
REACH = 150  # tokens before a name in which a journey may be told
_MET = frozenset(
    "met meet meets meeting meetings talks discussions received confer conferred "
    "confers conversation conversations consultations interacted dinner lunch "
    "breakfast session".split()
)
_CALLED = frozenset("called calls call calling".split())
# who serve abroad, or a body of many countries
_OF_OTHERS = frozenset("commander commandant secretary-general commissioner".split())
_HOSTED = frozenset("received hosted greeted".split())
_LISTING = frozenset((",", "and", "&", "of", "for", "the", "his", "her", "its"))
_IN = ("in", "to", "for")
_VISITED = frozenset("visited visits visiting visit".split())
_JOURNEYS = frozenset(
    "arrived arrives arrival arriving flew journey tour travel traveled traveling "
    "travelled travelling travels trip visit goes went leaves left departs departed "
    "depart leave".split()
)


def met_on_a_visit(
    marked: Marked, mention: Mention, home: Home, abroad: str | None
) -> str | None:
    """Return the other country that someone in office is met in, None for nobody.

    `abroad` is the country that the title tells a visit to.
    """
    if not _serves_a_state(marked, mention) or not _is_met(marked, mention.first):
        return None
    begin, end = marked.text.sentence(mention.first)
    last = min(mention.end + MOST_TO_PLACE, len(marked.text))
    behind = range(mention.end, last)
    inside = [at for at in behind if marked.text.starts[at] < end]
    iso = _placed(marked, inside) or _journey(marked, mention.first) or abroad
    return country_name(iso) if iso and iso != home.country else None


def visited(title: Marked) -> str | None:
    """Return the country of the only journey that a title tells: a visit to Peru.

    Or of the town that it ends with.
    """
    if not len(title.text):
        return None
    if iso := _set_in(title):
        return iso
    if _JOURNEYS.isdisjoint(title.text.keys) and _VISITED.isdisjoint(title.text.keys):
        return None
    found = set(_journeys(title, len(title.text), MOST_TO_JOURNEY))
    return found.pop() if len(found) == 1 else None


def _set_in(title: Marked) -> str | None:
    """Return the country of the town that a title ends with: Press talk, Lima."""
    end = len(title.text)
    start = next((at for at in range(end) if title.known[at] == end), end - 1)
    apart = start > 0 and title.text.keys[start - 1] in (",", "in", "-", "–", "—", ":")
    place = apart and start not in title.countries
    return _country_at(title, start) if place else None


def _serves_a_state(marked: Marked, mention: Mention) -> bool:
    """Whether somebody rules, or holds a named office of no firm and no town."""
    keys, kinds = marked.text.keys, marked.text.kinds
    heads = {keys[office.head] for office in mention.offices}
    if not heads.isdisjoint(OF_STATES):
        return heads.isdisjoint(SENT)
    private = distinct("private_offices") | SENT | _OF_OTHERS
    named = any(kinds[office.head] & CAPITAL for office in mention.offices)
    local = any(heads_a_part(marked, office) for office in mention.offices)
    return named and not local and heads.isdisjoint(private)


def _is_met(marked: Marked, first: int) -> bool:
    """Whether "met", "talks with", "received by" stands before a list to a token."""
    keys, kinds, at = marked.text.keys, marked.text.kinds, first
    while first - at < MOST_LISTED and (
        kinds[at - 1] & CAPITAL or keys[at - 1] in _LISTING
    ):
        at -= 1
    by = at - 1
    if keys[by] == "with":
        return not _MET.isdisjoint(keys[max(by - MOST_BETWEEN, 0) : by])
    if keys[by] == "by":
        return keys[by - 1] in _HOSTED
    if keys[by] == "on":
        return keys[by - 1] in _CALLED
    return keys[by] in ("met", "meet", "meets", "meeting")


def _placed(marked: Marked, behind: list[int]) -> str | None:
    """Return the country of the first "in Quito" behind."""
    keys = marked.text.keys
    found = (_country_at(marked, at) for at in behind if keys[at - 1] == "in")
    return next(filter(None, found), None)


def _journey(marked: Marked, first: int) -> str | None:
    """Return the country of the last journey told before a token."""
    return next(_journeys(marked, first, MOST_BETWEEN), None)


def _journeys(marked: Marked, first: int, reach: int) -> Iterator[str]:
    """Yield the countries of journeys told before a token, the last first.

    A place that opens a sentence is where what it tells happened: In Quito, she met …
    """
    keys, words = marked.text.keys, marked.text.words
    for at in range(first - 1, max(first - REACH, 0), -1):
        start = at - (keys[at - 1] == "the")
        before = keys[start - 1]
        if before not in _IN and before not in _VISITED:
            continue
        iso = _country_at(marked, at)
        goes = before in _VISITED or words[start - 1] == "In"
        goes = goes or _talked_in(marked, at, start - 1)
        if iso and (goes or _goes(marked, start - 1, reach)):
            if _has_others(marked, at):
                return
            yield iso


def _country_at(marked: Marked, at: int) -> str | None:
    """Return the ISO code of the country that is named at a token, or of the town."""
    if iso := nation_at(marked, at):
        return iso
    end = marked.known[at]
    known = places().get(marked.text.key(at, end), ()) if end else ()
    if not known or known[0].kind != "city":
        return None
    alone = len({place.country for place in known}) == 1
    return known[0].country if alone or known[0].population >= LARGE else None


def _talked_in(marked: Marked, at: int, link: int) -> bool:
    """Whether a sentence tells of talks "in Lima": a capital, as of no country."""
    if marked.text.keys[link] != "in" or at in marked.countries:
        return False
    begin = marked.text.sentence(link)[0]
    reach = range(link - 1, max(link - MOST_LISTED, 0), -1)
    before = takewhile(lambda i: marked.text.starts[i] >= begin, reach)
    return any(marked.text.keys[i] in _MET for i in before)


def _has_others(marked: Marked, at: int) -> bool:
    """Whether another country is listed behind one: a visit to Chad and Niger."""
    end = max(marked.countries.get(at, 0), marked.known[at], at + 1)
    link = end + (marked.text.keys[end] == ",")
    link += marked.text.keys[link] == "and"
    link += link > end and marked.text.keys[link] == "the"
    other = nation_at(marked, link) if link > end else None
    return other not in (None, nation_at(marked, at))


def _goes(marked: Marked, link: int, reach: int) -> bool:
    # on her official visit to, arrived on Monday in
    keys = marked.text.keys[max(link - reach, 0) : link]
    return not _JOURNEYS.isdisjoint(keys)

"""For which other country someone in office acts, where the office does not say it."""

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from indexer.lexicon import distinct
from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.guests import is_guest, visits_home
from indexer.tagging.high_offices import elsewhere
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.nations import nation_at, one_word_capitals
from indexer.tagging.people import Person
from indexer.tagging.serving import OF_STATES
from indexer.tagging.words import BREAK, CAPITAL

__all__ = ["counterpart", "foreign", "guest_from", "meets_counterpart", "most_named"]
__all__ += ["only_named", "sent_abroad"]

LEAST_NAMED = 2
REACH = 120  # tokens before a name in which the country may stand
# whom one meets on a visit, though home has many of them too
_RECEIVING = frozenset("chair chairman chairperson chairwoman secretary mayor".split())
_SENT = ("ambassador", "commissioner", "consul", "envoy", "attaché", "attache")
_ENVOYS = frozenset("ambassador envoy representative".split())
_TO = ("to", "for")
_POSTS = ("embassy", "consulate")
NEAR = 30  # tokens behind an ambassador in which the embassy may stand
NEAREST = 8  # tokens between a country and "which its ambassador …"
# what is said to be of a president of the country named before
_THEIRS = frozenset(
    "election re-election inauguration invitation death passing assassination".split()
)
_MEETING = frozenset("meet meets met meeting with".split())
_COLLEAGUES = frozenset(("counterpart", "colleague", "homologue"))
_COUNTERPARTS = ("counterpart", "counterparts")
_ROYAL = frozenset(("prince", "princess", "duke", "duchess"))  # not of one country
_OURS = ("our", "my")


def foreign(person: Person, home: Home, second: bool) -> str | None:
    """Return the other country that the words before a person name, if any do.

    `second` tells that someone else holds the same high office in the release.
    """
    marked, mention = person.mentions[0]
    if counterpart(marked, mention):
        return _facing_country(marked, mention, home)
    heads = {marked.text.keys[office.head] for office in mention.offices}
    if (
        heads.isdisjoint(OF_STATES | _RECEIVING | set(_SENT))
        or marked.text.keys[mention.first - 1] in _OURS
    ):
        return None
    sent = not heads.isdisjoint(_SENT)
    if sent and (iso := _embassy_near(marked, mention)) and iso != home.country:
        return country_name(iso)
    if sent and (iso := _sender(marked, mention)) and iso != home.country:
        return country_name(iso)
    if not sent and (iso := _of_theirs(marked, mention)):
        return country_name(iso) if iso != home.country else None
    for iso in () if sent else _facing(marked, mention):
        return country_name(iso) if iso != home.country else None
    if heads.isdisjoint(OF_STATES):
        return None
    abroad = (
        sent
        and _to_home(marked, mention, home)
        or second
        or elsewhere(marked, mention, home)
    )
    named = (iso for iso in _named(marked, mention.first) if iso != home.country)
    nearest = next(named, None) if abroad else None
    if abroad and nearest is None and (home.country or home.staff):
        nearest = most_named(marked, home)
    return country_name(nearest) if nearest else None


def guest_from(person: Person, home: Home) -> str | None:
    """Return the country of somebody who visits that of the release, if it is told."""
    for marked, mention in person.mentions:
        if visits_home(marked, mention, home):
            named = (n for n in _named(marked, mention.first) if n != home.country)
            iso = next(named, None)
            royal = {marked.text.keys[office.head] for office in mention.offices}
            if iso is None and royal.isdisjoint(_ROYAL):
                iso = _only_other(marked, home)
            return country_name(iso) if iso else None
    return None


def only_named(title: Marked, home: Home) -> str | None:
    """Return the one other country that a title names, None for several."""
    found = set(_named(title, len(title.text), len(title.text))) - {home.country}
    return country_name(found.pop()) if len(found) == 1 else None


def _only_other(marked: Marked, home: Home) -> str | None:
    """Return the country that a text names beside its own, None for many."""
    found = set(_named(marked, len(marked.text), len(marked.text))) - {home.country}
    return found.pop() if len(found) == 1 else most_named(marked, home)


def counterpart(marked: Marked, mention: Mention) -> bool:
    """Whether somebody is named as another's counterpart."""
    before = mention.first - 1 - (marked.text.keys[mention.first - 1] == ",")
    return marked.text.keys[before] in _COUNTERPARTS


def meets_counterpart(marked: Marked, mention: Mention) -> bool:
    """Whether somebody is named before "and his colleague", of another country."""
    # Minister Ana Ruiz and his Chadian colleague: a minister of the release's country;
    # but: she will meet Minister Ana Ruiz and his colleague
    keys, end = marked.text.keys, mention.end
    if keys[mention.first - 1] in _MEETING:
        return False
    theirs = keys[end : end + 2] in (["and", "his"], ["and", "her"])
    plain = theirs and not any(office.country for office in mention.offices)
    return plain and not _COLLEAGUES.isdisjoint(keys[end + 2 : end + 6])


def _facing_country(marked: Marked, mention: Mention, home: Home) -> str | None:
    """Return the nearest other country before "his counterpart Ana Ruiz"."""
    named = (iso for iso in _named(marked, mention.first) if iso != home.country)
    nearest = next(named, None) or most_named(marked, home)
    return country_name(nearest) if nearest else None


def _embassy_near(marked: Marked, mention: Mention) -> str | None:
    """Return the country of the embassy named near an ambassador, if one is."""
    text = marked.text
    begin, end = max(mention.first - REACH, 0), min(mention.end + NEAR, len(text))
    for at in range(end - 1, begin, -1):
        if text.keys[at] not in _POSTS or not text.kinds[at] & CAPITAL:
            continue
        if before := nation_at(marked, at - 1):
            return before
        if text.keys[at + 1] == "of":
            start = at + 2 + (text.keys[at + 2] == "the")
            if iso := nation_at(marked, start):
                return iso
    return None


def most_named(marked: Marked, home: Home) -> str | None:
    """Return the other country that the text names most, if more than once."""
    counts = Counter(_named(marked, len(marked.text), len(marked.text)))
    del counts[home.country or ""]
    return next((iso for iso, n in counts.most_common(1) if n >= LEAST_NAMED), None)


def sent_abroad(person: Person, home: Home) -> str | None:
    """Return the country of the release, if somebody is its envoy to another one."""
    objects = (
        (marked, at)
        for marked, mention in person.mentions
        for office in mention.held
        if marked.text.keys[office.head] in _ENVOYS and not office.former
        if marked.text.keys[office.first - 1] != "'s"
        if "secretary-general" not in marked.text.keys[office.head : office.last]
        for at in range(office.head + 2, office.last + 1)
        if marked.text.keys[at - 1 - (marked.text.keys[at - 1] == "the")] in _TO
    )
    isos = {nation_at(marked, at) for marked, at in objects} - {None}
    away = isos and home.country and home.country not in isos
    return country_name(home.country) if away and home.country else None


def _to_home(marked: Marked, mention: Mention, home: Home) -> bool:
    """Whether an ambassador is one to the country of the release."""
    return any(
        marked.text.keys[at - 1 - (marked.text.keys[at - 1] == "the")] == "to"
        and nation_at(marked, at) == home.country
        for office in mention.offices
        for at in range(office.head + 2, office.last)
    )


def _facing(marked: Marked, mention: Mention) -> Iterator[str]:
    """Yield the country of the visit or the guest in the sentence before a name."""
    text = marked.text
    met = False
    for at in range(mention.first - 1, max(mention.first - REACH, -1), -1):
        met |= text.keys[at] in distinct("facing_words")
        if text.words[at].count("\n") > 1:
            return  # A HEADING ON A VISIT ABROAD
        iso = nation_at(marked, at)
        if iso and text.keys[at - 1] == "in" and text.keys[at - 2] in _POSTS:
            continue  # the Elmish Embassy in Lima
        if iso and met and is_guest(marked, at):
            return  # the Elmish Minister was received by the President
        if iso:
            begin = text.sentence(mention.first)[0]
            if met and (text.starts[at] >= begin or _is_visited(marked, at, mention)):
                yield iso
            return


def _sender(marked: Marked, mention: Mention) -> str | None:
    """Return the country in "given by Elmland, which Ambassador Ana Ruiz brought"."""
    keys = marked.text.keys
    if keys[mention.first - 1] not in ("which", "whose") or mention.first < 2:
        return None
    named = _named(marked, mention.first, NEAREST)
    return next(named, None)


def _of_theirs(marked: Marked, mention: Mention) -> str | None:
    """Return the country in "Elmland on the election of President Ana Ruiz"."""
    text = marked.text
    before = mention.first - 1
    if text.keys[before] != "of" or text.keys[before - 1] not in _THEIRS:
        return None
    begin = text.sentence(mention.first)[0]
    named = ((at, nation_at(marked, at)) for at in range(before, 0, -1))
    near = takewhile(lambda one: text.starts[one[0]] >= begin, named)
    return next((iso for _, iso in near if iso), None)


def _is_visited(marked: Marked, at: int, mention: Mention) -> bool:
    """Whether a paragraph is set in the capital at a token: "She goes on to Riga."."""
    text = marked.text
    lines = any(text.kinds[i] & BREAK for i in range(at, mention.first))
    met_here = any(
        text.keys[i] in distinct("facing_words")
        and text.starts[i] >= text.sentence(mention.first)[0]
        for i in range(at, mention.first)
    )
    capital = text.keys[at] in one_word_capitals()
    if at in marked.countries and "visit" in text.keys[max(at - 5, 0) : at]:
        # a visit to the Republic of Chad. She was received by …
        return met_here and not lines and text.keys[at - 1] in ("to", "of", "the")
    return capital and not lines and met_here and text.keys[at - 1] in ("in", "to")


def _named(marked: Marked, at: int, reach: int = REACH) -> Iterator[str]:
    """Yield the countries named before token `at`, the nearest first."""
    for before in range(at - 1, max(at - reach, -1), -1):
        iso = nation_at(marked, before)
        if iso:
            yield iso

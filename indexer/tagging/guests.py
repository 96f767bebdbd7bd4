"""Guests from another country whom the people of a release receive."""

from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.nations import nation_at
from indexer.tagging.words import CAPITAL, DEMONYM, OFFICE, OPENER

__all__ = ["is_guest", "receives_guests", "visits_home"]

MOST_GUEST_TOKENS = 12  # from "the Elmish Minister" to "was received by"
MOST_TO_VISIT = 8  # tokens between a name and a visit
_GUESTS = frozenset(("ambassador", "commissioner", "envoy", "charge", "chargé"))
_PARTIES = frozenset("delegation guests guest mission side team".split())
_RECEIVED = (["received", "by"], ["called", "on"], ["calls", "on"], ["hosted", "by"])
_VISITING = frozenset("visit visits visited visiting arrived arrives arrive".split())
_RECEIVES = frozenset("received welcomed greeted hosted".split())


def receives_guests(marked: Marked, mention: Mention, home: Home) -> str | None:
    """Return the country of the release, if guests of another are "received by" one."""
    keys, by = marked.text.keys, mention.first - 1
    by -= keys[by] == "the"
    if keys[by] != "by" or keys[by - 1] not in _RECEIVES or not home.country:
        return None
    for at in range(by - 2, max(by - MOST_GUEST_TOKENS, -1), -1):
        if iso := nation_at(marked, at):
            theirs = iso != home.country and is_guest(marked, at)
            return country_name(home.country) if theirs else None
    return None


def visits_home(marked: Marked, mention: Mention, home: Home) -> bool:
    """Return whether somebody is said to visit the country of the release.

    As in "Premier Bo Li's visit to Peru", "a visit to Peru by Premier Bo Li".
    """
    text, at = marked.text, mention.end
    if home.country is None or not mention.offices:
        return False
    while at - mention.end < MOST_TO_VISIT and _goes_on(marked, at):
        if text.keys[at] in _VISITING:
            return _is_home(marked, at + 1, home)
        at += 1
    by = mention.first - 1 - (text.keys[mention.first - 1] == "the")
    near = range(by - 1, max(by - MOST_TO_VISIT, 0), -1)
    visit = next((i for i in near if text.keys[i] in _VISITING), 0)
    return text.keys[by] == "by" and visit > 0 and _is_home(marked, visit + 1, home)


def _goes_on(marked: Marked, at: int) -> bool:
    return marked.text.words[at].islower() or marked.text.keys[at] == "'s"


def _is_home(marked: Marked, at: int, home: Home) -> bool:
    at += marked.text.keys[at] in ("to", "in")
    at += marked.text.keys[at] == "the"
    end = marked.countries.get(at, 0)
    # but not: will visit the Peru Museum
    alone = end and not marked.text.kinds[end] & CAPITAL
    capital = home.host == home.country and not end  # of an embassy's host
    return bool(alone or capital) and nation_at(marked, at) == home.country


def is_guest(marked: Marked, at: int) -> bool:
    """Return whether the people at a token are those of a guest that home receives."""
    text = marked.text
    end = min(at + MOST_GUEST_TOKENS, len(text))
    led = text.keys[at + 1] in _PARTIES
    guest = text.kinds[at] & DEMONYM and (led or text.kinds[at + 1] & (OFFICE | OPENER))
    return bool(guest) and any(
        text.keys[i : i + 2] in _RECEIVED or text.keys[i] in _GUESTS
        for i in range(at + 1, end)
    )

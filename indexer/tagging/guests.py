"""Guests from another country whom the people of a release receive."""

from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.nations import nation_at
from indexer.tagging.words import DEMONYM, OFFICE, OPENER

__all__ = ["is_guest", "receives_guests"]

MOST_GUEST_TOKENS = 12  # from "the Elmish Minister" to "was received by"
_GUESTS = frozenset(("ambassador", "commissioner", "envoy", "charge", "chargé"))
_PARTIES = frozenset("delegation guests guest mission side team".split())
_RECEIVED = (["received", "by"], ["called", "on"], ["calls", "on"], ["hosted", "by"])
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

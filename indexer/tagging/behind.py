"""What stands behind the name of a body and is of it: its country, side or seat."""

from indexer.tagging.marked import Marked
from indexer.tagging.words import CAPITAL

__all__ = ["UNIONS", "with_country", "with_seat"]

_SIDES = frozenset("north south east west north-east north-west south-east".split())
_SENT_BYUNIONS = ("mission", "operation", "force")
UNIONS = frozenset(("nations", "union", "un", "eu", "osce", "au"))


def with_country(marked: Marked, end: int) -> int:
    """Return the end of the country or side at `end`: Elm Aid Australia, Elm North."""
    text = marked.text
    after = marked.countries.get(end, 0)
    if not after and text.keys[end] in _SIDES and text.kinds[end] & CAPITAL:
        after = end + 1 + (text.keys[end + 1] in _SIDES)
    alone = after and not text.kinds[after] & CAPITAL and text.keys[after] != "'s"
    return after if alone and not text.words[end].isupper() else end


def with_seat(marked: Marked, start: int, at: int) -> int:
    """Return the end of a body from `start` whose head is at `at`, with its seat."""
    # the Regional Court in Elmo
    keys = marked.text.keys
    court = keys[at] == "court" and keys[at + 1] in ("in", "at")
    court = court and start not in marked.countries  # sits in many towns
    # the United Nations Mission in Elmland
    sent = keys[at] in _SENT_BYUNIONS and keys[at + 1] in ("in", "for")
    seated = court or sent and not UNIONS.isdisjoint(keys[start:at])
    if keys[at - 1 : at + 1] == ["university", "college"]:
        known = marked.known[at + 1]  # University College Cork
        return known if known and not marked.text.kinds[known] & CAPITAL else at + 1
    return (marked.known[at + 2] if seated else 0) or with_country(marked, at + 1)

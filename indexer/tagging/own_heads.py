"""Who heads the body that publishes: the Chancellor, where a university does."""

from functools import cache

from indexer.tagging.beside import Mention
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.words import CAPITAL, COMPANY, kind

__all__ = ["heads_the_publisher"]

MOST_TO_INQUIRY = 14  # tokens
_DONE = frozenset("conducted supervised handled investigated overseen".split())
_INQUIRIES = frozenset(
    "investigation investigations inquiry inspection audit examination case".split()
)
_SPOKEN = frozenset("spokesperson spokesman spokeswoman".split())
_TAUGHT = frozenset(
    "chancellor vice-chancellor pro-vice-chancellor rector provost registrar bursar "
    "dean".split()
)
_LED = frozenset("leader president chairman chairwoman chairperson chair".split())
_RUN = frozenset("ceo cfo coo chairman chairwoman chairperson chair president".split())
_SHOWN = frozenset("director curator conservator".split())
# by a word of the publisher's name, who can be no other body's
_HEADS = {
    "university": _TAUGHT,
    "college": _TAUGHT,
    "universidad": _TAUGHT,
    "universitat": _TAUGHT,
    "party": _LED,
    "union": _LED,
    "unions": _LED,
    "congress": _LED,
    "museum": _SHOWN,
    "gallery": _SHOWN,
    "holdings": _RUN,
    "group": _RUN,
    "bank": frozenset(("governor",)),
    "court": frozenset(("registrar",)),
}


def heads_the_publisher(marked: Marked, mention: Mention, home: Home) -> str | None:
    """Return the agency or firm that publishes, if somebody holds an office of it, or
    conducted its inquiry.

    None where words tell whose office it is: the Elm University's Chancellor.
    """
    if home.name is None or home.name != home.staff or home.host:
        return None
    keys, theirs = marked.text.keys, _heads_at(home.name)
    if not mention.offices and _looked_into(marked, mention):
        return home.name
    for office in mention.offices:
        alone = office.end == office.head + 1 and not office.former
        owned = keys[office.first - 1] in ("'s", "its", "their", "his", "her")
        owned = owned or bool(marked.text.kinds[office.first - 1] & CAPITAL)
        after = keys[mention.end] in ("of", "from") or office.country
        if alone and keys[office.head] in theirs and not (owned or after):
            return home.name
    return None


def _looked_into(marked: Marked, mention: Mention) -> bool:
    """Whether an inquiry of the agency "was conducted by" somebody."""
    keys, by = marked.text.keys, mention.first - 1
    if keys[by] != "by" or keys[by - 1] not in _DONE:
        return False
    before = keys[max(by - MOST_TO_INQUIRY, 0) : by]
    return not _INQUIRIES.isdisjoint(before)


@cache
def _heads_at(name: str) -> frozenset[str]:
    words = name.split()
    listed = (_HEADS.get(word.lower(), frozenset()) for word in words)
    runs = _RUN if any(kind(word) & COMPANY for word in words) else frozenset()
    return _SPOKEN.union(runs, *listed)

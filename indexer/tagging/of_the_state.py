"""The country for which somebody acts who holds an office in a body of its state."""

from functools import cache
from itertools import pairwise

from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.gazetteer import places
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.tokens import split
from indexer.tagging.unions import unions
from indexer.tagging.words import COMMON, DEMONYM, kind

__all__ = ["nominated_for", "of_the_state"]

MOST_PLACE = 9  # tokens from a name to what its bearer is to be

_ORGANS = frozenset(
    "ministry department office bureau secretariat embassy parliament senate congress "
    "court police army navy force forces assembly treasury cabinet tribunal judiciary "
    "constabulary prosecutor deputies representatives lords commons subcommittee "
    "caucus".split()
)
# the Bank of Elmland
_CENTRAL = frozenset(("central", "reserve", "national"))
_SMALL = frozenset("of the and for in on".split())
_NO_NAMES = _SMALL | _ORGANS | _CENTRAL | {"bank"}
# a force is the state's where no other name stands before it: Elm Police
_FORCES = frozenset(("police", "constabulary"))
# whose council, school board or department is no state's, or none of its own
_OF_OTHERS = frozenset(
    "city county municipal municipality town borough district parish provincial "
    "regional state university college school hospital church party united european "
    "international intergovernmental joint world african asian american arab "
    "caribbean pacific arbitration".split()
)


def of_the_state(body: str, home: Home) -> str:
    """Return the country of a release where it is its state's body, else the body.

    Who heads a court or an office acts for the state, as its ministers do, but where
    the body itself publishes.
    """
    own = country_name(home.country) if home.country else body
    national = home.name in (None, own) and body != home.staff
    return own if national and _is_organ(split(body), own) else body


def nominated_for(marked: Marked, mention: Mention, home: Home) -> str | None:
    """Return the country for which somebody is to act: Ana Ruiz, of Ohio, to be Judge.

    Wherever they come from, they are named to an office of the state.
    """
    keys = marked.text.keys
    behind = keys[mention.end : mention.end + MOST_PLACE]
    if not home.country or home.name not in (None, country_name(home.country)):
        return None
    if any("nominee" in keys[o.start : o.head + 1] for o in mention.offices):
        return country_name(home.country)  # Nominee for Chair of the Elm Board
    named = behind[:2] == [",", "of"] and "to" in behind
    at = mention.end + behind.index("to") if named else 0
    return country_name(home.country) if at and keys[at + 1] == "be" else None


def _is_organ(body: str, own: str) -> bool:
    words = body.split()
    told = not _ORGANS.isdisjoint(words) or _is_bank(words, own)
    if not told or body in places() or body in _names_of_unions():
        return False
    pairs = map(" ".join, pairwise(words))  # the police of Los Angeles
    names = [word for word in words if word not in _NO_NAMES]
    if not _FORCES.isdisjoint(words) and not all(map(_is_common, names)):
        return split(own) in body
    parts = any(_is_part(name, own) for name in pairs)
    theirs = parts or any(_is_abroad(name, own) for name in names)
    return _OF_OTHERS.isdisjoint(words) and not theirs


@cache
def _names_of_unions() -> frozenset[str]:
    return frozenset(map(split, unions().values()))


def _is_bank(words: list[str], own: str) -> bool:
    named = split(own) in " ".join(words)
    return "bank" in words and (named or not _CENTRAL.isdisjoint(words))


def _is_abroad(word: str, own: str) -> bool:
    """Whether a word is of another country, or of a part of this one."""
    return _is_part(word, own) or bool(kind(word.capitalize()) & DEMONYM)


def _is_common(word: str) -> bool:
    return bool(kind(word.capitalize()) & COMMON)


def _is_part(name: str, own: str) -> bool:
    known = places().get(name)
    return known is not None and all(place.name != own for place in known)

"""The country for which somebody acts who holds an office in a body of its state."""

from indexer.tagging.atlas import country_name
from indexer.tagging.gazetteer import places
from indexer.tagging.home import Home
from indexer.tagging.tokens import split
from indexer.tagging.unions import unions
from indexer.tagging.words import DEMONYM, kind

__all__ = ["of_the_state"]

_ORGANS = frozenset(
    "ministry department office bureau secretariat embassy parliament senate congress "
    "court police army navy force forces assembly treasury cabinet tribunal judiciary "
    "constabulary prosecutor deputies".split()
)
# the Bank of Elmland
_CENTRAL = frozenset(("central", "reserve", "national", "of"))
# whose council, school board or department is no state's, or none of its own
_OF_OTHERS = frozenset(
    "city county municipal municipality town borough district parish provincial "
    "regional state university college school hospital church party united european "
    "international intergovernmental joint world african asian american arab "
    "caribbean pacific".split()
)


def of_the_state(body: str, home: Home) -> str:
    """Return the country of a release where it is its state's body, else the body.

    Who heads a court or an office acts for the state, as its ministers do, but where
    the body itself publishes.
    """
    own = country_name(home.country) if home.country else body
    national = home.name in (None, own) and body != home.staff
    return own if national and _is_organ(split(body), own) else body


def _is_organ(body: str, own: str) -> bool:
    words = body.split()
    told = not _ORGANS.isdisjoint(words) or _is_bank(words)
    if not told or body in places() or body in map(split, unions().values()):
        return False
    return _OF_OTHERS.isdisjoint(words) and not any(_is_abroad(w, own) for w in words)


def _is_bank(words: list[str]) -> bool:
    return "bank" in words and not _CENTRAL.isdisjoint(words)


def _is_abroad(word: str, own: str) -> bool:
    """Whether a word is of another country, or of a part of this one."""
    known = places().get(word)
    part = known is not None and all(place.name != own for place in known)
    return part or bool(kind(word.capitalize()) & DEMONYM)

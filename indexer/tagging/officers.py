"""Who serves a whole where only a part is named: a governor, an officer of police."""

from functools import cache

from indexer.lexicon import entries
from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.gazetteer import places
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office
from indexer.tagging.tokens import split
from indexer.tagging.words import DEMONYM

__all__ = ["of_the_police", "sent_by_the_state"]

_POLICE = frozenset(
    "police constabulary policia polizei politie polizia policja politi poliisi "
    "politsei gendarmerie gendarmeria".split()
)
# none that an army has too
_RANKS = frozenset(
    "police constable detective insp inspector sergeant sgt superintendent supt "
    "trooper".split()
)
_GOVERNORS = frozenset("governor prefect gouverneur préfet wali".split())


def sent_by_the_state(
    marked: Marked, office: Office, part: str | None, home: Home
) -> str | None:
    """Return the country whose state sends the governor of a part: of Jahra.

    None for any other office, where a bank publishes, whose governor is its own, and
    where the part is another country's.
    """
    own = home.country and country_name(home.country)
    head = marked.text.keys[office.head]
    if head not in _GOVERNORS or home.country not in _sending() or not part:
        return None
    abroad = all(p.country != home.country for p in places().get(split(part), ()))
    known = split(part) in places()
    theirs = known and abroad or "bank" in split(part).split()
    return own if home.name in (None, own) and not theirs else None


def of_the_police(marked: Marked, mention: Mention, home: Home) -> str | None:
    """Return the police that publishes, if an officer of it is meant: Elm Commander.

    None for those with no rank and no police in their office, and for other countries'.
    """
    if home.name is None or home.name != home.staff:
        return None
    if _POLICE.isdisjoint(split(home.name).split()):
        return None
    keys, kinds = marked.text.keys, marked.text.kinds
    spans = [range(mention.first, mention.start)]
    spans += [range(office.first, office.end) for office in mention.offices]
    own = any(
        keys[at].rstrip(".").removesuffix("s") in _RANKS
        for span in spans
        for at in span
    )
    abroad = any(kinds[at] & DEMONYM for span in spans for at in span)
    return home.name if own and not abroad else None


@cache
def _sending() -> frozenset[str]:
    """Return the ISO codes of the countries that send their governors."""
    return frozenset(entries("appointed_governors"))

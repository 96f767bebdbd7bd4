"""The country or town of a delegation that somebody leads, or of each in a list."""

from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.employers import is_of_state
from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.named_countries import country_at, named_at, national_at
from indexer.tagging.unions import seats
from indexer.tagging.words import BREAK, CAPITAL, UPPER

__all__ = ["PARTIES", "leads", "of_each"]

MOST_COUNTRY_TOKENS = 5
MOST_BODY_TOKENS = 6
MOST_TO_PARTY = 16  # tokens from a delegation to who leads it
PARTIES = ("delegation", "mission", "team", "group", "side", "party")
# what is led, too, but sent by no country
_WORKS = frozenset(
    "excavation excavations expedition project study research programme".split()
)


def of_each(marked: Marked, mention: Mention) -> str | None:
    """Return the country in "ambassadors of Chad, Bo Li, and of Peru, Ana Ruiz"."""
    text = marked.text
    comma = mention.first - 1
    if text.words[comma] != "," or mention.offices:
        return None
    for at in range(max(comma - MOST_COUNTRY_TOKENS, 0), comma):
        if marked.countries.get(at) == comma:
            of = at - 1 - (text.keys[at - 1] == "the")
            joined = text.keys[of] == "of" and text.keys[of - 1] in ("and", ",")
            return country_at(marked, at) if joined else None
    return None


def leads(marked: Marked, verb: int) -> str | None:
    """Return the country of "a mission from Peru, led by", "a Peruvian team led by"."""
    text = marked.text
    for at in range(verb - 1, max(verb - MOST_TO_PARTY, -1), -1):
        if text.words[at] in (".", ";") or text.kinds[at] & BREAK:
            return None
        if text.keys[at] in _WORKS and (body := _body_of(marked, at)):
            return body
        if text.keys[at] in PARTIES:
            sent = text.keys[at + 1] in ("from", "of")
            # a Chadian team, a Chadian Goodwill Mission
            nouns = range(at - 1, max(at - 2 - bool(text.kinds[at] & CAPITAL), -1), -1)
            before = next(filter(None, (national_at(marked, i) for i in nouns)), None)
            theirs = (seats().get(text.keys[i], "") for i in range(at + 1, verb))
            parliament = country_name(next(filter(None, theirs), "")) or None
            whose = (named_at(marked, at + 2) if sent else None) or parliament
            found = whose or _body_of(marked, at) or before
            found = found or _body_before(marked, at)
            # a delegation of farmers of Lund acts for no town
            of_people = sent and text.keys[at + 1] == "of" and _is_small(marked, at + 2)
            return found or (
                _town(marked, at + 2, verb) if sent and not of_people else None
            )
    return None


def _body_of(marked: Marked, party: int) -> str | None:
    """Return the body, but no state's own, in "the mission of the Elm University"."""
    text = marked.text
    at = party + 2 + (text.keys[party + 2] == "the")
    of = text.keys[party + 1] in ("of", "from", "by") and marked.bodies.get(at)
    own = not of or is_of_state(text.keys[at:of])
    return text.cut(at, of) if of and not own else None


def _body_before(marked: Marked, party: int) -> str | None:
    """Return the body, but no state's own, in "an IMF team", "a World Bank mission"."""
    text = marked.text
    near = range(party - 1, max(party - MOST_BODY_TOKENS, -1), -1)
    start = next((at for at in near if marked.bodies.get(at) == party), party - 1)
    if union := named_at(marked, start):
        return union
    body = marked.bodies.get(start) == party or text.kinds[start] & UPPER
    own = is_of_state(text.keys[start:party])
    return text.cut(start, party) if body and not own else None


def _is_small(marked: Marked, at: int) -> bool:
    return marked.text.words[at].islower() and marked.text.keys[at] != "the"


def _town(marked: Marked, start: int, end: int) -> str | None:
    """Return the last place named between two tokens: from the Elmish port of Lund."""
    for at in range(end - 1, start - 1, -1):
        if marked.known[at] and marked.text.key(at, marked.known[at]) in places():
            return marked.text.cut(at, marked.known[at])
    return None

"""The country or union that the words of an office, or those beside a name, tell."""

from functools import partial
from itertools import chain

from indexer.tagging.atlas import country_name
from indexer.tagging.beside import Mention
from indexer.tagging.employers import OF_MEMBERS, is_of_state, manages, private_body
from indexer.tagging.gazetteer import country_of, places
from indexer.tagging.led import PARTIES, leads, of_each
from indexer.tagging.local import heads_a_part
from indexer.tagging.marked import Marked
from indexer.tagging.named_countries import country_at, named_at, national_at, owns
from indexer.tagging.offices import Office
from indexer.tagging.unions import seat
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    DEMONYM,
    LINK,
    NAME,
    NUMBER,
    ORGANISATION,
    PUNCT,
)

__all__ = ["country_before", "country_behind", "country_inside", "on_behalf"]
__all__ += ["stated_country"]

_ON_BEHALF = ("on behalf of", "in behalf of")
_COLLEAGUES = ("colleague", "counterpart", "homologue")
_CITIZENS = ("citizen", "national", "native")
_LATELY = ("outgoing", "incoming", "new", "newly", "appointed", "visiting", "current")
_SIGNS = ("-", "–", "—", ":", "|")
_LED = frozenset("led headed chaired directed run coordinated supervised".split())
_PEOPLES = frozenset("council nation tribe church band congregation police".split())
MOST_COUNTRY_TOKENS = 5
MOST_TO_BEHALF = 8
MOST_OF_BODY = 8  # tokens of a body's name before its country
MOST_TO_SIDE = 6
MOST_NOUN_TOKENS = 4  # from "Omani" to the name


def country_inside(marked: Marked, mention: Mention) -> str | None:
    """Return the country or union before the head: Palestinian Authority President."""
    stated = mention.offices
    for office in stated:
        for at in range(office.start, office.head):
            named = named_at(marked, at)
            if named or at in marked.countries:
                return named or country_at(marked, at)
    sitting = (seat(marked, office) for office in stated)
    bodies = map(partial(_country_of_body, marked), stated)
    return next(filter(None, chain(sitting, bodies)), None)


def _ends_line(marked: Marked, mention: Mention) -> bool:
    # a line of its own: Prime Minister Ana Ruiz, Peru
    kinds, end = marked.text.kinds, marked.countries.get(mention.end + 1)
    alone = not mention.first or kinds[mention.first - 1] & BREAK
    comma = marked.text.words[mention.end] == ","
    return bool(alone and comma and end and kinds[end] & BREAK)


def _names_a_body(marked: Marked, at: int) -> bool:
    # of the Australia Institute, but: of the United States Department of Trade
    country = marked.countries.get(at, at)
    end = max(marked.bodies.get(at, 0), country + 1)
    kind = marked.text.kinds[country]
    listed = end > country + 1
    body = country > at and kind & CAPITAL and (listed or kind & ORGANISATION)
    return bool(body) and not is_of_state(marked.text.keys[at:end])


def _country_of_body(marked: Marked, office: Office) -> str | None:
    """Return the country in a body's name: Chairman of the Central Bank of Chile."""
    text = marked.text
    for at in range(office.start, office.end):
        if not text.kinds[at] & (CAPITAL | DEMONYM):
            continue
        first = at - (text.keys[at - 1] == "royal")  # of the Royal Elmish Navy
        before = text.keys[first - 1 - (text.keys[first - 1] == "the")]
        listed = before == "," and is_of_state(text.keys[at : office.end])
        own = (at < office.head or before == "of" or listed) and at in marked.covered
        noun = text.kinds[at] & CAPITAL and not text.kinds[at] & DEMONYM
        # of the Elmish Ministry of Trade
        plain = text.kinds[at] & DEMONYM and not _of_place(marked, at)
        plain = plain and is_of_state(text.keys[at : office.end])
        theirs = plain and at > office.head and before in ("of", "at", "in")
        iso = country_of(text.words[at]) if own and noun or theirs else None
        # not of the Governor of Peru's Lima Region
        region = owns(marked, at) and heads_a_part(marked, office)
        if iso and not (region or _is_private(marked, office, at)):
            return country_name(iso)
    return None


def _is_private(marked: Marked, office: Office, at: int) -> bool:
    """Whether a country is in the name of a firm, or of a body of its members."""
    # the Medical Association of Elmland, the managing director of Elmland Power
    around = range(max(at - MOST_OF_BODY, 0), at + 1)
    start = next((i for i in around if marked.bodies.get(i, 0) > at), at)
    inside = marked.text.keys[start : marked.bodies.get(start, at)]
    named_after = at in marked.countries and start == at  # Elmland Airways
    named_after = named_after and inside != [] and not is_of_state(inside)
    members = not OF_MEMBERS.isdisjoint(inside)
    return bool(members or named_after or manages(marked, office, at))


def _of_place(marked: Marked, at: int) -> bool:
    # British Columbia is no part of Britain
    end = marked.known[at]
    return end > at + 1 and marked.text.key(at, end) in places()


def country_behind(marked: Marked, mention: Mention) -> str | None:
    """Return the country in "Prime Minister Modi of India", "President of France"."""
    keys = marked.text.keys
    if side := _on_side(marked, mention.end):
        return side
    if keys[mention.end] == "," and keys[mention.end + 2] in _CITIZENS:
        return named_at(marked, mention.end + 4)  # Ana Ruiz, a citizen of Peru
    if keys[mention.end] == "," and keys[mention.end + 1] in ("his", "her", "their"):
        colleague = keys[mention.end + 3] in _COLLEAGUES
        return national_at(marked, mention.end + 2) if colleague else None
    if keys[mention.end : mention.end + 2] == [",", "for"]:
        signs = named_at(marked, mention.end + 2)  # the Minister, Ana Ruiz, for Tonga
        if signs:
            return signs
    if _ends_line(marked, mention):
        return country_at(marked, mention.end + 1)
    if marked.text.key(mention.end, mention.end + 2) == "and other":
        return national_at(marked, mention.end + 2)  # and other Chadian ministers
    if keys[mention.end] in ("of", "("):
        body = mention.end + 1 + (keys[mention.end + 1] == "the")
        behind = named_at(marked, mention.end + 1)
        if behind and _names_a_body(marked, body):
            behind = None
        if not behind and keys[mention.end] == "of":
            behind = private_body(marked, body) or _of_no_state(marked, mention, body)
        if behind or keys[mention.end] == "of":
            return behind
    places = (
        named_at(marked, at + 1)
        for office in mention.offices
        for at in range(office.head + 1, office.end)
        if keys[at] == "of"
        and not owns(marked, at + 1)
        and not _is_private(marked, office, at + 1 + (keys[at + 1] == "the"))
    )
    return next(filter(None, places), None)


def _on_side(marked: Marked, end: int) -> str | None:
    """Return the country in "Ana Ruiz took part on the Swiss side"."""
    keys = marked.text.keys
    for at in range(end, end + MOST_TO_SIDE):
        if keys[at] == "on" and keys[at + 1] == "the" and keys[at + 3] == "side":
            return national_at(marked, at + 2) or named_at(marked, at + 2)
        if not marked.text.words[at].islower():
            return None
    return None


def _of_no_state(marked: Marked, mention: Mention, at: int) -> str | None:
    """Return the council in "Grand Chief Ana Ruiz of the Elm Council"."""
    heads = {marked.text.keys[office.head] for office in mention.offices}
    chief = marked.text.keys[mention.start - 1] == "chief"
    own = (heads or chief) and heads <= {"chief", "bishop", "imam", "elder", "leader"}
    end = marked.bodies.get(at, at)
    theirs = not _PEOPLES.isdisjoint(marked.text.keys[at:end])
    return marked.text.cut(at, end) if own and theirs else None


def country_before(marked: Marked, mention: Mention) -> str | None:
    """Return the country or region in "China's Special Envoy X", "Y, China's Envoy"."""
    keys = marked.text.keys
    if listed := _of_line(marked, mention.first - 1) or of_each(marked, mention):
        return listed
    owner = mention.first - 1
    owner -= keys[owner] in (",", "the")
    if keys[owner] == "by" and keys[owner - 1] in _LED:
        return leads(marked, owner - 1)
    if keys[owner] == "by" and keys[owner - 1] in PARTIES:
        return leads(marked, owner)  # and the Chadian side by Minister Ana Ruiz
    if keys[owner] in ("counterpart", "counterparts"):
        # his Ivorian counterpart, Mr X
        return national_at(marked, owner - 1)
    offices = (_before(marked, office.first) for office in mention.offices)
    owners = [at for at in (owner, *offices) if keys[at] == "'s"]
    small = (
        o.first for o in mention.offices if not marked.text.kinds[o.first] & CAPITAL
    )
    if people := next((at - 1 for at in small if _is_people(marked, at - 1)), 0):
        return national_at(marked, people)  # the Chadian ambassador in Lima, Ana Ruiz
    named = (_owner(marked, at) for at in owners)
    found = next(filter(None, named), None)
    return found if found or mention.offices or owners else _described(marked, owner)


def _of_line(marked: Marked, sign: int) -> str | None:
    """Return the country in "Chad – Ms Ana Ruiz", where a line begins with it."""
    text = marked.text
    if sign < 1 or text.words[sign] not in _SIGNS:
        return None
    for at in range(max(sign - MOST_COUNTRY_TOKENS, 0), sign):
        if marked.countries.get(at) == sign:
            begins = at == 0 or text.kinds[at - 1] & (BREAK | PUNCT | NUMBER)
            return country_at(marked, at) if begins else None
    return None


def _is_people(marked: Marked, at: int) -> bool:
    kind = marked.text.kinds[at]
    return at > 0 and bool(kind & DEMONYM and kind & CAPITAL)


def _before(marked: Marked, first: int) -> int:
    """Return the token before an office and "outgoing", "new" before it."""
    at = first - 1
    while marked.text.keys[at] in _LATELY and at > 0:
        at -= 1
    return at


def _owner(marked: Marked, sign: int) -> str | None:
    """Return the country or region that the possessive `sign` belongs to."""
    for at in range(max(sign - MOST_COUNTRY_TOKENS, 0), sign):
        if marked.countries.get(at) == sign:
            return country_at(marked, at)
        known = places().get(marked.text.key(at, sign), ())
        if marked.known[at] == sign and known and known[0].kind == "region":
            return known[0].name if known[0].country else None
    return None


def on_behalf(marked: Marked, mention: Mention) -> str | None:
    """Return the country in "…, on behalf of the Government of X" behind a name."""
    text = marked.text
    if "behalf" not in text.vocabulary:
        return None
    end = max([mention.end, *(office.last for office in mention.offices)])
    for at in range(end, min(end + MOST_TO_BEHALF, len(text))):
        if text.words[at] in (".", ";") or text.kinds[at] & NAME and at > end + 1:
            return None
        if text.keys[at + 1] == "behalf" and text.key(at, at + 3) in _ON_BEHALF:
            return _governed(marked, at + 3)
    return None


def _governed(marked: Marked, at: int) -> str | None:
    """Return the country in "the Government of X" or "MoFA, Government of X" there."""
    for start in range(at, min(at + MOST_TO_BEHALF, len(marked.text))):
        if marked.text.words[start] in (".", ";", "and"):
            return None
        if named := named_at(marked, start):
            return named
    return None


def _described(marked: Marked, at: int) -> str | None:
    """Return the country in "Omani jurist Dr X", "two Turkish engineers, X"."""
    text = marked.text
    for before in range(at, max(at - MOST_NOUN_TOKENS, -1), -1):
        if text.kinds[before] & CAPITAL and text.kinds[before] & DEMONYM:
            return national_at(marked, before) if before < at else None
        plain = text.words[before].islower() or text.kinds[before] & COMMON
        if not plain or text.kinds[before] & LINK:
            return None
    return None


def stated_country(marked: Marked, office: Office) -> str | None:
    """Return the country that stands with an office, under its name of that time."""
    whole = marked.bodies.get(office.first, 0)
    if whole > office.start and not is_of_state(marked.text.keys[office.first : whole]):
        return None  # the Elmland Farmers' Society President
    around = (*range(office.first, office.start), *range(office.end, office.last))
    named = (country_at(marked, at) for at in around if at in marked.countries)
    stated = country_name(office.country) if office.country else None
    return next(filter(None, named), stated)

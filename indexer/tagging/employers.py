"""The company, school or other body that an office is of, and no state's own body."""

from functools import cache

from indexer.lexicon import rows
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office
from indexer.tagging.tokens import split
from indexer.tagging.words import (
    CAPITAL,
    COMPANY,
    GIVEN,
    HONORIFIC,
    OFFICE,
    OPENER,
    STRONG,
    UPPER,
)

__all__ = ["OF_MEMBERS", "body_of", "firm_before", "international_body", "is_of_state"]
__all__ += ["manages", "private_body"]

LEAST_ACRONYM = 3  # letters
MOST_OWNER_TOKENS = 5

_BUSINESS = frozenset(
    "ceo cfo coo cto founder co-founder owner co-owner partner principal pastor dean "
    "president chairman chairwoman chair chairperson director professor operator "
    "manager head vice-chancellor rector executive chancellor officer member registrar "
    "owner trustee coach prosecutor provost bursar headmaster headmistress headteacher "
    "proprietor promoter shareholder accountant".split()
)
_STATE_BODIES = frozenset(
    "ministry department office agency bureau commission council committee board "
    "subcommittee authority directorate secretariat embassy mission parliament senate "
    "congress court police division unit section branch administration service army "
    "force forces navy assembly treasury corps command cabinet diwan chancellery "
    "councillors representatives deputies commons lords".split()
)

# who manages a commission or a trust acts for it, and not for the state
_SENT = ("ambassador", "representative", "envoy", "delegate", "observer", "minister")
_CHAIRS = ("president", "chairman", "chairwoman", "chairperson", "chair", "ceo")
_SURE = frozenset("ceo cfo coo trustee owner co-owner founder co-founder".split())
_SURE_TITLES = ("chief executive", "chief executive officer", "managing director")
_SAID_OF_NAMES = ("-based", "-owned", "-listed", "-backed")
# whose body, though no list has it, stands behind
_SPEAKERS = frozenset("spokesman spokeswoman spokesperson treasurer".split())
_MANAGING = frozenset(("managing", "manager", "ceo", "executive", "registrar"))
# Business Council, Chamber Office
_OTHERS = frozenset(
    "business chamber company union unions association club guild".split()
)
# bodies of their members, and of no state
OF_MEMBERS = frozenset(
    "association federation union unions confederation guild commerce club league "
    "university college academy society hospital airways airlines".split()
)
_JOINED = frozenset(
    "association federation union confederation league alliance foundation college "
    "university academy society chamber club".split()
)
_GOVERNMENT = frozenset(
    "ministry department office embassy mission parliament senate congress court "
    "police division unit section branch army force forces navy assembly treasury "
    "corps command cabinet service institute centre center".split()
)


def body_of(marked: Marked, office: Office) -> str | None:
    """Return the company or school in "CEO of X", None for a state's own bodies."""
    text = marked.text
    general = (
        text.keys[office.head] == "general"
        and "director" in (text.keys[office.start : office.head])
    )
    if works_at := _named_after(marked, office) or _council(marked, office):
        return works_at
    union = text.keys[office.start + 1 : office.head + 1] == ["general", "secretary"]
    if union and _is_letters(marked, office.start):
        return text.words[office.start]  # ELMA General Secretary
    if found := _spoken_for(marked, office) or _firm(marked, office):
        return found
    if text.keys[office.head].rstrip("s") not in _BUSINESS and not general:
        return None
    titled = text.keys[office.start : office.head + 1]
    runs = general or not _MANAGING.isdisjoint(titled)
    of_state = _of_government if runs else is_of_state
    for at in range(office.first, office.end):
        end = marked.bodies.get(at)
        if end and not of_state(text.keys[at:end]):
            return text.cut(at, end)
    if general:
        return None
    named = office.head + 2
    named += text.keys[named] == "the"
    named += text.words[named].endswith(_SAID_OF_NAMES)  # Elmland-based Elmo
    if text.keys[office.head + 1] == "for":
        return None  # Member for Lund: a seat, no body
    if office.end == office.head + 1 and (firm := _firm_behind(marked, office.end)):
        return firm
    short = text.kinds[named] & UPPER and len(text.words[named]) >= LEAST_ACRONYM
    if text.keys[office.end - 1] in _JOINED and named < office.end - 1:
        return text.cut(named, office.end)  # of the Elmish Traders' Association
    if text.keys[office.head] in _CHAIRS and _is_letters(marked, office.head - 1):
        return text.words[office.head - 1]  # ELMA President
    unknown = (text.kinds[named] & STRONG or short) and not marked.known[named]
    unknown = unknown or manages(marked, office, named)
    unknown = unknown or _is_sure(marked, office, named)
    unknown = unknown and not is_of_state(text.keys[named : office.end])
    unknown = unknown and "'s" not in text.keys[named : named + 3]  # of Ruiz's office
    return text.cut(named, office.end) if named < office.end and unknown else None


def _spoken_for(marked: Marked, office: Office) -> str | None:
    """Return the unlisted body in "spokesperson for Elmo", "general secretary of X"."""
    text, link = marked.text, office.head + 1
    at = link + 1 + (text.keys[link + 1] == "the")
    if text.keys[link] not in ("of", "for") or at >= office.end:
        return None
    end = marked.bodies.get(at, office.end)
    speaks = text.keys[office.head] in _SPEAKERS
    unlisted = at not in marked.bodies and not text.kinds[at] & UPPER
    runs = text.keys[office.head] == "administrator" and unlisted
    named = (speaks or runs) and _is_named(marked, at, end)
    if at in marked.countries or not (named or _is_general_secretary(marked, office)):
        return None
    own = "communist" in text.keys[at:end] or is_of_state(text.keys[at:end])
    return None if own else text.cut(at, end)


def _is_general_secretary(marked: Marked, office: Office) -> bool:
    keys, head = marked.text.keys, office.head
    both = keys[head - 1] == "general" and keys[head] in ("secretary", "secretaries")
    return keys[head + 1] == "of" and (both or keys[head] == "general-secretary")


def _firm(marked: Marked, office: Office) -> str | None:
    """Return the firm in "administrator of Elmo Ltd", whatever the office."""
    text, of = marked.text, office.head + 1
    at = of + 1 + (text.keys[of + 1] == "the")
    if text.keys[of] not in ("of", "at"):
        return None
    end = marked.bodies.get(at, office.end)
    if at not in marked.bodies and "," in text.words[at:end]:
        at = end - text.words[at:end][::-1].index(",")  # Elm Practice, Elmo LLP
    return text.cut(at, end) if end > at and text.kinds[end - 1] & COMPANY else None


def _is_named(marked: Marked, start: int, end: int) -> bool:
    """Whether a name that no list has is no person's, no place's and no office."""
    kinds = marked.text.kinds[start:end]
    if start in marked.bodies:
        return True
    other = kinds[0] & GIVEN or any(kind & (OFFICE | HONORIFIC) for kind in kinds)
    named = kinds[0] & (STRONG | UPPER) and not marked.known[start]
    return bool(named) and not other


def _firm_behind(marked: Marked, of: int) -> str | None:
    """Return the unlisted firm in "board chairman", "of AS Elmuk" behind it."""
    text = marked.text
    at = of + 1 + (text.keys[of + 1] == "the")
    end = at
    while text.kinds[end] & (STRONG | UPPER) and not marked.known[end]:
        end += 1
    return text.cut(at, end) if text.keys[of] == "of" and end > at + 1 else None


def manages(marked: Marked, office: Office, at: int) -> bool:
    """Return whether an office is of a firm named after a country at a token.

    As in "managing director of Kenya Power".
    """
    text, end = marked.text, marked.countries.get(at, at + 1)
    titled = text.keys[office.start : office.head + 1]
    of = at - 1 - (text.keys[at - 1] == "the")
    firm = end < office.end and of == office.head + 1
    firm = firm and not _MANAGING.isdisjoint(titled)
    more = firm and text.kinds[end] & CAPITAL and text.kinds[office.end - 1] & CAPITAL
    return bool(more) and not is_of_state(text.keys[at : office.end])


def _is_sure(marked: Marked, office: Office, named: int) -> bool:
    """Whether an office is of a body whatever the words: trustee of Helping Hands."""
    text = marked.text
    titled = text.key(office.start, office.head + 1)
    sure = text.keys[office.head].rstrip("s") in _SURE or titled.endswith(_SURE_TITLES)
    kinds = text.kinds[named : office.end]
    other = any(kind & (OFFICE | HONORIFIC) for kind in kinds)
    capital = len(kinds) > 1 and kinds[0] & kinds[-1] & CAPITAL
    return sure and bool(capital) and not other and not marked.known[named]


def firm_before(marked: Marked, office: Office) -> str | None:
    """Return the firm in "Hellenic Train CEO", though it begins with a people."""
    text, end = marked.text, office.head
    if text.keys[office.head] not in ("ceo", "cfo", "coo"):
        return None
    while end > office.first and text.kinds[end - 1] & OPENER:
        end -= 1  # Gulf Bank Acting CEO
    kinds = text.kinds[office.first : end]
    named = all(kind & CAPITAL and not kind & (OFFICE | OPENER) for kind in kinds)
    return text.cut(office.first, end) if named and len(kinds) > 1 else None


def _council(marked: Marked, office: Office) -> str | None:
    """Return the council in "leader of Elm and Lund Council", which governs a town."""
    at = office.head + 2 + (marked.text.keys[office.head + 2] == "the")
    led = marked.text.keys[office.head] in ("leader", "convener", "provost")
    council = led and marked.text.keys[office.end - 1] == "council"
    return marked.text.cut(at, office.end) if council and at < office.end else None


def _is_letters(marked: Marked, at: int) -> bool:
    kind = marked.text.kinds[at]
    short = kind & UPPER and not (kind & (OFFICE | OPENER) or marked.known[at])
    return bool(short) and len(marked.text.words[at]) >= LEAST_ACRONYM


def _named_after(marked: Marked, office: Office) -> str | None:
    """Return what stands after "at the" or "with" in an office: Nurse at the ECA."""
    text = marked.text
    if text.keys[office.head] in _SENT:
        return None  # the Ambassador at the UN
    for at in range(office.head + 1, office.end - 1):
        if text.keys[at] not in ("at", "with"):
            continue
        at += 1 + (text.keys[at + 1] == "the")
        end = marked.bodies.get(at, 0)
        if end:
            return None if is_of_state(text.keys[at:end]) else text.cut(at, end)
        if text.kinds[at] & UPPER and len(text.words[at]) >= LEAST_ACRONYM:
            return text.words[at]
        capital = any(k & CAPITAL for k in text.kinds[office.head + 1 : at])
        if not capital and _is_named(marked, at, office.end):
            return text.cut(at, office.end)  # head of research at Elmuk
    return None


def international_body(marked: Marked, office: Office) -> str | None:
    """Return the body of many countries that an office is of: WHO Director-General."""
    listed = _international()
    owned = marked.text.keys[office.first - 1] == "'s"
    before = MOST_OWNER_TOKENS if owned else 1  # the OSCE Commissioner's adviser
    for at in range(max(office.first - before, 0), office.end):
        end = marked.known[at]
        if end and marked.text.key(at, end) in listed:
            return marked.text.cut(at, end)
    return None


@cache
def _international() -> frozenset[str]:
    """Return the names of the bodies of many countries, each form of them."""
    return frozenset(
        split(form) for names in rows("international_bodies") for form in names
    )


def private_body(marked: Marked, at: int) -> str | None:
    """Return the body that begins at a token, None for a state's and for acronyms."""
    end = marked.bodies.get(at, at)
    keys = [key.rstrip("s") for key in marked.text.keys[at:end]]
    short = end - at == 1 and marked.text.words[at].rstrip("s").isupper()
    own = not keys or short or is_of_state(keys)
    return None if own else marked.text.cut(at, end)


def _of_government(keys: list[str]) -> bool:
    return not _GOVERNMENT.isdisjoint(keys)


def is_of_state(keys: list[str]) -> bool:
    """Whether the words of a name tell of a state's own body, such as a ministry."""
    if not _OTHERS.isdisjoint(keys):
        return False
    return any(key.rstrip("s") in _STATE_BODIES or key in _STATE_BODIES for key in keys)

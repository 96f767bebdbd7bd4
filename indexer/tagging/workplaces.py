"""The body that an office of no state is of, where other words than its own name it."""

from collections.abc import Iterator
from functools import cache
from itertools import chain

from indexer.lexicon import entries
from indexer.tagging.beside import Mention
from indexer.tagging.employers import is_of_state
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    COMPANY,
    DEMONYM,
    OFFICE,
    STRONG,
    UPPER,
    kind,
)

__all__ = ["workplace"]

REACH = 150  # tokens before an office in which its company may have been named
MOST_OWNER_TOKENS = 5
MOST_TO_FIRM = 7  # from "owner" to "firm"
_STOPS = (".", "!", "?")
# the university's rector: the one named before by that word
_NOUNS = frozenset(
    "academy airport association bank bureau cathedral centre center chamber church "
    "club college cooperative federation foundation gallery hospital institute "
    "institution mosque museum observatory orchestra party port school society team "
    "theatre trust union university zoo authority corporation fund agency commission "
    "company".split()
)
# no body of a state whose own word means it: the Authority's manager
_OF_GOVERNMENT = frozenset(
    "ministry department government parliament cabinet senate congress office".split()
)
# the company's manager: any company named before
_FIRMS = frozenset("company firm group contractor developer business bank".split())
_THEIRS = ("its", "their", "whose")
_HEADS = frozenset(
    "administrator chairman chairwoman chairperson chair director-general "
    "secretary-general registrar general commissioner president officer".split()
)
_ONE_OF = frozenset(("bank", "group"))  # not any firm
MOST_SMALL = 3  # words between "the bank's" and "officer"
_SERVED = frozenset("director manager chief head".split())  # its director
# at a university, named before in the same sentence
_LEARNED = frozenset(
    "rector dean vice-chancellor provost headmaster headmistress headteacher".split()
)
_MANAGED = ("managing director", "general manager", "chief executive")


def workplace(marked: Marked, mention: Mention, own: str | None) -> str | None:
    """Return the company, school or other body that a person works for, if words
    before the office tell it: Elmo's owner, its director, the Elmo project manager.

    `own` is the name of whom the release comes from: its Bank is "the Bank".
    """
    for office in mention.held:
        after = mention.end if office.start >= mention.end else 0
        if found := _of_office(marked, office, own or "", after):
            return found
    return None


def _of_office(marked: Marked, office: Office, own: str, after: int) -> str | None:
    """Return the body of an office; its owner stands behind token `after`."""
    business = _is_business(marked, office)
    head = marked.text.keys[office.head]
    served = head in _SERVED
    if not (business or served):
        theirs = marked.text.keys[office.first - 1] == "'s"
        return _meant(marked, office, own) if theirs or head in _HEADS else None
    owner = _meant(marked, office, own) or _owner(marked, office.start, after, business)
    owner = owner or _firm_behind(marked, office)
    return owner or (_in_sight(marked, office) if business else None)


def _is_business(marked: Marked, office: Office) -> bool:
    key = marked.text.key(office.start, office.end)
    head = marked.text.keys[office.head]
    private = _private() | _LEARNED
    return (
        head in private or head.removesuffix("s") in private or key.startswith(_MANAGED)
    )


@cache
def _private() -> frozenset[str]:
    return frozenset(entries("private_offices"))


def _owner(marked: Marked, start: int, after: int, business: bool) -> str | None:
    """Return the owner before an office: "Elmo's", "Elmo Corporation", "Elmo"."""
    text = marked.text
    owns = text.keys[start - 1] == "'s"
    end = start - owns
    for at in range(end - 1, max(end - 1 - 2 * MOST_OWNER_TOKENS, after - 1), -1):
        if marked.bodies.get(at) == end:
            short = at == end - 1 and text.kinds[at] & UPPER  # FEMA's Director
            return _private_cut(marked, at, end) if business or not short else None
    begin = end
    while (
        begin > after and end - begin < MOST_OWNER_TOKENS and _names(marked, begin - 1)
    ):
        begin -= 1
    strong = any(text.kinds[at] & (STRONG | UPPER) for at in range(begin, end))
    own = owns or text.words[start].islower() or end - begin == 1
    return text.cut(begin, end) if business and strong and own and begin < end else None


def _names(marked: Marked, at: int) -> bool:
    """Whether a token may be of a company's name, and not of a place or person."""
    said = marked.text.kinds[at]
    other = (
        said & (OFFICE | DEMONYM | BREAK) or marked.known[at] or at in marked.covered
    )
    return bool(said & CAPITAL and not other)


def _private_cut(marked: Marked, start: int, end: int) -> str | None:
    keys = marked.text.keys[start:end]
    return None if is_of_state(keys) else marked.text.cut(start, end)


def _meant(marked: Marked, office: Office, own: str) -> str | None:
    """Return the body that "the port's", "its" or "of the school" means."""
    keys = marked.text.keys
    whose = office.first - 1 - (keys[office.first - 1] == "then")
    if keys[whose] in _THEIRS:
        unlisted = _named_whose(marked, whose)
        return unlisted or next(_before(marked, office.first, same_sentence=True), None)
    begin = office.first - 1
    while begin > office.first - 1 - MOST_SMALL and _is_small(marked, begin):
        begin -= 1
    owners = (at for at in range(begin, office.end) if keys[at] == "'s")
    nouns = [keys[at - 1] for at in owners]
    if keys[office.head + 1 : office.head + 3] == ["of", "the"]:
        nouns.append(keys[office.head + 3])
    for noun in nouns:
        if noun in own.lower().split():
            return own
        if noun in _NOUNS or noun in _FIRMS:
            named = list(_before(marked, office.first, noun))
            firms = (one for one in named if _is_company(one))
            return next(chain(firms if noun in _FIRMS else (), named), None)
    return None


def _is_company(name: str) -> bool:
    return any(kind(word) & COMPANY for word in name.split())


def _is_small(marked: Marked, at: int) -> bool:
    said = marked.text.kinds[at]
    small = said & COMMON or marked.text.keys[at] == "own"
    return bool(small) and not said & CAPITAL


def _named_whose(marked: Marked, whose: int) -> str | None:
    """Return the firm in "Elmo Marine, whose chief executive", though unlisted."""
    text = marked.text
    end = whose - (text.words[whose - 1] == ",")
    if text.keys[whose] != "whose" or any(n == end for n in marked.bodies.values()):
        return None
    begin = end
    while begin > 0 and end - begin < MOST_OWNER_TOKENS and _names(marked, begin - 1):
        begin -= 1
    return text.cut(begin, end) if begin < end else None


def _firm_behind(marked: Marked, office: Office) -> str | None:
    """Return the firm in "owner of the transport firm Elmuk"."""
    text = marked.text
    for at in range(office.head + 2, office.head + MOST_TO_FIRM):
        if text.kinds[at] & BREAK:
            return None
        if text.keys[at] not in _FIRMS:
            continue
        end = marked.bodies.get(at + 1, at + 1)
        while _names(marked, end):
            end += 1
        return text.cut(at + 1, end) if end > at + 1 else None
    return None


def _in_sight(marked: Marked, office: Office) -> str | None:
    """Return the body named before a rector, a manager in the same sentence."""
    return next(_before(marked, office.first, same_sentence=True), None)


def _before(
    marked: Marked, first: int, noun: str = "", same_sentence: bool = False
) -> Iterator[str]:
    """Yield the bodies named before a token that a noun may mean, the nearest first."""
    text = marked.text
    for at in range(first - 1, max(first - REACH, -1), -1):
        if same_sentence and (text.words[at] in _STOPS or text.kinds[at] & BREAK):
            return
        end = marked.bodies.get(at, 0)
        if (
            end
            and end <= first
            and (_may_be_firm(marked, at, noun) or noun in ("", *text.keys[at:end]))
        ):
            meant = noun and noun not in _FIRMS or text.keys[first - 1] in _THEIRS
            if found := (_agency_cut if meant else _private_cut)(marked, at, end):
                yield found
        elif noun and text.keys[at] == noun and text.kinds[at] & CAPITAL:
            behind = at + 2
            if text.keys[at + 1] == "of" and text.kinds[behind] & CAPITAL:
                yield text.cut(at, marked.known[behind] or behind + 1)
            elif text.kinds[at - 1] & CAPITAL and at not in marked.bodies:
                yield text.cut(_named_from(marked, at), at + 1)


def _may_be_firm(marked: Marked, at: int, noun: str) -> bool:
    # the company: any body but letters, which are those of an agency
    letters = marked.text.kinds[at] & UPPER and marked.bodies[at] == at + 1
    return noun in _FIRMS - _ONE_OF and not letters


def _named_from(marked: Marked, at: int) -> int:
    """Return where the capitals before a noun begin: Elmo Secondary School."""
    start = at
    while start and at - start < MOST_OWNER_TOKENS:
        if not marked.text.kinds[start - 1] & CAPITAL:
            break
        start -= 1
    return start


def _agency_cut(marked: Marked, start: int, end: int) -> str | None:
    own = not _OF_GOVERNMENT.isdisjoint(marked.text.keys[start:end])
    return None if own else marked.text.cut(start, end)

"""The body that "the College", "its" or "the union's" means: the last one named so."""

from collections.abc import Iterator
from functools import cache

from indexer.tagging.employers import is_of_state
from indexer.tagging.home import Home
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office
from indexer.tagging.tokens import split
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    COMPANY,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    OFFICE,
    UPPER,
    kind,
)

__all__ = [
    "bodies_before",
    "may_be_of_name",
    "meant",
    "meant_beside",
    "meant_by",
    "owned_by",
]

REACH = 300  # tokens before a noun in which what it means may have been named
NEAR = 30  # tokens before it in which another body than the publisher is meant
MOST_OWNER_TOKENS = 5
MOST_SMALL = 3  # words between "the bank's" and "officer"
_THEIRS = ("its", "their", "whose")
MOST_DESCRIBED = 5  # words between "its" and the comma before a name
_STOPS = (".", "!", "?")
_OF = ("of", "for", "at")
# the university's rector: the one named before by that word
_NOUNS = frozenset(
    "academy agency airport association authority bank brewery bureau cathedral "
    "center centre chamber charity church club college commission confederation "
    "cooperative corporation factory federation foundation fund gallery guild "
    "hospital inspectorate institute institution league library mine mosque "
    "movement museum network observatory orchestra organisation organization party "
    "polytechnic port refinery school seminary society team theatre tribunal trust "
    "union university zoo".split()
)
# the company's manager: any company named before
_FIRMS = frozenset(
    "company firm group contractor developer business bank manufacturer retailer "
    "airline supplier operator ngo".split()
)
# its Company Chairman, School Principal
_LED = frozenset(
    "association board club college company federation firm foundation hospital "
    "museum party school society union university".split()
)
# of these a release means only that of whom it comes from
_OURS = frozenset(
    "board committee council court embassy ministry department secretariat "
    "service".split()
)
# what a body may be called besides the word it is named by
_ALIKE = {
    "school": "academy college lycee primary secondary gymnasium institute".split(),
    "institution": "university college polytechnic institute school".split(),
    "union": "unions federation association guild confederation congress".split(),
    "federation": "confederation congress union unions association".split(),
    "association": "federation society".split(),
    "organisation": "association foundation trust".split(),
    "organization": "association foundation trust".split(),
    "charity": "foundation trust fund".split(),
    "foundation": "fundacion fundacao fondation stiftung fondazione".split(),
    "university": "universidad universite universita universidade universitat".split(),
    "institute": "instituto institut".split(),
    "bank": "banco banque banca".split(),
    "hospital": "clinic infirmary hopital".split(),
    "centre": ["center"],
    "center": ["centre"],
    "museum": ["gallery"],
    "club": "fc united".split(),
    "party": "congress movement alliance".split(),
}
# no body of a state whose own word means it: the Authority's manager
_OF_GOVERNMENT = frozenset(
    "ministry department parliament cabinet senate congress assembly office".split()
)
_ONE_OF = frozenset(("bank", "group"))  # not any firm


def meant(marked: Marked, office: Office, home: Home) -> str | None:
    """Return the body that "the port's", "its" or "of the school" means.

    Where a bank publishes, it is "the Bank".
    """
    keys = marked.text.keys
    whose = office.first - 1 - (keys[office.first - 1] == "then")
    if keys[whose] in _THEIRS:
        return _whose(marked, whose)
    found = (meant_by(marked, at, home) for at in _nouns(marked, office))
    return next(filter(None, found), None)


def meant_beside(marked: Marked, name: int, home: Home) -> str | None:
    """Return the body in "the company's lawyer, Ana Ruiz", "its owner, Ana Ruiz"."""
    text, comma = marked.text, name - 1
    if text.words[comma] != "," or text.words[comma - 1].endswith("s"):
        return None  # the Quad and its partners, Ana Ruiz
    for at in range(comma - 1, max(comma - MOST_DESCRIBED, 0), -1):
        if text.keys[at] in _THEIRS:
            return _whose(marked, at)
        if text.keys[at] == "'s":
            return meant_by(marked, at - 1, home)
        if not text.words[at].islower():
            return None
    return None


def _whose(marked: Marked, at: int) -> str | None:
    """Return the body that "its" at a token means: one named in the same sentence.

    Or in the one before it, where "Its" begins a sentence.
    """
    if unlisted := _named_whose(marked, at):
        return unlisted
    begun = marked.text.words[at][0].isupper() and marked.text.words[at - 1] in _STOPS
    before = at - 1 if begun else at + 1
    return next(bodies_before(marked, before, same_sentence=True), None)


def meant_by(marked: Marked, at: int, home: Home) -> str | None:
    """Return the body that the noun at a token means: the College, of the agency."""
    own = home.name or ""
    noun, named = marked.text.keys[at], (home.called or split(own)).split()
    ours = noun in _heads_of(tuple(named))
    if noun not in _NOUNS and noun not in _FIRMS:
        # the Board Chairman, but no Treasury Board President
        board = noun == "board" and home.name == home.staff
        board = board and not marked.text.kinds[at - 1] & CAPITAL
        return (own or None) if board or ours and noun in _OURS else None
    if ours and (marked.text.kinds[at] & CAPITAL or not _is_near(marked, at, named)):
        return own
    known = list(bodies_before(marked, at, noun))
    firms = [one for one in known if _is_company(one)] if noun in _FIRMS else []
    return next(iter(firms or known), None) or _ahead(marked, at, noun)


def _ahead(marked: Marked, at: int, noun: str) -> str | None:
    """Return the body named soon behind a noun that nothing before it explains."""
    if noun in _FIRMS:
        return None
    for start in range(at + 1, min(at + NEAR, len(marked.text))):
        if start in marked.bodies and _agrees(marked, start, noun, {noun}):
            return marked.text.cut(start, marked.bodies[start])
    return None


def _is_near(marked: Marked, at: int, own: list[str]) -> bool:
    """Whether another body than the publisher was just named by the noun at a token."""
    noun = marked.text.keys[at]
    name = next(bodies_before(marked, at, noun, reach=NEAR), noun)
    return not set(split(name).split()) <= {noun, *own}


@cache
def _heads_of(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words by which a body is meant: bank for the Bank of Elmland."""
    nouns = _NOUNS | _FIRMS | _OURS
    before = (word for word, link in zip(words, words[1:], strict=False) if link in _OF)
    heads = nouns.intersection((*words[-1:], *before))
    return heads or nouns.intersection(words)


def _nouns(marked: Marked, office: Office) -> Iterator[int]:
    """Yield the nouns that an office is of: the club's …, … of the club, Club …."""
    keys = marked.text.keys
    begin = office.first - 1
    while begin > office.first - 1 - MOST_SMALL and _is_small(marked, begin):
        begin -= 1
    yield from (at - 1 for at in range(begin, office.end) if keys[at] == "'s")
    noun = office.head + 3
    stated = keys[office.head + 1] in _OF and keys[noun - 1] == "the"
    if stated and noun not in marked.bodies and keys[noun + 1] != "of":
        yield noun
    alone = office.head == office.start + 1 and keys[office.start] in _LED
    if alone and not marked.text.kinds[office.start - 1] & CAPITAL:
        yield office.start


def _is_company(name: str) -> bool:
    return any(kind(word) & COMPANY for word in name.split())


def _is_small(marked: Marked, at: int) -> bool:
    said = marked.text.kinds[at]
    small = said & COMMON or marked.text.keys[at] == "own"
    return bool(small) and not said & CAPITAL


def owned_by(marked: Marked, end: int, after: int = 0) -> int:
    """Return where the capitals of an owner's name begin that ends at a token."""
    begin = end
    while (
        begin > after
        and end - begin < MOST_OWNER_TOKENS
        and may_be_of_name(marked, begin - 1)
    ):
        begin -= 1
    return begin


def may_be_of_name(marked: Marked, at: int) -> bool:
    """Whether a token may be of a company's name, and not of a place or person."""
    said = marked.text.kinds[at]
    other = (
        said & (OFFICE | DEMONYM | BREAK) or marked.known[at] or at in marked.covered
    )
    return bool(said & CAPITAL and not other)


def _named_whose(marked: Marked, whose: int) -> str | None:
    """Return the firm in "Elmo Marine, whose chief executive", though unlisted."""
    text = marked.text
    joined = text.keys[whose - 1] in (",", "and", "with")
    end = whose - joined
    if (
        not joined
        and text.keys[whose] != "whose"
        or any(n == end for n in marked.bodies.values())
    ):
        return None
    begin = owned_by(marked, end)
    begin = begin if begin == end else from_place(marked, begin)
    named = text.keys[whose] != "whose" and GIVEN | HONORIFIC  # Ana Ruiz, its owner
    other = any(kind & named for kind in text.kinds[begin:end])
    other = other or bool(text.kinds[begin - 1] & CAPITAL)
    return text.cut(begin, end) if begin < end and not other else None


def from_place(marked: Marked, begin: int) -> int:
    """Return where "Lund" of "Lund Health" begins, `begin` where no place is before."""
    starts = range(begin - 1, max(begin - MOST_SMALL - 1, -1), -1)
    return next((at for at in starts if marked.known[at] == begin), begin)


def bodies_before(
    marked: Marked,
    first: int,
    noun: str = "",
    same_sentence: bool = False,
    reach: int = REACH,
) -> Iterator[str]:
    """Yield the bodies named before a token that a noun may mean, the nearest first."""
    text = marked.text
    theirs = text.keys[first - 1] in _THEIRS
    alike = {noun, f"{noun}s", *_ALIKE.get(noun, ())}
    for at in range(first - 1, max(first - reach, -1), -1):
        if same_sentence and (text.words[at] in _STOPS or text.kinds[at] & BREAK):
            return
        end = marked.bodies.get(at, 0)
        if end and end <= first and _agrees(marked, at, noun, alike):
            of_state = noun and noun not in _FIRMS or theirs
            if not _is_of_state(text.keys[at:end], bool(of_state)):
                yield text.cut(at, end)
        elif noun and text.keys[at] == noun and text.kinds[at] & CAPITAL:
            behind = at + 2
            if text.keys[at + 1] == "of" and text.kinds[behind] & CAPITAL:
                yield text.cut(at, marked.known[behind] or behind + 1)
            elif text.kinds[at - 1] & CAPITAL and at not in marked.bodies:
                yield text.cut(_named_from(marked, at), at + 1)


def _agrees(marked: Marked, at: int, noun: str, alike: set[str]) -> bool:
    if noun == "" or not alike.isdisjoint(marked.text.keys[at : marked.bodies[at]]):
        return True
    # the company: any body but letters, which are those of an agency
    letters = marked.text.kinds[at] & UPPER and marked.bodies[at] == at + 1
    return noun in _FIRMS - _ONE_OF and not letters


def _is_of_state(keys: list[str], by_its_noun: bool) -> bool:
    own = not by_its_noun or not _OF_GOVERNMENT.isdisjoint(keys)
    return own and is_of_state(keys)


def _named_from(marked: Marked, at: int) -> int:
    """Return where the capitals before a noun begin: Elmo Secondary School."""
    start = at
    while start and at - start < MOST_OWNER_TOKENS:
        if not marked.text.kinds[start - 1] & CAPITAL:
            break
        start -= 1
    return start

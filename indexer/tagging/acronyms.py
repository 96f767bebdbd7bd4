"""Acronyms that must be bodies: the tax agency (ABCD); ELMO (ABCD) –; KfW, MoWE."""

import re
from collections.abc import Iterator

from indexer.lexicon import distinct
from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.spans import Candidate
from indexer.tagging.within import ends_listed_body
from indexer.tagging.words import (
    BODY,
    BREAK,
    CAPITAL,
    COMMON,
    GIVEN,
    HONORIFIC,
    LISTED,
    NAME,
    OFFICE,
    UPPER,
    Remembered,
)

__all__ = ["acronyms"]

# a small letter among capitals: KfW, MoWE, DfID, but not McKay or NGOs
_MIXED = re.compile(
    r"(?!Mc|Mac|No[A-Z]|De[A-Z]|Di[A-Z]|La[A-Z])[A-Z]{1,3}[a-z]{1,2}[A-Z]{1,4}"
)
_LETTERS = range(3, 8)
_DASHES = ("–", "—", "-", "--", ":", ".")
# whom only a body has, in small letters behind its name
_SPEAKERS = frozenset(
    "spokesman spokeswoman spokesperson chief director president chairman chairwoman "
    "officials staff employees officers agents members fighters troops".split()
)
_HAVING = ("have", "has", "are", "were", "will", "said", "signed", "agreed")
# what only somebody does
_SPEAKING = frozenset(
    "said says announced reported warned objected condemned urged urges welcomed "
    "agreed signed told added noted responded responds confirmed denied visited sent "
    "opened distributed believes thanks thanked expressed expresses stated".split()
)
_HEAD = 40  # tokens in which a dateline with the name of an agency stands


def acronyms(marked: Marked) -> Iterator[Candidate]:
    """Yield the acronyms whose form or place shows that they stand for a body."""
    words, kinds = marked.text.words, marked.text.kinds
    for at in marked.text.find(("(",)):
        if words[at + 2] in (")", "/") and _is_of_a_member(marked, at):
            yield _body(at + 1)
        elif words[at + 2] == ")" and _may_be_agency(marked, at):
            # the Slovene tax administration (FURS), of which no name is told
            told = kinds[at - 1] & BODY and not kinds[at - 1] & CAPITAL
            if told or _ends_dateline(marked, at + 3):
                yield _body(at + 1)
    for at in marked.text.capitals:
        if kinds[at] & UPPER and (_is_led(marked, at) or _acts(marked, at)):
            if _may_be_body(marked, at):
                yield _body(at)
        if _IS_MIXED[words[at]] and words[at - 1] != "(" and not kinds[at] & LISTED:
            yield _body(at)


def _is_led(marked: Marked, at: int) -> bool:
    # the Director of ABCD, the ABCD spokesman; but not the MINISTER OF STATE
    kinds, keys = marked.text.kinds, marked.text.keys
    if kinds[at] & (LISTED | COMMON) or at in marked.covered:
        return False
    head = at - 2 if keys[at - 1] == "of" else at - 3
    of = keys[at - 1] == "of" or keys[at - 1] == "the" and keys[at - 2] == "of"
    led = of and kinds[head] & OFFICE and not marked.text.words[head].isupper()
    spoken = keys[at + 1] in _SPEAKERS and not kinds[at + 1] & CAPITAL
    return bool(led) and not kinds[at + 1] & CAPITAL or spoken


def _acts(marked: Marked, at: int) -> bool:
    # Elm Limited and ABCD have
    kinds, keys = marked.text.kinds, marked.text.keys
    if kinds[at] & (LISTED | COMMON) or at in marked.covered:
        return False
    member = keys[at - 1] == "and" and ends_listed_body(marked, at - 1)
    has = keys[at + 1] in _HAVING
    # the ABCD said so; ABCD objected
    begins = at == 0 or keys[at - 1] in (".", ";", "the") or kinds[at - 1] & BREAK
    speaks = keys[at + 1] in _SPEAKING and marked.text.words[at + 1].islower()
    return member and has or bool(begins) and speaks


def _is_of_a_member(marked: Marked, bracket: int) -> bool:
    # the party of Ana Ruiz (ABC), of Mr Ruiz (ABC/Elmo)
    kinds, words = marked.text.kinds, marked.text.words
    first, last = kinds[bracket - 2], kinds[bracket - 1]
    named = first & (GIVEN | HONORIFIC) and first & CAPITAL and last & NAME
    own = words[bracket + 1][:1] not in (words[bracket - 1][:1], words[bracket - 2][:1])
    thing = last & (COMMON | UPPER) or first & (COMMON | UPPER)
    return bool(named) and own and not thing and _may_be_body(marked, bracket + 1)


def _body(at: int) -> Candidate:
    return Candidate(at, at + 1, "organisations", 2.0, "acronym-of-a-body")


def _may_be_body(marked: Marked, at: int) -> bool:
    word = marked.text.words[at]
    letters = marked.text.kinds[at] & UPPER and len(word) in _LETTERS
    plain = word.isalpha() and marked.text.keys[at] not in places()
    known = plain and word not in distinct("no_bodies")
    return _IS_MIXED[word] or bool(letters) and known


def _may_be_agency(marked: Marked, bracket: int) -> bool:
    # KUWAIT, 3 May (KUNA) –, while Kuna is a town too
    if _may_be_body(marked, bracket + 1):
        return True
    word = marked.text.words[bracket + 1]
    letters = len(word) in _LETTERS and word.isalpha() and word.isupper()
    law = word in distinct("no_bodies")
    return letters and not law and _ends_dateline(marked, bracket + 3)


def _ends_dateline(marked: Marked, at: int) -> bool:
    # ELMO, 3 May (ABCD) – The Minister …
    if at > _HEAD or marked.text.words[at] not in _DASHES:
        return False
    return not any(kind & BREAK for kind in marked.text.kinds[: at - 3])


def _is_mixed(word: str) -> bool:
    return bool(_MIXED.fullmatch(word)) and word not in distinct("no_bodies")


_IS_MIXED = Remembered(_is_mixed)

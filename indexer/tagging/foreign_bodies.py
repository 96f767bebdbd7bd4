"""Bodies named in another language: Ministère des Affaires étrangères, Banco do X."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from indexer.lexicon import distinct, rows
from indexer.tagging.marked import Marked
from indexer.tagging.spans import Candidate
from indexer.tagging.tokens import Text
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    DATE,
    HONORIFIC,
    LISTED,
    OFFICE,
    PUNCT,
    STRONG,
    UPPER,
    Remembered,
)

__all__ = ["foreign_bodies"]

MOST_TOKENS = 14
MOST_BEFORE = 2  # Deutsche Gesellschaft für …
_ELIDED = ("l", "d", "dell", "all", "nell", "sull")  # before an apostrophe
# how the one word for an office of state ends: Skatteverket, Finanzministerium
_ONE_WORD = (
    *("verket", "styrelsen", "myndigheten", "departementet", "direktoratet"),
    *("tilsynet", "ministerium", "ministeriet", "kassan", "laitos", "virasto"),
    *("partei", "behörde", "behorde", "verband", "gesellschaft", "agentur"),
)
LEAST_ONE_WORD = 11  # letters
_NO_NAME = DATE | HONORIFIC | PUNCT | BREAK
_NOT_BEFORE = COMMON | LISTED | UPPER | OFFICE | _NO_NAME


class _Tongue(NamedTuple):
    """The small words and joints of names in a language; heads that English shares."""

    links: frozenset[str]
    joints: frozenset[str]
    shared: frozenset[str]


def foreign_bodies(marked: Marked) -> Iterator[Candidate]:
    """Yield the bodies whose name begins with a word for one in another language."""
    text = marked.text
    for at in text.find(_heads().keys()):
        # the Registro Civil, while Registro is a town; but Corte Madera
        covered = at in marked.covered and marked.known[at] != at + 1
        if covered or not text.kinds[at] & CAPITAL or _is_name(text, at):
            continue
        ends = [_end(marked, at, tongue) for tongue in _heads()[text.keys[at]]]
        if max(ends) > at + 1:
            start = _start(marked, at)
            yield _body(start, max(ends), 4.0)
    for at in text.capitals:
        if _IS_ONE_WORD[text.keys[at]]:
            start = _start(marked, at)  # Österreichische Volkspartei
            yield _body(start, at + 1, 2.5)


def _is_one_word(key: str) -> bool:
    return key.endswith(_ONE_WORD) and len(key) >= LEAST_ONE_WORD


_IS_ONE_WORD = Remembered(_is_one_word)


def _is_name(text: Text, at: int) -> bool:
    # Senator Camara, but the Badan Pusat
    listed = text.kinds[at] & LISTED and text.words[at].isascii()
    return bool(listed) and text.keys[at - 1] != "the"


def _body(start: int, end: int, score: float) -> Candidate:
    return Candidate(
        start, end, "organisations", score + end - start, "body-in-another-language"
    )


def _start(marked: Marked, at: int) -> int:
    # Deutsche Gesellschaft für …
    kinds, start = marked.text.kinds, at
    while start and at - start < MOST_BEFORE and kinds[start - 1] & STRONG:
        if kinds[start - 1] & _NOT_BEFORE or start - 1 in marked.covered:
            return at
        start -= 1
    return at if kinds[start - 1] & CAPITAL else start


def _end(marked: Marked, at: int, tongue: _Tongue) -> int:
    """Return the end of the name that begins at `at`: its last word that counts."""
    end = step = at + 1
    if marked.text.keys[at] in tongue.shared and not _is_foreign(marked, step, tongue):
        return at
    while step - at < MOST_TOKENS:
        word = _after_links(marked, step, tongue)
        capital = marked.text.kinds[word] & CAPITAL
        # Consejo de Ministros, but not Banco Elmo Director Ana Ruiz
        held = marked.text.kinds[word] & OFFICE and word == step
        # CNIL is another body than that it stands behind
        acronym = marked.text.kinds[word] & UPPER and word in marked.covered
        other = held or acronym or marked.text.kinds[word] & _NO_NAME
        if other or not (capital or _belongs(marked, word, word > step, tongue)):
            break
        whole = capital or word > step or _is_elided(marked.text.keys[word])
        whole = whole or not marked.text.words[word].isascii()
        step = word + 1
        end = step if whole else end
    return end if _is_named(marked, at + 1, end, tongue) else at


def _is_named(marked: Marked, first: int, end: int, tongue: _Tongue) -> bool:
    # Junta Elmada, Préfecture de police, but not the Academia Building
    linked = not tongue.links.isdisjoint(marked.text.keys[first:end])
    return linked or any(not kind & COMMON for kind in marked.text.kinds[first:end])


def _after_links(marked: Marked, at: int, tongue: _Tongue) -> int:
    """Return where the small words and joints end that begin at `at`."""
    keys = marked.text.keys
    while keys[at] in tongue.links or keys[at] in tongue.joints:
        at += 1
    return at


def _is_foreign(marked: Marked, at: int, tongue: _Tongue) -> bool:
    """Whether what follows a word that English has too is of the other language."""
    keys = marked.text.keys
    small = keys[at] == marked.text.words[at] and _is_unknown(marked, at)
    linked = keys[at] in tongue.links or small and keys[at + 1] in tongue.links
    return linked or _is_elided(keys[at]) or not marked.text.words[at].isascii()


def _belongs(marked: Marked, at: int, linked: bool, tongue: _Tongue) -> bool:
    """Whether a small word goes on with a name: de la transition écologique."""
    key = marked.text.keys[at]
    if not key.replace("'", "").replace("’", "").isalpha():
        return False
    if linked or _is_elided(key):
        return key not in _english_words()
    # Conseil national de …; but Banco Elmo named …
    goes_on = _after_links(marked, at + 1, tongue) > at + 1
    return goes_on or not marked.text.words[at].isascii()


def _is_unknown(marked: Marked, at: int) -> bool:
    return not marked.text.kinds[at] & COMMON


def _is_elided(key: str) -> bool:
    return key.partition("'")[0] in _ELIDED and "'" in key


@cache
def _english_words() -> frozenset[str]:
    return distinct("function_words") | distinct("person_verbs")


@cache
def _heads() -> dict[str, list[_Tongue]]:
    """Return the languages by the words that begin the names of bodies in them."""
    found: dict[str, list[_Tongue]] = {}
    for _, own, shared, links, joints in rows("foreign_bodies"):
        tongue = _Tongue(
            *(frozenset(words.split(";")) for words in (links, joints, shared))
        )
        for head in filter(None, (*own.split(";"), *shared.split(";"))):
            found.setdefault(head, []).append(tongue)
    return found

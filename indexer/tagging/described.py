"""Offices of what only small letters name, before a name: the head of the Elm branch of
the Water Board, Ana Ruiz; the commander of the Elmish contingent, Major Ruiz."""

from msgspec.structs import replace

from indexer.lexicon import distinct
from indexer.tagging.honorifics import read_honorifics
from indexer.tagging.marked import Marked
from indexer.tagging.name_ends import is_verb
from indexer.tagging.names import read_name
from indexer.tagging.offices import Office
from indexer.tagging.words import BREAK, CAPITAL, DATE, NUMBER, OFFICE, PUNCT

__all__ = ["with_description"]

MOST_DESCRIBING = 9  # tokens from the office to the comma before the name
_LINKS = ("of", "for", "at", "to", "in")
_INSIDE = frozenset((*_LINKS, "the", "and", "on", "'s", "'", "&"))
_CLOSING = frozenset((",", ".", ";", ")", ""))
_NOT_INSIDE = BREAK | DATE | NUMBER | OFFICE


def with_description(marked: Marked, offices: tuple[Office, ...]) -> tuple[Office, ...]:
    """Return offices, the last with all that it is of where a name stands behind."""
    last = offices[-1]
    of = marked.text.keys[last.head + 1] in _LINKS
    if not of or last.plural or not _goes_on(marked, last.last):
        return offices
    end = _end(marked, last.last)
    if not end:
        return offices
    return (*offices[:-1], replace(last, end=end, last=end))


def _goes_on(marked: Marked, at: int) -> bool:
    word = marked.text.words[at]
    return word.islower() and (word in _INSIDE or word not in _small())


def _end(marked: Marked, at: int) -> int:
    """Return the comma that closes what is described from `at` on, 0 if none does."""
    text, described = marked.text, False
    for end in range(at, min(at + MOST_DESCRIBING, len(text))):
        if text.words[end] == ",":
            return end if described and _name_behind(marked, end + 1) else 0
        if not _describes(marked, end):
            return 0
        described = described or text.keys[end] not in _INSIDE
    return 0


def _describes(marked: Marked, at: int) -> bool:
    word, kind = marked.text.words[at], marked.text.kinds[at]
    if word in _INSIDE:
        return True
    if kind & _NOT_INSIDE or kind & PUNCT and word[:1] != "'" or is_verb(marked, at):
        return False
    return bool(kind & CAPITAL) or word.islower() and word not in _small()


def _name_behind(marked: Marked, at: int) -> bool:
    """Whether a name closed by a stop begins: of the contingent, Major Ruiz, came."""
    name = read_honorifics(marked, at)
    end = read_name(marked, name, titled=name > at, held=True)
    whole = end > name + (name == at)
    return whole and marked.text.words[end] in _CLOSING


def _small() -> frozenset[str]:
    return distinct("function_words")

"""What says that people met, and what may stand between it and those who did."""

from functools import cache
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

from indexer.lexicon import distinct, rows
from indexer.tagging.tokens import Text, split
from indexer.tagging.words import CAPITAL, DATE, DEMONYM, NUMBER, OFFICE

__all__ = ["BE", "Kind", "Verb", "first_words", "may_stand_between", "verb_at"]

Kind: TypeAlias = Literal["met", "spoke", "hosted", "visited", "signed"]

BE = frozenset("was were is are be been being".split())
_TRANSPARENT = CAPITAL | DATE | DEMONYM | NUMBER | OFFICE
_PEOPLE = frozenset("i we you they who whom it this that there".split())
_NO_LINKS = frozenset(("(", ")", "-", "–", "—"))


class Verb(Struct, frozen=True):
    """What says that people met; `marks` are those of the lexicon."""

    words: tuple[str, ...]
    kind: Kind
    marks: frozenset[str]


def verb_at(text: Text, at: int) -> Verb | None:
    """Return the verb of most words at a token, None where there is none."""
    if text.words[at] == "Visiting":
        return None  # Professor
    for verb in _verbs().get(text.keys[at], ()):
        if (*text.keys[at : at + len(verb.words)],) == verb.words:
            return verb
    return None


def may_stand_between(text: Text, at: int) -> bool:
    """Whether a token may stand between a verb and those who met: a day, a place, an
    office, "also", and no noun or verb of which more would be said."""
    key = text.keys[at]
    if key in distinct("meeting_gaps"):
        return True
    if text.kinds[at] & _TRANSPARENT:
        return key.partition("'")[0] not in _PEOPLE  # and I'll speak
    if key == ",":
        return bool((text.kinds[at - 1] | text.kinds[at + 1]) & (DATE | NUMBER)) or (
            text.keys[at - 1].startswith("counterpart")
        )
    return key in _NO_LINKS or key.endswith("ly")


def first_words() -> dict[str, tuple[Verb, ...]]:
    """Return the verbs by their first word, those of most words first."""
    return _verbs()


@cache
def _verbs() -> dict[str, tuple[Verb, ...]]:
    verbs: dict[str, tuple[Verb, ...]] = {}
    kinds: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
    for phrase, kind, *marks in rows("meeting_verbs"):
        words = tuple(split(phrase).split())
        verb = Verb(words, kinds[kind], frozenset("".join(marks).split()))
        verbs[words[0]] = (*verbs.get(words[0], ()), verb)
    return {
        first: tuple(sorted(found, key=lambda verb: -len(verb.words)))
        for first, found in verbs.items()
    }

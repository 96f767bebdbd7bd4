"""Who speaks of somebody as theirs: "our Ambassador", "a message from President X"."""

from collections.abc import Mapping

from indexer.tagging.beside import Mention
from indexer.tagging.companions import named_before
from indexer.tagging.marked import Marked
from indexer.tagging.words import BREAK

__all__ = ["conveyor_of", "speaker_of"]

MOST_WORDS = 4  # between "our" and an office: our excellent former
MOST_TO_VERB = 16  # tokens from "conveyed" to whose message it is
MOST_LABEL_TOKENS = 8  # of "DEPUTY PRIME MINISTER RUIZ:"
MOST_SPOKEN = 3000  # tokens one may speak
MOST_TO_SUBJECT = 40
_OURS = frozenset(("our", "my"))
# who is called mine and is of the other side
_OTHERS = frozenset(
    "friend friends guest counterpart counterparts colleague colleagues host hosts "
    "partner partners visitor opponent neighbour neighbor homologue".split()
)
# our question from Ana Ruiz; our talks with her
_NO_ADJECTIVES = frozenset(
    "from with of to by about on in for at and father mother stepfather brother sister "
    "son daughter grandfather grandmother".split()
)
_CONVEYING = frozenset(
    "conveyed conveys conveying convey delivered delivers delivering handed brought "
    "bearing extended extends passed transmitted presented carried carrying".split()
)
_MESSAGES = frozenset(
    "message messages letter greetings regards congratulations condolences wishes "
    "invitation appreciation gratitude compliments felicitations note".split()
)
_RELATIVE = ("who", "which")
_PERSONS = ("he", "she", "they")

_Places = Mapping[tuple[str, int], int]  # persons by text and token


def speaker_of(marked: Marked, mention: Mention, ended: _Places) -> int | None:
    """Return who says "our Ambassador, Ana Ruiz" behind "MINISTER BO:", or None."""
    keys, words = marked.text.keys, marked.text.words
    at = mention.first - 1
    at -= keys[at] == ","
    reach = range(at, max(at - MOST_WORDS, -1), -1)
    own = next((i for i in reach if keys[i] in _OURS), None)
    if own is None or not _OTHERS.isdisjoint(keys[own : mention.start]):
        return None
    between = words[own + 1 : at + 1]
    if not all(map(str.islower, between)) or not _NO_ADJECTIVES.isdisjoint(between):
        return None
    return _label_before(marked, own, ended)


def _label_before(marked: Marked, at: int, ended: _Places) -> int | None:
    """Return who has the word at a token, as "RUIZ:" says, None for nobody known."""
    text = marked.text
    for sign in range(at, max(at - MOST_SPOKEN, 0), -1):
        if text.words[sign] == ":" and _is_label(marked, sign):
            return ended.get((text.where, sign))
    return None


def _is_label(marked: Marked, sign: int) -> bool:
    """Whether a line, or words in capitals, begin with a name up to a colon."""
    if marked.text.words[sign - 1].isupper():
        return True
    first = max(sign - MOST_LABEL_TOKENS, 0)
    kinds = marked.text.kinds[first:sign]
    return first == 0 or any(kind & BREAK for kind in kinds)


def conveyor_of(
    marked: Marked, mention: Mention, begun: _Places, ended: _Places
) -> int | None:
    """Return who "conveyed a message from" somebody, None where nobody did."""
    keys = marked.text.keys
    link = mention.first - 1 - (keys[mention.first - 1] in ("the", "his", "her"))
    if keys[link] not in ("from", "of"):
        return None
    verbs = range(link - 1, max(link - MOST_TO_VERB, 0), -1)
    verb = next((at for at in verbs if keys[at] in _CONVEYING), 0)
    if not verb or _MESSAGES.isdisjoint(keys[verb:link]):
        return None
    direct = ended.get((marked.text.where, verb))
    if direct is not None:
        return direct
    if keys[verb - 1] in _RELATIVE or keys[verb - 2] in _RELATIVE:
        return named_before(marked, verb, begun, MOST_TO_SUBJECT)
    return _subject(marked, verb, begun)


def _subject(marked: Marked, verb: int, begun: _Places) -> int | None:
    """Return who is named first in the sentence of a verb, else whom "he" means.

    Or "the Ambassador", but not: the Elmish minister.
    """
    text = marked.text
    begin = text.sentence(verb)[0]
    near = range(max(verb - MOST_TO_SUBJECT, 0), verb)
    inside = (at for at in near if text.starts[at] >= begin)
    found = (begun.get((text.where, at)) for at in inside)
    first = next((one for one in found if one is not None), None)
    keys = text.keys[max(verb - 2, 0) : verb]
    if first is None and (keys[-1] in _PERSONS or keys[0] == "the"):
        return named_before(marked, verb, begun, MOST_TO_SUBJECT)
    return first

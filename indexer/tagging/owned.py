"""The body in "UNISON's Ana Ruiz", "Elm University hydrologist Ana Ruiz"."""

import re

from indexer.lexicon import distinct
from indexer.tagging.beside import Mention
from indexer.tagging.employers import is_of_state
from indexer.tagging.gazetteer import places
from indexer.tagging.marked import Marked
from indexer.tagging.meant import owned_by
from indexer.tagging.unions import unions
from indexer.tagging.words import GIVEN, UPPER

__all__ = ["owner_of"]

LEAST_LETTERS = 3
MOST_NOUNS = 3
MOST_BODY_TOKENS = 10
# what small words that tell an occupation end in, as no verb of the past does
_OCCUPATION = re.compile(r"\w{3,}(?:ist|ian|eer|er|or|edic|nurse|ant)|chief|head|boss")
_NO_OCCUPATION = frozenset(
    "under after over other former later however whether never another prior "
    "tenor minor major senior junior want grant significant relevant".split()
)


def owner_of(marked: Marked, mention: Mention) -> str | None:
    """Return the body that owns a name or stands before a small occupation."""
    if mention.offices or mention.first == 0:
        return None
    text, at = marked.text, mention.first - 1
    if union := unions().get(text.key(at - 1, at)):
        return union
    if text.keys[at] == "'s" or text.words[at] in ("'", "’"):
        return _owner(marked, at)
    nouns = at
    while mention.first - nouns <= MOST_NOUNS and _tells(marked, nouns):
        nouns -= 1
    if nouns == at or not _OCCUPATION.fullmatch(text.words[at]):
        return None
    return _listed(marked, nouns + 1)


def _tells(marked: Marked, at: int) -> bool:
    word = marked.text.words[at]
    other = word in _NO_OCCUPATION or word in distinct("function_words")
    return word.islower() and word.isalpha() and not other


def _owner(marked: Marked, end: int) -> str | None:
    """Return the body whose name ends before its apostrophe."""
    if listed := _listed(marked, end):
        return listed
    begin, text = owned_by(marked, end), marked.text
    person = any(kind & GIVEN for kind in text.kinds[begin:end])
    placed = text.key(begin, end) in places()
    letters = text.kinds[end - 1] & UPPER and len(text.words[end - 1]) >= LEAST_LETTERS
    named = letters if begin == end - 1 else begin < end
    return text.cut(begin, end) if named and not (person or placed) else None


def _listed(marked: Marked, end: int) -> str | None:
    """Return the listed body that ends at a token, but no state's own."""
    near = range(end - 1, max(end - MOST_BODY_TOKENS, -1), -1)
    start = next((at for at in near if marked.bodies.get(at) == end), None)
    if start is None or is_of_state(marked.text.keys[start:end]):
        return None
    return marked.text.cut(start, end)

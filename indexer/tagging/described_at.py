"""The body in what is said of somebody in small letters: an accountant with Elm Ltd."""

from indexer.tagging.beside import Mention
from indexer.tagging.employers import is_of_state
from indexer.tagging.marked import Marked
from indexer.tagging.meant import may_be_of_name
from indexer.tagging.words import NUMBER

__all__ = ["described_at", "owned_firm"]

MOST_WORDS = 8  # between a name and "at"
MOST_TO_FIRM = 4  # tokens from a name to "company"
_AT = ("of", "at", "with", "for", "from")
# what leads on to something else than what somebody is
_NO_MORE = frozenset(
    "who which that you we i it this said says was were has had have will is are to "
    "by and he she they "
    "in on after before during not but or if as".split()
)
# who is none of a body's own
_OTHERS = frozenset(
    "victim victims customer client patient critic opponent supporter friend relative "
    "brother sister son daughter wife husband widow father mother resident native "
    "graduate alumnus alumna guest subsidiary affiliate".split()
)
_FIRMS = ("company", "firm", "business", "enterprise", "companies")


def described_at(marked: Marked, mention: Mention) -> str | None:
    """Return the body in "Ana Ruiz, 43, an accountant with Elm Ltd"; else None."""
    text, at = marked.text, mention.end + 1
    if text.words[mention.end] != ",":
        return None
    if text.kinds[at] & NUMBER and text.words[at + 1] == ",":
        at += 2
    linked = False
    for body in range(at, at + MOST_WORDS):
        word = text.words[body]
        if linked and (end := marked.bodies.get(body)):
            return _private(marked, body, end)
        linked = linked or word in _AT and body > at  # of the rival Elmo Ltd
        if not word.islower() or word in _NO_MORE or word in _OTHERS:
            return None
    return None


def owned_firm(marked: Marked, mention: Mention) -> str | None:
    """Return the firm in "Ruiz's company, Elmuk Ventures", ", whose firm Elmuk"."""
    text, owner = marked.text, mention.end
    if text.keys[owner] != "'s":
        owner = next((owner + i for i in (1, 2) if text.keys[owner + i] == "whose"), 0)
        if not owner or text.words[mention.end] != ",":
            return None
    for noun in range(owner + 1, owner + MOST_TO_FIRM):
        if text.words[noun] in _FIRMS:
            return _firm(marked, noun + 1 + (text.words[noun + 1] == ","))
        if not text.words[noun].islower():
            return None
    return None


def _firm(marked: Marked, start: int) -> str | None:
    """Return the capitals at a token that a body may be called by."""
    end = marked.bodies.get(start, start)
    while end == start or not marked.bodies.get(start):
        if not may_be_of_name(marked, end):
            break
        end += 1
    return _private(marked, start, end) if end > start else None


def _private(marked: Marked, start: int, end: int) -> str | None:
    own = is_of_state(marked.text.keys[start:end])
    return None if own else marked.text.cut(start, end)

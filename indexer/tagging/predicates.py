"""Where an office that is said of a name begins: was appointed as Minister."""

from functools import cache

from indexer.lexicon import entries
from indexer.tagging.marked import Marked
from indexer.tagging.words import CAPITAL, NUMBER

__all__ = ["MOST_WORDS_TO_OFFICE", "predicate"]

MOST_WORDS_TO_OFFICE = 7  # from a name on
MOST_ASIDE = 16  # tokens of ", who was …," between a name and what is said of it


def predicate(marked: Marked, end: int) -> int:
    """Return where the office in "is …", "was appointed as …" begins, else 0."""
    words = marked.text.words
    at = end = _past_aside(marked, end)
    if words[end : end + 2] == ["to", "be"]:  # appoints Ana Ruiz to be a Member
        return end + 2 + (words[end + 2] in ("a", "an", "the"))
    while at - end < MOST_WORDS_TO_OFFICE and (
        words[at] in _becoming() or _owns(marked, at)
    ):
        at += 1
    return at if any(_becoming().get(word) for word in words[end:at]) else 0


def _owns(marked: Marked, at: int) -> bool:
    # will be Elmland's next Ambassador
    words = marked.text.words
    return words[at] == "’s" or words[at] == "'s" or words[at + 1] in ("'s", "’s")


def _past_aside(marked: Marked, end: int) -> int:
    """Return the end of ", who was …," at `end`; `end` where no such aside stands."""
    words = marked.text.words
    number = marked.text.kinds[end + 1] & NUMBER
    if words[end] == "," and (number or words[end + 1] == "of"):
        return _past_origin(marked, end)
    if words[end] != "," or words[end + 1] not in ("who", "whose"):
        return end
    behind = range(end + 2, min(end + MOST_ASIDE, len(marked.text)))
    stop = next((at for at in behind if words[at] in (",", ".", ";")), end)
    told = words[stop] == "," and words[stop + 1] in ("was", "is", "has", "will")
    return stop + 1 if told else end


def _past_origin(marked: Marked, end: int) -> int:
    """Return the end of ", 61, of Elmo, Ohio," at `end`, before a verb; else `end`."""
    text = marked.text
    at = end
    while at - end < MOST_ASIDE and (
        text.words[at] in (",", "of", "and") or text.kinds[at] & (CAPITAL | NUMBER)
    ):
        at += 1
    told = text.words[at - 1] == "," and text.words[at] in ("was", "is", "served")
    return at if told else end


@cache
def _becoming() -> dict[str, bool]:
    """Return the words on the way to an office, and whether one tells of it alone."""
    return {word.lstrip("+"): word[0] == "+" for word in entries("becoming")}

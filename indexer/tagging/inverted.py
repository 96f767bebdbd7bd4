"""Names as lists have them, the family first: KARPOVICH, Dmitri Anatolievich."""

from collections.abc import Iterator

from indexer.tagging.beside import Mention
from indexer.tagging.marked import Marked
from indexer.tagging.offices import Office, read_offices
from indexer.tagging.words import BREAK, GIVEN, NAME, NUMBER, PUNCT, UPPER

__all__ = ["inverted_names"]

LEAST_LETTERS = 3
MOST_GIVEN = 4  # names behind the comma
FARTHEST_POST = 60  # tokens to "Position: …" below a name
_ENDS = ("(", ";", ".")
_POSTS = ("position", "function", "title", "rank", "designation")


def inverted_names(marked: Marked) -> Iterator[Mention]:
    """Yield the names that begin a line or a numbered item with the family's, in order.

    The office is what stands behind "Position:" before the next item.
    """
    kinds = marked.text.kinds
    for comma in marked.text.find((",",)):
        family = comma - 1
        if not kinds[family] & UPPER or not _begins_item(marked, family):
            continue  # as before most commas
        end = _given_end(marked, comma + 1)
        if end:
            offices = _posts(marked, end)
            yield Mention(family, end, "family-name-first", 0.8, offices, family)


def _begins_item(marked: Marked, at: int) -> bool:
    text = marked.text
    long = len(text.words[at]) >= LEAST_LETTERS and not marked.known[at]
    if not at or text.kinds[at - 1] & BREAK:
        return long
    numbered = text.words[at - 1] in (".", ")") and text.kinds[at - 2] & NUMBER
    return long and bool(numbered and (at < 3 or text.kinds[at - 3] & BREAK))


def _given_end(marked: Marked, at: int) -> int:
    """Return the end of given names that fill the rest of an item, 0 if none do."""
    text, end, most = marked.text, at, at + MOST_GIVEN
    if marked.known[at] and not text.kinds[at] & GIVEN or at in marked.countries:
        return 0  # PARIS, France
    while end < most and text.words[end].istitle() and text.kinds[end] & NAME:
        end += 1
    closed = text.kinds[end] & BREAK or text.words[end] in _ENDS
    return end if end > at and closed else 0


def _posts(marked: Marked, end: int) -> tuple[Office, ...]:
    text = marked.text
    for at in range(end, min(end + FARTHEST_POST, len(text) - 1)):
        if text.kinds[at] & BREAK and text.words[at].count("\n") > 1:
            break
        if text.keys[at] in _POSTS and text.kinds[at + 1] & PUNCT:
            return tuple(read_offices(marked, at + 2, loose=True))
    return ()

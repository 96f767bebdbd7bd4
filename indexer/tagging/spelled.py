"""Where a name begins that the letters in brackets behind it spell: … Board (ELMB)."""

from indexer.tagging.tokens import Text
from indexer.tagging.words import UPPER

__all__ = ["spelled_from"]

LEAST_LETTERS = 3
MOST_TOKENS = 14
_LINKS = frozenset("of and for the on in & ,".split())


def spelled_from(text: Text, start: int, end: int) -> int:
    """Return where the name begins that ends at a token, `start` if no letters tell.

    Each letter begins a word of the name, some of which have none, as in "Water Supply
    and Other Public Works Board (WSPWB)".
    """
    letters = text.words[end + 1]
    told = text.words[end] == "(" and text.words[end + 2] == ")"
    if not told or not text.kinds[end + 1] & UPPER or len(letters) < LEAST_LETTERS:
        return start
    left = len(letters)
    for at in range(end - 1, max(end - MOST_TOKENS, -1), -1):
        word = text.words[at]
        if word[:1] == letters[left - 1]:
            left -= 1
            if left == 0:
                return min(start, at)
        elif not (word[:1].isupper() or text.keys[at] in _LINKS):
            break
    return start

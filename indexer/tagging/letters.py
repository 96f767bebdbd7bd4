"""The letters by which a release calls whom it comes from: ELMA, (ELMA)."""

from indexer.tagging.home import Home
from indexer.tagging.tokens import Text, split
from indexer.tagging.words import UPPER

__all__ = ["initials_of", "is_called"]

LEAST_LETTERS = 3


def initials_of(text: Text, name: str) -> str:
    """Return the first letters of a name's words, "" where a text has no such word."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    there = len(letters) >= LEAST_LETTERS and letters in text.words
    return letters if there else ""


def is_called(text: Text, at: int, home: Home) -> bool:
    """Return whether a token is the letters of the agency that publishes."""
    name = home.name if home.name == home.staff else None
    if not name or not text.kinds[at] & UPPER:
        return False
    return text.words[at] in (initials_of(text, name), _told(text, name))


def _told(text: Text, name: str) -> str:
    """Return the letters in "the Elm Board (ELMB)", "the Elm Board, ELMB,", else ""."""
    keys = split(name).split()
    for at in text.find(keys[:1]):
        end = at + len(keys)
        if text.keys[at:end] == keys and text.words[end] in ("(", ","):
            if text.words[end + 2] in (")", ",") and text.kinds[end + 1] & UPPER:
                return text.words[end + 1]
    return ""

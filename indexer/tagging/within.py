"""Bodies within bodies: the Governing Board of the Elm Water Authority."""

from indexer.tagging.marked import Marked
from indexer.tagging.words import BODY, OFFICE, ORGANISATION

__all__ = ["governs", "is_whole"]

# what each body has or holds, and what that is called besides
_OF_EACH = ("board", "council", "registry", "congress")
_GOVERNING = frozenset(
    "governing executive management managing advisory supervisory national annual "
    "general".split()
)


def is_whole(marked: Marked, start: int, at: int, link: int) -> bool:
    """Whether a body ends before its link, which goes on an office."""
    # the Vice-President of the World Bank for Africa is that of the World Bank, and
    # the Under-Secretary of the Foreign Ministry for Trade that of the Foreign Ministry
    keys = marked.text.keys
    of = start - 1 - (keys[start - 1] == "the")
    held = keys[of] == "of" and marked.text.kinds[of - 1] & OFFICE
    known = marked.known[start] == link or keys[at] == "ministry"
    return bool(held) and known and keys[link] == "for"


def governs(marked: Marked, start: int, link: int, end: int) -> bool:
    """Whether a body is a part of what is named behind it, as each body has."""
    # the Governing Board of the Elm Water Authority, the Board of the Bank of Elmland,
    # of which each body has one
    keys, kinds = marked.text.keys, marked.text.kinds
    board = keys[link - 1] in _OF_EACH and keys[link + 1] == "the"
    board = board and all(key in _GOVERNING for key in keys[start : link - 1])
    inner = range(link + 2, end - 1)
    body = kinds[end - 1] & ORGANISATION or any(
        kinds[at] & BODY and keys[at + 1] == "of" for at in inner
    )
    return board and bool(body) and end > link + 3

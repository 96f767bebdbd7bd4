"""Whether two offices, as stated, can be one: Secretary, Secretary of State."""

import re
from collections.abc import Iterable
from functools import lru_cache

from indexer.lexicon import distinct
from indexer.tagging.words import fold

__all__ = ["Post", "post", "same_post", "share_post"]

# the words before "of" or "for", and those after
Post = tuple[tuple[str, ...], frozenset[str]]

_WORD = re.compile(r"[^\W_]+")
_CUT = re.compile(r"\b(?:of|for|to|at|on)\b|[,(]")
_PASSING = frozenset(["acting", "interim", "former", "then", "the", "honourable"])
_JOINING = frozenset(["the", "of", "for", "and", "to", "a"])


@lru_cache(maxsize=1 << 14)
def post(office: str) -> Post:
    """Return an office in its two parts; "acting" and the like left out."""
    head, *rest = _CUT.split(fold(office).replace("-", " "), maxsplit=1)
    words = [word for word in _WORD.findall(head) if word not in _PASSING]
    after = _WORD.findall(rest[0]) if rest else []
    return tuple(words), frozenset(after) - _JOINING


@lru_cache(maxsize=1 << 15)
def same_post(one: Post, two: Post) -> bool:
    """Whether one may be said for the other: it is the other without what is plain.

    Never across a rank: a Vice President is no President.
    """
    (head, of), (other, of_other) = one, two
    if not head or not other:
        return False
    if set(head) | of == set(other) | of_other:
        return True
    if head == other:
        return not (of and of_other) or of <= of_other or of_other <= of
    short, long = sorted((head, other), key=len)
    extra = long[: len(long) - len(short)]
    if long[-len(short) :] != short or not distinct("office_ranks").isdisjoint(extra):
        return False
    return not (of and of_other)


def share_post(one: Iterable[Post], two: Iterable[Post]) -> bool:
    """Whether any of the one is the same as any of the other."""
    others = tuple(two)
    return any(same_post(post, other) for post in one for other in others)

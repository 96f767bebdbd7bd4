"""Where a release says what was picked, or asked of its tags."""

from collections.abc import Iterator

from msgspec import Struct

from index.analysis import words
from index.release import FACET_FIELDS, Release, Tag
from index.search import Search
from index.trees import Tree

__all__ = ["Told"]

_FARTHEST = 180  # characters that a sentence is shown before a tag
_ENDS = (". ", "! ", "? ", "\n")


class Told(Struct, frozen=True):
    """What a search asks of tags: values of fields as they are, and words of values."""

    values: frozenset[tuple[str, str]]
    words: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, search: Search, tree: Tree) -> "Told":
        """Return what a search whose query is `tree` asks of tags."""
        picked = ((p.field, value) for p in search.picks for value in p.any + p.all)
        return cls(frozenset(picked), frozenset(_words(tree)))

    def spot(self, release: Release) -> tuple[int, int] | None:
        """Return from where on the body tells it, the sentence with it, up to where; of
        several tags that of the first; None where the body does not tell it."""
        if not (self.values or self.words):
            return None
        found = (
            (span.start, span.end)
            for tag in release.tags
            if self._asks(tag)
            for span in tag.spans
            if span.where == "body"
        )
        start, end = min(found, default=(0, 0))
        return (_sentence(release.body, start), end) if end else None

    def _asks(self, tag: Tag) -> bool:
        if (tag.field, tag.value) in self.values:
            return True
        named = " ".join((tag.value, tag.label or "", *tag.variants))
        return bool(self.words) and any(
            (tag.field, word) in self.words for word in words(named)
        )


def _words(tree: Tree) -> Iterator[tuple[str, str]]:
    for leaf in tree.leaves():
        if leaf.field() in FACET_FIELDS:
            for word in getattr(leaf, "words", None) or [leaf.text]:
                yield leaf.field(), word


def _sentence(body: str, at: int) -> int:
    """Return where the sentence that holds body[at] begins, or `at` if far away."""
    low = max(0, at - _FARTHEST)
    ends = (body.rfind(end, low, at) + len(end) for end in _ENDS if end in body[low:at])
    return max(ends, default=0 if low == 0 else at)

"""Marked text: matched words, and tags nested in one another; escaped first."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from index.lighter import later

__all__ = [
    "SOUGHT",
    "Piece",
    "Stretch",
    "around",
    "beginning_in",
    "coded",
    "marked",
    "nested",
    "paragraphs",
    "split",
]

Mark = tuple[int, int]

escape = later("html", "escape")

# In place of a tag: the words were searched for. It comes behind every tag, so that of
# two stretches that are alike the tag is outside, a link around the mark.
SOUGHT = 1 << 30

# How many characters of context a reason shows on each side, cut at a space.
CONTEXT = 90

CODE = re.compile(r"`([^`]*)`")
BLANK_LINES = re.compile(r"\n\s*\n")


class Stretch(Struct, frozen=True):
    """Characters `start` to `end` (exclusive) of a text: the `nth` mention of a tag, or
    words searched for where `tag` is SOUGHT.

    `tag` and `nth` count from 0.
    """

    start: int
    end: int
    tag: int
    nth: int


class Piece(Struct, frozen=True):
    """A piece of a text: plain, or a mention of a tag with the pieces it is made of."""

    text: str
    tag: int | None = None
    nth: int = 0
    inside: tuple["Piece", ...] = ()


def marked(text: str, marks: Iterable[Mark]) -> str:
    """Return `text` as HTML with `<mark>` around each mark; all else is escaped."""
    return "".join(
        f"<mark>{escape(piece)}</mark>" if hit else escape(piece)
        for piece, hit in split(text, marks)
    )


def coded(text: str) -> str:
    """Return `text` as HTML with `<code>` around what stands in backticks."""
    return CODE.sub(r"<code>\1</code>", escape(text))


def split(text: str, marks: Iterable[Mark]) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of `text` in order, each with whether it is marked."""
    at = 0
    for start, end in sorted(marks):
        start, end = max(start, at), min(end, len(text))
        if start < end:
            yield text[at:start], False
            yield text[start:end], True
            at = end
    yield text[at:], False


def nested(text: str, stretches: Iterable[Stretch]) -> tuple[Piece, ...]:
    """Return `text` in pieces, a tag inside the tag that encloses it.

    Of two stretches that overlap, the one that begins later is cut where the
    earlier ends; the longer of two that begin together is outside.
    """
    ordered = sorted(stretches, key=lambda s: (s.start, -s.end, s.tag))
    inside = [s for s in ordered if 0 <= s.start < s.end <= len(text)]
    return tuple(_pieces(text, inside, 0, len(text)))


def _pieces(text: str, todo: list[Stretch], at: int, end: int) -> Iterator[Piece]:
    while todo and todo[0].start < end:
        outer = todo.pop(0)
        start, stop = max(outer.start, at), min(outer.end, end)
        if start < stop:
            if at < start:
                yield Piece(text[at:start])
            inside = tuple(_pieces(text, todo, start, stop))
            yield Piece(text[start:stop], outer.tag, outer.nth, inside)
            at = stop
    if at < end:
        yield Piece(text[at:end])


def paragraphs(text: str) -> Iterator[Mark]:
    """Yield start and end of each paragraph; blank lines part them."""
    at = 0
    for gap in BLANK_LINES.finditer(text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


def beginning_in(stretches: Iterable[Stretch], place: Mark) -> Iterator[Stretch]:
    """Yield the stretches that begin in a place of the text, counted from its start."""
    start, end = place
    for stretch in stretches:
        if start <= stretch.start < end:
            last = min(stretch.end, end) - start
            yield replace(stretch, start=stretch.start - start, end=last)


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the words before a stretch, the stretch, and those after it.

    The context stays in the paragraph and is cut at a space, marked by an ellipsis.
    """
    before = text[:start].rpartition("\n\n")[2]
    after = text[end:].partition("\n\n")[0]
    if len(before) > CONTEXT:
        before = "…" + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + "…"
    return before, text[start:end], after

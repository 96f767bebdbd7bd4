"""A long row of things in parts: what is worked on, or kept in memory, at once."""

from collections.abc import Callable, Iterable, Iterator
from math import inf
from typing import TypeVar

__all__ = ["parted"]

Thing = TypeVar("Thing")


def parted(
    things: Iterable[Thing],
    most: int,
    size: Callable[[Thing], int] = lambda thing: 0,
    enough: float = inf,
) -> Iterator[list[Thing]]:
    """Yield the things in order, in lists of `most`, or of as many as together have
    `enough` of a size; only the last list may have fewer."""
    part: list[Thing] = []
    sizes = 0
    for thing in things:
        part.append(thing)
        sizes += size(thing)
        if len(part) == most or sizes >= enough:
            yield part
            part, sizes = [], 0
    if part:
        yield part

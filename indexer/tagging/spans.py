"""Candidates for one stretch of text, and the one pass that decides between them."""

from bisect import bisect_right
from collections.abc import Iterable
from operator import attrgetter

from msgspec import Struct

__all__ = ["Candidate", "decide"]


class Candidate(Struct, frozen=True):
    """Tokens start..end that may be a thing of `field`; the higher score wins."""

    start: int
    end: int
    field: str
    score: float
    rule: str


def decide(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that do not overlap and have the greatest total score.

    The order is that of the text.
    """
    ordered = sorted(candidates, key=attrgetter("end", "start"))
    ends = [candidate.end for candidate in ordered]
    best = [0.0]
    taken: list[bool] = []
    for number, candidate in enumerate(ordered):
        before = bisect_right(ends, candidate.start, 0, number)
        with_it = best[before] + candidate.score
        taken.append(with_it > best[-1])
        best.append(max(best[-1], with_it))
    return _chosen(ordered, ends, taken)


def _chosen(
    ordered: list[Candidate], ends: list[int], taken: list[bool]
) -> list[Candidate]:
    chosen = []
    number = len(ordered)
    while number:
        if taken[number - 1]:
            chosen.append(ordered[number - 1])
            number = bisect_right(ends, ordered[number - 1].start, 0, number - 1)
        else:
            number -= 1
    return chosen[::-1]

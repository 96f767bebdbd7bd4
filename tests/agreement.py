"""How far the tags found agree with a reader's: F1, or the share that is right.

A tag found counts once, for the tag read that it is closest to. Names are compared as
words, without case and accents. Precision, recall and F1: van Rijsbergen, Information
Retrieval (1979), chapter 7.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

__all__ = ["agreement"]

Record = dict[str, Any]
Closeness = Callable[[Any, Any], int]
Tally = tuple[str, int, int, int]


def agreement(read: Iterable[Record], found: Iterable[Record]) -> dict[str, float]:
    """Return by kind of tag how well all releases agree, between 0 and 1.

    `read` and `found` are records in the shape of `releases tag --json`, in the same
    order; raise ValueError if one is longer.
    """
    sums: Counter[tuple[str, str]] = Counter()
    for expected, given in zip(read, found, strict=True):
        for kind, both, of_reader, of_tagger in _tallies(expected, given):
            sums[kind, "both"] += both
            sums[kind, "either"] += of_reader + of_tagger
    kinds = {kind for kind, _ in sums}
    return {k: 2 * sums[k, "both"] / max(sums[k, "either"], 1) for k in sorted(kinds)}


def _tallies(read: Record, found: Record) -> Iterator[Tally]:
    yield from _persons(read["participants"], found["participants"])
    yield _tally("locations", read["locations"], found["locations"], _same_place)
    yield _tally("organisations", read["organisations"], found["organisations"], _known)
    yield _tally("topics", read["topics"], found["topics"], _equal)
    yield _tally("dates", [read["date"]], [found["date"]], _equal)


def _persons(read: list[Record], found: list[Record]) -> Iterator[Tally]:
    yield _tally("persons strict", read, found, _same_name)
    yield _tally("persons relaxed", read, found, _compatible)
    pairs = _paired(read, found, _compatible)
    roles = sum(a["role"] == b["role"] for a, b in pairs)
    yield "roles", roles, len(pairs), len(pairs)
    sided = [(a, b) for a, b in pairs if a["affiliation"]]
    sides = sum(_within(a["affiliation"], b["affiliation"] or "") > 0 for a, b in sided)
    yield "affiliations", sides, len(sided), len(sided)
    held = sum(len(_paired(a["offices"], b["offices"], _within)) for a, b in pairs)
    yield "offices", held, *(sum(len(p["offices"]) for p in ps) for ps in (read, found))


def _tally(kind: str, read: list[Any], found: list[Any], close: Closeness) -> Tally:
    return kind, len(_paired(read, found, close)), len(read), len(found)


def _paired(
    read: list[Any], found: list[Any], close: Closeness
) -> list[tuple[Any, Any]]:
    """Return what belongs together, one to one, the closest first."""
    near = [
        (-close(a, b), i, j) for i, a in enumerate(read) for j, b in enumerate(found)
    ]
    pairs: dict[int, int] = {}
    for distance, i, j in sorted(near):
        if distance < 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(read[i], found[j]) for i, j in pairs.items()]


def _equal(one: Any, other: Any) -> int:
    return int(one == other)


def _same_name(one: Record, other: Record) -> int:
    return int(_words(one["name"]) == _words(other["name"]))


def _same_place(one: Record, other: Record) -> int:
    return int(_same_name(one, other) and one["country"] == other["country"])


def _known(one: Record, other: Record) -> int:
    """Tell whether the other is called by one of the names of the one."""
    names = [one["name"], *one["mentions"]]
    return int(any(_words(name) == _words(other["name"]) for name in names))


def _compatible(one: Record, other: Record) -> int:
    return _within(one["name"], other["name"])


def _within(one: str, other: str) -> int:
    """Return how many words are shared, 0 unless one has all words of the other."""
    ours, theirs = set(_words(one)), set(_words(other))
    return len(ours & theirs) if ours <= theirs or theirs <= ours else 0


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))

# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: annotation_typing=False, initializedcheck=False
# distutils: extra_compile_args = --param=max-completely-peel-times=8 -falign-loops=64
"""The best of many matches: the hot loops that choose and order.

One source, two speeds, as the kernels: types are in `ranking.pxd`. A hit is a document
(uint16) of one segment with its score (float32); its key (uint64) is the greater, the
better it is. A row is a hit with its day (int32) and the number of its segment
(uint16).
"""

from array import array
from struct import pack, unpack
from typing import Any

try:
    import cython
except ImportError:  # a plain install has no Cython and needs none
    from index import uncompiled as cython

__all__ = [
    "COMPILED",
    "Candidates",
    "Ranking",
    "add_rows",
    "sort_rows",
    "top_hits",
    "top_impacts",
]

COMPILED = bool(cython.compiled)

_LAST = 65_535  # no document has a greater number

Buffer = Any  # anything with the buffer protocol: array, memoryview, bytearray


class Candidates:
    """Room for the hits of one segment that may be among the best `k` of all.

    keys: uint64[2k + 16], maxima: float32[2k], both scratch.
    """

    def __init__(self, k: int) -> None:
        self.k = k
        self.keys = array("Q", bytes(16 * k + 128))
        self.maxima = array("f", bytes(8 * k))


class Ranking:
    """The best `room` of all rows that were added, the best first: of equal scores the
    newest, of one segment the first.

    Row i stands at i of four arrays, which have room for twice as many: `scores`
    (float32), `days` (int32), `places` and `docs` (uint16); the first `count` count.
    """

    def __init__(self, room: int) -> None:
        self.room = room
        self.count = 0
        self.scores = self._scores = array("f", bytes(8 * room))
        self.days = self._days = array("i", bytes(8 * room))
        self.places = self._places = array("H", bytes(4 * room))
        self.docs = self._docs = array("H", bytes(4 * room))

    def add(
        self,
        docs: Buffer,
        scores: Buffer,
        impacts: Buffer,
        n: int,
        weight: float,
        ceiling: float,
        boundary: int,
        days: Buffer,
        place: int,
        new: Candidates,
    ) -> int:
        """Take in `n` hits of the segment numbered `place`; return how many rows are
        tied with one of another segment.

        A score is as in `scores`, or weight x impact where `impacts` (uint8) has any;
        `ceiling` and `boundary` are a cursor's, as `top_hits` has them; days: int32,
        one for each document of the segment. Until the next `trim` there may be more
        rows than there is room for.
        """
        k = self.room
        floor = self._scores[k - 1] if self.count == k else 0.0
        before = self.count
        if len(impacts) > 0:
            self.count += top_impacts(
                docs, impacts, n, weight, k, floor, ceiling, boundary,
                new.maxima, new.keys,
            )  # fmt: skip
        else:
            self.count += top_hits(
                docs, scores, n, k, floor, ceiling, boundary,
                new.maxima, new.keys,
            )  # fmt: skip
        return add_rows(
            self._scores, self._days, self._places, self._docs, before,
            new.keys, self.count - before, days, place,
        )  # fmt: skip

    def trim(self) -> None:
        """Forget the rows for which there is no room."""
        self.count = min(self.count, self.room)

    def first(self, count: int) -> "Ranking":
        """Return the first rows, `count` or all, as a ranking of their own."""
        found = Ranking(min(count, self.count))
        found.count = found.room
        for i in range(found.count):
            found._scores[i] = self._scores[i]
            found._days[i] = self._days[i]
            found._places[i] = self._places[i]
            found._docs[i] = self._docs[i]
        return found

    def sort(self) -> int:
        """Bring the rows in order after their scores were changed; return how many are
        tied with one of another segment."""
        return sort_rows(self._scores, self._days, self._places, self._docs, self.count)


def top_hits(
    docs: Buffer,
    scores: Buffer,
    n: int,
    k: int,
    floor: float,
    ceiling: float,
    boundary: int,
    maxima: Buffer,
    keys: Buffer,
) -> int:
    """Write the keys of the best `k` documents, best first, of equal scores the first;
    how many.

    Only those count that have at least the score `floor` and come after the cursor: a
    score below `ceiling`, or equal to it and a document number not below `boundary`.
    maxima: float32, scratch, 2k or more. keys: uint64, with room for 2k + 16: what may
    enter is gathered there, and cut to the best k when it is full. O(n): few enter
    after a first look at the best of every so many, and 16 at a time are passed over
    where none does.
    """
    room = 2 * k + 16
    found = 0
    ties = 1  # whether what equals the floor may enter
    with cython.nogil:
        size = 2 * k
        if n >= 8 * size:
            # the best of every so many: the k-th of them bounds the k-th of all
            for j in range(size):
                maxima[j] = scores[j]
            for row in range(1, n // size):
                for j in range(size):
                    x = scores[row * size + j]
                    maxima[j] = x if x > maxima[j] else maxima[j]
            for j in range(2 * k):
                x = maxima[j]
                keys[found] = _key(x, 0)
                found += (x > floor) & (x < ceiling)
            if found >= k:
                _select(k, found, keys)
                floor = _score(keys[k - 1])
            found = 0
        start = 0
        while start < n:
            end = start + 16 if start + 16 < n else n
            if end == start + 16:
                enough = 0
                for j in range(16):
                    enough += scores[start + j] >= floor
                if enough == 0:
                    start = end
                    continue
            if found > room - 16:
                _select(k, found, keys)
                found = k
                floor = _score(keys[k - 1])
                ties = 0
            for i in range(start, end):
                # no branch: which may enter cannot be foretold
                x = scores[i]
                doc = docs[i]
                keys[found] = _key(x, doc)
                found += ((x > floor) | ((x == floor) & ties)) & (
                    (x < ceiling) | ((x == ceiling) & (doc >= boundary))
                )
            start = end
        found = _best_first(k, found, keys)
    return found


def top_impacts(
    docs: Buffer,
    impacts: Buffer,
    n: int,
    weight: float,
    k: int,
    floor: float,
    ceiling: float,
    boundary: int,
    rounded: Buffer,
    keys: Buffer,
) -> int:
    """Do what `top_hits` does, where a score is weight x impact.

    rounded: float32[1], scratch. A score is compared as it is told, in 32 bits; plain
    Python multiplies in 64, where the last of a page could come after itself.

    Looks closer only at those 16 postings at a time whose greatest impact may enter:
    0.2 ns a posting where few do.
    """
    room = 2 * k + 16
    found = 0
    least = 0  # impacts above it may enter, up to `highest`, and that from `first` on
    highest = 255
    i = 0
    with cython.nogil:
        rounded[0] = weight
        while least < 255 and rounded[0] < floor:
            least += 1
            rounded[0] = weight * (least + 1)
        rounded[0] = weight * highest
        while highest > 0 and rounded[0] > ceiling:
            highest -= 1
            rounded[0] = weight * highest
        first = boundary if rounded[0] == ceiling else 0
        piece = n // (2 * k)
        if piece >= 8:
            # the best of 2k pieces: the k-th of them bounds the k-th of all from below
            for start in range(2 * k):
                most = 0
                for at in range(start * piece, (start + 1) * piece):
                    most = max(most, impacts[at])
                step = most
                keys[found] = step << 16
                found += (most > least) & (most < highest)
            if found >= k:
                _select(k, found, keys)
                least = (keys[k - 1] >> 16) - 1
            found = 0
        while i < n:
            end = min(i + 16, n)
            if end == i + 16:
                most = 0
                for at in range(16):
                    most = max(most, impacts[i + at])
                if most <= least:
                    i = end
                    continue
            if found > room - 16:
                _select(k, found, keys)
                found = k
                least = keys[k - 1] >> 16
            for at in range(i, end):
                # no branch: which may enter cannot be foretold
                step = impacts[at]
                doc = docs[at]
                keys[found] = (step << 16) | (_LAST - doc)
                found += (step > least) & (
                    (step < highest) | ((step == highest) & (doc >= first))
                )
            i = end
        found = _best_first(k, found, keys)
        for i in range(found):
            step = keys[i] >> 16
            keys[i] = _key(weight * step, _document(keys[i]))
    return found


def _key(score: float, doc: int) -> int:
    """Return a number (uint64) that is the greater, the better a hit is: from bit 16 on
    the bits of its score (float32), which are in the order of scores that are not
    negative (IEEE 754, binary32), below how far its document is from the last."""
    if cython.compiled:
        # a word of C, from ranking.pxd: neither mypy nor ruff can know it
        return (bits_of(score) << 16) | (_LAST - doc)  # type: ignore[name-defined,no-any-return]  # noqa: F821
    return int(unpack("I", pack("f", score))[0]) << 16 | (_LAST - doc)


def _score(key: int) -> float:
    """Return the score of a hit."""
    if cython.compiled:
        return float_of(key >> 16)  # type: ignore[name-defined,no-any-return]  # noqa: F821  a word of C, as above
    return float(unpack("f", pack("I", key >> 16))[0])


def _document(key: int) -> int:
    """Return the document of a hit."""
    return _LAST - (key & _LAST)


def _select(k: int, n: int, keys: Buffer) -> None:
    """Bring the best `k` of `n` hits to the front, the k-th to its place; O(n).

    C. A. R. Hoare, "Algorithm 65: Find", 1961.
    """
    low = 0
    high = n - 1
    while low < high:
        key = keys[k - 1]
        i = low
        j = high
        while i <= j:
            while keys[i] > key:
                i += 1
            while keys[j] < key:
                j -= 1
            if i <= j:
                swapped = keys[i]
                keys[i] = keys[j]
                keys[j] = swapped
                i += 1
                j -= 1
        if j < k - 1:
            low = i
        if k - 1 < i:
            high = j


def _best_first(k: int, n: int, keys: Buffer) -> int:
    """Bring the best `k` of `n` hits to the front, in order; returns how many.

    By insertion at ever smaller distances (D. L. Shell, 1959): few hits, no heap.
    """
    if n > k:
        _select(k, n, keys)
        n = k
    gap = 1
    while gap < n // 3:
        gap = 3 * gap + 1
    while gap > 0:
        for i in range(gap, n):
            key = keys[i]
            at = i
            while at >= gap and keys[at - gap] < key:
                keys[at] = keys[at - gap]
                at -= gap
            keys[at] = key
        gap //= 3
    return n


def add_rows(
    scores: Buffer,
    days: Buffer,
    places: Buffer,
    docs: Buffer,
    count: int,
    keys: Buffer,
    n: int,
    all_days: Buffer,
    place: int,
) -> int:
    """Merge the `n` best documents of one segment into rows; returns how many are tied.

    A row is a score (float32), a day (int32), the number of a segment (uint16) and a
    document (uint16); `count` of them are in order: best first, of equal scores the
    newest. keys: uint64, of the new ones, best first; all_days: int32, one for each
    document of the segment numbered `place`. A tied one has score and day of another
    segment's row. O(count + n).
    """
    at = count + n - 1
    i = count - 1
    j = n - 1
    ties = 0
    with cython.nogil:
        while j >= 0:
            score = _score(keys[j])
            doc = _document(keys[j])
            day = all_days[doc]
            if i >= 0 and scores[i] == score and days[i] == day:
                ties += 1
            if i >= 0 and (scores[i] < score or (scores[i] == score and days[i] < day)):
                scores[at] = scores[i]
                days[at] = days[i]
                places[at] = places[i]
                docs[at] = docs[i]
                i -= 1
            else:
                scores[at] = score
                days[at] = day
                places[at] = place
                docs[at] = doc
                j -= 1
            at -= 1
    return ties


def sort_rows(
    scores: Buffer, days: Buffer, places: Buffer, docs: Buffer, count: int
) -> int:
    """Bring rows in order, as `add_rows` has them, of one segment by document; returns
    how many are tied with the row before, which is of another segment. O(count^2)."""
    ties = 0
    with cython.nogil:
        for i in range(1, count):
            score = scores[i]
            day = days[i]
            place = places[i]
            doc = docs[i]
            at = i
            while at > 0 and (
                scores[at - 1] < score
                or (
                    scores[at - 1] == score
                    and (
                        days[at - 1] < day
                        or (
                            days[at - 1] == day
                            and places[at - 1] == place
                            and docs[at - 1] > doc
                        )
                    )
                )
            ):
                scores[at] = scores[at - 1]
                days[at] = days[at - 1]
                places[at] = places[at - 1]
                docs[at] = docs[at - 1]
                at -= 1
            scores[at] = score
            days[at] = day
            places[at] = place
            docs[at] = doc
        for i in range(1, count):
            ties += (
                scores[i - 1] == scores[i]
                and days[i - 1] == days[i]
                and places[i - 1] != places[i]
            )
    return ties

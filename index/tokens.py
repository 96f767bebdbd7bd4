# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: annotation_typing=False, initializedcheck=False
"""The words of a text cut out, folded and numbered in one pass over its bytes.

One source, two speeds, as in `kernels.py`; types in `tokens.pxd`. What a word is,
`analysis.py` says; this does the same to text without accents: letters, digits and
every byte beyond ASCII make words, dotted initials and numbers with thousands
separators are one word, apostrophes inside are dropped and so is a possessive `'s`.

A vocabulary is five flat buffers. The words lie in `blob`, end to end, word n between
`starts[n]` and `starts[n + 1]`. `slots` finds them: an open-addressing table of uint64
pairs (head; hash << 32 | number + 1, 0 means free), a power of two long and at most
half full. The head of a word is its first 8 bytes as a number; no word has a NUL, so a
shorter one is told by its head alone, and finding it fetches one line of memory.
"""

from typing import Any

try:
    import cython
except ImportError:  # a plain install has no Cython and needs none
    from index import uncompiled as cython

__all__ = ["COMPILED", "find_words", "number_words", "place_words"]

COMPILED = bool(cython.compiled)

# 2^64 divided by the golden ratio: all bits of a number move the highest of its product
# (Knuth, The Art of Computer Programming, 6.4)
_PRIME = 0x9E3779B97F4A7C15
_LOW, _BITS = 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF

Buffer = Any  # anything with the buffer protocol: array, memoryview, bytearray


def number_words(
    text: Buffer,
    at: int,
    fold: Buffer,
    slots: Buffer,
    blob: Buffer,
    starts: Buffer,
    out: Buffer,
    counts: Buffer,
) -> int:
    """Number the words of `text` from byte `at` on; return where it came to.

    fold: uint8[256], what each byte is in a word, 0 where it is in none. out: uint32,
    the numbers. counts: uint32[2], words known and numbers written, brought up to date.
    `blob` and `out` have room for as many more as the text has bytes. Stops early when
    half of `slots` is full: the caller makes room and goes on from there. About 1 ns a
    byte and 10 ns a word, and what the table's lines cost to fetch.
    """
    end = len(text)
    known = counts[0]
    written = counts[1]
    most = len(slots) // 4
    last_slot = len(slots) // 2 - 1
    shift = _shift(last_slot)
    used = starts[known]
    prime, low, bits = _PRIME, _LOW, _BITS
    with cython.nogil:
        while at < end and known < most:
            c = fold[text[at]]
            if c == 0:
                at += 1
                continue
            stop = at
            size = used
            head = 0
            while c != 0:
                if size < used + 8:
                    head = head << 8 | c
                blob[size] = c
                size += 1
                stop += 1
                if stop == end:
                    break
                c = fold[text[stop]]
            if stop < end and _goes_on(text, at, stop, end, fold):
                last = _end_of_marked(text, at, end, fold)
                stop = last
                if last - at > 2 and _is_possessive(text, last, fold):
                    last -= 2
                size = used
                head = 0
                for i in range(at, last):
                    c = fold[text[i]]
                    if c != 0:
                        if size < used + 8:
                            head = head << 8 | c
                        blob[size] = c
                        size += 1
            h = head
            for i in range(used + 8, size):
                h = (h * prime & bits) ^ blob[i]
            h = (h * prime & bits) >> 32
            slot = h >> shift
            while True:
                number = slots[2 * slot + 1] & low
                if number == 0:
                    slots[2 * slot] = head
                    slots[2 * slot + 1] = h << 32 | (known + 1)
                    number = known
                    known += 1
                    starts[known] = size
                    used = size
                    break
                number -= 1
                if slots[2 * slot] == head and (
                    size < used + 8
                    or _same(blob, starts[number], starts[number + 1], used, size)
                ):
                    break
                slot = (slot + 1) & last_slot
            out[written] = number
            written += 1
            at = stop
    counts[0] = known
    counts[1] = written
    return at


def find_words(
    text: Buffer,
    fold: Buffer,
    blob: Buffer,
    starts: Buffer,
    firsts: Buffer,
    out: Buffer,
) -> int:
    """Write where words of a sorted list stand in a text; return how often they do.

    text, fold: as for `number_words`. Word n is blob[starts[n]:starts[n + 1]], and
    those that begin with byte c are firsts[c]:firsts[c + 1]. out: uint32, where each
    found begins and ends, its number in the list, and how many words of the text come
    before it; finds as many as there is room for. About 1 ns a byte.
    """
    end = len(text)
    room = len(out)
    n = 0
    at = 0
    before = 0
    with cython.nogil:
        while at < end and n < room:
            c = fold[text[at]]
            if c == 0:
                at += 1
                continue
            stop = at + 1
            while stop < end and fold[text[stop]] != 0:
                stop += 1
            last = stop
            if stop < end and _goes_on(text, at, stop, end, fold):
                stop = _end_of_marked(text, at, end, fold)
                last = stop
                if last - at > 2 and _is_possessive(text, last, fold):
                    last -= 2
            for k in range(firsts[c], firsts[c + 1]):
                if _is_spelt(text, at, last, fold, blob, starts[k], starts[k + 1]):
                    out[n] = at
                    out[n + 1] = stop
                    out[n + 2] = k
                    out[n + 3] = before
                    n += 4
                    break
            before += 1
            at = stop
    return n // 4


def _is_spelt(
    text: Buffer, at: int, end: int, fold: Buffer, blob: Buffer, start: int, stop: int
) -> bool:
    """Whether the letters of text[at:end] are blob[start:stop]."""
    if end - at < stop - start:
        return False
    for i in range(at, end):
        c = fold[text[i]]
        if c != 0:
            if start == stop or blob[start] != c:
                return False
            start += 1
    return bool(start == stop)


def place_words(slots: Buffer, larger: Buffer) -> None:
    """Enter all words of one table into a larger one that is all zero."""
    last_slot = len(larger) // 2 - 1
    shift = _shift(last_slot)
    n = len(slots) // 2
    with cython.nogil:
        for i in range(n):
            if slots[2 * i + 1] != 0:
                slot = slots[2 * i + 1] >> 32 >> shift
                while larger[2 * slot + 1] != 0:
                    slot = (slot + 1) & last_slot
                larger[2 * slot] = slots[2 * i]
                larger[2 * slot + 1] = slots[2 * i + 1]


def _shift(last_slot: int) -> int:
    """Return how far a hash of 32 bits is moved to number a slot."""
    shift: int = 32
    while last_slot > 0:
        last_slot >>= 1
        shift -= 1
    return shift


def _goes_on(text: Buffer, at: int, stop: int, end: int, fold: Buffer) -> bool:
    """Whether the letters and digits of [at, stop) may be the beginning only."""
    mark: int = text[stop]
    if mark == 39:
        return bool(stop + 1 < end and fold[text[stop + 1]] != 0)
    if mark == 46:
        return stop == at + 1
    return mark == 44 and stop <= at + 3


def _end_of_marked(text: Buffer, at: int, end: int, fold: Buffer) -> int:
    """Return where a word with marks inside it ends, a possessive included."""
    stop = at
    c = fold[text[at]]
    if 97 <= c <= 122:
        stop = _end_of_initials(text, at, end, fold)
    elif 48 <= c <= 57:
        stop = _end_of_thousands(text, at, end)
    return stop if stop > at else _end_of_word(text, at, end, fold)


def _end_of_initials(text: Buffer, at: int, end: int, fold: Buffer) -> int:
    """Return where the dotted initials at `at` end (`U.S`), `at` if there are none."""
    if at > 0 and fold[text[at - 1]] != 0:
        return at
    stop = at
    i = at + 1
    while i + 1 < end and text[i] == 46 and 97 <= fold[text[i + 1]] <= 122:
        i += 2
        if i == end or fold[text[i]] == 0:
            stop = i
    return stop


def _end_of_thousands(text: Buffer, at: int, end: int) -> int:
    """Return where the grouped number at `at` ends (`1,000`), `at` if there is none."""
    if at > 0 and _is_digit(text[at - 1]):
        return at
    stop = at
    i = at + 1
    while i < end and i < at + 3 and _is_digit(text[i]):
        i += 1
    while i + 3 < end and text[i] == 44 and _has_three(text, i + 1):
        i += 4
        if i == end or not _is_digit(text[i]):
            stop = i
    return stop


def _end_of_word(text: Buffer, at: int, end: int, fold: Buffer) -> int:
    """Return where letters and digits, with single apostrophes inside, end."""
    i = at
    while i < end:
        if fold[text[i]] == 0 and not (
            text[i] == 39 and i + 1 < end and fold[text[i + 1]] != 0
        ):
            break
        i += 1
    return i


def _is_possessive(text: Buffer, end: int, fold: Buffer) -> bool:
    """Whether `'s` or `'S` stands before `end`."""
    return bool(text[end - 2] == 39 and fold[text[end - 1]] == 115)


def _is_digit(c: int) -> bool:
    return 48 <= c <= 57


def _has_three(text: Buffer, at: int) -> bool:
    return _is_digit(text[at]) and _is_digit(text[at + 1]) and _is_digit(text[at + 2])


def _same(blob: Buffer, start: int, stop: int, at: int, end: int) -> bool:
    """Whether blob[start:stop] is blob[at:end]."""
    if stop - start != end - at:
        return False
    for i in range(end - at):
        if blob[start + i] != blob[at + i]:
            return False
    return True

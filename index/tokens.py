# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: annotation_typing=False, initializedcheck=False
"""The words of a text cut out, folded and numbered in one pass over its bytes.

One source, two speeds, as in `kernels.py`; types in `tokens.pxd`. What a word is,
`analysis.py` says; this does the same to text without accents: letters, digits and
every byte beyond ASCII make words, dotted initials and numbers with thousands
separators are one word, apostrophes inside are dropped and so is a possessive `'s`,
but one behind an elided article parts two words (`l'Iran`).

A vocabulary is four flat buffers. The words lie in `blob`, end to end, word n between
`starts[n]` and `starts[n + 1]`. `slots` finds them: an open-addressing table of uint64
triples (first 8 bytes; next 8; hash << 32 | number + 1, 0 means free), a power of two
long and at most half full. No word has a NUL, so one of up to 16 bytes is told by its
slot alone, and finding it mostly fetches one line of memory.
"""

from typing import Any

try:
    import cython
except ImportError:  # a plain install has no Cython and needs none
    from index import uncompiled as cython

__all__ = ["COMPILED", "cut_words", "find_words", "number_words", "place_words"]

COMPILED = bool(cython.compiled)

# 2^64 divided by the golden ratio: all bits of a number move the highest of its product
# (Knuth, The Art of Computer Programming, 6.4)
_PRIME = 0x9E3779B97F4A7C15
_LOW, _BITS = 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF

Buffer = Any  # anything with the buffer protocol: array, memoryview, bytearray


def cut_words(
    text: Buffer,
    text_ends: Buffer,
    fold: Buffer,
    spelt: Buffer,
    bounds: Buffer,
    counts: Buffer,
) -> int:
    """Cut texts into words, folded; return how many there are.

    text: uint8, the texts one after another, a byte that is in no word behind each;
    text_ends: uint32, where each ends with it; fold: uint8[256], what each byte is in a
    word, 0 where it is in none. Results: spelt, uint8, as many as in the text, has each
    word near where it stands there; bounds, uint32, one more, where each begins and
    ends in it; counts, uint32, how many words each text has. 1 ns a byte.
    """
    texts = len(text_ends)
    edge = 0
    words = 0
    with cython.nogil:
        edges = _fold_text(text, fold, spelt, bounds)
        for number in range(texts):
            end = text_ends[number]
            before = words
            while edge < edges and bounds[edge] < end:
                at = bounds[edge]
                last = bounds[edge + 1]
                edge += 2
                if _goes_on(text, at, last, end, fold):
                    stop = _end_of_marked(text, at, end, fold)
                    while edge < edges and bounds[edge + 1] <= stop:
                        edge += 2
                    if edge < edges and bounds[edge] < stop:
                        bounds[edge] = stop
                    last = stop
                    if stop - at > 2 and _is_possessive(text, stop, fold):
                        last -= 2
                    last = _drop_marks(spelt, at, last)
                bounds[2 * words] = at
                bounds[2 * words + 1] = last
                words += 1
            counts[number] = words - before
    return words


def _fold_text(text: Buffer, fold: Buffer, spelt: Buffer, edges: Buffer) -> int:
    """Fold every byte, and list where runs of those that are in words begin and end;
    return how many edges there are.

    All bytes take the same way, for where a word ends no processor can foresee.
    """
    size = len(text)
    n = 0
    before = 0
    for i in range(size):
        c = fold[text[i]]
        spelt[i] = c
        here = c != 0
        edges[n] = i
        n += here ^ before
        before = here
    return n


def _drop_marks(spelt: Buffer, at: int, end: int) -> int:
    """Move the letters of spelt[at:end] together; return where they end."""
    size = at
    for i in range(at, end):
        if spelt[i] != 0:
            spelt[size] = spelt[i]
            size += 1
    return size


def hash_words(spelt: Buffer, bounds: Buffer, masks: Buffer, out: Buffer) -> None:
    """Write a hash of 32 bits for every word; 2 ns each.

    spelt: uint8, letters of the words and 16 bytes more; bounds: uint32, where each
    begins and ends; masks: uint64[25], number n has the lowest n - 8 bytes set: none
    below, 8 above.
    """
    n = len(bounds) // 2
    prime, bits = _PRIME, _BITS
    with cython.nogil:
        for word in range(n):
            start = bounds[2 * word]
            stop = bounds[2 * word + 1]
            short = stop - start if stop - start < 16 else 16
            h = _eight(spelt, start) & masks[short + 8]
            h = (h * prime & bits) ^ (_eight(spelt, start + 8) & masks[short])
            for i in range(start + 16, stop):
                h = (h * prime & bits) ^ spelt[i]
            out[word] = ((h ^ h >> 29) * prime & bits) >> 32


def number_words(
    spelt: Buffer,
    bounds: Buffer,
    masks: Buffer,
    hashes: Buffer,
    at: int,
    slots: Buffer,
    blob: Buffer,
    starts: Buffer,
    out: Buffer,
    counts: Buffer,
) -> int:
    """Number words from the one at `at` on; return which one it came to.

    spelt, bounds, masks: as for `hash_words`; hashes: uint32, what it wrote; out:
    uint32, the numbers. counts: uint32[1], words known, brought up to date. `blob` has
    room for all words. Stops early when half of `slots` is full: the caller makes room
    and goes on from there. 10 ns a word: the slot of one ahead is fetched before its
    turn.
    """
    n = len(bounds) // 2
    known = counts[0]
    most = len(slots) // 6
    last_slot = len(slots) // 3 - 1
    shift = _shift(last_slot)
    used = starts[known]
    low = _LOW
    with cython.nogil:
        while at < n and known < most:
            if cython.compiled:
                slot = hashes[at + 12 if at + 12 < n else at] >> shift
                # a word of C, from tokens.pxd: neither mypy nor ruff can know it
                prefetch(cython.address(slots[3 * slot]))  # type: ignore[name-defined]  # noqa: F821
            start = bounds[2 * at]
            stop = bounds[2 * at + 1]
            size = stop - start
            short = size if size < 16 else 16
            head = _eight(spelt, start) & masks[short + 8]
            tail = _eight(spelt, start + 8) & masks[short]
            h = hashes[at]
            slot = h >> shift
            while True:
                number = slots[3 * slot + 2] & low
                if number == 0:
                    slots[3 * slot] = head
                    slots[3 * slot + 1] = tail
                    slots[3 * slot + 2] = h << 32 | (known + 1)
                    for i in range(start, stop):
                        blob[used] = spelt[i]
                        used += 1
                    number = known
                    known += 1
                    starts[known] = used
                    break
                number -= 1
                if (
                    slots[3 * slot] == head
                    and slots[3 * slot + 1] == tail
                    and (size <= 16 or _is(blob, starts, number, spelt, start, stop))
                ):
                    break
                slot = (slot + 1) & last_slot
            out[at] = number
            at += 1
    counts[0] = known
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
    last_slot = len(larger) // 3 - 1
    shift = _shift(last_slot)
    n = len(slots) // 3
    with cython.nogil:
        for i in range(n):
            if slots[3 * i + 2] != 0:
                slot = slots[3 * i + 2] >> 32 >> shift
                while larger[3 * slot + 2] != 0:
                    slot = (slot + 1) & last_slot
                for k in range(3):
                    larger[3 * slot + k] = slots[3 * i + k]


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
        if stop + 1 == end or fold[text[stop + 1]] == 0:
            return False
        return not _is_elided(text, at, stop, fold)
    if mark == 46:
        return stop == at + 1
    return mark == 44 and stop <= at + 3


def _is_elided(text: Buffer, at: int, stop: int, fold: Buffer) -> bool:
    """Whether [at, stop) is an article or the like that has lost its vowel before that
    of the word behind the apostrophe: one letter, `qu`, `all`, `un`, `quest`."""
    size: int = stop - at
    c: int = fold[text[stop + 1]]
    last: int = fold[text[stop - 1]]
    if not (c == 97 or c == 101 or c == 104 or c == 105 or c == 111 or c == 117):
        if c != 121:
            return False
    if size == 1:  # c d j l m n s t
        return bool(99 <= last <= 100 or last == 106 or 108 <= last <= 110) or (
            115 <= last <= 116
        )
    before: int = fold[text[stop - 2]]
    if before == 113 and last == 117:  # qu, jusqu, lorsqu
        return size <= 6
    if before == 108 and last == 108:  # all, dell, quell
        return 3 <= size <= 5
    if before == 115 and last == 116:  # quest
        return size == 5
    return before == 117 and last == 110 and size == 2


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


def _eight(spelt: Buffer, at: int) -> int:
    """Return eight bytes as a number, the first of them the lowest."""
    number: int = 0
    for k in range(8):
        byte: int = spelt[at + k]
        number |= byte << 8 * k
    return number


def _is(
    blob: Buffer, starts: Buffer, number: int, spelt: Buffer, at: int, end: int
) -> bool:
    """Whether word `number` is spelt[at:end]."""
    first = starts[number]
    if starts[number + 1] - first != end - at:
        return False
    for i in range(end - at):
        if blob[first + i] != spelt[at + i]:
            return False
    return True

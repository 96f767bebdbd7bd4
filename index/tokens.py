# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: annotation_typing=False, initializedcheck=False
"""The words of a text cut out and folded, and those of a list found in it.

One source, two speeds, as in `kernels.py`; types in `tokens.pxd`. What a word is,
`analysis.py` says; this does the same to text without accents: letters, digits and
every byte beyond ASCII make words, dotted initials and numbers with thousands
separators are one word, apostrophes inside are dropped and so is a possessive `'s`,
but one behind an elided article parts two words (`l'Iran`).
"""

from typing import Any

try:
    import cython
except ImportError:  # a plain install has no Cython and needs none
    from index import uncompiled as cython

__all__ = ["COMPILED", "cut_words", "find_words"]

COMPILED = bool(cython.compiled)

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
                # a blank ends most words, which is seen faster here than in a function
                if text[last] != 32 and _goes_on(text, at, last, end, fold):
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


def find_words(
    text: Buffer,
    fold: Buffer,
    blob: Buffer,
    starts: Buffer,
    firsts: Buffer,
    out: Buffer,
) -> int:
    """Write where words of a sorted list stand in a text; return how often they do.

    text, fold: as for `cut_words`. Word n is blob[starts[n]:starts[n + 1]], and
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
            # a blank ends most words, which is seen faster here than in a function
            if stop < end and text[stop] != 32 and _goes_on(text, at, stop, end, fold):
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

"""Where a capitalised phrase ends and a person's name begins."""

from dataclasses import dataclass

from indexer.tagging.tokens import Text
from indexer.tagging.words import (
    BODY,
    CAPITAL,
    COMMON,
    GIVEN,
    HONORIFIC,
    INITIAL,
    LINK,
    LISTED,
    NAME,
    NUMBER,
    OFFICE,
    OPENER,
    ORGANISATION,
    PARTICLE,
    SUFFIX,
    STRONG,
    SURNAME,
    WEAK,
)

__all__ = [
    "Marked",
    "begins_name",
    "read_complement",
    "read_honorifics",
    "read_name",
    "read_phrase",
]

MOST_NAME_TOKENS = 7
MOST_PHRASE_TOKENS = 14
_AND = ("and", "&", ",")
_INTO = ("of", "for", "to", "at", "in", "on", "with")
_ARTICLES = ("the", "his", "her", "its", "their", "our", "a", "an")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the ends of the known places and organisations in it.

    `known[i]` is the end of the name that begins at token i, 0 where none does;
    `covered` are the tokens inside such names.
    """

    text: Text
    known: list[int]
    covered: set[int]


def read_honorifics(marked: Marked, first: int) -> int:
    """Return the end of the honorifics at `first`; `first` when there are none."""
    kinds, keys = marked.text.kinds, marked.text.keys
    end = first
    if keys[end : end + 1] == ["the"] and kinds[end + 1] & HONORIFIC:
        end += 1
    while (
        kinds[end] & HONORIFIC
        and kinds[end] & CAPITAL
        or (end > first and keys[end : end + 1] == ["of"] and False)
    ):
        end += 1
    return end


def begins_name(marked: Marked, at: int) -> bool:
    """Whether a person's name, with or without honorifics, may begin at `at`."""
    kinds = marked.text.kinds
    kind = kinds[at]
    if marked.known[at]:
        return bool(kind & GIVEN) and bool(kinds[at + 1] & (STRONG | INITIAL))
    if kind & (STRONG | INITIAL):
        return True
    if kind & HONORIFIC and kind & CAPITAL:
        return begins_name(marked, at + 1)
    return bool(kind & WEAK and kind & GIVEN and kinds[at + 1] & (STRONG | INITIAL))


def read_name(marked: Marked, first: int) -> int:
    """Return the end of the person's name at `first`; `first` when there is none."""
    kinds, known = marked.text.kinds, marked.known
    end = first
    while end - first < MOST_NAME_TOKENS:
        kind = kinds[end]
        if known[end] and not _named_like_a_place(marked, first, end):
            break
        if kind & (STRONG | INITIAL):
            end += 1
        elif kind & WEAK and _weak_word_fits(marked, first, end):
            end += 1
        elif kind & PARTICLE and end > first and _particles_end(marked, end):
            end = _particles_end(marked, end)
        else:
            break
    return _with_suffix(marked, _without_loose_initial(marked, first, end))


def read_phrase(marked: Marked, first: int) -> int:
    """Return the end of the capitalised phrase at `first`, before any name in it."""
    kinds, known = marked.text.kinds, marked.known
    end = first
    while end - first < MOST_PHRASE_TOKENS:
        kind = kinds[end]
        if known[end] and not (end > first and begins_name(marked, end)):
            end = known[end]
            continue
        if not kind & CAPITAL or (end > first and _name_follows(marked, end)):
            break
        end += 1
    return end


def read_complement(marked: Marked, first: int) -> int:
    """Return the end of "of the … and …, for the …" at `first`, as far as it goes."""
    keys = marked.text.keys
    end = first
    while end < len(keys) and keys[end] in _INTO:
        phrase = _after_article(marked, end + 1)
        after = read_phrase(marked, phrase)
        if after == phrase:
            break
        end = _read_coordination(marked, after)
    return end


def _read_coordination(marked: Marked, end: int) -> int:
    keys = marked.text.keys
    start = end
    while end < len(keys) and keys[end] in _AND and end - start < MOST_PHRASE_TOKENS:
        sign = keys[end]
        phrase = _after_article(marked, end + 1)
        if sign == "," and keys[phrase : phrase + 1] in (["and"], ["&"]):
            phrase = _after_article(marked, phrase + 1)
            sign = "and"
        after = _coordinated(marked, phrase)
        if sign == ",":
            # a comma joins only when an "and" closes the list: Land, Food and Water
            closed = after > phrase and _list_is_closed(marked, after)
            after = after if closed else phrase
        if after == phrase:
            break
        end = after
        if sign != ",":
            break
    return end


def _coordinated(marked: Marked, phrase: int) -> int:
    kinds = marked.text.kinds
    if not (kinds[phrase] & COMMON or marked.known[phrase]):
        return phrase
    after = read_phrase(marked, phrase)
    if any(kinds[i] & (OFFICE | BODY) for i in range(phrase, after)):
        return phrase
    return after


def _list_is_closed(marked: Marked, at: int) -> bool:
    keys = marked.text.keys
    for _ in range(4):
        if at >= len(keys) or keys[at] not in _AND:
            return False
        if keys[at] != ",":
            return True
        phrase = at + 1
        at = _coordinated(marked, phrase)
        if at == phrase:
            return keys[phrase : phrase + 1] in (["and"], ["&"])
    return False


def _after_article(marked: Marked, at: int) -> int:
    return (
        at + 1
        if marked.text.keys[at : at + 1] and (marked.text.keys[at] in _ARTICLES)
        else at
    )


def _name_follows(marked: Marked, at: int) -> bool:
    kinds = marked.text.kinds
    if kinds[at] & HONORIFIC and not marked.known[at]:
        return begins_name(marked, at + 1)
    return begins_name(marked, at)


def _named_like_a_place(marked: Marked, first: int, at: int) -> bool:
    # Georgia Meloni, Jack London: one-token places beside a listed name
    kinds = marked.text.kinds
    if marked.known[at] != at + 1 or not kinds[at] & LISTED:
        return False
    if at == first:
        return bool(kinds[at] & GIVEN and kinds[at + 1] & (STRONG | INITIAL))
    before = kinds[at - 1]
    return bool(before & (GIVEN | INITIAL | HONORIFIC) or kinds[at] & SURNAME)


def _weak_word_fits(marked: Marked, first: int, at: int) -> bool:
    kinds = marked.text.kinds
    kind = kinds[at]
    if at == first:
        return bool(kind & GIVEN) and bool(kinds[at + 1] & (NAME | INITIAL))
    if kind & (OFFICE | ORGANISATION | OPENER) and kinds[at + 1] & CAPITAL:
        return False
    given = all(kinds[i] & (GIVEN | INITIAL) for i in range(first, at))
    return given or bool(kind & GIVEN and kinds[at + 1] & STRONG)


def _particles_end(marked: Marked, at: int) -> int:
    kinds = marked.text.kinds
    end = at
    while kinds[end] & PARTICLE and not kinds[end] & CAPITAL and end - at < 3:
        end += 1
    return end if kinds[end] & (STRONG | WEAK) and not kinds[end] & LINK else 0


def _without_loose_initial(marked: Marked, first: int, end: int) -> int:
    words = marked.text.words
    while (
        end > first
        and marked.text.kinds[end - 1] & INITIAL
        and (len(words[end - 1]) < 3 or end - first == 1)
    ):
        end -= 1
    return end


def _with_suffix(marked: Marked, end: int) -> int:
    kinds, words = marked.text.kinds, marked.text.words
    at = end + 1 if words[end : end + 1] == [","] else end
    suffix = kinds[at] & SUFFIX and kinds[at] & CAPITAL and not kinds[at] & NUMBER
    return at + 1 if suffix and words[at].rstrip(".") in _KEPT else end


_KEPT = ("Jr", "Sr", "II", "III", "IV", "JR", "SR")

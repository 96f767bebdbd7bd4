"""Where a capitalised phrase ends and a person's name begins."""

from dataclasses import dataclass

from indexer.tagging.tokens import Text
from indexer.tagging.words import (
    BODY,
    CAPITAL,
    COMMON,
    DATE,
    GIVEN,
    HONORIFIC,
    INITIAL,
    LINK,
    LISTED,
    NAME,
    OFFICE,
    OPENER,
    ORGANISATION,
    PARTICLE,
    STRONG,
    SUFFIX,
    SURNAME,
    UPPER,
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
MOST_HONORIFICS = 6
MOST_LINKS = 6
OF = ("of", "for", "on")
INTO = (*OF, "to", "at", "in", "with", "from")
_AND = ("and", "&", ",")
_ARTICLES = ("the", "his", "her", "its", "their", "our", "a", "an")
_NEVER_NAMES = OFFICE | ORGANISATION | HONORIFIC | OPENER
_ALSO_GIVEN = ("earl", "baron", "major", "justice")  # Congressman Earl Pomeroy
_LETTER_RANK = ("Jr", "Sr", "II", "III", "IV", "JR", "SR")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the known places and organisations in it.

    `known[i]` is the end of the name that begins at token i, 0 where none does;
    `covered` are the tokens inside such names; `bodies` and `countries` give the
    ends of the organisations and countries by their start.
    """

    text: Text
    known: list[int]
    covered: set[int]
    bodies: dict[int, int]
    countries: dict[int, int]


def read_honorifics(marked: Marked, first: int) -> int:
    """Return the end of the honorifics at `first`; `first` when there are none."""
    kinds, known = marked.text.kinds, marked.known
    end = first
    if marked.text.keys[end] == "the" and kinds[end + 1] & HONORIFIC:
        end += 1
    for _ in range(MOST_HONORIFICS):
        if not (kinds[end] & HONORIFIC and kinds[end] & CAPITAL) or known[end]:
            break
        if marked.text.keys[end] in _ALSO_GIVEN and kinds[end - 1] & (
            HONORIFIC | OFFICE
        ):
            break
        end += 1
        if marked.text.keys[end] == "the" and kinds[end + 1] & HONORIFIC:
            end += 1
    return end


def begins_name(marked: Marked, at: int) -> bool:
    """Whether a person's name, with or without honorifics, may begin at `at`."""
    kinds = marked.text.kinds
    kind = kinds[at]
    if marked.known[at]:
        return _named_like_a_place(marked, at, at)
    if kind & (STRONG | INITIAL):
        return True
    if kind & HONORIFIC and kind & CAPITAL:
        after = read_honorifics(marked, at)
        return not kinds[after] & HONORIFIC and begins_name(marked, after)
    return bool(kind & WEAK and kind & GIVEN and kinds[at + 1] & (STRONG | INITIAL))


def read_name(marked: Marked, first: int, titled: bool = False) -> int:
    """Return the end of the person's name at `first`; `first` when there is none.

    After an honorific (`titled`) the first word may be a common one: Dr Con Costa.
    """
    kinds, known = marked.text.kinds, marked.known
    end = first
    if titled and kinds[first] & COMMON and kinds[first] & CAPITAL:
        end += bool(kinds[first + 1] & STRONG and not kinds[first] & _NEVER_NAMES)
    while end - first < MOST_NAME_TOKENS:
        kind = kinds[end]
        if known[end] and not _named_like_a_place(marked, first, end):
            break
        if kind & PARTICLE and end > first and _particles_end(marked, end):
            end = _particles_end(marked, end)
        elif kind & (STRONG | INITIAL):
            end += 1
        elif kind & WEAK and _weak_word_fits(marked, first, end):
            end += 1
        elif kind & CAPITAL and _common_surname(marked, first, end):
            end += 1
        else:
            break
    return _with_suffix(marked, first, _without_loose_initial(marked, first, end))


def read_phrase(marked: Marked, first: int) -> int:
    """Return the end of the capitalised phrase at `first`, before any name in it."""
    kinds, known = marked.text.kinds, marked.known
    end = first
    while end - first < MOST_PHRASE_TOKENS:
        if known[end] and not (end > first and begins_name(marked, end)):
            end = known[end]
        elif not kinds[end] & CAPITAL:
            break
        elif end > first and _name_follows(marked, end):
            if not _unknown(marked, first, end):
                break
            end += 1
        else:
            end += 1
    return end


def _unknown(marked: Marked, first: int, at: int) -> bool:
    # for Ang Mo Kio: names of an unknown place, not of a person in office there
    kinds = marked.text.kinds
    unknown = all(kinds[i] & STRONG and not marked.known[i] for i in range(first, at))
    return unknown and bool(kinds[at] & STRONG)


def read_complement(marked: Marked, first: int, links: tuple[str, ...] = INTO) -> int:
    """Return the end of "of the … and …, for the …" at `first`, as far as it goes."""
    end = first
    for _ in range(MOST_LINKS):
        if marked.text.keys[end] not in links:
            break
        phrase = _after_article(marked, end + 1)
        after = read_phrase(marked, phrase)
        if after == phrase or marked.text.kinds[phrase] & DATE:
            break
        end = _read_coordination(marked, after)
    return end


def _read_coordination(marked: Marked, end: int) -> int:
    """Return the end of ", Food and Water" at `end`; a comma needs an "and" later."""
    keys = marked.text.keys
    start, closed = end, False
    while keys[end] in _AND and not closed and end - start < MOST_PHRASE_TOKENS:
        phrase, closed = end + 1, keys[end] != ","
        if not closed and keys[phrase] in ("and", "&"):
            phrase, closed = phrase + 1, True
        after = _coordinated(marked, _after_article(marked, phrase))
        if not after or not (closed or _list_is_closed(marked, after)):
            break
        end = after
    return end


def _coordinated(marked: Marked, phrase: int) -> int:
    """Return the end of a phrase that may be the next of a list, 0 if none may."""
    kinds = marked.text.kinds
    joins = kinds[phrase] & COMMON or marked.known[phrase]
    if not kinds[phrase] & CAPITAL or not (
        joins or marked.text.keys[phrase - 1] == "&"
    ):
        return 0
    after = read_phrase(marked, phrase)
    if any(kinds[i] & (OFFICE | BODY) for i in range(phrase, after)):
        return 0
    return after


def _list_is_closed(marked: Marked, at: int) -> bool:
    keys = marked.text.keys
    for _ in range(4):
        if keys[at] != ",":
            return keys[at] in ("and", "&") and bool(_coordinated(marked, at + 1))
        if keys[at + 1] in ("and", "&"):
            return bool(_coordinated(marked, at + 2))
        at = _coordinated(marked, at + 1)
        if not at:
            return False
    return False


def _after_article(marked: Marked, at: int) -> int:
    return at + 1 if marked.text.keys[at] in _ARTICLES else at


def _name_follows(marked: Marked, at: int) -> bool:
    """Whether a name begins inside a phrase: listed, or of two words at least."""
    kinds = marked.text.kinds
    if kinds[at] & HONORIFIC and not marked.known[at]:
        return begins_name(marked, read_honorifics(marked, at))
    if not begins_name(marked, at):
        return False
    return bool(kinds[at] & (LISTED | INITIAL) or kinds[at + 1] & (NAME | INITIAL))


def _named_like_a_place(marked: Marked, first: int, at: int) -> bool:
    # Georgia Meloni, Jack London: one-token places beside a listed name
    kinds = marked.text.kinds
    if marked.known[at] != at + 1 or not kinds[at] & LISTED:
        return False
    if kinds[at] & UPPER and not kinds[at + 1] & UPPER:
        return False  # a dateline before a name: WASHINGTON John Smith
    if at == first:
        follows = kinds[at + 1] & STRONG and kinds[at + 1] & SURNAME
        return bool(kinds[at] & GIVEN and (follows or kinds[at + 1] & INITIAL))
    return bool(kinds[at] & SURNAME and kinds[at - 1] & (GIVEN | INITIAL))


def _weak_word_fits(marked: Marked, first: int, at: int) -> bool:
    kinds = marked.text.kinds
    kind = kinds[at]
    if at == first:
        return bool(kind & GIVEN) and bool(kinds[at + 1] & (NAME | INITIAL))
    goes_on = kinds[at + 1] & CAPITAL and not kinds[at + 1] & SUFFIX
    if kind & (OFFICE | ORGANISATION | OPENER) and goes_on:
        return False
    given = all(kinds[i] & (GIVEN | INITIAL) for i in range(first, at))
    return given or bool(kind & GIVEN and kinds[at + 1] & STRONG)


def _common_surname(marked: Marked, first: int, at: int) -> bool:
    """Whether a word not listed as a name must be one: Attorney Kenneth A. Polite."""
    kinds = marked.text.kinds
    if kinds[at] & ~COMMON & _NEVER_NAMES or not kinds[at] & COMMON or at == first:
        return False
    given = kinds[first] & GIVEN and kinds[first] & STRONG
    initialled = kinds[at - 1] & INITIAL and at - 1 > first
    titled = kinds[first - 1] & (HONORIFIC | OFFICE) and at == first + 1
    return bool(given and (initialled or titled) and not kinds[at + 1] & CAPITAL)


def _particles_end(marked: Marked, at: int) -> int:
    """Return the end of particles and the surname after them, 0 if none follows."""
    kinds = marked.text.kinds
    end = at
    while kinds[end] & PARTICLE and end - at < 3:
        end += 1
    if end == at + 1 and kinds[at] & STRONG:
        return end
    return end + 1 if kinds[end] & NAME and not kinds[end] & LINK else 0


def _without_loose_initial(marked: Marked, first: int, end: int) -> int:
    words, kinds = marked.text.words, marked.text.kinds
    while end > first and kinds[end - 1] & INITIAL:
        if len(words[end - 1]) > 2 and end - first > 1:
            break
        end -= 1
    return end


def _with_suffix(marked: Marked, first: int, end: int) -> int:
    kinds, words = marked.text.kinds, marked.text.words
    at = end + 1 if words[end] == "," else end
    suffix = (
        end > first and kinds[at] & SUFFIX and words[at].rstrip(".") in _LETTER_RANK
    )
    return at + 1 if suffix else end

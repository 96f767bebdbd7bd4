"""Where a person's name begins and ends."""

from functools import cache

from indexer.lexicon import entries
from indexer.tagging.honorifics import read_honorifics
from indexer.tagging.lookalikes import (
    is_dateline,
    named_like_a_city,
    named_like_a_place,
    named_like_a_surname,
    named_like_a_town,
)
from indexer.tagging.marked import Marked
from indexer.tagging.name_ends import (
    another_begins,
    is_state,
    is_verb,
    leading_surnames,
    name_is_over,
    runs_on,
)
from indexer.tagging.surnames import (
    NEVER_NAMES,
    closing_surname,
    common_surname,
    family_in_capitals,
    shouted_surname,
    word_for_name,
)
from indexer.tagging.words import (
    BREAK,
    CAPITAL,
    COMMON,
    GIVEN,
    HONORIFIC,
    INITIAL,
    LINK,
    NAME,
    OFFICE,
    OPENER,
    ORGANISATION,
    PARTICLE,
    PUNCT,
    STRONG,
    SUFFIX,
    SURNAME,
    UPPER,
    WEAK,
    kind,
)

__all__ = ["begins_name", "read_name"]

MOST_NAME_TOKENS = 9
MOST_SYLLABLES, LONGEST_SYLLABLE = 3, 6  # words of a name with the family first
_ADDRESSED = ("mr", "mrs", "ms", "dr")
_OPENING, _CLOSING = "“\"'‘", "”\"'’"
# what else stands within a name: Ana “Nan” Ruiz, Ana B . Ruiz
_GOES_ON = CAPITAL | NAME | INITIAL | PARTICLE | HONORIFIC | OFFICE | UPPER
_SIGNS_WITHIN = frozenset((*_OPENING, "."))


def begins_name(marked: Marked, at: int) -> bool:
    """Whether a person's name, with or without honorifics, may begin at `at`."""
    kinds = marked.text.kinds
    kind = kinds[at]
    if marked.known[at]:
        return named_like_a_place(marked, at, at)
    if kind & (STRONG | INITIAL):
        return True
    if kind & HONORIFIC and kind & CAPITAL:
        after = read_honorifics(marked, at)
        addressed = after == at + 1 and marked.text.keys[at].rstrip(".") in _ADDRESSED
        if addressed and kinds[after] & STRONG:
            return True  # Mr Chad
        return not kinds[after] & HONORIFIC and begins_name(marked, after)
    return bool(kind & WEAK and kind & GIVEN and kinds[at + 1] & (STRONG | INITIAL))


def read_name(
    marked: Marked, first: int, titled: bool = False, held: bool = False
) -> int:
    """Return the end of the person's name at `first`; `first` when there is none.

    After an honorific (`titled`) the first word may be a common one: Dr Con Costa.
    After an office (`held`) the second may be a city's: Minister Mythili Raman.
    """
    kinds, known = marked.text.kinds, marked.known
    end = first
    if is_verb(marked, first) or not (titled or held) and is_dateline(marked, first):
        return first
    if titled or held:
        end += word_for_name(marked, first, held)
        end += family_in_capitals(marked, end)
    if titled and end == first and kinds[first] & COMMON and kinds[first] & CAPITAL:
        end += bool(kinds[first + 1] & STRONG and not kinds[first] & NEVER_NAMES)
        end = max(end, _in_letterhead(marked, first))
    if titled or held:
        end = max(end, _family_first(marked, first))
    while end - first < MOST_NAME_TOKENS:
        kind = kinds[end]
        if not kind & _GOES_ON and marked.text.words[end] not in _SIGNS_WITHIN:
            break  # as behind most names
        if known[end] and not _known_as_name(marked, first, end, titled, held):
            break
        if end > first and (
            name_is_over(marked, end)
            or marked.text.keys[end] == marked.text.keys[first]
            and not kind & INITIAL
            or runs_on(marked, first, end)
            or marked.text.bare
            and another_begins(marked, first, end)
        ):
            break
        if end > first and _nickname_end(marked, end):
            end = _nickname_end(marked, end)
        elif kind & PARTICLE and end > first and _particles_end(marked, end):
            end = _particles_end(marked, end)
        elif kind & (STRONG | INITIAL):
            end += 1
        elif end > first and _joined(marked, end):
            end += _joined(marked, end)
        elif kind & WEAK and _weak_word_fits(marked, first, end):
            end += 1
        elif end == first:
            break  # the other words are surnames only
        elif kind & HONORIFIC and marked.text.keys[end - 1] == "el":
            end += 1  # El Hadji Ana Ruiz
        elif kind & (HONORIFIC | OFFICE) and closing_surname(marked, first, end):
            end += 1
        elif kind & CAPITAL and common_surname(marked, first, end, held):
            end += 1
        elif kind & UPPER and shouted_surname(marked, first, end):
            end += 1
        else:
            break
    if end == first or _is_party(marked, first, end):
        return first
    if end - first > 2 and marked.text.words[end] == "," and is_state(marked, end + 1):
        # Ana Maria Ruiz Odessa, TX, and on a line of its own any town
        end -= marked.known[end - 1] == end or bool(kinds[first - 1] & BREAK)
    return _with_suffix(marked, first, _without_loose_initial(marked, first, end))


def _known_as_name(
    marked: Marked, first: int, at: int, titled: bool, held: bool
) -> bool:
    """Whether what is known as a place or body goes on the name that begins at `first`,
    after an honorific (`titled`) or an office (`held`)."""
    named = named_like_a_place(marked, first, at)
    named = named or named_like_a_surname(marked, first, at)
    if at == first:
        named = named or (titled and named_like_a_city(marked, at))
        return (
            named
            or held
            and (named_like_a_town(marked, at) or _given_before(marked, at))
        )
    initial = marked.text.kinds[at - 1] & INITIAL and marked.known[at] == at + 1
    if named or initial or at > first + 1:
        return named or bool(initial)
    if titled and _named_like_a_firm(marked, at):
        return True
    return held and (named_like_a_city(marked, at) or bool(_joined(marked, at)))


def _is_party(marked: Marked, first: int, end: int) -> bool:
    # Senators Ana Ruiz R AL and R CO, where a name was lost
    initial = end == first + 2 and marked.text.kinds[first] & INITIAL
    return bool(initial) and is_state(marked, first + 1)


def _joined(marked: Marked, at: int) -> int:
    """Return how many tokens join a surname to a name: "St." Rose, Ana B "." Ruiz."""
    text = marked.text
    surname = text.kinds[at + 1] & CAPITAL and text.kinds[at + 1] & NAME
    saint = text.words[at] in ("St.", "St", "Saint") and text.kinds[at - 1] & (
        GIVEN | STRONG
    )
    spaced = text.words[at] == "." and text.kinds[at - 1] & INITIAL
    spaced = spaced and text.source[text.starts[at] - 1].isspace()
    dy = text.words[at] == "Dy"  # no Deputy within a name: Ana Dy Ruiz
    return 2 * bool(surname and (saint or spaced or dy))


def _given_before(marked: Marked, at: int) -> bool:
    # Attorney General Chad Rydler: a given name and a surname that no list knows
    kinds, known = marked.text.kinds, marked.known
    named = known[at] == at + 1 and kinds[at] & (GIVEN | STRONG)
    surname = kinds[at + 1] & STRONG and not known[at + 1]
    # Attorneys Thane Rydler, but: Mayor of the town of Lund Ana Ruiz
    return bool(named and surname and (kinds[at] & GIVEN or not kinds[at + 1] & GIVEN))


def _named_like_a_firm(marked: Marked, at: int) -> bool:
    # Mrs Ana Cargill, where the name ends
    text = marked.text
    named = marked.known[at] == at + 1 and named_like_a_city(marked, at)
    closed = text.kinds[at + 1] & PUNCT or text.words[at + 1].islower()
    return bool(named and closed)


def _in_letterhead(marked: Marked, first: int) -> int:
    """Return the end of a given name and a surname in capitals before an office, as in
    THE HON BILL KNOWLES LEADER OF …; `first` where no such words stand."""
    words, kinds = marked.text.words, marked.text.kinds
    named = words[first].isupper() and words[first + 1].isupper()
    named = named and bool(kinds[first] & GIVEN and kinds[first + 1] & CAPITAL)
    closed = kinds[first + 2] & (OFFICE | OPENER | SUFFIX | BREAK)
    return first + 2 if named and closed else first


def _family_first(marked: Marked, first: int) -> int:
    """Return the end of "Loo Say San", "To Quang Vinh" at `first`; `first` if none.

    The family name stands first, and ordinary words may be names behind it.
    """
    words, kinds = marked.text.words, marked.text.kinds
    if marked.text.keys[first] not in leading_surnames() or not words[first].istitle():
        return first
    end = first + 1
    while end - first < MOST_SYLLABLES and _syllable(marked, end):
        end += 1
    named = any(kinds[at] & STRONG for at in range(first + 1, end))
    return end if named or end == first + MOST_SYLLABLES else first


def _syllable(marked: Marked, at: int) -> bool:
    word, kind = marked.text.words[at], marked.text.kinds[at]
    short = word.istitle() and word.isalpha() and len(word) <= LONGEST_SYLLABLE
    return short and not (kind & NEVER_NAMES or name_is_over(marked, at))


def _nickname_end(marked: Marked, at: int) -> int:
    """Return the end of “Cory Belle” within a name that goes on behind, else 0."""
    words, kinds = marked.text.words, marked.text.kinds
    if words[at] not in _OPENING or not words[at]:
        return 0
    for end in (at + 2, at + 3):
        if words[end] and words[end] in _CLOSING:
            inside = all(kinds[i] & CAPITAL for i in range(at + 1, end))
            return end + 1 if inside and kinds[end + 1] & (STRONG | INITIAL) else 0
    return 0


def _weak_word_fits(marked: Marked, first: int, at: int) -> bool:
    kinds = marked.text.kinds
    kind = kinds[at]
    if at == first:
        given = kind & GIVEN and kinds[at + 1] & (NAME | INITIAL)
        # Foreign Minister Park Jin
        family = kind & SURNAME and kinds[at - 1] & OFFICE and kinds[at + 1] & STRONG
        return bool(given or family)
    goes_on = kinds[at + 1] & CAPITAL and not kinds[at + 1] & SUFFIX
    if kind & (OFFICE | ORGANISATION | OPENER) and goes_on:
        return False
    given = all(kinds[i] & (GIVEN | INITIAL) for i in range(first, at))
    return given or bool(kind & GIVEN and kinds[at + 1] & STRONG)


def _particles_end(marked: Marked, at: int) -> int:
    """Return the end of particles and the surname after them, 0 if none follows."""
    kinds = marked.text.kinds
    end = at
    while kinds[end] & PARTICLE and end - at < 3:
        end += 1
    if end == at + 1 and kinds[at] & STRONG:
        return end
    while kinds[end] & HONORIFIC and kinds[end] & CAPITAL and kinds[end + 1] & NAME:
        end += 1  # bin Haji Osman
    return end + 1 if kinds[end] & NAME and not kinds[end] & LINK else 0


def _without_loose_initial(marked: Marked, first: int, end: int) -> int:
    words, kinds = marked.text.words, marked.text.kinds
    while end > first and kinds[end - 1] & INITIAL:
        honour = kind(words[end - 1].replace(".", "")) & SUFFIX  # T.D., M.P.
        if len(words[end - 1]) > 2 and end - first > 1 and not honour:
            break
        end -= 1
    return end


def _with_suffix(marked: Marked, first: int, end: int) -> int:
    kinds, words = marked.text.kinds, marked.text.words
    at = end + 1 if words[end] == "," else end
    suffix = (
        end > first
        and kinds[at] & SUFFIX
        and marked.text.keys[at].rstrip(".") in _ranks()
    )
    return at + 1 if suffix else end


@cache
def _ranks() -> frozenset[str]:
    # kept with the name: Jr., II; post-nominals such as MP are not
    return frozenset(e[1:] for e in entries("name_suffixes") if e[0] == "+")

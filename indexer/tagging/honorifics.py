"""Where the honorifics before a person's name end."""

from indexer.lexicon import distinct
from indexer.tagging.marked import Marked
from indexer.tagging.words import CAPITAL, HONORIFIC, OFFICE

__all__ = ["read_honorifics"]

MOST_HONORIFICS = 6
MOST_NOTE_TOKENS = 6
_WHOSE = ("the", "his", "her", "their", "your")
_RANKS = ("air", "chief", "vice", "group", "wing", "warrant", "flight")
_COMMANDED = ("division", "brigade", "corps", "army")
_HEIGHTS = ("most", "very", "right")
_OPENING = frozenset(
    (*_WHOSE, *_RANKS, *_HEIGHTS, *_COMMANDED)
)  # the words before honorifics
_ALSO_GIVEN = ("earl", "baron", "major", "justice")  # Congressman Earl Pomeroy


def read_honorifics(marked: Marked, first: int) -> int:
    """Return the end of the honorifics at `first`; `first` when there are none."""
    kinds, known = marked.text.kinds, marked.known
    if not kinds[first] & HONORIFIC and marked.text.keys[first] not in _OPENING:
        return first  # as behind most words
    end = first
    if marked.text.keys[end] in _WHOSE and _honours(marked, end + 1):
        end += 1
    for _ in range(MOST_HONORIFICS):
        end += _heightened(marked, end) + _ranked(marked, end)
        if not (kinds[end] & HONORIFIC and kinds[end] & CAPITAL):
            break
        if known[end] and not kinds[end - 1] & OFFICE:
            break  # but: President Ratu Ganilau
        if marked.text.keys[end] in _ALSO_GIVEN and kinds[end - 1] & (
            HONORIFIC | OFFICE
        ):
            break
        if _glued(marked, end):
            break  # Kh.Battsetseg: initials, no honorific
        if marked.text.keys[end] == "tan" and marked.text.keys[end + 1] != "sri":
            break  # Dr Tan Wu Meng: a surname
        end = _past_note(marked, end + 1)
        if marked.text.keys[end] == "the" and _honours(marked, end + 1):
            end += 1
    return end


def _glued(marked: Marked, at: int) -> bool:
    """Whether a short name with a stop stands before a name without a space."""
    text, word = marked.text, marked.text.words[at]
    short = word.endswith(".") and word[:-1].lower() in distinct("name_abbreviations")
    return bool(short and list(text.starts[at + 1 : at + 2]) == [text.ends[at]])


def _honours(marked: Marked, at: int) -> bool:
    at += _heightened(marked, at)
    return bool(marked.text.kinds[at] & HONORIFIC)


def _heightened(marked: Marked, at: int) -> bool:
    """Whether an honorific is raised by the word at `at`: the Most Hon."""
    raised = marked.text.keys[at] in _HEIGHTS
    return raised and bool(marked.text.kinds[at + 1] & HONORIFIC)


def _ranked(marked: Marked, at: int) -> int:
    """Return how many words raise a rank at `at`: Air Chief Marshal, Group Captain."""
    if marked.text.keys[at + 1] == "general" and marked.text.keys[at] in _COMMANDED:
        return 1  # Division General Ruiz
    count = 0
    while marked.text.keys[at + count] in _RANKS and count < len(_RANKS):
        count += 1
    return count if marked.text.kinds[at + count] & HONORIFIC else 0


def _past_note(marked: Marked, at: int) -> int:
    """Return the end of "(NS)" or "(Rtd)" after an honorific; `at` where none is."""
    words = marked.text.words
    if words[at] == "(" and ")" in words[at + 2 : at + MOST_NOTE_TOKENS]:
        return words.index(")", at) + 1
    return at
